//! What people think of a step.

use super::{kept_id, review};
use crate::app::TestApp;
use chrono::TimeDelta;
use rf_core::Role;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn everybody_has_one_review_of_what_is_not_theirs() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let (one, two) =
        (app.sign_in_as(&team, Role::Engineer).await, app.sign_in_as(&team, Role::Engineer).await);
    let id = kept_id(&team.admin, "Collect logs").await;
    review(&team.admin, &id, 5, "").await.refused(422, "own_step");
    for rating in [0, 6] {
        review(&one, &id, rating, "").await.refused(422, "invalid");
    }
    review(&one, &id, 2, "Too short").await.expect(200);
    app.clock.advance(TimeDelta::minutes(1));
    review(&two, &id, 4, "Fine").await.expect(200);
    app.clock.advance(TimeDelta::minutes(1));
    let seen = review(&one, &id, 5, "Better now").await.expect(200);
    assert_eq!(
        (&seen["rating"], &seen["reviews"], &seen["stars"]),
        (&json!(4.5), &json!(2), &json!([0, 0, 0, 1, 1]))
    );
    assert_eq!(
        (&seen["my_review"]["rating"], &seen["my_review"]["comment"]),
        (&json!(5), &json!("Better now"))
    );
    let first = two.get(&format!("/steps/{id}/reviews?limit=1")).await.expect(200);
    assert_eq!(first["items"][0]["comment"], "Better now", "the latest first");
    let cursor = first["next_cursor"].as_str().expect("there is more");
    let second = two.get(&format!("/steps/{id}/reviews?limit=1&cursor={cursor}")).await.expect(200);
    assert_eq!((&second["items"][0]["comment"], &second["next_cursor"]), (&json!("Fine"), &json!(null)));
    for _ in 0..2 {
        let left = one.delete(&format!("/steps/{id}/review"), json!({})).await.expect(200);
        assert_eq!(
            (&left["rating"], &left["reviews"], &left["my_review"]),
            (&json!(4.0), &json!(1), &json!(null))
        );
    }
    let listed = two.get("/steps").await.expect(200)["items"][0].clone();
    assert_eq!((&listed["rating"], &listed["reviews"]), (&json!(4.0), &json!(1)));
}

#[tokio::test(flavor = "multi_thread")]
async fn twenty_who_review_at_once_are_all_counted() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let id = kept_id(&team.admin, "Collect logs").await;
    let mut people = Vec::new();
    for _ in 0..20 {
        people.push(app.sign_in_as(&team, Role::Engineer).await);
    }
    let together: Vec<_> = people
        .into_iter()
        .zip(0..)
        .map(|(caller, number)| {
            let id = id.clone();
            tokio::spawn(async move { review(&caller, &id, 1 + number % 5, "").await.expect(200) })
        })
        .collect();
    for done in together {
        done.await.expect("the review was sent");
    }
    let seen = team.admin.get(&format!("/steps/{id}")).await.expect(200);
    assert_eq!(
        (&seen["reviews"], &seen["stars"], &seen["rating"]),
        (&json!(20), &json!([4, 4, 4, 4, 4]), &json!(3.0))
    );
    let listed = team.admin.get("/steps").await.expect(200)["items"][0].clone();
    assert_eq!((&listed["reviews"], &listed["rating"]), (&json!(20), &json!(3.0)));
}

//! Keeping steps, changing them, putting them away.

use super::{action, kept, kept_id, question, save};
use crate::app::{TestApp, samples};
use rf_core::Role;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn a_step_is_kept_without_what_belongs_to_its_flow() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let body = json!({
        "step": question("Is {{ host }} up?"), "category": " Servers ", "tags": ["ping", "ping", "host"],
        "from_flow": "01890000-0000-7000-8000-000000000000", "flow_step": "up"
    });
    let answer = team.admin.post("/steps", body).await;
    assert_eq!(answer.header("etag"), "\"1\"");
    let made = answer.expect(201);
    let expected = json!({
        "id": made["id"], "title": "Is {{ host }} up?", "type": "question", "category": "Servers",
        "tags": ["ping", "host"], "version": 1,
        "step": {
            "type": "question", "title": "Is {{ host }} up?",
            "answers": [{ "id": "yes", "label": "Yes" }, { "id": "no", "label": "No" }]
        },
        "owner": { "id": team.admin.me["id"], "name": team.admin.me["name"] },
        "created_at": app.now(), "updated_at": app.now(), "rating": null, "reviews": 0, "links": 0, "copies": 0,
        "archived_at": null, "my_review": null, "stars": [0, 0, 0, 0, 0], "may_edit": true,
    });
    assert_eq!(made, expected);
    let id = samples::id_of(&made);
    assert_eq!(team.admin.get(&format!("/steps/{id}")).await.expect(200), expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_step_that_breaks_a_rule_is_refused_with_the_field() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let check = async |body, status, code: &str, field: &str| {
        let refused = team.admin.post("/steps", body).await.refused(status, code);
        assert_eq!(refused["errors"][0]["field"].as_str().unwrap_or_default(), field);
    };
    check(json!({ "step": action(" ", "") }), 422, "invalid", "step.title").await;
    check(json!({ "step": action("A", ""), "tags": [""] }), 422, "invalid", "tags.0").await;
    check(json!({ "step": action("A", &"x".repeat(33_000)) }), 413, "step_too_large", "").await;
    check(json!({ "step": action("A", ""), "surprise": 1 }), 422, "invalid_body", "").await;
    assert_eq!(team.admin.get("/steps").await.expect(200)["items"], json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_who_save_the_same_version_at_once_one_wins_and_nothing_is_overwritten() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let id = kept_id(&team.admin, "Restart the spooler").await;
    let together: Vec<_> = (0..8)
        .map(|number| {
            let (caller, id) = (team.admin.clone(), id.clone());
            tokio::spawn(async move { save(&caller, &id, 1, &action(&format!("Mine {number}"), "")).await })
        })
        .collect();
    let (mut winners, mut refused) = (Vec::new(), Vec::new());
    for answer in together {
        let answer = answer.await.expect("the request was made");
        if answer.status == 200 {
            winners.push(answer.expect(200));
        } else {
            refused.push(answer.refused(412, "stale_revision"));
        }
    }
    let [winner] = winners.as_slice() else { panic!("{} saves of one version", winners.len()) };
    assert_eq!(winner["version"], 2);
    assert!(refused.iter().all(|refused| refused["current"] == *winner && refused["current_revision"] == 2));
    assert_eq!(team.admin.get(&format!("/steps/{id}")).await.expect(200), *winner);
    let versions = team.admin.get(&format!("/steps/{id}/versions")).await.expect(200);
    assert_eq!(versions["items"].as_array().map(Vec::len), Some(2));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_save_names_its_version_and_changes_something() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let id = samples::id_of(&kept(&team.admin, action("Flush DNS", ""), "Network", &["dns"]).await);
    let body = json!({ "step": action("Flush DNS", ""), "change_note": "" });
    team.admin.putting(&format!("/steps/{id}"), &body).send().await.refused(428, "revision_required");
    save(&team.admin, &id, 1, &action("Flush DNS", "")).await.refused(409, "nothing_to_publish");
    let saved = save(&team.admin, &id, 1, &action("Flush the DNS cache", "")).await;
    assert_eq!(saved.header("etag"), "\"2\"");
    let saved = saved.expect(200);
    assert_eq!(
        (&saved["category"], &saved["tags"]),
        (&json!("Network"), &json!(["dns"])),
        "left out, they stay"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn an_archived_step_is_out_of_the_way_until_it_is_restored() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let engineer = app.sign_in_as(&team, Role::Engineer).await;
    let id = kept_id(&team.admin, "Collect logs").await;
    let put = async |what: &str| team.admin.post(&format!("/steps/{id}/{what}"), json!({})).await.expect(200);
    let archived = put("archive").await;
    assert_eq!(archived["archived_at"], json!(app.now()));
    assert_eq!(put("archive").await, archived, "again changes nothing");
    assert_eq!(super::titles(&engineer.get("/steps").await.expect(200)), [""; 0]);
    assert_eq!(super::titles(&engineer.get("/steps?archived=true").await.expect(200)), ["Collect logs"]);
    save(&team.admin, &id, 1, &action("Other", "")).await.refused(409, "step_archived");
    super::review(&engineer, &id, 5, "").await.refused(409, "step_archived");
    engineer
        .post(&format!("/steps/{id}/insert"), json!({ "mode": "copy" }))
        .await
        .refused(409, "step_archived");
    assert_eq!(put("restore").await["archived_at"], json!(null));
    assert_eq!(super::titles(&engineer.get("/steps").await.expect(200)), ["Collect logs"]);
    engineer.post(&format!("/steps/{id}/archive"), json!({})).await.refused(403, "forbidden");
}

//! Views of the list that people keep: for themselves, and for the team.

use super::Work;
use crate::app::{Caller, samples};
use rf_core::Role;
use serde_json::{Value, json};

async fn names(caller: &Caller) -> Vec<String> {
    let views = caller.get("/session-views").await.expect(200);
    let views = views["items"].as_array().expect("a list");
    views.iter().map(|view| view["name"].as_str().expect("a name").to_owned()).collect()
}

fn view(name: &str, is_shared: bool) -> Value {
    json!({ "name": name, "is_shared": is_shared, "filters": { "q": "dns", "status": "ended", "sort": "longest" } })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_view_keeps_what_the_list_is_asked_for() {
    let work = Work::ready().await;
    let made = work.engineer.post("/session-views", view(" DNS ", false)).await.expect(201);
    let id = samples::id_of(&made);
    let shown = ["name", "is_shared", "is_default", "may_change", "filters"].map(|name| made[name].clone());
    let filters = json!({ "q": "dns", "status": "ended", "sort": "longest" });
    assert_eq!(shown, [json!("DNS"), json!(false), json!(false), json!(true), filters]);
    assert_eq!(made["owner"]["id"], work.engineer.me["id"]);

    let path = format!("/session-views/{id}");
    let changed = json!({ "name": "Slow", "is_default": true, "filters": { "free": true } });
    let changed = work.engineer.patch(&path, changed).await.expect(200);
    assert_eq!(changed["filters"], json!({ "free": true }));
    assert_eq!((&changed["name"], &changed["is_default"]), (&json!("Slow"), &json!(true)));
    let other = samples::id_of(&work.engineer.post("/session-views", view("Other", false)).await.expect(201));
    let other = work.engineer.patch(&format!("/session-views/{other}"), json!({ "is_default": true })).await;
    assert_eq!(other.expect(200)["is_default"], true);
    let all = work.engineer.get("/session-views").await.expect(200);
    assert_eq!(all["items"][1]["is_default"], false, "a list begins with one view");
    assert_eq!(work.engineer.delete(&path, json!({})).await.status, 204);
    assert_eq!(names(&work.engineer).await, ["Other"]);
    work.engineer.patch(&path, json!({ "name": "Gone" })).await.refused(404, "view_not_found");

    // What the list would refuse is not kept either.
    for filters in [
        json!({ "q": "x".repeat(201) }),
        json!({ "mine": true, "assignee_id": work.engineer.me["id"] }),
        json!({ "q": "a\u{0}b" }),
    ] {
        let body = json!({ "name": "Bad", "filters": filters });
        work.engineer.post("/session-views", body).await.refused(422, "invalid");
    }
    for name in ["", " ", "two\nlines", &"x".repeat(61)] {
        work.engineer.post("/session-views", view(name, false)).await.refused(422, "invalid");
    }
    let odd = json!({ "name": "Odd", "filters": { "colour": "red" } });
    work.engineer.post("/session-views", odd).await.refused(422, "invalid_body");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shared_view_is_everybodys_to_use_and_its_owners_and_leads_to_change() {
    let work = Work::ready().await;
    let mate = work.app.sign_in_as(&work.team, Role::Engineer).await;
    let viewer = work.app.sign_in_as(&work.team, Role::Viewer).await;
    let stranger = work.app.register_team("Contoso").await.admin;
    let own = samples::id_of(&work.engineer.post("/session-views", view("Own", false)).await.expect(201));
    let shared =
        samples::id_of(&work.engineer.post("/session-views", view("Shared", true)).await.expect(201));
    let (own, shared) = (format!("/session-views/{own}"), format!("/session-views/{shared}"));
    assert_eq!(names(&work.engineer).await, ["Own", "Shared"]);
    for caller in [&mate, &viewer, &work.team.admin] {
        assert_eq!(names(caller).await, ["Shared"]);
        caller.patch(&own, json!({ "name": "Mine" })).await.refused(404, "view_not_found");
        caller.delete(&own, json!({})).await.refused(404, "view_not_found");
        let first = caller.patch(&shared, json!({ "is_default": true })).await.expect(200);
        assert_eq!(first["is_default"], true);
    }
    for caller in [&mate, &viewer] {
        caller.patch(&shared, json!({ "name": "Mine" })).await.refused(403, "forbidden");
        caller.delete(&shared, json!({})).await.refused(403, "forbidden");
    }
    viewer.post("/session-views", view("From a viewer", true)).await.refused(403, "forbidden");
    viewer.post("/session-views", view("A viewer's own", false)).await.expect(201);
    for path in [&own, &shared] {
        stranger.patch(path, json!({ "is_default": true })).await.refused(404, "view_not_found");
        stranger.delete(path, json!({})).await.refused(404, "view_not_found");
    }
    assert_eq!(names(&stranger).await, [""; 0]);

    let lead = &work.team.admin;
    assert_eq!(lead.patch(&shared, json!({ "name": "By a lead" })).await.expect(200)["name"], "By a lead");
    lead.patch(&shared, json!({ "is_shared": false })).await.refused(403, "forbidden");
    work.engineer.patch(&shared, json!({ "is_shared": false })).await.expect(200);
    assert_eq!(names(&mate).await, [""; 0]);
    work.engineer.patch(&shared, json!({ "is_shared": true })).await.expect(200);
    assert_eq!(lead.delete(&shared, json!({})).await.status, 204);
    assert_eq!(names(&mate).await, [""; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn views_do_not_grow_without_end() {
    let work = Work::ready().await;
    for number in 0..50 {
        work.engineer.post("/session-views", view(&format!("{number:02}"), false)).await.expect(201);
    }
    work.engineer.post("/session-views", view("One more", false)).await.refused(409, "too_many_views");
}

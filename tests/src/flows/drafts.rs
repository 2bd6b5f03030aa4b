//! Writing a flow: nothing is lost, nothing is overwritten unseen.

use super::save;
use crate::app::{TestApp, samples};
use chrono::TimeDelta;
use rf_core::Role;
use serde_json::{Value, json};

/// The text of a body without white space: what stands where.
fn member<'a>(text: &'a str, name: &str) -> &'a str {
    let start = text.find(name).expect("the member is there");
    &text[start..]
}

/// Where each step's name stands in a body, in the order of the text.
fn order_of_steps(text: &str) -> Vec<&'static str> {
    let steps = member(text, "\"steps\":");
    let mut found: Vec<_> = ["scope", "restart", "works", "fixed", "provider"]
        .into_iter()
        .map(|name| (steps.find(&format!("\"{name}\":{{")).expect("every step is there"), name))
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(_, name)| name).collect()
}

const WRITTEN: [&str; 5] = ["scope", "restart", "works", "fixed", "provider"];

#[tokio::test(flavor = "multi_thread")]
async fn a_flow_reads_back_as_it_was_written() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let author = app.sign_in_as(&team, Role::Engineer).await;
    let document = samples::flow("VPN does not connect");
    let answer = author.post("/flows", json!({ "document": document })).await;
    let made = answer.expect(201);
    assert_eq!(answer.header("etag"), "\"1\"");
    assert_eq!(made["draft"], document);
    assert_eq!(order_of_steps(&answer.text()), WRITTEN);
    assert_eq!(made["status"], "draft");
    assert_eq!(made["revision"], 1);
    assert_eq!(made["findings"], json!([]));
    assert_eq!(made["latest_version"], Value::Null);
    assert_eq!(made["has_unpublished_changes"], true);
    assert_eq!(made["owner"]["id"], author.me["id"]);
    assert_eq!(made["owner"]["name"], author.me["name"]);
    assert_eq!(made["runs"], 0);
    assert_eq!((&made["may_edit"], &made["may_publish"]), (&json!(true), &json!(true)));
    assert_eq!(made["created_at"], json!(app.now()));

    let id = samples::id_of(&made);
    let read = author.get(&format!("/flows/{id}")).await;
    assert_eq!(read.expect(200), made);
    assert_eq!(read.header("etag"), "\"1\"");
    assert_eq!(order_of_steps(&read.text()), WRITTEN);
    let viewer = app.sign_in_as(&team, Role::Viewer).await;
    let seen = viewer.get(&format!("/flows/{id}")).await.expect(200);
    assert_eq!((&seen["may_edit"], &seen["may_publish"]), (&json!(false), &json!(false)));
}

#[tokio::test(flavor = "multi_thread")]
async fn any_text_that_people_write_comes_back_byte_for_byte() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let texts = "Zürich – 日本語 – עברית – 🛠️ – e\u{301} – <script>alert(1)</script> – ' \" \\ % _ – \u{feff}\u{200b}";
    let mut document = samples::flow(texts);
    document["summary"] = json!(texts);
    document["steps"]["scope"]["body"] = json!(format!("# {texts}\n\n\t- line\r\n- {texts}"));
    let made = samples::created(&team.admin, &document).await;
    assert_eq!(made["draft"], document);
    let read = team.admin.get(&format!("/flows/{}", samples::id_of(&made))).await.expect(200);
    assert_eq!(read["draft"], document);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_save_names_the_revision_that_it_started_from() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let id = samples::id_of(&samples::created(&team.admin, &samples::flow("First")).await);
    let second = samples::flow("Second");
    let bare = team.admin.putting(&format!("/flows/{id}/draft"), &json!({ "document": second }));
    bare.send().await.refused(428, "revision_required");
    for nonsense in ["", "*", "\"x\"", "\"-1\"", "1.5", "\"1\", \"2\"", "\"99999999999\""] {
        save(&team.admin, &id, nonsense, &second).await.refused(422, "invalid");
    }
    app.clock.advance(TimeDelta::minutes(1));
    let saved = save(&team.admin, &id, "\"1\"", &second).await;
    let body = saved.expect(200);
    assert_eq!(saved.header("etag"), "\"2\"");
    assert_eq!((body["revision"].as_u64(), body["draft"]["title"].as_str()), (Some(2), Some("Second")));
    assert_eq!(body["updated_at"], json!(app.now()));
    save(&team.admin, &id, "W/\"2\"", &samples::flow("Third")).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_save_on_an_older_revision_changes_nothing_and_shows_what_stands() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let id = samples::id_of(&samples::created(&team.admin, &samples::flow("First")).await);
    save(&team.admin, &id, "\"1\"", &samples::flow("Theirs")).await.expect(200);
    for stale in ["\"1\"", "\"3\"", "\"0\""] {
        let answer = save(&team.admin, &id, stale, &samples::flow("Mine")).await;
        let problem = answer.refused(412, "stale_revision");
        assert_eq!(problem["current"]["draft"]["title"], "Theirs");
        assert_eq!(problem["current"]["revision"], 2);
        let text = answer.text();
        assert_eq!(order_of_steps(member(&text, "\"current\":")), WRITTEN);
        let publishing = super::publish(&team.admin, &id, stale, "").await;
        assert_eq!(publishing.refused(412, "stale_revision")["current"]["revision"], 2);
    }
    let read = team.admin.get(&format!("/flows/{id}")).await.expect(200);
    assert_eq!(read["draft"]["title"], "Theirs");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_saves_at_once_one_wins_and_the_others_know() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let id = samples::id_of(&samples::created(&team.admin, &samples::flow("First")).await);
    let saving: Vec<_> = (0..16)
        .map(|number| {
            let (caller, id) = (team.admin.clone(), id.clone());
            tokio::spawn(async move {
                save(&caller, &id, "\"1\"", &samples::flow(&format!("Writer {number}"))).await
            })
        })
        .collect();
    let mut winners = Vec::new();
    for answer in saving {
        let answer = answer.await.expect("the request was made");
        if answer.status == 200 {
            winners.push(answer.json()["draft"]["title"].clone());
        } else {
            answer.refused(412, "stale_revision");
        }
    }
    let read = team.admin.get(&format!("/flows/{id}")).await.expect(200);
    assert_eq!(winners, [read["draft"]["title"].clone()]);
    assert_eq!(read["revision"], 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_creation_that_is_sent_again_makes_no_second_flow() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let engineer = app.sign_in_as(&team, Role::Engineer).await;
    let body = json!({ "document": samples::flow("Once") });
    let send = |caller: &crate::app::Caller| {
        caller.posting("/flows", &body).header("idempotency-key", "create-0001").send()
    };
    let first = send(&engineer).await.expect(201);
    assert_eq!(send(&engineer).await.expect(201), first);
    // Also when both arrive at the same moment.
    let together: Vec<_> = (0..8)
        .map(|_| {
            let caller = engineer.clone();
            let body = json!({ "document": samples::flow("At once") });
            tokio::spawn(async move {
                caller
                    .posting("/flows", &body)
                    .header("idempotency-key", "create-0002")
                    .send()
                    .await
                    .expect(201)
            })
        })
        .collect();
    let mut ids = std::collections::BTreeSet::new();
    for made in together {
        ids.insert(samples::id_of(&made.await.expect("the request was made")));
    }
    assert_eq!(ids.len(), 1);
    // A key is its sender's own.
    assert_ne!(send(&team.admin).await.expect(201)["id"], first["id"]);
    assert_eq!(super::titles(&engineer.get("/flows").await.expect(200)).len(), 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flow_that_is_not_there_is_not_found() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let missing = "01890000-0000-7000-8000-000000000000";
    team.admin.get(&format!("/flows/{missing}")).await.refused(404, "flow_not_found");
    team.admin.get(&format!("/flows/{missing}/versions")).await.refused(404, "flow_not_found");
    team.admin.get(&format!("/flows/{missing}/versions/1")).await.refused(404, "flow_not_found");
    save(&team.admin, missing, "\"1\"", &samples::flow("X")).await.refused(404, "flow_not_found");
    super::publish(&team.admin, missing, "\"1\"", "").await.refused(404, "flow_not_found");
}

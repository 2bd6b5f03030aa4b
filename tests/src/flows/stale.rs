//! Many writers on one flow: of those who saw the same revision one wins, and nothing is overwritten unseen.

use super::{publish, save};
use crate::app::{Answer, Caller, TestApp, samples};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Saves again and again on top of what the server says stands, until each text of its own was accepted; answers the
/// revisions that it made.
async fn write(caller: Caller, flow: String, writer: usize, saves: usize) -> BTreeMap<u64, String> {
    let mut accepted = BTreeMap::new();
    let mut revision = 1;
    for number in 0..saves {
        let title = format!("{writer}/{number}");
        for tries in 0.. {
            let answer = save(&caller, &flow, &format!("\"{revision}\""), &samples::flow(&title)).await;
            if answer.status == 200 {
                revision = answer.json()["revision"].as_u64().expect("a number");
                accepted.insert(revision, title);
                break;
            }
            let current = answer.refused(412, "stale_revision")["current"].clone();
            revision = current["revision"].as_u64().expect("a number");
            assert!(tries < 10_000, "somebody always gets through");
        }
    }
    accepted
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_many_writers_one_wins_each_revision_and_no_save_is_lost() {
    const WRITERS: usize = 12;
    const SAVES: usize = 4;
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let id = samples::id_of(&samples::created(&team.admin, &samples::flow("One")).await);
    let racing: Vec<_> = (0..WRITERS)
        .map(|writer| tokio::spawn(write(team.admin.clone(), id.clone(), writer, SAVES)))
        .collect();
    let mut revisions = BTreeMap::new();
    for race in racing {
        for (revision, title) in race.await.expect("every writer got through") {
            assert_eq!(revisions.insert(revision, title), None, "revision {revision} was won twice");
        }
    }
    let all: Vec<u64> = (2..=1 + (WRITERS * SAVES) as u64).collect();
    assert_eq!(revisions.keys().copied().collect::<Vec<_>>(), all);
    let flow = team.admin.get(&format!("/flows/{id}")).await.expect(200);
    assert_eq!(flow["draft"]["title"].as_str(), revisions.values().next_back().map(String::as_str));
}

/// Each thing at the same moment.
async fn at_once(deeds: Vec<impl Future<Output = Answer> + Send + 'static>) -> Vec<Answer> {
    let racing: Vec<_> = deeds.into_iter().map(tokio::spawn).collect();
    let mut answers = Vec::new();
    for race in racing {
        answers.push(race.await.expect("the request was made"));
    }
    answers
}

fn saving(caller: &Caller, id: &str, revision: &str) -> impl Future<Output = Answer> + Send + 'static {
    let (caller, id, revision) = (caller.clone(), id.to_owned(), revision.to_owned());
    async move { save(&caller, &id, &revision, &samples::flow("Saved")).await }
}

fn publishing(caller: &Caller, id: &str, revision: &str) -> impl Future<Output = Answer> + Send + 'static {
    let (caller, id, revision) = (caller.clone(), id.to_owned(), revision.to_owned());
    async move { publish(&caller, &id, &revision, "").await }
}

fn posting(
    caller: &Caller,
    path: String,
    body: Value,
    revision: &str,
) -> impl Future<Output = Answer> + Send + 'static {
    let (caller, revision) = (caller.clone(), revision.to_owned());
    async move { caller.posting(&path, &body).header("if-match", &revision).send().await }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_version_holds_what_its_publisher_saw_whoever_saves_meanwhile() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    for round in 0..10 {
        let title = format!("Round {round}");
        let id = samples::id_of(&samples::created(&team.admin, &samples::flow(&title)).await);
        let (save, publish) =
            tokio::join!(saving(&team.admin, &id, "\"1\""), publishing(&team.admin, &id, "\"1\""));
        save.expect(200);
        let flow = team.admin.get(&format!("/flows/{id}")).await.expect(200);
        assert_eq!((&flow["draft"]["title"], &flow["revision"]), (&json!("Saved"), &json!(2)));
        if publish.status == 201 {
            assert_eq!(publish.json()["document"]["title"], json!(title), "what the publisher saw");
            assert_eq!(flow["has_unpublished_changes"], true);
        } else {
            publish.refused(412, "stale_revision");
            assert_eq!(flow["latest_version"], json!(null));
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_a_save_and_a_rollback_on_one_revision_one_stands() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    for _ in 0..10 {
        let id = samples::published(&team.admin, &samples::flow("One")).await;
        save(&team.admin, &id, "\"1\"", &samples::flow("Two")).await.expect(200);
        let body = json!({ "version": 1, "change_note": "" });
        let (saved, back) = tokio::join!(
            saving(&team.admin, &id, "\"2\""),
            posting(&team.admin, format!("/flows/{id}/rollback"), body, "\"2\"")
        );
        let flow = team.admin.get(&format!("/flows/{id}")).await.expect(200);
        assert_eq!(flow["revision"], 3);
        let title = if saved.status == 200 {
            back.refused(412, "stale_revision");
            assert_eq!(flow["latest_version"]["number"], 1);
            "Saved"
        } else {
            saved.refused(412, "stale_revision");
            back.expect(201);
            assert_eq!(flow["latest_version"]["number"], 2);
            "One"
        };
        assert_eq!(flow["draft"]["title"], title);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_tag_for_many_flows_and_saves_of_one_lose_nothing_of_each_other() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    for _ in 0..10 {
        let id = samples::id_of(&samples::created(&team.admin, &samples::flow("One")).await);
        let body = json!({ "flows": [id], "action": "add_tag", "tag": "checked" });
        let (saved, tagged) = tokio::join!(
            saving(&team.admin, &id, "\"1\""),
            posting(&team.admin, "/flows/bulk".to_owned(), body, "\"1\"")
        );
        assert_eq!(tagged.expect(200)["changed"], 1);
        let flow = team.admin.get(&format!("/flows/{id}")).await.expect(200);
        assert_eq!(flow["draft"]["tags"], json!(["vpn", "dns", "checked"]), "the tag stays");
        if saved.status == 200 {
            // First the save, then the tag on top of it.
            assert_eq!((&flow["draft"]["title"], &flow["revision"]), (&json!("Saved"), &json!(3)));
        } else {
            saved.refused(412, "stale_revision");
            assert_eq!((&flow["draft"]["title"], &flow["revision"]), (&json!("One"), &json!(2)));
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn changes_of_many_flows_at_once_wait_for_each_other_and_never_deadlock() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let folder = samples::id_of(&team.admin.post("/folders", json!({ "name": "VPN" })).await.expect(201));
    let mut ids = Vec::new();
    for number in 0..12 {
        let body = json!({ "document": samples::flow(&format!("Flow {number}")), "folder_id": folder });
        ids.push(samples::id_of(&team.admin.post("/flows", body).await.expect(201)));
    }
    let backwards: Vec<_> = ids.iter().rev().cloned().collect();
    let deeds = (0..8).map(|number| {
        let flows = if number % 2 == 0 { &ids } else { &backwards };
        let body = json!({ "flows": flows, "action": "add_tag", "tag": format!("tag {number}") });
        posting(&team.admin, "/flows/bulk".to_owned(), body, "\"1\"")
    });
    let mut racing = at_once(deeds.collect()).await;
    let moved = json!({ "flows": ids, "action": "move", "folder_id": null });
    let path = format!("/folders/{folder}");
    let removing = team.admin.delete(&path, json!({}));
    let (moved, removed) = tokio::join!(team.admin.post("/flows/bulk", moved), removing);
    racing.push(moved);
    removed.expect(204);
    assert!(racing.iter().all(|answer| answer.status == 200));
    for id in ids {
        let flow = team.admin.get(&format!("/flows/{id}")).await.expect(200);
        assert_eq!(flow["draft"]["tags"].as_array().map(Vec::len), Some(2 + 8));
        assert_eq!((&flow["revision"], &flow["folder"]), (&json!(9), &json!(null)));
    }
}

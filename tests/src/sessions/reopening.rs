//! Opening ended sessions again.

use super::{Work, answer, resolve};
use rf_core::Role;
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread")]
async fn an_ended_session_is_opened_again_by_its_engineer_or_a_lead() {
    let work = Work::ready().await;
    let mate = work.app.sign_in_as(&work.team, Role::Engineer).await;
    let lead = work.app.sign_in_as(&work.team, Role::TeamAdmin).await;
    let reopen = json!({ "type": "reopen", "why": "The client is down again" });
    let id = work.session().await;
    work.engineer.act(&id, 1, reopen.clone()).await.refused(409, "session_not_ended");
    let ended = work.engineer.act(&id, 1, resolve()).await.expect(200);
    assert_eq!((&ended["may_act"], &ended["may_reopen"]), (&json!(false), &json!(true)));
    assert_eq!(mate.get(&format!("/sessions/{id}")).await.expect(200)["may_reopen"], false);
    mate.act(&id, 2, reopen.clone()).await.refused(403, "forbidden");
    let opened = lead.act(&id, 2, reopen).await.expect(200);
    assert_eq!((&opened["status"], &opened["ended_at"]), (&json!("active"), &Value::Null));
    work.engineer.act(&id, 3, answer("scope", "one")).await.expect(200);
    let listed = work.engineer.get("/sessions?status=active").await.expect(200);
    assert_eq!(listed["items"][0]["id"], id.as_str());
    let note = work.engineer.get(&format!("/sessions/{id}/documentation/text")).await.text();
    for told in ["Resolved: The client works again", "later reopened", "Reopened: The client is down"] {
        assert!(note.contains(told), "no {told:?} in {note}");
    }
}

//! Starting a session.

use super::{Work, answer};
use crate::app::samples;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn a_session_needs_a_published_version_that_is_there() {
    let work = Work::ready().await;
    let draft = samples::id_of(&samples::created(&work.engineer, &samples::flow("Draft")).await);
    let missing = "01890000-0000-7000-8000-000000000000";
    for (body, status, code) in [
        (json!({ "flow_id": missing }), 404, "flow_not_found"),
        (json!({ "flow_id": draft }), 409, "flow_not_published"),
        (json!({ "flow_id": work.flow, "version": 2 }), 404, "version_not_found"),
        (json!({ "flow_id": work.flow, "version": 0 }), 404, "version_not_found"),
        (json!({ "flow_id": work.flow, "version": 4_294_967_295_u32 }), 404, "version_not_found"),
        (json!({ "flow_id": work.flow, "version": -1 }), 422, "invalid_body"),
        (json!({ "flow_id": "x" }), 422, "invalid_body"),
        (json!({}), 422, "invalid"),
        (json!({ "problem": " " }), 422, "invalid"),
        (json!({ "problem": "Slow", "version": 1 }), 422, "invalid"),
        (json!({ "flow_id": work.flow, "assignee": missing }), 422, "invalid_body"),
        (json!({ "flow_id": work.flow, "problem": "x".repeat(2_001) }), 422, "invalid"),
        (json!({ "flow_id": work.flow, "problem": "nul\0byte" }), 422, "invalid"),
    ] {
        work.engineer.post("/sessions", body).await.refused(status, code);
    }
    assert_eq!(work.engineer.get("/sessions").await.expect(200)["items"], json!([]));
    let blank = json!({ "flow_id": work.flow, "problem": "  " });
    assert_eq!(work.engineer.post("/sessions", blank).await.expect(201)["problem"], json!(null));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_start_that_is_sent_again_starts_nothing_more() {
    let work = Work::ready().await;
    let body = json!({ "flow_id": work.flow, "problem": "Once" });
    let start = |body: &serde_json::Value, key: &str| {
        work.engineer.posting("/sessions", body).header("idempotency-key", key).send()
    };
    let first = start(&body, "start-0001").await.expect(201);
    assert_eq!(start(&body, "start-0001").await.expect(201), first);
    let id = samples::id_of(&first);
    work.engineer.act(&id, 1, answer("scope", "one")).await.expect(200);
    let later = start(&body, "start-0001").await.expect(201);
    assert_eq!(
        (later["id"].as_str(), later["event_count"].as_u64()),
        (Some(id.as_str()), Some(2)),
        "as it stands"
    );
    let other = json!({ "flow_id": work.flow, "problem": "Something else" });
    start(&other, "start-0001").await.refused(409, "idempotency_key_reused");
    for key in ["short", &"x".repeat(129)] {
        start(&body, key).await.refused(422, "idempotency_key_invalid");
    }
    let together: Vec<_> = (0..12)
        .map(|_| {
            let (caller, body) = (work.engineer.clone(), body.clone());
            tokio::spawn(async move {
                caller
                    .posting("/sessions", &body)
                    .header("idempotency-key", "start-0002")
                    .send()
                    .await
                    .expect(201)
            })
        })
        .collect();
    let mut ids = std::collections::BTreeSet::new();
    for started in together {
        ids.insert(samples::id_of(&started.await.expect("the request was made")));
    }
    assert_eq!(ids.len(), 1);
    let flow = work.engineer.get(&format!("/flows/{}", work.flow)).await.expect(200);
    assert_eq!(flow["runs"], 2, "counted once each");
}

//! Pausing a session and going on.

use super::{Work, answer, note, resolve};
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread")]
async fn a_session_is_paused_and_resumed_and_its_note_tells_the_time_in_hand() {
    let work = Work::ready().await;
    let id = work.session().await;
    work.engineer.act(&id, 1, json!({ "type": "resume" })).await.refused(409, "session_not_paused");
    let paused = work.engineer.act(&id, 1, json!({ "type": "pause" })).await.expect(200);
    assert_eq!((&paused["paused_since"], &paused["status"]), (&paused["updated_at"], &json!("active")));
    work.engineer.act(&id, 2, answer("scope", "one")).await.refused(409, "session_paused");
    work.engineer.act(&id, 2, note("Waiting for a call back")).await.expect(200);
    work.app.clock.advance(chrono::TimeDelta::minutes(4));
    let resumed = work.engineer.act(&id, 3, json!({ "type": "resume" })).await.expect(200);
    assert_eq!(resumed["paused_since"], Value::Null);
    work.engineer.act(&id, 4, resolve()).await.expect(200);
    let document = work.engineer.get(&format!("/sessions/{id}/documentation")).await.expect(200);
    let spent = &document["document"]["time_spent"];
    let times = json!({ "wall_clock_seconds": 240, "hands_on_seconds": 0 });
    for (name, time) in times.as_object().expect("times") {
        assert_eq!(spent[name], *time, "{name}");
        assert_eq!(spent["steps"][0][name], *time, "{name}");
    }
}

//! What a stream says.

use rf_flows::session::Present;
use serde_json::json;
use std::ops::RangeInclusive;

/// A comment: whoever reads it knows that the stream is alive, and nothing else.
pub(super) const HEARTBEAT: &str = ":\n\n";

/// One frame for each of these events, with its number as id.
pub(super) fn moved(events: RangeInclusive<u32>) -> String {
    events.map(|seq| frame(Some(seq), "moved", &json!({ "seq": seq }))).collect()
}

/// Something happened; not what, nor how often.
pub(super) const STIRRED: &str = "event: moved\ndata: {}\n\n";

/// Somebody was told of something, or has read it; so much is unread.
pub(super) fn told(unread: u64) -> String {
    frame(None, "told", &json!({ "unread": unread }))
}

/// Who has the session open. No id: nobody goes on from there.
pub(super) fn here(people: &[Present]) -> String {
    let people: Vec<_> =
        people.iter().map(|person| json!({ "id": person.id, "name": person.name })).collect();
    frame(None, "here", &json!({ "people": people }))
}

fn frame(id: Option<u32>, event: &str, data: &serde_json::Value) -> String {
    let id = id.map_or_else(String::new, |id| format!("id: {id}\n"));
    // JSON has no line breaks outside of its strings, and writes those in them as escapes.
    format!("{id}event: {event}\ndata: {data}\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use rf_core::Env;

    #[test]
    fn every_event_is_a_frame_with_its_number() {
        let frame = |seq| format!("id: {seq}\nevent: moved\ndata: {{\"seq\":{seq}}}\n\n");
        assert_eq!(moved(3..=4), frame(3) + &frame(4));
        let known = 4;
        assert_eq!(moved(known + 1..=4), "");
    }

    #[test]
    fn a_name_cannot_end_a_frame() {
        let person = Present { id: Env::system().new_id(), name: "Ada\n\nid: 9".into() };
        let told = here(&[person]);
        assert_eq!(told.lines().count(), 3, "{told}");
        assert!(told.starts_with("event: here\ndata: {") && told.ends_with("}\n\n"), "{told}");
    }
}

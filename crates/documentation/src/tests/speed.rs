//! Long sessions are told quickly enough for a live pane.

use super::tale::*;
use crate::{html, markdown, plain_text};
use rf_flows::session::SessionCommand;
use std::time::Instant;

#[test]
fn five_hundred_events_are_rendered_at_once() {
    let mut tale = Tale::started();
    while tale.events.len() < 500 {
        tale = tale
            .after(5)
            .does(answer("web", "no"))
            .does(note("Sign-in log: `50055`, see [the portal](https://example.com/a?b=c).\n- expired\n- **no** risk"))
            .does(complete("reset"))
            .does(SessionCommand::GoBack { visit: 0 });
    }
    let began = Instant::now();
    let document = tale.document();
    let notes = [plain_text(&document), markdown(&document), html(&document)];
    let took = began.elapsed();
    println!("{} events, {} bytes: {took:?}", tale.events.len(), notes.concat().len());
    // The promise is 5 ms per rendering on a quiet machine in release; this only catches what grows out of hand.
    let limit = if cfg!(debug_assertions) { 2_000 } else { 150 };
    assert!(took.as_millis() < limit, "{took:?}");
}

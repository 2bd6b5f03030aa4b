//! Long sessions are told quickly enough for a live pane.

use super::tale::*;
use crate::{html, markdown, plain_text};
use rf_flows::session::SessionCommand;
use std::time::{Duration, Instant};

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
    let document = tale.document();
    let told = best(|| drop(tale.document()));
    let text = best(|| drop(plain_text(&document)));
    let marked = best(|| drop(markdown(&document)));
    let page = best(|| drop(html(&document)));
    println!(
        "{} events: document {told:?}, text {text:?}, markdown {marked:?}, html {page:?}",
        tale.events.len()
    );
    // A release build on a quiet machine needs well under 5 ms each; this only catches what grows out of hand.
    let limit = Duration::from_millis(if cfg!(debug_assertions) { 1_000 } else { 50 });
    assert!([told, text, marked, page].iter().all(|took| *took < limit));
}

/// The shortest of a few runs: the others had company.
fn best(run: impl Fn()) -> Duration {
    let times = (0..10).map(|_| {
        let began = Instant::now();
        run();
        began.elapsed()
    });
    times.min().unwrap_or_default()
}

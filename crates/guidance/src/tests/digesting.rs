//! What a session leaves behind.

use super::made::{digested, graph, played, procedure};
use crate::{Left, SessionDigest, digest_of};

/// The steps with how they were left and the minutes that they took.
fn told(digest: &SessionDigest) -> String {
    let steps = digest.steps.iter().map(|step| {
        let left = match &step.left {
            Left::Answered { answer } => format!("={answer}"),
            Left::Done => String::new(),
            Left::Skipped => " skipped".into(),
            Left::Ended => " ended".into(),
        };
        format!("{}{left} {}", step.step, step.seconds / 60)
    });
    steps.collect::<Vec<_>>().join(", ")
}

fn fixed_by(digest: &SessionDigest) -> Option<String> {
    digest.fixed_by.as_ref().map(ToString::to_string)
}

#[test]
fn a_running_session_teaches_nothing_yet() {
    assert_eq!(digest_of(&played(&graph(), "", "web=yes")), None);
    assert_eq!(digest_of(&played(&graph(), "", "web=yes resolved reopened")), None);
}

#[test]
fn only_the_standing_path_counts_and_all_time_at_a_step_is_its_own() {
    let digest = digested(&graph(), "web=yes cached <0 web=no reset quiet=yes resolved");
    // A minute before going back and one after it; and one at the end.
    assert_eq!(told(&digest), "web=no 2, reset 1, quiet=yes 2, fixed ended 1");
    assert_eq!(fixed_by(&digest).as_deref(), Some("reset"));
    assert_eq!(digest.minutes, 7);
}

#[test]
fn pauses_and_long_silences_are_nobodys_time() {
    let digest = digested(&graph(), "pause wait resume web=yes wait cached quiet=yes resolved");
    assert_eq!(told(&digest), "web=yes 2, cached 15, quiet=yes 1, fixed ended 1");
}

#[test]
fn the_last_thing_done_stands_for_the_end_and_a_skipped_one_does_not() {
    for (moves, expected) in [
        ("web=yes cached quiet=yes resolved", Some("cached")),
        ("web=yes cached quiet=no profile quiet-now=yes resolved", Some("profile")),
        ("web=yes cached quiet=no -profile quiet-now=yes resolved", Some("cached")),
        ("web=yes -cached quiet=yes resolved", Some("fixed")),
        ("web=yes resolved", Some("cached")),
        ("web=yes cached quiet=no escalated", None),
    ] {
        assert_eq!(fixed_by(&digested(&graph(), moves)).as_deref(), expected, "{moves}");
    }
}

#[test]
fn a_procedure_that_went_through_says_nothing_about_any_single_step() {
    for (moves, expected) in [
        ("cable know driver spooler resolved", None),
        ("spooler resolved", Some("spooler")),
        ("cable spooler resolved", Some("spooler")),
        ("cable know driver -spooler resolved", None),
        ("resolved", None),
    ] {
        assert_eq!(fixed_by(&digested(&procedure(), moves)).as_deref(), expected, "{moves}");
    }
}

#[test]
fn no_captured_value_is_kept() {
    let moves = "user:j.ray pin:Hunter22 web=yes cached quiet=yes resolved:Stale_credentials_of_j.ray";
    let digest = digest_of(&played(&graph(), "j.ray gets a password prompt", moves)).unwrap();
    assert_eq!(digest.cause.as_deref(), Some("Stale credentials of [user]"));
    assert_eq!(digest.words, ["password", "prompt", "gets"]);
    let kept = format!("{digest:?}").to_lowercase();
    assert!(!kept.contains("hunter") && !kept.contains("ray"), "{kept}");
}

#[test]
fn what_is_kept_of_steps_can_be_read_again() {
    let digest = digested(&graph(), "web=yes -cached quiet=no profile quiet-now=yes resolved");
    let kept = serde_json::to_string(&digest.steps).unwrap();
    assert_eq!(serde_json::from_str::<Vec<crate::DigestStep>>(&kept).unwrap(), digest.steps);
    assert!(kept.starts_with(r#"[{"step":"web","left":"answered","answer":"yes","seconds":60}"#), "{kept}");
}

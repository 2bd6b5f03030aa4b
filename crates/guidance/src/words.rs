//! The reasons in words, made in this one place.

use crate::{
    Basis, Because, Place, SimilarSession, SuggestedFlow, Suggestion, Suggestions, TooFew, UsualAnswer,
};

/// The most words of a problem that are told of a flow.
const MOST_WORDS: usize = 3;

/// What the order of the steps rests on.
pub fn of_suggestions(suggested: &Suggestions) -> String {
    let of = suggested.of_sessions;
    match suggested.basis {
        Basis::Sessions => format!("From {} that fit what is known so far.", finished(of)),
        Basis::Flow(TooFew::Sessions) if of == 0 => {
            "No finished session fits what is known so far: this is the flow's own order.".into()
        }
        Basis::Flow(TooFew::Sessions) => {
            let fit = if of == 1 { "fits" } else { "fit" };
            format!("Only {} {fit}, too few to learn from: this is the flow's own order.", finished(of))
        }
        Basis::Flow(TooFew::Fixes) => {
            format!(
                "None of {} was resolved by a step still to come: this is the flow's own order.",
                finished(of)
            )
        }
    }
}

/// An answer that the sessions share.
pub fn of_reason(because: &Because) -> String {
    format!("Same answer to “{}”: {}", because.title, because.answer)
}

/// Why this step.
pub fn of_suggestion(suggestion: &Suggestion, of: &Suggestions) -> String {
    let minutes = minutes(suggestion.minutes);
    match of.basis {
        Basis::Sessions => {
            format!("Resolved {} of {} similar sessions, {minutes}", suggestion.resolved_here, of.of_sessions)
        }
        Basis::Flow(_) => format!("Comes next in the flow, {minutes}"),
    }
}

/// Why this answer.
pub fn of_answer(usual: &UsualAnswer) -> String {
    format!(
        "Usual: given in {} of {} similar sessions, {} resolved",
        usual.given, usual.of_sessions, usual.resolved
    )
}

/// Why this flow.
pub fn of_flow(suggested: &SuggestedFlow) -> String {
    let mut reasons = Vec::new();
    if !suggested.matches.is_empty() {
        let told: Vec<String> =
            suggested.matches.iter().take(MOST_WORDS).map(|word| format!("“{word}”")).collect();
        let places: Vec<&str> = suggested.places.iter().map(|place| place_name(*place)).collect();
        reasons.push(format!("matches {} in {}", told.join(", "), listed(&places)));
    }
    let sessions = suggested.sessions;
    match sessions.of_sessions {
        0 => {}
        1 if sessions.resolved == 1 => reasons.push("resolved the one such session".into()),
        of => reasons.push(format!("resolved {} of {of} such sessions", sessions.resolved)),
    }
    capitalised(&reasons.join("; "))
}

/// Why this session.
pub fn of_session(similar: &SimilarSession) -> String {
    let mut reasons = Vec::new();
    if !similar.shared.is_empty() {
        let told: Vec<String> = similar.shared.iter().map(|word| format!("“{word}”")).collect();
        reasons.push(format!("also about {}", told.join(", ")));
    }
    if similar.same_flow {
        reasons.push("same flow".into());
    }
    capitalised(&reasons.join("; "))
}

const fn place_name(place: Place) -> &'static str {
    match place {
        Place::Title => "title",
        Place::Shelf => "tags",
        Place::Summary => "summary",
        Place::Steps => "steps",
    }
}

fn finished(count: u32) -> String {
    format!("{count} finished {}", if count == 1 { "session" } else { "sessions" })
}

fn minutes(minutes: f64) -> String {
    if minutes < 1.0 { "under 1 min".into() } else { format!("{minutes:.0} min") }
}

fn listed(items: &[&str]) -> String {
    match items {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [all @ .., last] => format!("{} and {last}", all.join(", ")),
    }
}

fn capitalised(text: &str) -> String {
    let mut signs = text.chars();
    signs.next().map(|first| first.to_uppercase().chain(signs).collect()).unwrap_or_default()
}

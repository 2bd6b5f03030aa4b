//! Every event is told exactly once and in order, whatever happened.

use super::tale::*;
use crate::{Rendering, TimeZone, Variant, html, markdown, plain_text, psa_note};
use proptest::prelude::*;
use rf_flows::{FlowDocument, StepKind, session::*};
use std::sync::Arc;

/// How every secret value begins.
const SECRET: &str = "canary";

/// A wish by number; texts carry a mark of their own.
pub fn wish(kind: u32, number: u32, place: usize, state: &SessionState) -> SessionCommand {
    let step = state.current_step().cloned().unwrap_or_else(|| "web".into());
    let mark = format!("mark{place}x");
    match kind {
        0..6 => match whole().steps[&step].kind.clone() {
            StepKind::Question { answers } => {
                let answer = answers[number as usize % answers.len()].id.clone();
                SessionCommand::Answer { step, answer }
            }
            StepKind::Subflow { .. } if number < 7 => SessionCommand::EnterSubflow { step },
            StepKind::Action { .. } | StepKind::Subflow { .. } => SessionCommand::CompleteStep { step },
            StepKind::Resolution { .. } if step.is_inner() => SessionCommand::CompleteStep { step },
            StepKind::Resolution { .. } | StepKind::Escalation { .. } | StepKind::Note => {
                SessionCommand::GoBack { visit: 0 }
            }
        },
        6..8 => SessionCommand::Note { text: mark, audience: Audience::Internal, hypothesis: None },
        8 => SessionCommand::Note { text: mark, audience: Audience::Client, hypothesis: None },
        9..11 => SessionCommand::GoBack { visit: number },
        11 => SessionCommand::SkipStep { step, reason: mark },
        12 => SessionCommand::Resolve { outcome: mark, cause: None },
        13 | 25..27 => SessionCommand::Escalate { to: None, to_person: None, reason: mark },
        27..30 => SessionCommand::AcceptEscalation,
        30 => SessionCommand::ReturnEscalation { why: mark },
        31 => SessionCommand::Assign { to: person(u64::from(number)), why: Some(mark) },
        14..18 => {
            let (name, value) =
                [("mailbox", "box"), ("client", "app"), ("temporary", SECRET)][number as usize % 3];
            SessionCommand::Capture { name: name.into(), value: format!("{value}{place}").into() }
        }
        18 => SessionCommand::Pause,
        21..23 => SessionCommand::Reopen { why: mark },
        19..21 => SessionCommand::Resume,
        32..34 => SessionCommand::AdHocStep {
            title: mark,
            result: (number > 2).then(|| "found".into()),
            minutes: (number > 4).then_some(number),
            audience: if number.is_multiple_of(2) { Audience::Client } else { Audience::Internal },
            hypothesis: (number > 5).then_some(1),
        },
        34 => SessionCommand::OpenHypothesis { statement: mark },
        35 => SessionCommand::CloseHypothesis {
            hypothesis: 1 + number / 3,
            verdict: [HypothesisVerdict::Confirmed, HypothesisVerdict::RuledOut, HypothesisVerdict::SetAside]
                [number as usize % 3],
            why: Some(mark),
        },
        36 => {
            SessionCommand::Note { text: mark, audience: Audience::Client, hypothesis: Some(1 + number / 3) }
        }
        37..40 => add_file(place, &mark),
        40 => {
            let added = state.evidence().iter().filter(|evidence| evidence.withdrawn.is_none());
            let added: Vec<_> = added.map(|evidence| evidence.file.id).collect();
            match added.get(number as usize % added.len().max(1)) {
                Some(id) => SessionCommand::WithdrawEvidence { id: *id, why: mark },
                None => SessionCommand::Pause,
            }
        }
        41 => SessionCommand::TakeSuggestion { step: "profile".into() },
        42 => SessionCommand::DismissSuggestion { step: "profile".into(), why: None },
        43 => SessionCommand::RestoreSuggestion { step: "profile".into() },
        _ => SessionCommand::Abandon { why: mark },
    }
}

/// The flow with a sub-flow in it that asks, does and ends.
fn whole() -> FlowDocument {
    let inner = serde_json::json!({
        "format": "resolutionflow.flow/1", "kind": "troubleshooting", "title": "Start over", "start": "kind",
        "steps": {
            "kind": {"type": "question", "title": "Which client?", "answers": [
                {"id": "new", "label": "New", "goto": "clear"}, {"id": "old", "label": "Old", "goto": "clear"}]},
            "clear": {"type": "action", "title": "Clear it", "goto": "cleared"},
            "cleared": {"type": "resolution", "title": "Cleared"}
        }
    });
    let mut outer = flow();
    let profile = outer.steps.get_mut(&rf_flows::StepId::from("profile")).unwrap();
    profile.kind = StepKind::Subflow { flow: "start-over".into(), goto: Some("verify".into()) };
    let inner: FlowDocument = serde_json::from_value(inner).unwrap();
    (*composed(&Arc::new(outer), &[("start-over".into(), Arc::new(inner))].into())).clone()
}

/// A file that is called after the mark.
fn add_file(place: usize, mark: &str) -> SessionCommand {
    let file = EvidenceFile {
        id: format!("00000000-0000-0000-0000-{place:012}").parse().unwrap(),
        name: format!("{mark}f.png"),
        media_type: EvidenceType::Png,
        bytes: 84_000,
        sha256: format!("{place:064x}"),
    };
    SessionCommand::AddEvidence(AddEvidence { file, caption: None, capture: None })
}

fn person(number: u64) -> rf_core::UserId {
    format!("00000000-0000-0000-0000-{number:012}").parse().unwrap()
}

/// Where a variant tells an event: what stands further up comes first, and within one place the events are in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Top,
    Above,
    Known,
    Course,
    Aside,
    End,
}

/// What belongs where. Of `superseded` events the one that says the same again is told with what stands.
fn place(
    variant: Variant,
    recorded: &RecordedEvent,
    state: &SessionState,
    events: &[RecordedEvent],
) -> Option<Place> {
    use Place::*;
    use Variant::*;
    let again = state.corrected_by(recorded.seq).map(|seq| &events[seq as usize - 1].event);
    let stands = !state.is_superseded(recorded.seq);
    let counts = stands || again == Some(&recorded.event);
    let is_the_end = state.ending().is_some_and(|ending| ending.seq == recorded.seq);
    match (&recorded.event, variant) {
        (SessionEvent::Started { .. }, _) => Some(Top),
        (SessionEvent::Resolved { .. }, Internal | Client) if is_the_end => Some(End),
        (SessionEvent::Escalated { .. } | SessionEvent::Abandoned { .. }, Internal) if is_the_end => {
            Some(End)
        }
        (SessionEvent::Escalated { .. } | SessionEvent::Abandoned { .. }, Client) => None,
        (_, Escalation) if is_the_end => Some(Above),
        (_, Internal) => Some(Course),

        (
            SessionEvent::SuggestionTaken { .. }
            | SessionEvent::SuggestionDismissed { .. }
            | SessionEvent::SuggestionRestored { .. },
            Escalation,
        ) => None,
        (SessionEvent::Answered { .. } | SessionEvent::StepDone { .. }, Client) => stands.then_some(Course),
        (SessionEvent::Noted { audience, .. } | SessionEvent::AdHocStep { audience, .. }, Client) => {
            (*audience == Audience::Client).then_some(Course)
        }
        (_, Client) => None,

        (
            SessionEvent::Answered { .. }
            | SessionEvent::StepDone { .. }
            | SessionEvent::SubflowEntered { .. }
            | SessionEvent::StepSkipped { .. },
            Escalation,
        ) => Some(if counts { Course } else { Aside }),
        (SessionEvent::Captured { value, .. }, Escalation) => {
            let repeated = value.is_some() && again == Some(&recorded.event);
            Some(if stands || repeated { Known } else { Aside })
        }
        (
            SessionEvent::HypothesisOpened { hypothesis, .. }
            | SessionEvent::HypothesisClosed { hypothesis, .. },
            Escalation,
        ) => {
            let known = state.hypotheses().iter().find(|known| known.number == *hypothesis);
            let end = known.and_then(|known| known.end.as_ref()).map(|end| end.verdict);
            Some(if end == Some(HypothesisVerdict::RuledOut) { Aside } else { Course })
        }
        (
            SessionEvent::Noted { .. }
            | SessionEvent::AdHocStep { .. }
            | SessionEvent::FlowAttached { .. }
            | SessionEvent::Reopened { .. }
            | SessionEvent::EvidenceAdded { .. }
            | SessionEvent::EvidenceWithdrawn { .. }
            | SessionEvent::Resolved { .. }
            | SessionEvent::Escalated { .. }
            | SessionEvent::EscalationAccepted
            | SessionEvent::EscalationReturned { .. }
            | SessionEvent::Assigned { .. }
            | SessionEvent::Abandoned { .. },
            Escalation,
        ) => Some(Course),
        (SessionEvent::WentBack { .. } | SessionEvent::Paused | SessionEvent::Resumed, Escalation) => None,
    }
}

/// What only this event puts into the note. Clients are told times to the minute.
fn mark(recorded: &RecordedEvent, variant: Variant) -> String {
    match &recorded.event {
        SessionEvent::Started { problem, .. } => problem.clone().unwrap(),
        SessionEvent::Answered { .. }
        | SessionEvent::StepDone { .. }
        | SessionEvent::SubflowEntered { .. }
        | SessionEvent::SuggestionTaken { .. }
        | SessionEvent::SuggestionDismissed { .. }
        | SessionEvent::SuggestionRestored { .. }
        | SessionEvent::FlowAttached { .. }
        | SessionEvent::Captured { .. }
        | SessionEvent::EvidenceAdded { .. }
        | SessionEvent::Paused
        | SessionEvent::Resumed
        | SessionEvent::EscalationAccepted
        | SessionEvent::WentBack { .. } => match variant {
            Variant::Client => TimeZone::UTC.clock_minute(recorded.at),
            Variant::Internal | Variant::Escalation => TimeZone::UTC.clock_time(recorded.at),
        },
        SessionEvent::Noted { text, .. }
        | SessionEvent::AdHocStep { title: text, .. }
        | SessionEvent::HypothesisOpened { statement: text, .. }
        | SessionEvent::StepSkipped { reason: text, .. } => text.clone(),
        SessionEvent::HypothesisClosed { why, .. } => why.clone().unwrap(),
        SessionEvent::Resolved { outcome: text, .. }
        | SessionEvent::Escalated { reason: text, .. }
        | SessionEvent::EvidenceWithdrawn { why: text, .. }
        | SessionEvent::Reopened { why: text }
        | SessionEvent::EscalationReturned { why: text }
        | SessionEvent::Abandoned { why: text } => text.clone(),
        SessionEvent::Assigned { why, .. } => why.clone().unwrap_or_default(),
    }
}

/// Without what repeats the time for machines.
fn for_people(html: &str) -> String {
    html.split(" datetime=\"").map(|part| part.split_once("\">").map_or(part, |(_, rest)| rest)).collect()
}

/// The mark of each event that belongs stands in the note once, behind the one before; the others' marks do not.
pub fn told_in_order(note: &str, variant: Variant, tale: &Tale) -> Result<(), TestCaseError> {
    told_once(note, variant, tale, |one, other| one <= other)
}

/// The same, where the parts of the note have an order of their own: behind those before in the same part.
pub fn told_in_parts(note: &str, variant: Variant, tale: &Tale) -> Result<(), TestCaseError> {
    told_once(note, variant, tale, |one, other| one == other)
}

fn told_once(
    note: &str,
    variant: Variant,
    tale: &Tale,
    is_before: fn(Place, Place) -> bool,
) -> Result<(), TestCaseError> {
    let state = SessionState::fold(&tale.flow, &tale.events);
    let place = |recorded| place(variant, recorded, &state, &tale.events);
    let mut told: Vec<_> = tale.events.iter().filter_map(|event| Some((place(event)?, event))).collect();
    told.sort_by_key(|(place, event)| (*place, event.seq));
    let mut last: Option<(Place, usize)> = None;
    for (part, recorded) in told {
        let mark = mark(recorded, variant);
        prop_assert_eq!(note.matches(&mark).count(), 1, "{} in {}", mark, note);
        let place = note.find(&mark).unwrap();
        let is_ordered = last.is_none_or(|(before, from)| !is_before(before, part) || place >= from);
        prop_assert!(is_ordered, "{} out of order in {}", mark, note);
        last = Some((part, place));
    }
    for recorded in tale.events.iter().filter(|recorded| place(recorded).is_none()) {
        let mark = mark(recorded, variant);
        prop_assert!(!note.contains(&mark), "{} in {}", mark, note);
    }
    Ok(())
}

/// What somebody wishes for, one thing after the other.
type Wishes = Vec<(u32, u32, u64)>;

pub fn wishes() -> impl Strategy<Value = Wishes> {
    prop::collection::vec((0..45_u32, 0..8_u32, 0..5_u64), 0..60)
}

/// What comes of the wishes.
pub fn granted(wishes: Wishes) -> Tale {
    let mut tale = Tale::on(whole(), Some("markproblem"));
    for (place, (kind, number, hand)) in wishes.into_iter().enumerate() {
        let state = SessionState::fold(&tale.flow, &tale.events);
        // Each event in a minute of its own.
        tale = tale.after(61).by(hand.max(1), ["Kim Lee", "Lena", "Ana"][hand as usize % 3]);
        if let Ok(event) = tale.decides(&state, wish(kind, number, place, &state)) {
            tale.records(event);
        }
    }
    tale
}

proptest! {
    #[test]
    fn every_event_is_told_exactly_once_and_in_order_to_whom_it_concerns_and_no_secret_is(
        wishes in wishes()
    ) {
        let tale = granted(wishes);
        for variant in Variant::ALL {
            let document = tale.read_by(variant);
            prop_assert!(document.hidden.is_empty());
            told_in_order(&plain_text(&document), variant, &tale)?;
            told_in_order(&markdown(&document), variant, &tale)?;
            told_in_order(&psa_note(&document), variant, &tale)?;
            told_in_order(&for_people(&html(&document)), variant, &tale)?;
            for rendering in Rendering::ALL {
                let told = rendering.render(&document);
                prop_assert!(!told.contains(SECRET), "{}", told);
                prop_assert_eq!(&told, &rendering.render(&tale.read_by(variant)));
            }
        }
        let document = tale.document();
        let ended = u32::from(document.header.ended.is_some());
        prop_assert_eq!(document.entries.len() as u32 + 1 + ended, tale.events.len() as u32);
        prop_assert_eq!(tale.read_by(Variant::Internal), document);
    }

    #[test]
    fn what_clients_are_not_told_is_not_in_their_structured_document_either(
        reasons in prop::array::uniform5("zz[a-z]{6}zz")
    ) {
        let [noted, skipped, why, reason, to] = &reasons;
        let tale = Tale::started()
            .does(note(noted)).does(capture("mailbox", why)).does(add_file(1, noted)).does(answer("web", "no")).does(skip("reset", skipped))
            .does(ad_hoc(noted, Some(why))).does(suspect(skipped)).does(close(1, HypothesisVerdict::SetAside, Some(to)))
            .does(SessionCommand::Abandon { why: why.into() }).does(SessionCommand::Reopen { why: why.into() })
            .does(escalate(to, reason));
        let told = Rendering::Json.render(&tale.read_by(Variant::Client));
        for reason in &reasons {
            prop_assert!(!told.contains(reason.as_str()), "{} in {}", reason, told);
        }
        let told = Rendering::Json.render(&tale.read_by(Variant::Escalation));
        for reason in &reasons {
            prop_assert!(told.contains(reason.as_str()), "{} not in {}", reason, told);
        }
    }
}

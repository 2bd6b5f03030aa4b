//! A long session: folding it, and telling it in every format.

use crate::{Growth, say};
use rf_core::Env;
use rf_documentation::{
    Branding, Discretion, Document, Variant, document, findable, html, markdown, plain_text,
};
use rf_flows::session::*;
use rf_flows::{FlowDocument, parse_native};
use std::time::Duration;

const NOTE: &str =
    "Sign-in log: `50055`, see [the portal](https://example.com/a?b=c).\n- expired\n- **no** risk";

const FLOW: &str = "\
format: resolutionflow.flow/1
kind: troubleshooting
title: Outlook keeps asking for a password
start: web
steps:
  web: {type: question, title: Can they sign in on the web?, answers: [{id: no, label: No, goto: reset}]}
  reset: {type: action, title: Reset the password, goto: fixed}
  fixed: {type: resolution, title: The prompt is gone}
";

/// A session with its flow and its events.
struct Long {
    flow: FlowDocument,
    session: Session,
    events: Vec<RecordedEvent>,
}

impl Long {
    /// The question answered, a note taken, the action done, and back to the question, until there are so many events.
    fn of(size: usize) -> Self {
        let flow = parse_native(FLOW).expect("the flow above is valid");
        let env = Env::system();
        let (id, started_at) = (env.new_id(), env.now());
        let session = Session {
            id,
            team: env.new_id(),
            reference: reference(id),
            flow: None,
            problem: None,
            assignee: env.new_id(),
            assignee_name: "Kim Lee".into(),
            status: SessionStatus::Active,
            started_at,
            updated_at: started_at,
            ended_at: None,
            event_count: 1,
            steps_taken: 0,
        };
        let mut long = Self { flow, session, events: Vec::new() };
        let flow = Some(long.session.id.uuid().into());
        let (subflows, facts) = (Vec::new(), Default::default());
        long.record(SessionEvent::Started { flow, version: Some(1), problem: None, subflows, facts });
        while long.events.len() < size {
            let command = match long.events.len() % 4 {
                1 => SessionCommand::Answer { step: "web".into(), answer: "no".into() },
                2 => {
                    SessionCommand::Note { text: NOTE.into(), audience: Audience::Internal, hypothesis: None }
                }
                3 => SessionCommand::CompleteStep { step: "reset".into() },
                _ => SessionCommand::GoBack { visit: 0 },
            };
            let state = SessionState::fold(&long.flow, &long.events);
            let hand = Hand { actor: long.session.assignee, receiver: None, attached: None };
            let event = decide(&state, &long.flow, command, hand).expect("the round above fits the flow");
            long.record(event);
        }
        long
    }

    /// A second after the one before.
    fn record(&mut self, event: SessionEvent) {
        let seq = self.events.len() as u32 + 1;
        let (actor, actor_name) = (self.session.assignee, self.session.assignee_name.clone());
        let at = self.session.started_at + Duration::from_secs(seq.into());
        self.events.push(RecordedEvent { seq, at, actor, actor_name, event });
    }

    fn document(&self) -> Document {
        document(&self.session, &self.flow, &self.events, &Branding::default())
    }
}

/// A live note wants each of them within 5 ms.
pub fn tell() {
    let mut growth = Growth::of("a long session", 500, "events");
    growth.add("folded", Long::of, |long| SessionState::fold(&long.flow, &long.events));
    growth.add("told as a document", Long::of, Long::document);
    let told = |size| Long::of(size).document();
    let told_of = |size| {
        let long = Long::of(size);
        (long.document(), Discretion::standard(long.session.id, Vec::new(), Default::default()))
    };
    let redacted_of = |size| {
        let (document, discretion) = told_of(size);
        let session = Long::of(size).session;
        (session, document.for_readers(Variant::Internal, &discretion))
    };
    growth.add("the document redacted", told_of, |(document, discretion)| {
        document.clone().for_readers(Variant::Internal, discretion)
    });
    growth.add("made findable", redacted_of, |(session, note)| findable(session, note.clone()).all_words());
    growth.add("the document as text", told, plain_text);
    growth.add("the document as Markdown", told, markdown);
    growth.add("the document as HTML", told, html);
    say(&growth);
}

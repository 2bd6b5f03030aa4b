//! What is suggested from the most finished sessions that are looked at.

use crate::{Growth, say};
use rf_core::Env;
use rf_flows::session::SessionStatus;
use rf_guidance::{
    Asked, Candidate, DigestStep, Known, Left, MOST, PastSession, SessionDigest, likest, rank,
};

/// Steps of a long flow, and how many of them a session comes by.
const STEPS: usize = 200;
const VISITED: usize = 30;

fn step(number: usize) -> String {
    format!("step-{}", number % STEPS)
}

/// Each on a way of its own through the flow.
fn digests(size: usize) -> Vec<SessionDigest> {
    let env = Env::system();
    let digest = |number: usize| {
        let visited = (0..VISITED).map(|place| DigestStep {
            step: step(number + place * 7).as_str().into(),
            left: if place % 2 == 0 { Left::Answered { answer: "yes".into() } } else { Left::Done },
            seconds: 60 + place as u32,
        });
        SessionDigest {
            session: env.new_id(),
            flow: None,
            flow_version: None,
            status: SessionStatus::Resolved,
            ended_at: env.now(),
            minutes: 30,
            steps: visited.collect(),
            fixed_by: Some(step(number + (VISITED - 1) * 7).as_str().into()),
            cause: None,
            words: Vec::new(),
        }
    };
    (0..size).map(digest).collect()
}

fn past(size: usize) -> Vec<PastSession> {
    let env = Env::system();
    let session = |number: usize| PastSession {
        session: env.new_id(),
        flow: None,
        status: SessionStatus::Resolved,
        ended_at: env.now(),
        minutes: 30,
        cause: None,
        words: (0..12).map(|word| format!("word{}", (number * 5 + word * 11) % 400)).collect(),
    };
    (0..size).map(session).collect()
}

/// Ranking wants 10 ms at most.
pub fn suggest() {
    let most = usize::try_from(MOST).unwrap_or(usize::MAX);
    let mut growth = Growth::of("what finished sessions say", most, "sessions");
    let candidates: Vec<Candidate> = (0..STEPS)
        .map(|number| Candidate { step: step(number).as_str().into(), minutes: Some(5), answer: None })
        .collect();
    let known = Known {
        answers: (0..15).map(|place| (step(place * 14).as_str().into(), "yes".into())).collect(),
        done: [step(1).as_str().into()].into(),
    };
    growth.add("steps ranked", digests, |digests| rank(&candidates, &known, digests));
    let asked = Asked::told((0..20).map(|word| format!("word{}", word * 13)).collect());
    growth.add("sessions like a problem", past, |past| likest(&asked, None, past).len());
    say(&growth);
}

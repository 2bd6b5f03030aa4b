//! What unit tests of use cases need: a clock that stands still, people, and a way to run what never waits.

use rf_core::{Actor, Env, ManualClock, Role, SequentialIds, TeamId, Via};
use std::{
    future::Future,
    pin::pin,
    sync::Arc,
    task::{Context, Poll, Waker},
};

/// Nothing in a memory store waits, so one poll is enough.
pub(crate) fn run<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => unreachable!("the memory store never waits"),
    }
}

pub(crate) fn env() -> Env {
    let start = "2026-03-02T08:00:00Z".parse().unwrap();
    Env::new(Arc::new(ManualClock::new(start)), Arc::new(SequentialIds::default()))
}

pub(crate) fn actor(env: &Env, team: TeamId, role: Role) -> Actor {
    Actor {
        user: env.new_id(),
        name: "Kim".into(),
        team,
        role,
        via: Via::SignIn(env.new_id()),
        address: None,
    }
}

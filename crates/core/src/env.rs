//! Where time and new ids come from. Nothing else in the product asks the machine for either.

use chrono::{DateTime, DurationRound, TimeDelta, Utc};
use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicU64, Ordering},
};
use uuid::Uuid;

/// A moment in UTC, never finer than a microsecond (what PostgreSQL keeps).
pub type Time = DateTime<Utc>;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// The present moment, in UTC.
    fn now(&self) -> Time;
}

/// Makes ids that were never used before.
pub trait IdSource: Send + Sync {
    /// A new UUID; ids made later sort later.
    fn new_id(&self, now: Time) -> Uuid;
}

/// The outside facts that rules may depend on, handed in by whoever wires the program.
#[derive(Clone)]
pub struct Env {
    clock: Arc<dyn Clock>,
    ids: Arc<dyn IdSource>,
}

impl Env {
    /// The machine's own clock and random UUIDv7 ids.
    pub fn system() -> Self {
        Self::new(Arc::new(SystemClock), Arc::new(SystemIds))
    }

    /// An environment with the given clock and ids.
    pub fn new(clock: Arc<dyn Clock>, ids: Arc<dyn IdSource>) -> Self {
        Self { clock, ids }
    }

    /// The present moment, cut to whole microseconds so that every database reads back what was written.
    pub fn now(&self) -> Time {
        let now = self.clock.now();
        now.duration_trunc(TimeDelta::microseconds(1)).unwrap_or(now)
    }

    /// A new id of the wanted kind.
    pub fn new_id<Id: From<Uuid>>(&self) -> Id {
        Id::from(self.ids.new_id(self.now()))
    }
}

/// The machine's clock.
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
    fn now(&self) -> Time {
        Utc::now()
    }
}

/// Random UUIDv7.
pub struct SystemIds;

impl IdSource for SystemIds {
    #[expect(clippy::disallowed_methods, reason = "the one place that makes random ids")]
    fn new_id(&self, _now: Time) -> Uuid {
        Uuid::now_v7()
    }
}

/// A clock that stands still until it is moved; for tests and for demo data.
pub struct ManualClock(Mutex<Time>);

impl ManualClock {
    /// A clock that shows `start`.
    pub fn new(start: Time) -> Self {
        Self(Mutex::new(start))
    }

    /// Moves the clock by `step`, which may be negative.
    pub fn advance(&self, step: TimeDelta) {
        let mut now = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *now += step;
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Time {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Ids that count up from one; for tests whose output must not change between runs.
#[derive(Default)]
pub struct SequentialIds(AtomicU64);

impl IdSource for SequentialIds {
    fn new_id(&self, _now: Time) -> Uuid {
        Uuid::from_u64_pair(0, self.0.fetch_add(1, Ordering::Relaxed) + 1)
    }
}

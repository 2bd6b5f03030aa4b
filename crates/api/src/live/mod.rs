//! Following a session: one stream of server-sent events per page that has it open.
//!
//! A stream tells that the session has moved, not what happened: whoever follows reads the session itself, so that what they
//! see is always one whole state and never more than they may read.

mod frames;
mod handler;
mod news;
mod stream;
mod visit;
mod watches;

pub(crate) use handler::follow_session;
pub(crate) use news::follow_notifications;
pub(crate) use visit::Visit;
pub(crate) use watches::Live;

use std::time::Duration;

/// How sessions are followed.
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    /// How often the database is asked whether another process moved a session that is followed here.
    pub look: Duration,
    /// How often a stream gives a sign of life, and is asked whether the one who follows still may.
    pub heartbeat: Duration,
    /// How many streams a person may have open, in each process.
    pub streams_per_person: usize,
}

impl Pace {
    /// How long a process's word about who is here counts: it gives it anew with every heartbeat.
    fn presence(&self) -> Duration {
        self.heartbeat * 3
    }
}

impl Default for Pace {
    fn default() -> Self {
        Self { look: Duration::from_secs(1), heartbeat: Duration::from_secs(5), streams_per_person: 16 }
    }
}

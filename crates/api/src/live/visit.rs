//! Following a session with a link to it: the stream tells that it moved, and nothing else.

use super::{
    frames,
    handler::streaming,
    stream::start,
    watches::{Follower, Seen},
};
use crate::{app::App, problem::Problem};
use actix_web::{
    HttpResponse,
    web::{Bytes, Data},
};
use rf_core::Time;
use rf_flows::sharing::FoundShare;
use rf_persistence::Db;
use tokio::{
    sync::mpsc::Sender,
    time::{Instant, interval_at},
};

/// One reader's stream.
pub(crate) struct Visit {
    /// What is followed.
    pub(crate) found: FoundShare,
    /// When the stream ends at the latest.
    pub(crate) until: Time,
}

impl Visit {
    /// Begins to tell. `may_stay` is asked with every sign of life.
    pub(crate) fn start(
        self,
        app: &Data<App>,
        db: &Data<Db>,
        may_stay: impl AsyncFn() -> bool + 'static,
    ) -> Result<HttpResponse, Problem> {
        let Self { found, until } = self;
        let follower = Follower::visiting(app, db, found.share.id, found.session)?;
        let shared = app.clone();
        let frames =
            start(app.clone(), async move |out| tell(&shared, follower, until, &may_stay, out).await);
        Ok(streaming(frames))
    }
}

/// Tells that the session moved at the beginning, too: whoever comes back reads what they missed.
async fn tell(
    app: &App,
    mut follower: Follower,
    until: Time,
    may_stay: &impl AsyncFn() -> bool,
    out: &Sender<Bytes>,
) -> Option<()> {
    let heartbeat = app.settings().live.heartbeat;
    let mut beats = interval_at(Instant::now() + heartbeat, heartbeat);
    let mut told = None;
    loop {
        let Seen { session, here: _ } = follower.seen();
        let count = session?.event_count;
        if told != Some(count) {
            told = Some(count);
            out.send(Bytes::from_static(frames::STIRRED.as_bytes())).await.ok()?;
        }
        tokio::select! {
            is_alive = follower.changed() => is_alive.then_some(())?,
            _ = beats.tick() => {
                (app.env().now() < until && may_stay().await).then_some(())?;
                out.send(Bytes::from_static(frames::HEARTBEAT.as_bytes())).await.ok()?;
            }
        }
    }
}

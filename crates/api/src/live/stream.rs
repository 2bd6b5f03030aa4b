//! One stream: tells what is new, and ends once the one who follows goes, may not any more, or the server stops.

use super::{frames, watches::Follower};
use crate::{app::App, caller::Caller};
use actix_web::{
    FromRequest, HttpRequest,
    body::{BodySize, MessageBody},
    web::{Bytes, Data},
};
use rf_core::{Actor, Verdict};
use std::{
    convert::Infallible,
    pin::Pin,
    task::{Context, Poll},
};
use tokio::{
    sync::mpsc::{self, Receiver, Sender},
    time::{Instant, interval_at},
};

/// What waits for a slow reader; a watch goes on without them.
const WAITING: usize = 4;

/// The body of the answer; it ends with the stream behind it, and the stream with the body.
pub(super) struct Frames(Receiver<Bytes>);

impl MessageBody for Frames {
    type Error = Infallible;

    fn size(&self) -> BodySize {
        BodySize::Stream
    }

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Infallible>>> {
        self.0.poll_recv(context).map(|frame| frame.map(Ok))
    }
}

/// What one stream tells, and to whom.
pub(super) struct Stream {
    pub(super) request: HttpRequest,
    pub(super) app: Data<App>,
    pub(super) actor: Actor,
    pub(super) follower: Follower,
    /// The last event that the one who follows knows of.
    pub(super) told: u32,
}

/// Begins to tell; ends with what is told, with whoever listens and with the server.
pub(super) fn start(
    app: Data<App>,
    tell: impl AsyncFnOnce(&Sender<Bytes>) -> Option<()> + 'static,
) -> Frames {
    let (out, frames) = mpsc::channel(WAITING);
    actix_web::rt::spawn(async move {
        tokio::select! {
            () = app.drained() => {}
            () = out.closed() => {}
            _ = tell(&out) => {}
        }
    });
    Frames(frames)
}

impl Stream {
    /// Begins to tell.
    pub(super) fn start(self) -> Frames {
        start(self.app.clone(), async move |out| self.tell(out).await)
    }

    /// Ends with `None` when there is nobody to tell, or nothing that they may know.
    async fn tell(mut self, out: &Sender<Bytes>) -> Option<()> {
        let heartbeat = self.app.settings().live.heartbeat;
        let mut beats = interval_at(Instant::now() + heartbeat, heartbeat);
        let mut here = None;
        loop {
            let seen = self.follower.seen();
            let session = seen.session?;
            if session.reading(&self.actor) != Verdict::Allow {
                return None;
            }
            let mut news = frames::moved(self.told + 1..=session.event_count);
            self.told = self.told.max(session.event_count);
            if seen.here != here {
                here = seen.here;
                news += &here.as_deref().map(frames::here).unwrap_or_default();
            }
            if !news.is_empty() {
                out.send(news.into()).await.ok()?;
            }
            tokio::select! {
                is_alive = self.follower.changed() => is_alive.then_some(())?,
                _ = beats.tick() => {
                    // The sign-in may be over, the token too old, the role another one.
                    self.actor = Caller::extract(&self.request).await.ok()?.actor();
                    out.send(Bytes::from_static(frames::HEARTBEAT.as_bytes())).await.ok()?;
                }
            }
        }
    }
}

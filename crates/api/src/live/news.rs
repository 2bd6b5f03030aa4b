//! Following what one is told of: the stream says that there is something, and reading it is another request.

use super::{
    frames,
    handler::streaming,
    stream::start,
    watches::{Live, Reader, Seat},
};
use crate::{
    app::App,
    caller::Caller,
    openapi::{EventStreamAnswer, StreamProblems},
    problem::Problem,
};
use actix_web::{
    FromRequest, HttpRequest, HttpResponse, get,
    web::{Bytes, Data},
};
use rf_core::{Actor, TeamId, UserId};
use rf_flows::notification::{Notice, check_told};
use rf_persistence::{Db, views};
use tokio::{
    sync::{
        broadcast::{self, error::RecvError},
        mpsc::Sender,
    },
    time::{Instant, interval_at},
};

/// Whom this process told something of just now.
pub(crate) struct News(broadcast::Sender<Reading>);

/// Somebody who is told of things.
type Reading = (TeamId, UserId);

/// How much may have happened before a stream looks for itself.
const MEANWHILE: usize = 256;

impl Default for News {
    fn default() -> Self {
        Self(broadcast::Sender::new(MEANWHILE))
    }
}

impl Live {
    /// These people were told of something: whoever listens here hears of it now.
    pub(crate) fn told(&self, team: TeamId, notices: &[Notice]) {
        notices.iter().for_each(|notice| self.news_for(team, notice.notification.user));
    }

    /// What somebody was told of, or how much of it they have read, is another now.
    pub(crate) fn news_for(&self, team: TeamId, user: UserId) {
        // An error says that nobody listens.
        drop(self.news.0.send((team, user)));
    }
}

/// Follow what the caller is told of
///
/// Server-sent events: `told` with the number of `unread` notifications, at the beginning and whenever there is another
/// one or some were read. Comments in between are signs of life. The stream ends when the caller is told of nothing any
/// more, when their access token expires and when the server stops: open it again.
#[utoipa::path(
    tag = "Notifications",
    security(("bearer" = [])),
    responses(EventStreamAnswer, StreamProblems)
)]
#[get("/notifications/live")]
pub(crate) async fn follow_notifications(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let actor = caller.actor();
    check_told(&actor)?;
    let seat = Seat::take(&app, Reader::Told(actor.user), app.settings().live.streams_per_person)?;
    let news = app.live().news.0.subscribe();
    let listener = Listener { request, app: app.clone(), db, actor, news, _seat: seat };
    Ok(streaming(start(app, async move |out| listener.tell(out).await)))
}

/// One stream.
struct Listener {
    request: HttpRequest,
    app: Data<App>,
    db: Data<Db>,
    actor: Actor,
    news: broadcast::Receiver<Reading>,
    _seat: Seat,
}

impl Listener {
    /// Ends with `None` when there is nobody to tell. What other processes told is seen with the next sign of life.
    async fn tell(mut self, out: &Sender<Bytes>) -> Option<()> {
        let heartbeat = self.app.settings().live.heartbeat;
        let mut beats = interval_at(Instant::now() + heartbeat, heartbeat);
        let mut said = None;
        loop {
            let (team, user) = (self.actor.team, self.actor.user);
            let now = views::unread_and_newest(&self.db.repo(), team, user).await.ok()?;
            if said != Some(now) {
                said = Some(now);
                out.send(frames::told(now.unread).into()).await.ok()?;
            }
            tokio::select! {
                () = told_of(&mut self.news, (team, user)) => {}
                _ = beats.tick() => {
                    // The sign-in may be over, the token too old, the role another one.
                    self.actor = Caller::extract(&self.request).await.ok()?.actor();
                    check_told(&self.actor).ok()?;
                    out.send(Bytes::from_static(frames::HEARTBEAT.as_bytes())).await.ok()?;
                }
            }
        }
    }
}

/// Waits until this process tells them of something.
async fn told_of(news: &mut broadcast::Receiver<Reading>, reading: Reading) {
    loop {
        match news.recv().await {
            Ok(told) if told != reading => {}
            Ok(_) | Err(RecvError::Lagged(_)) => return,
            // The sender lives as long as the server.
            Err(RecvError::Closed) => std::future::pending().await,
        }
    }
}

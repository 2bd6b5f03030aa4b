//! Who follows which sessions in this process, and the one watch over each of those.
//!
//! All who follow a session share one task. It is woken by what this process adds to the session, looks at the database
//! otherwise, and says there who is here. It ends with the last of them.

use super::news::News;
use crate::{app::App, problem::Problem};
use actix_web::{http::StatusCode, web::Data};
use rf_core::{Actor, SessionId, ShareId, StoreError, TeamId, UserId, Via, WatchId};
use rf_flows::session::{Presence, PresenceStore, Present, Session, SessionStore};
use rf_persistence::Db;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Instant,
};
use tokio::sync::{Notify, watch};

type Key = (TeamId, SessionId);

/// Who follows which sessions in this process.
#[derive(Default)]
pub(crate) struct Live {
    open: Mutex<Open>,
    pub(super) news: News,
}

#[derive(Default)]
struct Open {
    watches: HashMap<Key, Watch>,
    streams: HashMap<Reader, usize>,
}

/// Whose streams are counted together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Reader {
    Person(UserId),
    /// A person's streams of what they are told of.
    Told(UserId),
    /// All who follow the same link.
    Visitors(ShareId),
}

/// One stream's place among those that its reader may have; given up when dropped.
pub(super) struct Seat {
    app: Data<App>,
    reader: Reader,
}

impl Seat {
    /// One of as many as `reader` may have.
    pub(super) fn take(app: &Data<App>, reader: Reader, most: usize) -> Result<Self, Problem> {
        let mut open = app.live().open();
        let streams = open.streams.entry(reader).or_default();
        if *streams >= most {
            let title = "You have too many pages open at once. Close some of them.";
            let problem = Problem::new(StatusCode::TOO_MANY_REQUESTS, "too_many_streams", title);
            return Err(problem.with("retry_after", 30));
        }
        *streams += 1;
        Ok(Self { app: app.clone(), reader })
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut open = self.app.live().open();
        if let Some(streams) = open.streams.get_mut(&self.reader) {
            *streams -= 1;
            if *streams == 0 {
                open.streams.remove(&self.reader);
            }
        }
    }
}

/// How many may follow one link at once, for each stream that a person may have open.
const VISITORS: usize = 4;

/// A session that is followed here.
struct Watch {
    seen: watch::Sender<Seen>,
    wake: Arc<Notify>,
    /// Who has it open: once per stream.
    people: Vec<UserId>,
}

/// What was last seen of a session.
#[derive(Clone, PartialEq)]
pub(super) struct Seen {
    /// None if it is not there any more.
    pub(super) session: Option<Arc<Session>>,
    /// Who has it open in any process; none before that was asked.
    pub(super) here: Option<Arc<[Present]>>,
}

/// One stream's part in a watch; given up when dropped.
pub(super) struct Follower {
    app: Data<App>,
    key: Key,
    present: Option<UserId>,
    seen: watch::Receiver<Seen>,
    _seat: Seat,
}

impl Live {
    /// The session has one more event: whoever follows it here hears of it now.
    pub(crate) fn moved(&self, team: TeamId, session: SessionId) {
        if let Some(watch) = self.open().watches.get(&(team, session)) {
            watch.wake.notify_one();
        }
    }

    fn open(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The people here, each once and in one order.
    fn people(&self, key: Key) -> Vec<UserId> {
        let mut people = self.open().watches.get(&key).map(|watch| watch.people.clone()).unwrap_or_default();
        people.sort_unstable();
        people.dedup();
        people
    }

    /// Ends the watch if nobody follows any more. Whether it did.
    fn ends(&self, key: Key) -> bool {
        let mut open = self.open();
        let is_left = open.watches.get(&key).is_none_or(|watch| watch.seen.receiver_count() == 0);
        if is_left {
            open.watches.remove(&key);
        }
        is_left
    }
}

impl Follower {
    /// Follows `session` for `actor`, who is present if it is themselves and not a program of theirs.
    pub(super) fn new(
        app: &Data<App>,
        db: &Data<Db>,
        actor: &Actor,
        session: Session,
    ) -> Result<Self, Problem> {
        let present = matches!(actor.via, Via::SignIn(_)).then_some(actor.user);
        let most = app.settings().live.streams_per_person;
        Self::follow(app, db, session, (Reader::Person(actor.user), most), present)
    }

    /// Follows `session` for somebody who was given a link to it, and who is not told to be there.
    pub(super) fn visiting(
        app: &Data<App>,
        db: &Data<Db>,
        share: ShareId,
        session: Session,
    ) -> Result<Self, Problem> {
        let most = app.settings().live.streams_per_person.saturating_mul(VISITORS);
        Self::follow(app, db, session, (Reader::Visitors(share), most), None)
    }

    fn follow(
        app: &Data<App>,
        db: &Data<Db>,
        session: Session,
        (reader, most): (Reader, usize),
        present: Option<UserId>,
    ) -> Result<Self, Problem> {
        let key = (session.team, session.id);
        let seat = Seat::take(app, reader, most)?;
        let mut open = app.live().open();
        let is_new = !open.watches.contains_key(&key);
        let watch = open.watches.entry(key).or_insert_with(|| Watch {
            seen: watch::Sender::new(Seen { session: Some(Arc::new(session)), here: None }),
            wake: Arc::new(Notify::new()),
            people: Vec::new(),
        });
        watch.people.extend(present);
        let seen = watch.seen.subscribe();
        watch.wake.notify_one();
        if is_new {
            let (sender, wake) = (watch.seen.clone(), watch.wake.clone());
            actix_web::rt::spawn(keep_watch(app.clone(), db.clone(), key, sender, wake));
        }
        Ok(Self { app: app.clone(), key, present, seen, _seat: seat })
    }

    /// What was last seen.
    pub(super) fn seen(&mut self) -> Seen {
        self.seen.borrow_and_update().clone()
    }

    /// Waits until something else is to be seen. False if nothing will be.
    pub(super) async fn changed(&mut self) -> bool {
        self.seen.changed().await.is_ok()
    }
}

impl Drop for Follower {
    fn drop(&mut self) {
        let mut open = self.app.live().open();
        let Some(watch) = open.watches.get_mut(&self.key) else { return };
        let own = watch.people.iter().position(|user| self.present == Some(*user));
        if let Some(own) = own {
            watch.people.swap_remove(own);
        }
        watch.wake.notify_one();
    }
}

async fn keep_watch(app: Data<App>, db: Data<Db>, key: Key, seen: watch::Sender<Seen>, wake: Arc<Notify>) {
    let pace = app.settings().live;
    let id = app.env().new_id();
    let mut said = (Vec::new(), Instant::now());
    loop {
        let people = app.live().people(key);
        let is_stale = !people.is_empty() && said.1.elapsed() >= pace.heartbeat;
        let round = async {
            if people != said.0 || is_stale {
                say_who_is_here(&app, &db, key, id, &people).await?;
                said = (people, Instant::now());
            }
            look(&app, &db, key).await
        };
        match round.await {
            Ok(now) => {
                seen.send_if_modified(|before| {
                    let is_news = *before != now;
                    *before = now;
                    is_news
                });
            }
            // The streams hear of it with their next heartbeat; here the next round is as good as any.
            Err(error) => tracing::debug!(%error, "a session could not be looked at"),
        }
        tokio::select! {
            () = seen.closed() => {}
            () = wake.notified() => {}
            () = tokio::time::sleep(pace.look) => {}
        }
        if app.live().ends(key) {
            break;
        }
    }
    if let Err(error) = say_who_is_here(&app, &db, key, id, &[]).await {
        tracing::debug!(%error, "who left a session is shown there until it expires");
    }
}

async fn say_who_is_here(
    app: &App,
    db: &Db,
    (team, session): Key,
    watch: WatchId,
    people: &[UserId],
) -> Result<(), StoreError> {
    let now = app.env().now();
    let kept = Presence { watch, people, now, expires_at: now + app.settings().live.presence() };
    db.transact(async |store| store.keep_presence(team, session, kept).await).await
}

async fn look(app: &App, db: &Db, (team, session): Key) -> Result<Seen, StoreError> {
    let mut repo = db.repo();
    let header = repo.header(team, session).await?;
    let here = repo.present(team, session, app.env().now()).await?;
    Ok(Seen { session: header.map(Arc::new), here: Some(here.into()) })
}

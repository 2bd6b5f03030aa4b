//! How often the database is asked while something happens in a session.

use super::Work;
use crate::app::{SEALING_KEY, samples};
use rf_core::{Actor, Env, Role, Sealer, SessionId, Via};
use rf_flows::session::{self, Audience, CommandRequest, IdempotencyKey, SessionCommand};
use rf_persistence::{PublishedFlows, Repo};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, DbErr, ExecResult, QueryResult, Statement};
use sea_orm_migration::async_trait::async_trait;
use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering::Relaxed},
};

/// A connection that counts its statements.
#[derive(Clone)]
struct Counting {
    inner: DatabaseConnection,
    statements: Arc<AtomicUsize>,
}

impl Counting {
    fn one_more(&self) -> &DatabaseConnection {
        self.statements.fetch_add(1, Relaxed);
        &self.inner
    }
}

#[async_trait]
impl ConnectionTrait for Counting {
    fn get_database_backend(&self) -> DbBackend {
        self.inner.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.one_more().execute_raw(statement).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.one_more().execute_unprepared(sql).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.one_more().query_one_raw(statement).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.one_more().query_all_raw(statement).await
    }
}

/// A session, and its engineer with a connection that counts.
struct Counted {
    repo: Repo<Counting>,
    statements: Arc<AtomicUsize>,
    actor: Actor,
    env: Env,
    session: SessionId,
}

impl Counted {
    async fn of(work: &Work, session: String) -> Self {
        let user = work.read(&session).await["assignee"]["id"].as_str().expect("an id").parse();
        let env = Env::system();
        let actor = Actor {
            user: user.expect("an id"),
            name: "Ada".into(),
            team: work.team.id,
            role: Role::Engineer,
            via: Via::SignIn(env.new_id()),
            address: None,
        };
        let statements = Arc::new(AtomicUsize::new(0));
        let connection = Counting { inner: work.app.database().clone(), statements: statements.clone() };
        let repo = Repo::new(connection, PublishedFlows::default());
        Self { repo, statements, actor, env, session: session.parse().expect("an id") }
    }

    /// Statements since the last time.
    fn statements(&self) -> usize {
        self.statements.swap(0, Relaxed)
    }

    /// What happens in a request that does something, but for its `BEGIN` and `COMMIT`.
    async fn act(&mut self, number: u32, command: SessionCommand) -> usize {
        let key = IdempotencyKey::parse(&format!("round-trip-{number}")).expect("a key");
        let request = CommandRequest { session: self.session, key: &key, expected_events: number, command };
        let sealer = Sealer::new([SEALING_KEY]).expect("the key is good");
        let acted = session::act(&mut self.repo, &self.env, &sealer, &self.actor, request).await;
        let acted = acted.expect("the command fits the session");
        assert_eq!(acted.session.events.len() as u32, number + 1);
        rf_guidance::remember(&mut self.repo, &acted.session).await.expect("the database answers");
        self.statements()
    }

    async fn open(&mut self) -> usize {
        let read = session::read_session(&mut self.repo, &self.actor, self.session).await;
        assert!(!read.expect("the session is there").events.is_empty());
        self.statements()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_more_event_takes_three_statements_and_opening_a_session_takes_one() {
    let work = Work::ready().await;
    let mut counted = Counted::of(&work, work.session().await).await;
    assert_eq!(counted.open().await, 2, "the session with its events, and the flow for the first time");
    assert_eq!(counted.open().await, 1, "the session with its events");
    let note = |text: &str| SessionCommand::Note {
        text: text.into(),
        audience: Audience::Internal,
        hypothesis: None,
    };
    let commands = [
        note("They work from home."),
        SessionCommand::Answer { step: "scope".into(), answer: "one".into() },
        SessionCommand::Pause,
        SessionCommand::Resume,
        SessionCommand::GoBack { visit: 0 },
        note("Everybody has it."),
    ];
    for (number, command) in (1..).zip(commands) {
        let what = format!("{command:?}");
        assert_eq!(counted.act(number, command).await, 3, "{what}: read, change the header, add the event");
    }
    assert_eq!(counted.open().await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn sub_flows_are_read_once_as_well() {
    let work = Work::ready().await;
    let (outer, _) = work.with_subflow().await;
    let session = samples::id_of(&samples::started(&work.engineer, &outer).await);
    let mut counted = Counted::of(&work, session).await;
    assert_eq!(counted.open().await, 3, "the session, and for the first time the flow and its sub-flow");
    assert_eq!(counted.open().await, 1, "the session with its events");
    let down = [
        SessionCommand::Answer { step: "scope".into(), answer: "one".into() },
        SessionCommand::EnterSubflow { step: "restart".into() },
    ];
    for (number, command) in (1..).zip(down) {
        assert_eq!(counted.act(number, command).await, 3);
    }
}

//! The hot routes, and what must exist before they can be asked.

use crate::{
    failure::{Attempt, Failure, Result},
    http::{Connection, Question},
};
use serde_json::{Value, json};

/// How many notes a session takes before the connection starts another: its answer grows with each.
const NOTES_PER_SESSION: u64 = 25;

/// A route that is asked often.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Route {
    /// What the others are compared with: no database, no sign-in.
    Health,
    Me,
    Flows,
    Flow,
    Session,
    Note,
}

impl Route {
    /// Every route.
    pub const ALL: [Self; 6] = [Self::Health, Self::Me, Self::Flows, Self::Flow, Self::Session, Self::Note];

    /// As the API's document writes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Health => "GET /healthz",
            Self::Me => "GET /auth/me",
            Self::Flows => "GET /flows",
            Self::Flow => "GET /flows/{id}",
            Self::Session => "GET /sessions/{id}",
            Self::Note => "POST note event",
        }
    }
}

/// A signed-in person with a flow to run and a session on it.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Where the server listens.
    pub port: u16,
    token: String,
    flow: String,
    session: String,
}

impl Plan {
    /// Finds a published flow and starts a session on it.
    pub fn prepare(port: u16, token: &str) -> Result<Self> {
        let mut connection = Connection::open(port).attempt("connect to the server")?;
        let flows = Question::get("/api/v1/flows?status=published&limit=1").signed_in(token);
        let flows = connection.ask(&flows).attempt("ask for the flows")?.json();
        let flow =
            text(&flows["items"][0], "id").ok_or_else(|| Failure::new("the demo has no published flow"))?;
        let mut plan = Self { port, token: token.into(), flow, session: String::new() };
        plan.session = start_session(&plan, &mut connection)?.id;
        Ok(plan)
    }

    /// Proves who asks.
    pub fn token(&self) -> &str {
        &self.token
    }

    /// The question for a part of the session.
    pub fn ask(&self, part: &str) -> Question {
        Question::get(format!("/api/v1/sessions/{}{part}", self.session)).signed_in(&self.token)
    }

    /// The question of a route that changes nothing.
    pub fn question(&self, route: Route) -> Question {
        let path = match route {
            Route::Health => return Question::get("/healthz"),
            Route::Me => "/api/v1/auth/me".to_owned(),
            Route::Flows => "/api/v1/flows".to_owned(),
            Route::Flow => format!("/api/v1/flows/{}", self.flow),
            Route::Session | Route::Note => format!("/api/v1/sessions/{}", self.session),
        };
        Question::get(path).signed_in(&self.token)
    }
}

/// A session of one connection's own, to write notes in: nobody else moves it.
pub struct Notebook {
    id: String,
    events: u64,
    notes: u64,
}

impl Notebook {
    /// Starts a session.
    pub fn open(plan: &Plan, connection: &mut Connection) -> Result<Self> {
        start_session(plan, connection)
    }

    /// Whether it is time for another.
    pub fn is_full(&self) -> bool {
        self.notes >= NOTES_PER_SESSION
    }

    /// The next note.
    pub fn question(&self, plan: &Plan) -> Question {
        let command =
            json!({"type": "note", "text": "Checked the cable, it is fine.", "audience": "internal"});
        let body = json!({"expected_events": self.events, "command": command});
        let key = format!("{}-{}", self.id, self.events);
        Question::post(format!("/api/v1/sessions/{}/events", self.id), body).signed_in(&plan.token).keyed(key)
    }

    /// Notes how far the session has got.
    pub fn written(&mut self, answer: &Value) {
        self.events = answer["event_count"].as_u64().unwrap_or(self.events + 1);
        self.notes += 1;
    }
}

fn start_session(plan: &Plan, connection: &mut Connection) -> Result<Notebook> {
    let question = Question::post("/api/v1/sessions", json!({"flow_id": plan.flow})).signed_in(&plan.token);
    let answer = connection.ask(&question).attempt("start a session")?;
    let session = answer.json();
    let id = text(&session, "id")
        .ok_or_else(|| Failure::new(format!("POST /api/v1/sessions answered {}", answer.status)))?;
    Ok(Notebook { id, events: session["event_count"].as_u64().unwrap_or(1), notes: 0 })
}

fn text(value: &Value, name: &str) -> Option<String> {
    Some(value.get(name)?.as_str()?.to_owned())
}

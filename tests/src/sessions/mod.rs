//! Working a problem: sessions, their timeline and their documentation.

mod bucket;
mod canary;
mod captures;
mod commands;
mod documentation;
mod edits;
mod evidence;
mod exporting;
mod following;
mod free;
mod guidance;
mod handing_over;
mod hypotheses;
mod lists;
mod main_job;
mod notifying;
mod pausing;
mod procedures;
mod racing;
mod redactions;
mod reopening;
mod repeating;
mod round_trips;
mod searching;
mod starting;
mod subflows;
mod views;

use crate::app::{Caller, Team, TestApp, samples};
use rf_core::Role;
use serde_json::{Value, json};

/// An engineer with a published flow.
struct Work {
    app: TestApp,
    team: Team,
    engineer: Caller,
    flow: String,
}

impl Work {
    async fn ready() -> Self {
        Self::on(TestApp::start().await).await
    }

    async fn on(app: TestApp) -> Self {
        let team = app.register_team("Northwind").await;
        let engineer = app.sign_in_as(&team, Role::Engineer).await;
        let flow = samples::published(&engineer, &samples::flow("VPN does not connect")).await;
        Self { app, team, engineer, flow }
    }

    /// A session of the engineer's, at its first step.
    async fn session(&self) -> String {
        samples::id_of(&samples::started(&self.engineer, &self.flow).await)
    }

    /// The session as it stands.
    async fn read(&self, session: &str) -> Value {
        self.engineer.get(&format!("/sessions/{session}")).await.expect(200)
    }
}

fn answer(step: &str, answer: &str) -> Value {
    json!({ "type": "answer", "step": step, "answer": answer })
}

fn done(step: &str) -> Value {
    json!({ "type": "complete_step", "step": step })
}

fn note(text: &str) -> Value {
    json!({ "type": "note", "text": text, "audience": "internal" })
}

fn back(visit: u32) -> Value {
    json!({ "type": "go_back", "visit": visit })
}

fn resolve() -> Value {
    json!({ "type": "resolve", "outcome": "The client works again", "cause": "Stuck client" })
}

/// The steps of the standing path.
fn path(session: &Value) -> Vec<&str> {
    let path = session["path"].as_array().expect("a path");
    path.iter().map(|visit| visit["step"].as_str().expect("a step")).collect()
}

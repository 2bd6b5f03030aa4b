//! Signing in, staying in, getting out: the session-expiry policy as clients meet it.

mod cookies;
mod deadlines;
mod ending;
mod forged;
mod forged_access;
mod forging;
mod login;
mod meanwhile;
mod mistyped;
mod requests;
mod rotation;
mod throttling;
mod unavailable;

use crate::app::{Answer, Caller, Channel, TestApp};
use rf_core::Role;

/// An engineer of a team of their own, signed in on that channel.
async fn engineer(app: &TestApp, channel: Channel) -> Caller {
    let team = app.register_team(&format!("Team {}", channel.as_str())).await;
    let person = app.member(&team, Role::Engineer).await;
    app.sign_in(&person.email, channel).await
}

/// A refusal that ends or denies a sign-in: a browser is told to forget its cookie.
#[track_caller]
fn is_over(answer: &Answer, channel: Channel, code: &str) -> serde_json::Value {
    let problem = answer.refused(401, code);
    let forgets = answer.cookies().iter().any(|cookie| cookie.contains("Max-Age=0"));
    assert_eq!(forgets, channel == Channel::Cookie, "{code} on the {} channel", channel.as_str());
    problem
}

/// A refusal that is no sign-out: whatever the browser holds, it keeps.
#[track_caller]
fn is_kept(answer: &Answer, status: u16, code: &str) {
    answer.refused(status, code);
    assert!(answer.cookies().is_empty(), "{code} must not touch the cookie");
}

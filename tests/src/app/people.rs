//! Teams and the people in them.

use super::{Caller, Channel, TestApp};
use rf_auth::{Email, TeamSecurity, User};
use rf_core::{Role, SignInId, TeamId, UserId};
use serde_json::json;
use uuid::Uuid;

/// Everybody's password.
pub const PASSWORD: &str = "correct-horse-7-battery-staple";

/// A team with the administrator who registered it.
pub struct Team {
    /// Which.
    pub id: TeamId,
    /// Its name.
    pub name: String,
    /// Who registered it, signed in on the body channel.
    pub admin: Caller,
}

/// A member, not signed in yet.
#[derive(Debug, Clone)]
pub struct Person {
    /// Who.
    pub id: UserId,
    /// What they sign in with.
    pub email: String,
}

impl TestApp {
    /// A team of its own, registered over HTTP.
    pub async fn register_team(&self, name: &str) -> Team {
        let mail = format!("admin@{}.example", name.to_lowercase().replace(' ', "-"));
        let body = json!({
            "team_name": name, "name": format!("Avery of {name}"), "email": mail, "password": PASSWORD,
            "channel": "body",
        });
        let mut admin = self.nobody();
        let answer = admin.post("/auth/register", body).await;
        let id = answer.expect(201)["user"]["team"]["id"].as_str().map(str::parse::<TeamId>);
        admin.keep(&answer);
        Team { id: id.and_then(Result::ok).expect("a team has an id"), name: name.to_owned(), admin }
    }

    /// A new member of the team with that role.
    pub async fn member(&self, team: &Team, role: Role) -> Person {
        let id: Uuid = self.env.new_id();
        let email = format!("{role}-{}@{}.example", id.simple(), team.name.to_lowercase().replace(' ', "-"));
        self.member_at(team, role, &email, &format!("{role} of {}", team.name)).await
    }

    /// A new member of the team with that role, address and name.
    pub async fn member_at(&self, team: &Team, role: Role, email: &str, name: &str) -> Person {
        let hash =
            self.hasher.hash(&rf_auth::PlainPassword::typed(PASSWORD)).expect("passwords can be hashed");
        let user = User {
            id: self.env.new_id::<UserId>(),
            team: team.id,
            team_name: team.name.clone(),
            team_time_zone: "UTC".parse().expect("a time zone"),
            email: Email::parse(email).expect("a good address"),
            name: name.to_owned(),
            role,
            password_hash: Some(hash),
            disabled_at: None,
            email_verified_at: Some(self.now()),
            left_at: None,
            has_second_factor: false,
            security: TeamSecurity::default(),
            created_at: self.now(),
        };
        self.store().insert_user(&user).await.expect("the store takes one more user");
        Person { id: user.id, email: email.to_owned() }
    }

    /// Signs in over HTTP.
    pub async fn sign_in(&self, email: &str, channel: Channel) -> Caller {
        let mut caller = self.nobody().on(channel);
        let body = json!({ "email": email, "password": PASSWORD, "channel": channel.as_str() });
        let answer = caller.post("/auth/login", body).await;
        answer.expect(200);
        caller.keep(&answer);
        caller
    }

    /// A new member of the team with that role, signed in on the body channel.
    pub async fn sign_in_as(&self, team: &Team, role: Role) -> Caller {
        let person = self.member(team, role).await;
        self.sign_in(&person.email, Channel::Body).await
    }

    /// The sign-in behind a caller's access token.
    pub fn sign_in_of(&self, caller: &Caller) -> SignInId {
        let token = caller.access_token.as_deref().expect("somebody who is signed in");
        self.tokens().open_access(token).expect("a token of ours").sign_in
    }
}

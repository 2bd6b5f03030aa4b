//! `user list`, `create`, `disable`, `enable`, `role`, `reset-link` and `revoke`.

use super::{
    Desk, at_the_desk, find,
    table::{self, Row},
    told,
};
use clap::{Subcommand, ValueEnum};
use rf_auth::{
    LinkKind, OneTimeToken, User,
    mail::Postbox,
    team::{self, TeamFailure},
};
use rf_core::{Actor, Time, UserId};
use rf_persistence::{
    Transaction,
    views::{self, MemberQuery, MemberRow},
};
use serde::Serialize;
use std::{path::Path, process::ExitCode};

/// Look at and manage people. Whoever is signed in notices with their next request.
#[derive(Debug, Subcommand)]
pub(crate) enum UserCommand {
    /// List the people of one team, or of all.
    List {
        /// Only of this team, by name or id.
        #[arg(long)]
        team: Option<String>,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Make an account, and print the link with which its owner chooses a password.
    Create {
        /// The address to sign in with.
        email: String,
        /// The team, by name or id.
        #[arg(long)]
        team: String,
        /// The person's name, as it stands in notes.
        #[arg(long)]
        name: String,
        /// What they may do.
        #[arg(long, value_enum, default_value_t = Role::Engineer)]
        role: Role,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Disable an account; what its owner is signed in with ends.
    Disable {
        /// Whose.
        email: String,
    },
    /// Enable an account again.
    Enable {
        /// Whose.
        email: String,
    },
    /// Give somebody another role, also that of the operator.
    Role {
        /// Whose.
        email: String,
        /// What they may do from now on.
        role: Role,
    },
    /// Print a link with which an account's owner chooses a new password; older ones stop working.
    ResetLink {
        /// Whose.
        email: String,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// End everything that somebody is signed in with.
    Revoke {
        /// Whose.
        email: String,
    },
}

/// What somebody may do.
#[derive(Debug, Clone, Copy, ValueEnum)]
#[value(rename_all = "snake_case")]
pub(crate) enum Role {
    /// Reads flows and finished sessions.
    Viewer,
    /// Runs flows, writes own flows.
    Engineer,
    /// Owns the team's library and settings.
    TeamAdmin,
    /// Runs the server.
    SuperAdmin,
}

impl From<Role> for rf_core::Role {
    fn from(role: Role) -> Self {
        match role {
            Role::Viewer => Self::Viewer,
            Role::Engineer => Self::Engineer,
            Role::TeamAdmin => Self::TeamAdmin,
            Role::SuperAdmin => Self::SuperAdmin,
        }
    }
}

#[derive(Serialize)]
struct UserLine {
    id: String,
    email: String,
    name: String,
    role: &'static str,
    status: &'static str,
    team: String,
    last_active_at: Option<Time>,
}

impl UserLine {
    fn new(row: MemberRow, team: &str) -> Self {
        Self {
            id: row.id.to_string(),
            email: row.email,
            name: row.name,
            role: row.role.as_str(),
            status: if row.is_disabled { "disabled" } else { "active" },
            team: team.to_owned(),
            last_active_at: row.last_active_at,
        }
    }
}

impl Row for UserLine {
    const HEADINGS: &'static [&'static str] = &["EMAIL", "NAME", "ROLE", "STATUS", "LAST ACTIVE", "TEAM"];

    fn cells(&self) -> Vec<String> {
        let active = self.last_active_at.map(|at| at.format("%Y-%m-%d %H:%M UTC").to_string());
        vec![
            self.email.clone(),
            self.name.clone(),
            self.role.into(),
            self.status.into(),
            active.unwrap_or_else(|| "never".into()),
            self.team.clone(),
        ]
    }
}

/// Carries out a `user` command.
pub(crate) fn user(file: Option<&Path>, command: UserCommand) -> ExitCode {
    at_the_desk(file, async move |desk| match command {
        UserCommand::List { team, json } => list(desk, team.as_deref(), json).await,
        UserCommand::Create { email, team, name, role, json } => {
            let team = find::team(desk, &team).await?;
            let actor = Actor::command_line(team.id.into());
            let (user, token, until) = desk
                .db
                .transact(async |store| {
                    let user =
                        team::create_member(store, &desk.env, &actor, &email, &name, role.into()).await?;
                    let (token, until) = team::make_reset_link(store, &desk.env, &actor, user.id).await?;
                    Ok::<_, TeamFailure>((user, token, until))
                })
                .await
                .map_err(told)?;
            print_link(desk, &user, &token, until, json);
            Ok(())
        }
        UserCommand::ResetLink { email, json } => {
            let link = async |store: &mut Transaction, actor: &Actor, id| {
                team::make_reset_link(store, &desk.env, actor, id).await
            };
            let (user, (token, until)) = change(desk, &email, link).await?;
            print_link(desk, &user, &token, until, json);
            Ok(())
        }
        UserCommand::Disable { email } => {
            let disable = async |store: &mut Transaction, actor: &Actor, id| {
                team::disable_member(store, &desk.env, actor, id).await
            };
            let (user, _) = change(desk, &email, disable).await?;
            println!("{} is disabled.", user.email);
            Ok(())
        }
        UserCommand::Enable { email } => {
            let enable = async |store: &mut Transaction, actor: &Actor, id| {
                team::enable_member(store, &desk.env, actor, id).await
            };
            let (user, _) = change(desk, &email, enable).await?;
            println!("{} is enabled.", user.email);
            Ok(())
        }
        UserCommand::Role { email, role } => {
            let give = async |store: &mut Transaction, actor: &Actor, id| {
                team::change_role(store, &desk.env, actor, id, role.into()).await
            };
            let (_, user) = change(desk, &email, give).await?;
            println!("{} is {} now.", user.email, user.role);
            Ok(())
        }
        UserCommand::Revoke { email } => {
            let revoke = async |store: &mut Transaction, actor: &Actor, id| {
                team::revoke_member(store, &desk.env, actor, id).await
            };
            let (user, ended) = change(desk, &email, revoke).await?;
            println!("{}: {ended} sign-ins ended.", user.email);
            Ok(())
        }
    })
}

/// Finds the person and changes them in one transaction. The person as they were, and what came of it.
async fn change<T>(
    desk: &Desk,
    email: &str,
    work: impl AsyncFnOnce(&mut Transaction, &Actor, UserId) -> Result<T, TeamFailure>,
) -> Result<(User, T), String> {
    let (user, actor) = find::person(desk, email).await?;
    let done = desk.db.transact(async |store| work(store, &actor, user.id).await).await.map_err(told)?;
    Ok((user, done))
}

async fn list(desk: &Desk, team: Option<&str>, json: bool) -> Result<(), String> {
    let teams = match team {
        Some(wanted) => vec![find::team(desk, wanted).await?],
        None => views::list_teams(&desk.db.repo()).await.map_err(told)?,
    };
    let mut lines = Vec::new();
    for team in teams {
        let mut query = MemberQuery { limit: 100, ..MemberQuery::default() };
        loop {
            let page = views::list_members(&desk.db.repo(), team.id.into(), &query).await.map_err(told)?;
            lines.extend(page.items.into_iter().map(|row| UserLine::new(row, &team.name)));
            query.after = page.next;
            if query.after.is_none() {
                break;
            }
        }
    }
    table::print(&lines, json);
    Ok(())
}

/// A link for the operator to hand over: the only time that it is shown.
fn print_link(desk: &Desk, user: &User, token: &OneTimeToken, until: Time, json: bool) {
    let postbox = Postbox { sealer: &desk.config.sealer, public_url: &desk.config.public_url };
    let link = postbox.link(LinkKind::ResetPassword.page(), token);
    if json {
        let report = serde_json::json!({
            "id": user.id, "email": user.email.as_str(), "role": user.role.as_str(), "reset_link": link, "expires_at": until,
        });
        println!("{report:#}");
    } else {
        println!(
            "{} ({}) chooses a password here, once, until {}:",
            user.email,
            user.role,
            until.format("%H:%M UTC")
        );
        println!("{link}");
    }
}

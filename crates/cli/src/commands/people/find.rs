//! Finding whom or what the operator means.

use super::{Desk, told};
use rf_auth::{AccountStore, Email, User};
use rf_core::{Actor, TeamId};
use rf_persistence::views::{self, TeamRow};

/// The one team with that id or name.
pub(in crate::commands) async fn team(desk: &Desk, wanted: &str) -> Result<TeamRow, String> {
    let teams = views::list_teams(&desk.db.repo()).await.map_err(told)?;
    let id: Option<TeamId> = wanted.parse().ok();
    let mut found: Vec<TeamRow> = teams
        .into_iter()
        .filter(|team| id.map_or(team.name == wanted.trim(), |id| team.id == id.uuid()))
        .collect();
    match (found.pop(), found.as_slice()) {
        (Some(team), []) => Ok(team),
        (None, _) => Err(format!("There is no team `{wanted}`. `resolutionflow team list` shows all.")),
        (Some(last), others) => {
            let ids: Vec<String> = others.iter().chain([&last]).map(|team| team.id.to_string()).collect();
            Err(format!("Several teams are called `{wanted}`. Give the id: {}", ids.join(", ")))
        }
    }
}

/// The person with that address, and the operator acting in their team.
pub(in crate::commands) async fn person(desk: &Desk, email: &str) -> Result<(User, Actor), String> {
    let address = Email::parse(email).map_err(|error| error.message)?;
    let found = desk.db.repo().user_by_email(&address).await.map_err(told)?;
    let user = found.ok_or_else(|| format!("Nobody has the address {address}."))?;
    let actor = Actor::command_line(user.team);
    Ok((user, actor))
}

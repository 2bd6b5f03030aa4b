//! `team list` and `team create`.

use super::{
    at_the_desk,
    table::{self, Row},
    told,
};
use clap::Subcommand;
use rf_core::Time;
use rf_persistence::views;
use serde::Serialize;
use std::{path::Path, process::ExitCode};

/// Look at and make teams.
#[derive(Debug, Subcommand)]
pub(crate) enum TeamCommand {
    /// List the teams.
    List {
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Make a team that nobody is in yet; `user create` brings in the first person.
    Create {
        /// Its name.
        name: String,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
}

#[derive(Serialize)]
struct TeamLine {
    id: String,
    name: String,
    members: i64,
    created_at: Time,
}

impl Row for TeamLine {
    const HEADINGS: &'static [&'static str] = &["ID", "NAME", "MEMBERS", "CREATED"];

    fn cells(&self) -> Vec<String> {
        let day = self.created_at.format("%Y-%m-%d").to_string();
        vec![self.id.clone(), self.name.clone(), self.members.to_string(), day]
    }
}

/// Carries out a `team` command.
pub(crate) fn team(file: Option<&Path>, command: TeamCommand) -> ExitCode {
    at_the_desk(file, async move |desk| match command {
        TeamCommand::List { json } => {
            let teams = views::list_teams(&desk.db.repo()).await.map_err(told)?;
            let lines = teams.into_iter().map(|team| TeamLine {
                id: team.id.to_string(),
                name: team.name,
                members: team.members,
                created_at: team.created_at,
            });
            table::print(&lines.collect::<Vec<_>>(), json);
            Ok(())
        }
        TeamCommand::Create { name, json } => {
            let made = desk
                .db
                .transact(async |store| rf_auth::team::create_team(store, &desk.env, &name).await)
                .await
                .map_err(told)?;
            let line = TeamLine {
                id: made.id.to_string(),
                name: made.name,
                members: 0,
                created_at: made.created_at,
            };
            table::print(&[line], json);
            Ok(())
        }
    })
}

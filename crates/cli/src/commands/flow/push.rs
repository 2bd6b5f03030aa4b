//! `flow push`.

use super::gather::gather;
use super::output::{failures, library_of};
use super::{Desk, PushArgs};
use crate::commands::people::{at_the_desk, find, told};
use rf_core::{Actor, Via};
use rf_flows::{
    FlowStore, ImportOptions, KeepFailure, KeepFlow, LibraryFlow, MAX_KEPT, check_flows, keep_flows,
};
use std::{collections::HashSet, path::Path, process::ExitCode};

/// Puts flows into a team's library in one transaction.
pub(super) fn push(settings: Option<&Path>, wanted: &PushArgs) -> ExitCode {
    at_the_desk(settings, async |desk| {
        let actor = member(desk, wanted).await?;
        let preview = gather(&wanted.inputs)?.import(&ImportOptions::default());
        let failed = failures(&preview);
        if !failed.is_empty() {
            return Err(format!("{}\nNothing was kept.", failed.join("\n")));
        }
        let flows = library_of(&preview);
        let slugs: Vec<_> = flows.iter().map(|flow| flow.slug.clone()).collect();
        let mut taken = HashSet::new();
        for some in slugs.chunks(500) {
            taken.extend(desk.db.repo().taken_slugs(actor.team, some).await.map_err(told)?);
        }
        let there = flows.len();
        let new: Vec<LibraryFlow> = flows.into_iter().filter(|flow| !taken.contains(&flow.slug)).collect();
        let left = there - new.len();
        if wanted.check {
            let counts = preview.counts;
            println!("{} flows to add, {left} there already, {} errors", new.len(), counts.errors);
            return if counts.errors == 0 { Ok(()) } else { Err("Not every flow is valid.".into()) };
        }
        let mut new: Vec<_> = new.into_iter().map(KeepFlow::from).collect();
        let mut parts = Vec::new();
        while !new.is_empty() {
            parts.push(check_flows(new.drain(..new.len().min(MAX_KEPT)).collect()).map_err(told)?);
        }
        let (mut kept, mut published) = (0, 0);
        desk.db
            .transact(async |store| {
                for part in parts {
                    let done = keep_flows(store, &desk.env, &actor, part, wanted.publish, None).await?;
                    kept += done.len();
                    published += done.iter().filter(|kept| kept.is_published()).count();
                }
                Ok::<_, KeepFailure>(())
            })
            .await
            .map_err(told)?;
        println!("{kept} flows added, {published} of them published, {left} there already");
        Ok(())
    })
}

/// The member of the team that the flows come from, with what their role allows.
async fn member(desk: &Desk, wanted: &PushArgs) -> Result<Actor, String> {
    let team = find::team(desk, &wanted.team).await?;
    let (user, _) = find::person(desk, &wanted.member).await?;
    if user.team.uuid() != team.id {
        return Err(format!("{} is not in {}.", user.email, team.name));
    }
    Ok(Actor {
        user: user.id,
        name: user.name,
        team: user.team,
        role: user.role,
        via: Via::CommandLine,
        address: None,
    })
}

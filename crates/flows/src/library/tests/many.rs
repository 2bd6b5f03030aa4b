//! Many flows at once, and back.

use super::*;
use crate::library::bulk::{BulkAction, BulkResult, change_flows, undo_bulk_change};
use chrono::TimeDelta;
use rf_core::{Env, ManualClock, SequentialIds};
use std::sync::Arc;

struct World {
    clock: Arc<ManualClock>,
    env: Env,
    store: MemoryStore,
    kim: Actor,
    lead: Actor,
}

impl World {
    fn new() -> Self {
        let clock = Arc::new(ManualClock::new("2026-03-02T08:00:00Z".parse().unwrap()));
        let env = Env::new(clock.clone(), Arc::new(SequentialIds::default()));
        let kim = actor(&env, env.new_id(), Role::Engineer);
        let lead = actor(&env, kim.team, Role::TeamAdmin);
        let mut store = MemoryStore::default();
        store.members.extend([(kim.user, kim.role), (lead.user, lead.role)]);
        Self { clock, env, store, kim, lead }
    }

    fn flow(&mut self, owner: &Actor, title: &str) -> FlowId {
        run(create_flow(&mut self.store, &self.env, owner, document(title), None)).unwrap().id
    }

    fn change(&mut self, by: &Actor, ids: &[FlowId], action: BulkAction) -> Result<BulkResult, &'static str> {
        let done = run(change_flows(&mut self.store, &self.env, by, ids, action));
        done.map_err(|refusal| refusal.code())
    }

    fn undo(&mut self, by: &Actor, id: BulkChangeId) -> Result<BulkResult, &'static str> {
        run(undo_bulk_change(&mut self.store, &self.env, by, id)).map_err(|refusal| refusal.code())
    }
}

fn refusals(result: &BulkResult) -> Vec<(FlowId, &'static str)> {
    result.refused.iter().map(|refusal| (refusal.flow, refusal.code)).collect()
}

#[test]
fn a_tag_is_added_where_it_is_not_and_publishes_nothing() {
    let mut world = World::new();
    let kim = world.kim.clone();
    let (one, two) = (world.flow(&kim, "One"), world.flow(&kim, "Two"));
    run(publish(&mut world.store, &world.env, &kim, one, 1, "")).unwrap();
    let done = world.change(&kim, &[one, two, one], BulkAction::AddTag(" vpn ".into())).unwrap();
    assert_eq!((done.changed, refusals(&done)), (2, vec![]));
    let flow = world.store.flows[&one].clone();
    assert_eq!((flow.draft.tags.as_slice(), flow.revision), (["vpn".to_owned()].as_slice(), 2));
    assert!(!flow.has_unpublished_changes(), "tags only sort a flow");
    assert!(world.store.flows[&two].has_unpublished_changes());
    assert_eq!(world.change(&kim, &[one, two], BulkAction::AddTag("VPN".into())).unwrap().changed, 0);

    run(save_draft(&mut world.store, &world.env, &kim, two, 2, document("Edited"))).unwrap();
    let undone = world.undo(&kim, done.id).unwrap();
    assert_eq!((undone.changed, refusals(&undone)), (1, vec![(two, "changed_since")]));
    assert_eq!((world.store.flows[&one].draft.tags.len(), world.store.flows[&one].revision), (0, 3));
    assert_eq!(world.store.flows[&two].draft.title, "Edited");
    assert_eq!(world.undo(&kim, done.id), Err("already_undone"));
}

#[test]
fn what_may_not_be_changed_is_left_out_and_told() {
    let mut world = World::new();
    let (kim, lead) = (world.kim.clone(), world.lead.clone());
    let (mine, theirs) = (world.flow(&kim, "Mine"), world.flow(&lead, "Theirs"));
    let stranger = actor(&world.env, world.env.new_id(), Role::TeamAdmin);
    let foreign = world.flow(&stranger, "Foreign");
    let done = world.change(&kim, &[mine, theirs, foreign], BulkAction::Archive).unwrap();
    assert_eq!(done.changed, 1);
    assert_eq!(refusals(&done), [(foreign, "flow_not_found"), (theirs, "forbidden")]);
    assert_eq!(done.refused[0].title, "", "another team's title is not told");
    let tagged = world.change(&kim, &[mine], BulkAction::AddTag("x".into())).unwrap();
    assert_eq!(refusals(&tagged), [(mine, "flow_archived")]);
    let viewer = actor(&world.env, kim.team, Role::Viewer);
    assert_eq!(world.change(&viewer, &[mine], BulkAction::Restore), Err("forbidden"));
    assert_eq!(world.undo(&lead, done.id), Err("bulk_change_not_found"), "only who did it");
    assert_eq!(world.undo(&kim, done.id).unwrap().changed, 1);
    assert_eq!(world.store.flows[&mine].archived_at, None);
}

#[test]
fn what_cannot_be_meant_is_refused_as_a_whole() {
    let mut world = World::new();
    let kim = world.kim.clone();
    let flow = world.flow(&kim, "One");
    let many: Vec<FlowId> = (0..501).map(|_| world.env.new_id()).collect();
    let (folder, nobody) = (world.env.new_id(), world.env.new_id());
    assert_eq!(world.change(&kim, &[], BulkAction::Archive), Err("invalid"));
    assert_eq!(world.change(&kim, &many, BulkAction::Archive), Err("invalid"));
    for tag in ["", " ", "a\nb", &"x".repeat(51)] {
        assert_eq!(world.change(&kim, &[flow], BulkAction::AddTag(tag.into())), Err("invalid"));
    }
    assert_eq!(world.change(&kim, &[flow], BulkAction::Move(Some(folder))), Err("unknown_folder"));
    assert_eq!(world.change(&kim, &[flow], BulkAction::SetOwner(nobody)), Err("unknown_owner"));
}

#[test]
fn flows_go_back_to_where_they_were_if_that_is_still_there() {
    let mut world = World::new();
    let kim = world.kim.clone();
    let ids = [world.flow(&kim, "One"), world.flow(&kim, "Two"), world.flow(&kim, "Three")];
    let folders: [FolderId; 2] = [world.env.new_id(), world.env.new_id()];
    world.store.folders.extend(folders);
    world.change(&kim, &ids[..1], BulkAction::Move(Some(folders[0]))).unwrap();
    let moved = world.change(&kim, &ids, BulkAction::Move(Some(folders[1]))).unwrap();
    assert_eq!(moved.changed, 3);
    world.store.folders.remove(&folders[0]);
    let undone = world.undo(&kim, moved.id).unwrap();
    assert_eq!((undone.changed, refusals(&undone)), (2, vec![(ids[0], "unknown_folder")]));
    assert_eq!(world.store.flows[&ids[1]].folder, None);
}

#[test]
fn who_gave_flows_away_may_take_them_back_for_a_day() {
    let mut world = World::new();
    let (kim, lead) = (world.kim.clone(), world.lead.clone());
    let flow = world.flow(&kim, "Mine");
    let given = world.change(&kim, &[flow], BulkAction::SetOwner(lead.user)).unwrap();
    world.clock.advance(TimeDelta::hours(24));
    assert_eq!(world.undo(&kim, given.id).unwrap().changed, 1);
    assert_eq!(world.store.flows[&flow].owner, kim.user);
    let day = Some("2026-09-01".parse().unwrap());
    let dated = world.change(&kim, &[flow], BulkAction::SetReviewBy(day)).unwrap();
    world.clock.advance(TimeDelta::hours(24) + TimeDelta::seconds(1));
    assert_eq!(world.undo(&kim, dated.id), Err("undo_expired"));
}

//! The library's use cases against a store that remembers.

use super::bulk::{BulkChange, BulkStore, FlowState};
use super::*;
use crate::folders::{Folder, FolderStore};
use crate::testing::{actor, env, run};
use crate::{FlowDocument, FlowSlug, Step, StepId, StepKind};
use rf_core::{Actor, BulkChangeId, Failure, FlowId, FolderId, Role, StoreError, TeamId, Time, UserId};
use std::collections::{HashMap, HashSet};

mod keeping;
mod lifecycle;
mod many;

#[derive(Default)]
struct MemoryStore {
    flows: HashMap<FlowId, Flow>,
    versions: Vec<(TeamId, FlowVersion)>,
    keys: HashMap<(TeamId, UserId, String), (FlowId, String)>,
    folders: HashSet<FolderId>,
    members: HashMap<UserId, Role>,
    uses: Vec<(UserId, FlowId)>,
    favourites: HashSet<(UserId, FlowId)>,
    changes: HashMap<BulkChangeId, BulkChange>,
    /// Somebody else saves between reading and writing, once.
    rival_save: bool,
}

impl FlowStore for MemoryStore {
    async fn insert_flow(&mut self, flow: &Flow) -> Result<bool, StoreError> {
        let is_free = self.taken_slugs(flow.team, std::slice::from_ref(&flow.slug)).await?.is_empty();
        if is_free {
            self.flows.insert(flow.id, flow.clone());
        }
        Ok(is_free)
    }

    async fn made_once(&mut self, team: TeamId, user: UserId, once: &Once) -> Result<Earlier, StoreError> {
        let made = once.keys.iter().map(|key| self.keys.get(&(team, user, key.clone())));
        let same = made.clone().map(|made| made.filter(|(_, asked)| *asked == once.asked));
        Ok(match same.map(|made| made.map(|(id, _)| self.flows[id].clone())).collect() {
            Some(flows) => Earlier::Same(flows),
            None if made.flatten().next().is_some() => Earlier::Other,
            None => Earlier::Nothing,
        })
    }

    async fn note_made(
        &mut self,
        team: TeamId,
        user: UserId,
        once: &Once,
        flows: &[FlowId],
        _: Time,
    ) -> Result<bool, StoreError> {
        for (key, id) in once.keys.iter().zip(flows) {
            self.keys.insert((team, user, key.clone()), (*id, once.asked.clone()));
        }
        Ok(true)
    }

    async fn taken_slugs(
        &mut self,
        team: TeamId,
        slugs: &[FlowSlug],
    ) -> Result<HashSet<FlowSlug>, StoreError> {
        let known = self.flows.values().filter(|flow| flow.team == team).map(|flow| &flow.slug);
        Ok(known.filter(|known| slugs.contains(known)).cloned().collect())
    }

    async fn flow(&mut self, team: TeamId, id: FlowId) -> Result<Option<Flow>, StoreError> {
        Ok(self.flows.get(&id).filter(|flow| flow.team == team).cloned())
    }

    async fn flow_for_update(&mut self, team: TeamId, id: FlowId) -> Result<Option<Flow>, StoreError> {
        self.flow(team, id).await
    }

    async fn save_flow(&mut self, flow: &Flow, expected: u32) -> Result<bool, StoreError> {
        let stored = self.flows.get_mut(&flow.id).unwrap();
        if std::mem::take(&mut self.rival_save) {
            stored.revision += 1;
        }
        let fresh = stored.revision == expected;
        if fresh {
            *stored = flow.clone();
        }
        Ok(fresh)
    }

    async fn insert_version(&mut self, team: TeamId, version: &FlowVersion) -> Result<bool, StoreError> {
        let fresh = self.version(team, version.flow, version.number).await?.is_none();
        if fresh {
            self.versions.push((team, version.clone()));
        }
        Ok(fresh)
    }

    async fn version(
        &mut self,
        team: TeamId,
        flow: FlowId,
        number: u32,
    ) -> Result<Option<FlowVersion>, StoreError> {
        let found = self.versions.iter().find(|(t, v)| *t == team && v.flow == flow && v.number == number);
        Ok(found.map(|(_, version)| version.clone()))
    }

    async fn latest_version(
        &mut self,
        team: TeamId,
        flow: FlowId,
    ) -> Result<Option<FlowVersion>, StoreError> {
        let found = self.versions.iter().rfind(|(t, v)| *t == team && v.flow == flow);
        Ok(found.map(|(_, version)| version.clone()))
    }

    async fn rename_flow(&mut self, team: TeamId, id: FlowId, slug: &FlowSlug) -> Result<bool, StoreError> {
        let is_taken =
            self.flows.values().any(|flow| flow.team == team && flow.slug == *slug && flow.id != id);
        if !is_taken {
            self.flows.get_mut(&id).unwrap().slug = slug.clone();
        }
        Ok(!is_taken)
    }

    async fn role_of_member(&mut self, _: TeamId, user: UserId) -> Result<Option<Role>, StoreError> {
        Ok(self.members.get(&user).copied())
    }

    async fn note_use(
        &mut self,
        _: TeamId,
        user: UserId,
        flows: &[FlowId],
        _: Time,
    ) -> Result<(), StoreError> {
        self.uses.extend(flows.iter().map(|flow| (user, *flow)));
        Ok(())
    }

    async fn set_favourite(
        &mut self,
        _: TeamId,
        user: UserId,
        flow: FlowId,
        since: Option<Time>,
    ) -> Result<(), StoreError> {
        self.favourites.remove(&(user, flow));
        self.favourites.extend(since.map(|_| (user, flow)));
        Ok(())
    }
}

impl FolderStore for MemoryStore {
    async fn hold_folders(&mut self, _: TeamId) -> Result<(), StoreError> {
        Ok(())
    }

    async fn folders(&mut self, _: TeamId) -> Result<Vec<Folder>, StoreError> {
        Ok(Vec::new())
    }

    async fn hold_folder(&mut self, _: TeamId, id: FolderId) -> Result<bool, StoreError> {
        Ok(self.folders.contains(&id))
    }

    async fn insert_folder(&mut self, folder: &Folder) -> Result<(), StoreError> {
        self.folders.insert(folder.id);
        Ok(())
    }

    async fn save_folder(&mut self, _: &Folder) -> Result<(), StoreError> {
        Ok(())
    }

    async fn remove_folder(&mut self, folder: &Folder) -> Result<(), StoreError> {
        self.folders.remove(&folder.id);
        Ok(())
    }
}

impl BulkStore for MemoryStore {
    async fn flows_for_update(&mut self, team: TeamId, ids: &[FlowId]) -> Result<Vec<Flow>, StoreError> {
        let found = ids.iter().filter_map(|id| self.flows.get(id));
        Ok(found.filter(|flow| flow.team == team).cloned().collect())
    }

    async fn set_state(&mut self, _: TeamId, ids: &[FlowId], state: &FlowState) -> Result<(), StoreError> {
        for id in ids {
            let flow = self.flows.get_mut(id).unwrap();
            match state {
                FlowState::Folder(folder) => flow.folder = *folder,
                FlowState::ArchivedAt(at) => flow.archived_at = *at,
                FlowState::Owner(owner) => flow.owner = *owner,
                FlowState::ReviewBy(day) => flow.review_by = *day,
                FlowState::Tags { .. } => unreachable!("tags are part of each draft"),
            }
        }
        Ok(())
    }

    async fn insert_bulk_change(&mut self, change: &BulkChange) -> Result<(), StoreError> {
        self.changes.insert(change.id, change.clone());
        Ok(())
    }

    async fn bulk_change_for_update(
        &mut self,
        team: TeamId,
        id: BulkChangeId,
    ) -> Result<Option<BulkChange>, StoreError> {
        Ok(self.changes.get(&id).filter(|change| change.team == team).cloned())
    }

    async fn mark_undone(&mut self, _: TeamId, id: BulkChangeId, at: Time) -> Result<(), StoreError> {
        self.changes.get_mut(&id).unwrap().undone_at = Some(at);
        Ok(())
    }
}

fn document(title: &str) -> FlowDocument {
    let end = Step { title: "Solved".into(), ..StepKind::Resolution { cause: None }.into() };
    FlowDocument {
        title: title.into(),
        start: Some("end".into()),
        steps: [(StepId::from("end"), end)].into_iter().collect(),
        ..FlowDocument::default()
    }
}

#[test]
fn a_flow_is_drafted_saved_published_and_read_back() {
    let (env, mut store) = (env(), MemoryStore::default());
    let kim = actor(&env, env.new_id(), Role::Engineer);
    let flow = run(create_flow(&mut store, &env, &kim, document("One"), None)).unwrap();
    assert_eq!((flow.revision, flow.latest_version, flow.has_unpublished_changes()), (1, None, true));

    let flow = run(save_draft(&mut store, &env, &kim, flow.id, 1, document("Two"))).unwrap();
    assert_eq!((flow.revision, flow.draft.title.as_str()), (2, "Two"));

    let version = run(publish(&mut store, &env, &kim, flow.id, 2, " first ")).unwrap();
    assert_eq!((version.number, version.change_note.as_str(), version.published_by), (1, "first", kim.user));
    assert_eq!(run(read_version(&mut store, &kim, flow.id, 1)).unwrap(), version);
    assert!(!run(read_flow(&mut store, &kim, flow.id)).unwrap().has_unpublished_changes());

    let again = run(publish(&mut store, &env, &kim, flow.id, 2, "")).unwrap_err();
    assert_eq!(again.code(), "nothing_to_publish");
    run(save_draft(&mut store, &env, &kim, flow.id, 2, document("Three"))).unwrap();
    assert!(run(read_flow(&mut store, &kim, flow.id)).unwrap().has_unpublished_changes());
    let back = run(save_draft(&mut store, &env, &kim, flow.id, 3, document("Two"))).unwrap();
    assert!(!back.has_unpublished_changes(), "edited back to what is published");
    run(save_draft(&mut store, &env, &kim, flow.id, 4, document("Four"))).unwrap();
    assert_eq!(run(publish(&mut store, &env, &kim, flow.id, 5, "")).unwrap().number, 2);
    assert_eq!(run(read_version(&mut store, &kim, flow.id, 1)).unwrap().document.title, "Two");
    assert_eq!(run(read_version(&mut store, &kim, flow.id, 3)).unwrap_err().code(), "version_not_found");
}

#[test]
fn a_stale_save_overwrites_nothing_and_gives_the_flow_as_it_stands() {
    let (env, mut store) = (env(), MemoryStore::default());
    let kim = actor(&env, env.new_id(), Role::Engineer);
    let flow = run(create_flow(&mut store, &env, &kim, document("One"), None)).unwrap();
    run(save_draft(&mut store, &env, &kim, flow.id, 1, document("Two"))).unwrap();

    let refusal = run(save_draft(&mut store, &env, &kim, flow.id, 1, document("Mine"))).unwrap_err();
    let FlowFailure::StaleRevision(StaleFlow { current }) = &refusal else { panic!("{refusal:?}") };
    assert_eq!((current.revision, current.draft.title.as_str()), (2, "Two"));
    assert_eq!(refusal.members()["current_revision"], 2);
    assert_eq!(run(publish(&mut store, &env, &kim, flow.id, 1, "")).unwrap_err().code(), "stale_revision");

    store.rival_save = true;
    let refusal = run(save_draft(&mut store, &env, &kim, flow.id, 2, document("Mine"))).unwrap_err();
    assert_eq!(refusal.code(), "stale_revision");
    assert_eq!(run(read_flow(&mut store, &kim, flow.id)).unwrap().draft.title, "Two");
}

#[test]
fn the_same_key_makes_one_flow() {
    let (env, mut store) = (env(), MemoryStore::default());
    let kim = actor(&env, env.new_id(), Role::Engineer);
    let first = run(create_flow(&mut store, &env, &kim, document("One"), Some("k"))).unwrap();
    let repeat = run(create_flow(&mut store, &env, &kim, document("One"), Some("k"))).unwrap();
    assert_eq!(first, repeat);
    let other = run(create_flow(&mut store, &env, &kim, document("Two"), Some("k"))).unwrap_err();
    assert_eq!(other.code(), "idempotency_key_reused");
    assert_eq!(store.flows.len(), 1);
}

#[test]
fn roles_and_teams_reach_as_far_as_the_permission_table_says() {
    let (env, mut store) = (env(), MemoryStore::default());
    let team = env.new_id();
    let kim = actor(&env, team, Role::Engineer);
    let flow = run(create_flow(&mut store, &env, &kim, document("One"), None)).unwrap();
    let mut check = |actor: &Actor, read: &str, save: &str| {
        let code = |result: Result<Flow, FlowFailure>| result.map_or_else(|refusal| refusal.code(), |_| "ok");
        assert_eq!(code(run(read_flow(&mut store, actor, flow.id))), read, "read as {:?}", actor.role);
        let revision = store.flows[&flow.id].revision;
        let saved = run(save_draft(&mut store, &env, actor, flow.id, revision, document("Two")));
        assert_eq!(code(saved), save, "save as {:?}", actor.role);
    };
    check(&kim, "ok", "ok");
    check(&actor(&env, team, Role::Viewer), "ok", "forbidden");
    check(&actor(&env, team, Role::Engineer), "ok", "forbidden");
    check(&actor(&env, team, Role::TeamAdmin), "ok", "ok");
    check(&actor(&env, env.new_id(), Role::SuperAdmin), "flow_not_found", "flow_not_found");
    let viewer = actor(&env, team, Role::Viewer);
    let refusal = run(create_flow(&mut store, &env, &viewer, document("One"), None)).unwrap_err();
    assert_eq!(refusal.code(), "forbidden");
}

#[test]
fn a_draft_may_hold_mistakes_that_publishing_refuses() {
    let (env, mut store) = (env(), MemoryStore::default());
    let kim = actor(&env, env.new_id(), Role::Engineer);
    let unfinished = FlowDocument { start: Some("nowhere".into()), ..document("One") };
    let flow = run(create_flow(&mut store, &env, &kim, unfinished, None)).unwrap();
    let refusal = run(publish(&mut store, &env, &kim, flow.id, 1, "")).unwrap_err();
    assert_eq!(refusal.code(), "flow_has_errors");
    assert_eq!(refusal.members()["findings"][0]["code"], "missing_start");
    assert_eq!(store.flows[&flow.id].latest_version, None);
}

#[test]
fn not_even_a_draft_may_be_too_large_or_hold_forbidden_characters() {
    let (env, mut store) = (env(), MemoryStore::default());
    let kim = actor(&env, env.new_id(), Role::Engineer);
    let mut refusal = |document| run(create_flow(&mut store, &env, &kim, document, None)).unwrap_err();
    let large = FlowDocument { summary: "x".repeat(crate::limits::MAX_DOCUMENT_BYTES), ..document("One") };
    assert_eq!(refusal(large).code(), "flow_too_large");
    assert_eq!(refusal(document("a\0b")).members()["errors"][0]["field"], "document.title");
    assert_eq!(refusal(document(&"x".repeat(201))).members()["errors"][0]["code"], "text_too_long");
    let target = FlowDocument { start: Some("a\0b".into()), ..document("One") };
    assert_eq!(refusal(target).members()["errors"][0]["field"], "document.start");
}

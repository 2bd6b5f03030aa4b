//! The folders' use cases against a store that remembers.

use super::*;
use crate::testing::{actor, env, run};
use rf_core::{Actor, Env, Failure, FolderId, Role, StoreError, TeamId};
use std::collections::HashMap;

#[derive(Default)]
struct MemoryStore(HashMap<FolderId, Folder>);

impl FolderStore for MemoryStore {
    async fn hold_folders(&mut self, _: TeamId) -> Result<(), StoreError> {
        Ok(())
    }

    async fn folders(&mut self, team: TeamId) -> Result<Vec<Folder>, StoreError> {
        Ok(self.0.values().filter(|folder| folder.team == team).cloned().collect())
    }

    async fn hold_folder(&mut self, team: TeamId, id: FolderId) -> Result<bool, StoreError> {
        Ok(self.0.get(&id).is_some_and(|folder| folder.team == team))
    }

    async fn insert_folder(&mut self, folder: &Folder) -> Result<(), StoreError> {
        self.0.insert(folder.id, folder.clone());
        Ok(())
    }

    async fn save_folder(&mut self, folder: &Folder) -> Result<(), StoreError> {
        self.insert_folder(folder).await
    }

    async fn remove_folder(&mut self, folder: &Folder) -> Result<(), StoreError> {
        self.0.remove(&folder.id);
        Ok(())
    }
}

struct World {
    env: Env,
    store: MemoryStore,
    kim: Actor,
}

impl World {
    fn new() -> Self {
        let env = env();
        let kim = actor(&env, env.new_id(), Role::Engineer);
        Self { env, store: MemoryStore::default(), kim }
    }

    fn create(&mut self, parent: Option<FolderId>, name: &str) -> Result<FolderId, &'static str> {
        let made = run(create_folder(&mut self.store, &self.env, &self.kim, parent, name));
        made.map(|folder| folder.id).map_err(|refusal| refusal.code())
    }

    fn at(&mut self, path: &str) -> Result<Option<FolderId>, &'static str> {
        let path: Vec<_> = path.split('/').filter(|name| !name.is_empty()).map(str::to_owned).collect();
        let found = run(folder_at_path(&mut self.store, &self.env, &self.kim, &path));
        found.map_err(|refusal| refusal.code())
    }

    fn change(&mut self, id: FolderId, change: FolderChange) -> Result<(), &'static str> {
        let changed = run(change_folder(&mut self.store, &self.kim, id, change));
        changed.map(drop).map_err(|refusal| refusal.code())
    }

    fn move_to(&mut self, id: FolderId, parent: Option<FolderId>) -> Result<(), &'static str> {
        self.change(id, FolderChange { parent: Some(parent), ..FolderChange::default() })
    }

    /// All folders with the names from the top, sorted.
    fn paths(&self) -> Vec<String> {
        let mut paths: Vec<_> = self.store.0.values().map(|folder| self.path(folder)).collect();
        paths.sort_unstable();
        paths
    }

    fn path(&self, folder: &Folder) -> String {
        match folder.parent {
            Some(parent) => format!("{}/{}", self.path(&self.store.0[&parent]), folder.name),
            None => folder.name.clone(),
        }
    }
}

#[test]
fn a_name_is_there_once_in_a_folder_whatever_its_case() {
    let mut world = World::new();
    let network = world.create(None, "  Network ").unwrap();
    for twin in ["network", "NETWORK", "Ｎetwork"] {
        assert_eq!(world.create(None, twin), Err("folder_exists"), "{twin}");
    }
    let inner = world.create(Some(network), "Network").unwrap();
    assert_eq!(world.move_to(inner, None), Err("folder_exists"));
    let lower = FolderChange { name: Some("network".into()), ..FolderChange::default() };
    world.change(network, lower).unwrap();
    assert_eq!(world.paths(), ["network", "network/Network"]);
}

#[test]
fn a_name_is_one_line_of_up_to_100_characters() {
    let mut world = World::new();
    for bad in ["", "  ", "a\nb", "a\tb", "a\0b", &"x".repeat(101)] {
        assert_eq!(world.create(None, bad), Err("invalid"), "{bad:?}");
    }
    world.create(None, &"é".repeat(100)).unwrap();
}

#[test]
fn folders_are_eight_deep_and_a_thousand() {
    let mut world = World::new();
    let deepest = world.at("1/2/3/4/5/6/7/8").unwrap();
    assert_eq!(world.create(deepest, "9"), Err("too_deep"));
    assert_eq!(world.at("1/2/3/4/5/6/7/8/9"), Err("too_deep"));
    // What is moved brings its own folders along.
    let (second, other) = (world.at("1/2").unwrap().unwrap(), world.at("other/inner").unwrap());
    assert_eq!(world.move_to(second, other), Err("too_deep"));
    let third = world.at("1/2/3").unwrap().unwrap();
    world.move_to(third, other).unwrap();
    for number in world.store.0.len()..MAX_FOLDERS {
        world.create(None, &format!("number {number}")).unwrap();
    }
    assert_eq!(world.create(None, "one more"), Err("too_many_folders"));
    assert_eq!(world.at("one more"), Err("too_many_folders"));
    assert_eq!(world.at("1/2").unwrap(), Some(second), "what is there is found");
}

#[test]
fn a_folder_is_never_moved_into_itself_or_into_nothing() {
    let mut world = World::new();
    let top = world.at("a").unwrap().unwrap();
    let inner = world.at("a/b/c").unwrap();
    assert_eq!(world.move_to(top, inner), Err("folder_in_itself"));
    assert_eq!(world.move_to(top, Some(top)), Err("folder_in_itself"));
    let nothing = world.env.new_id();
    assert_eq!(world.move_to(top, Some(nothing)), Err("unknown_folder"));
    assert_eq!(world.move_to(nothing, None), Err("folder_not_found"));
    assert_eq!(world.create(Some(nothing), "x"), Err("unknown_folder"));
}

#[test]
fn what_was_in_a_removed_folder_stands_in_its_parent_under_a_free_name() {
    let mut world = World::new();
    for path in ["Clients/VPN/Old", "Clients/VPN/Archive/Deep", "Clients/Old", "Clients/old 2"] {
        world.at(path).unwrap();
    }
    let vpn = world.at("Clients/VPN").unwrap().unwrap();
    run(delete_folder(&mut world.store, &world.kim, vpn)).unwrap();
    assert_eq!(
        world.paths(),
        [
            "Clients",
            "Clients/Archive",
            "Clients/Archive/Deep",
            "Clients/Old",
            "Clients/Old 3",
            "Clients/old 2"
        ]
    );
    let again = run(delete_folder(&mut world.store, &world.kim, vpn)).unwrap_err();
    assert_eq!(again.code(), "folder_not_found");
}

#[test]
fn a_path_is_found_again_and_only_what_is_missing_is_made() {
    let mut world = World::new();
    let deep = world.at("Clients/Contoso/VPN").unwrap();
    assert_eq!(world.at("clients/CONTOSO/vpn").unwrap(), deep);
    world.at("Clients/Fabrikam").unwrap();
    assert_eq!(world.paths(), ["Clients", "Clients/Contoso", "Clients/Contoso/VPN", "Clients/Fabrikam"]);
    assert_eq!(world.at(""), Ok(None));
}

#[test]
fn viewers_and_other_teams_change_nothing() {
    let mut world = World::new();
    let folder = world.create(None, "Ours").unwrap();
    let team = world.kim.team;
    let as_ = |world: &mut World, team, role| {
        world.kim = actor(&world.env, team, role);
        let rename = FolderChange { name: Some("Theirs".into()), ..FolderChange::default() };
        (world.change(folder, rename), world.at("New").map(drop))
    };
    assert_eq!(as_(&mut world, team, Role::Viewer), (Err("forbidden"), Err("forbidden")));
    let stranger = world.env.new_id();
    assert_eq!(as_(&mut world, stranger, Role::TeamAdmin), (Err("folder_not_found"), Ok(())));
    assert_eq!(world.create(Some(folder), "Inside"), Err("unknown_folder"));
}

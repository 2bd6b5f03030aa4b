//! What people do with folders. Each is one transaction.

use super::folder::checked_name;
use super::tree::Tree;
use super::{Folder, FolderChange, FolderFailure, FolderStore};
use rf_core::{Action, Actor, Env, FolderId, Relation, Verdict, verdict};
use std::collections::HashMap;

/// Makes a folder in `parent`, or at the top.
///
/// # Errors
/// `forbidden`, `invalid`, `unknown_folder`, `folder_exists`, `too_deep`, `too_many_folders`.
pub async fn create_folder(
    store: &mut impl FolderStore,
    env: &Env,
    actor: &Actor,
    parent: Option<FolderId>,
    name: &str,
) -> Result<Folder, FolderFailure> {
    permit(actor)?;
    let name = checked_name(name)?;
    let tree = held(store, actor).await?;
    let folder = Folder { id: env.new_id(), team: actor.team, parent, name, created_at: env.now() };
    tree.check_place(&folder)?;
    tree.check_room()?;
    store.insert_folder(&folder).await?;
    Ok(folder)
}

/// Renames a folder, moves it with all that is in it, or both.
///
/// # Errors
/// `forbidden`, `invalid`, `folder_not_found`, `unknown_folder`, `folder_exists`, `folder_in_itself`, `too_deep`.
pub async fn change_folder(
    store: &mut impl FolderStore,
    actor: &Actor,
    id: FolderId,
    change: FolderChange,
) -> Result<Folder, FolderFailure> {
    permit(actor)?;
    let name = change.name.as_deref().map(checked_name).transpose()?;
    let tree = held(store, actor).await?;
    let known = tree.get(id).ok_or(FolderFailure::FolderNotFound)?.clone();
    let folder =
        Folder { name: name.unwrap_or(known.name), parent: change.parent.unwrap_or(known.parent), ..known };
    tree.check_place(&folder)?;
    store.save_folder(&folder).await?;
    Ok(folder)
}

/// Removes a folder. Its flows and folders move into its parent; a folder whose name is taken there gets a number.
///
/// # Errors
/// `forbidden`, `folder_not_found`.
pub async fn delete_folder(
    store: &mut impl FolderStore,
    actor: &Actor,
    id: FolderId,
) -> Result<(), FolderFailure> {
    permit(actor)?;
    let mut tree = held(store, actor).await?;
    let folder = tree.get(id).ok_or(FolderFailure::FolderNotFound)?.clone();
    let mut children: Vec<_> = tree.children(Some(id)).cloned().collect();
    children.sort_by_key(|child| child.id);
    tree.remove(id);
    for child in children {
        let name = tree.free_name(folder.parent, &child.name);
        let child = Folder { parent: folder.parent, name, ..child };
        store.save_folder(&child).await?;
        tree.insert(child);
    }
    store.remove_folder(&folder).await?;
    Ok(())
}

/// The folder that the names lead to from the top; those that are missing are made. No names lead to the top: `None`.
///
/// # Errors
/// `forbidden`, `invalid`, `too_deep`, `too_many_folders`.
pub async fn folder_at_path(
    store: &mut impl FolderStore,
    env: &Env,
    actor: &Actor,
    path: &[String],
) -> Result<Option<FolderId>, FolderFailure> {
    Ok(folders_at_paths(store, env, actor, [path]).await?.into_iter().next().flatten())
}

/// The folders that many paths lead to, in their order; see [`folder_at_path`].
///
/// # Errors
/// `forbidden`, `invalid`, `too_deep`, `too_many_folders`.
pub async fn folders_at_paths<'a>(
    store: &mut impl FolderStore,
    env: &Env,
    actor: &Actor,
    paths: impl IntoIterator<Item = &'a [String]>,
) -> Result<Vec<Option<FolderId>>, FolderFailure> {
    let mut tree = None;
    let mut known = HashMap::from([(&[][..], None)]);
    let mut found = Vec::new();
    for path in paths {
        let folder = match known.get(path) {
            Some(folder) => *folder,
            None => {
                let tree = match &mut tree {
                    Some(tree) => tree,
                    None => {
                        permit(actor)?;
                        tree.insert(held(store, actor).await?)
                    }
                };
                folder_in(store, env, actor, tree, path).await?
            }
        };
        known.insert(path, folder);
        found.push(folder);
    }
    Ok(found)
}

async fn folder_in(
    store: &mut impl FolderStore,
    env: &Env,
    actor: &Actor,
    tree: &mut Tree,
    path: &[String],
) -> Result<Option<FolderId>, FolderFailure> {
    let mut parent = None;
    for name in path {
        let name = checked_name(name)?;
        if let Some(known) = tree.named(parent, &name) {
            parent = Some(known.id);
            continue;
        }
        let folder = Folder { id: env.new_id(), team: actor.team, parent, name, created_at: env.now() };
        tree.check_place(&folder)?;
        tree.check_room()?;
        store.insert_folder(&folder).await?;
        parent = Some(folder.id);
        tree.insert(folder);
    }
    Ok(parent)
}

async fn held(store: &mut impl FolderStore, actor: &Actor) -> Result<Tree, FolderFailure> {
    store.hold_folders(actor.team).await?;
    Ok(Tree::new(store.folders(actor.team).await?))
}

fn permit(actor: &Actor) -> Result<(), FolderFailure> {
    match verdict(actor.role, Action::ManageFolders, Relation::Team) {
        Verdict::Allow => Ok(()),
        Verdict::Deny | Verdict::Hide => Err(FolderFailure::Forbidden),
    }
}

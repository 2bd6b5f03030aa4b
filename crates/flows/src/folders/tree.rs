//! The rules of the tree: names, depth, and no circles.

use super::{Folder, FolderFailure, MAX_DEPTH, MAX_FOLDER_NAME, MAX_FOLDERS, folder::key_of};
use rf_core::FolderId;
use std::collections::{HashMap, HashSet};

/// All folders of a team.
pub(super) struct Tree(HashMap<FolderId, Folder>);

impl Tree {
    pub(super) fn new(folders: Vec<Folder>) -> Self {
        Self(folders.into_iter().map(|folder| (folder.id, folder)).collect())
    }

    pub(super) fn get(&self, id: FolderId) -> Option<&Folder> {
        self.0.get(&id)
    }

    pub(super) fn insert(&mut self, folder: Folder) {
        self.0.insert(folder.id, folder);
    }

    pub(super) fn remove(&mut self, id: FolderId) {
        self.0.remove(&id);
    }

    /// The folders directly in `parent`, or at the top.
    pub(super) fn children(&self, parent: Option<FolderId>) -> impl Iterator<Item = &Folder> {
        self.0.values().filter(move |folder| folder.parent == parent)
    }

    /// The folder of this name in `parent`.
    pub(super) fn named(&self, parent: Option<FolderId>, name: &str) -> Option<&Folder> {
        let key = key_of(name);
        self.children(parent).find(|folder| folder.name_key() == key)
    }

    /// Whether there is room for one more.
    pub(super) fn check_room(&self) -> Result<(), FolderFailure> {
        if self.0.len() < MAX_FOLDERS { Ok(()) } else { Err(FolderFailure::TooManyFolders) }
    }

    /// Whether `folder`, with all that stands in it, may stand where it says under the name that it has.
    pub(super) fn check_place(&self, folder: &Folder) -> Result<(), FolderFailure> {
        let mut above = 0;
        let mut next = folder.parent;
        while let Some(id) = next {
            if id == folder.id {
                return Err(FolderFailure::FolderInItself);
            }
            next = self.get(id).ok_or(FolderFailure::UnknownFolder)?.parent;
            above += 1;
        }
        if above + self.height(folder.id) > MAX_DEPTH {
            return Err(FolderFailure::TooDeep);
        }
        match self.named(folder.parent, &folder.name) {
            Some(other) if other.id != folder.id => Err(FolderFailure::FolderExists),
            _ => Ok(()),
        }
    }

    /// How many folders stand in one another from this one down, itself included.
    fn height(&self, id: FolderId) -> usize {
        1 + self.children(Some(id)).map(|child| self.height(child.id)).max().unwrap_or(0)
    }

    /// `name`, or the first of `name 2`, `name 3` … that no folder of `parent` has.
    pub(super) fn free_name(&self, parent: Option<FolderId>, name: &str) -> String {
        let taken: HashSet<_> = self.children(parent).map(Folder::name_key).collect();
        if !taken.contains(&key_of(name)) {
            return name.to_owned();
        }
        let mut number = 2;
        loop {
            let suffix = format!(" {number}");
            let base: String = name.chars().take(MAX_FOLDER_NAME - suffix.len()).collect();
            let numbered = base + &suffix;
            if !taken.contains(&key_of(&numbered)) {
                return numbered;
            }
            number += 1;
        }
    }
}

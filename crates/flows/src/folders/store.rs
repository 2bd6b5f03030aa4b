//! What folders need from storage.

use super::Folder;
use rf_core::{FolderId, StoreError, TeamId};

/// Where folders are kept. Another team's folder does not exist here.
#[expect(async_fn_in_trait, reason = "callers are generic over the store and never name the future")]
pub trait FolderStore {
    /// Lets nobody else change the team's folders until the transaction ends. Taken before any other lock.
    async fn hold_folders(&mut self, team: TeamId) -> Result<(), StoreError>;

    /// All folders of the team, in no particular order.
    async fn folders(&mut self, team: TeamId) -> Result<Vec<Folder>, StoreError>;

    /// Whether the team has the folder; if so, it stays until the transaction ends. Taken before a flow is held.
    async fn hold_folder(&mut self, team: TeamId, id: FolderId) -> Result<bool, StoreError>;

    /// Keeps a new folder.
    async fn insert_folder(&mut self, folder: &Folder) -> Result<(), StoreError>;

    /// Writes a folder's name and parent.
    async fn save_folder(&mut self, folder: &Folder) -> Result<(), StoreError>;

    /// Removes the folder and puts its flows, also archived ones, into its parent.
    async fn remove_folder(&mut self, folder: &Folder) -> Result<(), StoreError>;
}

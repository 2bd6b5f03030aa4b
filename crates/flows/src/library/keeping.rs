//! Putting many flows into the library at once, all or none.

use super::slug::{free_slug, slug_of};
use super::use_cases::{check_draft, permit};
use super::{Flow, FlowFailure, FlowStore, FlowVersion, InsertedFlow, is_valid_slug};
use crate::folders::{FolderFailure, FolderStore, folder_at_path};
use crate::validation::{Finding, validate};
use crate::{FlowDocument, FlowSlug, LibraryFlow};
use rf_core::{Action, Actor, Env, FieldError, FieldErrors, FolderId, Relation, checked_text};
use std::collections::HashMap;

/// Flows kept at once.
pub const MAX_KEPT: usize = 2_000;

/// A longer slug leaves no room for a number behind it.
const LONGEST_NUMBERED: usize = 72;

/// What the first version of a flow says that was published as it was kept.
const CHANGE_NOTE: &str = "Imported";

/// A flow to keep.
#[derive(Debug, Clone, PartialEq)]
pub struct KeepFlow {
    /// What it says; it becomes the draft.
    pub document: FlowDocument,
    /// The folders around it, from the top; those that are missing are made.
    pub folder: Vec<String>,
    /// The name that it is to have in the library; its title's unless said, with a number where it is taken.
    pub slug: Option<FlowSlug>,
}

impl From<LibraryFlow> for KeepFlow {
    fn from(flow: LibraryFlow) -> Self {
        Self { document: flow.document, folder: flow.folder, slug: Some(flow.slug) }
    }
}

/// A flow that was kept.
#[derive(Debug, Clone, PartialEq)]
pub struct KeptFlow {
    /// The flow as it stands.
    pub flow: Flow,
}

impl KeptFlow {
    /// Whether a version of it was published.
    pub const fn is_published(&self) -> bool {
        self.flow.latest_version.is_some()
    }
}

rf_core::failures! {
    /// Why none of the flows was kept.
    pub enum KeepFailure {
        /// The role does not reach that far.
        Forbidden => Forbidden, "forbidden", "You may not add flows. Ask a team admin.";
        /// More flows than are kept at once.
        TooManyFlows => TooLarge, "too_many_flows", "Keep at most 2,000 flows at once. Send them in parts.";
        /// One of the documents is larger than the product accepts.
        FlowTooLarge(FieldErrors) => TooLarge, "flow_too_large", "A flow is too large. Split it into smaller flows.";
        /// Folders stand too deep in one another.
        TooDeep => Invalid, "too_deep", "Folders can be 8 deep. Choose a place further up.";
        /// The team has as many folders as it may.
        TooManyFolders => Invalid, "too_many_folders", "A team can have 1,000 folders. Remove some first.";
        /// The key stood for other flows before.
        KeyReused => Conflict, "idempotency_key_reused", "This Idempotency-Key was used for something else. Send a new one.";
        /// A field breaks a rule.
        Invalid(FieldErrors) => Invalid, "invalid", "Some fields need mending.";
    }
}

/// Puts new flows into the actor's team, owned by the actor, each as a draft at revision 1; with `publish`, those without
/// errors also as version 1. A repeat with the same `key` by the same person changes nothing and gives the flows that the
/// first call made, as they stand today.
///
/// # Errors
/// See [`KeepFailure`]; nothing is kept then, as long as the caller rolls back.
pub async fn keep_flows(
    store: &mut (impl FlowStore + FolderStore),
    env: &Env,
    actor: &Actor,
    flows: Vec<KeepFlow>,
    publish: bool,
    key: Option<&str>,
) -> Result<Vec<KeptFlow>, KeepFailure> {
    permit(actor, Action::CreateFlow, Relation::Own)?;
    let key = key.map(|key| checked_text("Idempotency-Key", key, 1, 200)).transpose();
    let key = key.map_err(|error| KeepFailure::Invalid(error.into()))?;
    if flows.len() > MAX_KEPT {
        return Err(KeepFailure::TooManyFlows);
    }
    for (place, flow) in flows.iter().enumerate() {
        check(place, flow)?;
    }
    let folders = folders_of(store, env, actor, &flows).await?;
    let mut kept = Vec::with_capacity(flows.len());
    let mut earlier = 0;
    for (place, flow) in flows.into_iter().enumerate() {
        let key = key.as_ref().map(|key| format!("{key}:{place}"));
        let folder = folders.get(&flow.folder).copied().flatten();
        let (flow, is_new) = keep(store, env, actor, flow, folder, publish, key.as_deref()).await?;
        earlier += usize::from(!is_new);
        kept.push(KeptFlow { flow });
    }
    if earlier == 0 || earlier == kept.len() { Ok(kept) } else { Err(KeepFailure::KeyReused) }
}

fn check(place: usize, flow: &KeepFlow) -> Result<(), KeepFailure> {
    let field = |name: &str| format!("flows.{place}.{name}");
    if flow.slug.as_ref().is_some_and(|slug| !is_valid_slug(&slug.0)) {
        let message = "Write 1 to 80 small letters, digits and hyphens.";
        return Err(KeepFailure::Invalid(FieldError::new(field("slug"), "invalid_slug", message).into()));
    }
    check_draft(&flow.document).map_err(|failure| match failure {
        FlowFailure::FlowTooLarge => {
            let message = "The flow is larger than 256 KiB, or has more than 1,000 steps.";
            KeepFailure::FlowTooLarge(FieldError::new(field("document"), "flow_too_large", message).into())
        }
        FlowFailure::Invalid(FieldErrors(errors)) => {
            let within = |error: FieldError| FieldError { field: field(&error.field), ..error };
            KeepFailure::Invalid(FieldErrors(errors.into_iter().map(within).collect()))
        }
        other => other.into(),
    })
}

/// Every folder that is named, found or made, before any flow is touched.
async fn folders_of(
    store: &mut impl FolderStore,
    env: &Env,
    actor: &Actor,
    flows: &[KeepFlow],
) -> Result<HashMap<Vec<String>, Option<FolderId>>, KeepFailure> {
    let mut folders = HashMap::new();
    for flow in flows.iter().filter(|flow| !flow.folder.is_empty()) {
        if !folders.contains_key(&flow.folder) {
            let found = folder_at_path(store, env, actor, &flow.folder).await?;
            folders.insert(flow.folder.clone(), found);
        }
    }
    Ok(folders)
}

/// Keeps one flow; the second is false if the key had made it before.
async fn keep(
    store: &mut impl FlowStore,
    env: &Env,
    actor: &Actor,
    wanted: KeepFlow,
    folder: Option<FolderId>,
    publish: bool,
    key: Option<&str>,
) -> Result<(Flow, bool), KeepFailure> {
    let now = env.now();
    let mut base = wanted.slug.unwrap_or_else(|| slug_of(&wanted.document.title));
    let is_published = publish && !validate(&wanted.document).iter().any(Finding::is_error);
    let mut flow = Flow {
        id: env.new_id(),
        team: actor.team,
        slug: base.clone(),
        owner: actor.user,
        folder,
        review_by: None,
        archived_at: None,
        created_at: now,
        updated_at: now,
        revision: 1,
        draft: wanted.document,
        latest_version: is_published.then_some(1),
        published_revision: is_published.then_some(1),
    };
    loop {
        let taken = store.slugs_like(actor.team, &base).await?;
        if base.0.len() > LONGEST_NUMBERED && taken.contains(&base.0) {
            base.0.truncate(LONGEST_NUMBERED);
            continue;
        }
        flow.slug = free_slug(&base, &taken);
        match store.insert_flow(&flow, key).await? {
            InsertedFlow::Created => break,
            InsertedFlow::Earlier(earlier) => return Ok((*earlier, false)),
            InsertedFlow::KeyReused => return Err(KeepFailure::KeyReused),
            // Somebody took it at the same moment; the next look sees theirs.
            InsertedFlow::SlugTaken => {}
        }
    }
    if is_published {
        let version = FlowVersion {
            flow: flow.id,
            number: 1,
            document: flow.draft.clone(),
            change_note: CHANGE_NOTE.into(),
            published_at: now,
            published_by: actor.user,
        };
        store.insert_version(actor.team, &version).await?;
    }
    Ok((flow, true))
}

impl From<FlowFailure> for KeepFailure {
    fn from(failure: FlowFailure) -> Self {
        match failure {
            FlowFailure::Store(error) => Self::Store(error),
            FlowFailure::Invalid(errors) => Self::Invalid(errors),
            _ => Self::Forbidden,
        }
    }
}

impl From<FolderFailure> for KeepFailure {
    fn from(failure: FolderFailure) -> Self {
        match failure {
            FolderFailure::Store(error) => Self::Store(error),
            FolderFailure::TooDeep => Self::TooDeep,
            FolderFailure::TooManyFolders => Self::TooManyFolders,
            FolderFailure::Invalid(FieldErrors(errors)) => {
                let of_folder = |error: FieldError| FieldError { field: "folder".into(), ..error };
                Self::Invalid(FieldErrors(errors.into_iter().map(of_folder).collect()))
            }
            _ => Self::Forbidden,
        }
    }
}

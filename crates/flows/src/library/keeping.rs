//! Putting many flows into the library at once, all or none.

use super::once::{fingerprint, made_before};
use super::slug::slug_of;
use super::use_cases::{check_draft, insert, permit};
use super::{Flow, FlowFailure, FlowStore, FlowVersion, Once, is_valid_slug};
use crate::folders::{FolderFailure, FolderStore, folders_at_paths};
use crate::{FlowDocument, FlowSlug, LibraryFlow};
use rf_core::{Action, Actor, Env, FieldError, FieldErrors, FolderId, Relation};
use std::collections::HashMap;

/// Flows kept at once.
pub const MAX_KEPT: usize = 2_000;

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

/// A flow that was looked at and can be kept.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckedFlow {
    wanted: KeepFlow,
    /// Whether a version of it can be published.
    is_sound: bool,
    /// All that was asked for, in 64 characters.
    asked: String,
}

/// Looks at flows before they are kept. Of many this takes seconds: not to be done where others wait.
///
/// # Errors
/// `too_many_flows`, `flow_too_large`, `invalid`.
pub fn check_flows(flows: Vec<KeepFlow>) -> Result<Vec<CheckedFlow>, KeepFailure> {
    if flows.len() > MAX_KEPT {
        return Err(KeepFailure::TooManyFlows);
    }
    flows.into_iter().enumerate().map(|(place, flow)| check(place, flow)).collect()
}

fn check(place: usize, wanted: KeepFlow) -> Result<CheckedFlow, KeepFailure> {
    let field = |name: &str| format!("flows.{place}.{name}");
    if wanted.slug.as_ref().is_some_and(|slug| !is_valid_slug(&slug.0)) {
        let message = "Write 1 to 80 small letters, digits and hyphens.";
        return Err(KeepFailure::Invalid(FieldError::new(field("slug"), "invalid_slug", message).into()));
    }
    let is_sound = check_draft(&wanted.document).map_err(|failure| match failure {
        FlowFailure::FlowTooLarge => {
            let message = "The flow is larger than 256 KiB, or has more than 1,000 steps.";
            KeepFailure::FlowTooLarge(FieldError::new(field("document"), "flow_too_large", message).into())
        }
        FlowFailure::Invalid(FieldErrors(errors)) => {
            let within = |error: FieldError| FieldError { field: field(&error.field), ..error };
            KeepFailure::Invalid(FieldErrors(errors.into_iter().map(within).collect()))
        }
        other => other.into(),
    })?;
    let asked = fingerprint(&(&wanted.document, &wanted.folder, &wanted.slug));
    let asked = asked.map_err(|error| KeepFailure::Invalid(error.into()))?;
    Ok(CheckedFlow { wanted, is_sound, asked })
}

/// Puts new flows into the actor's team, owned by the actor, each as a draft at revision 1; with `publish`, those without
/// errors also as version 1. A repeat with the same `key` by the same person changes nothing and gives the flows that the
/// first call made, as they stand today, wherever their folders are by then.
///
/// # Errors
/// See [`KeepFailure`]; nothing is kept then, as long as the caller rolls back.
pub async fn keep_flows(
    store: &mut (impl FlowStore + FolderStore),
    env: &Env,
    actor: &Actor,
    flows: Vec<CheckedFlow>,
    publish: bool,
    key: Option<&str>,
) -> Result<Vec<KeptFlow>, KeepFailure> {
    permit(actor, Action::CreateFlow, Relation::Own)?;
    let asked: Vec<_> = flows.iter().map(|flow| &flow.asked).collect();
    let once = key.map(|key| Once::many(key, flows.len(), &(publish, asked))).transpose();
    let once = once.map_err(|error| KeepFailure::Invalid(error.into()))?;
    // Two who keep the same names in another order would wait for each other.
    store.hold_folders(actor.team).await?;
    if let Some(made) = made_before(store, actor, once.as_ref()).await? {
        return Ok(made.into_iter().map(|flow| KeptFlow { flow }).collect());
    }
    let paths = flows.iter().map(|flow| &*flow.wanted.folder);
    let folders = folders_at_paths(store, env, actor, paths).await?;
    let mut kept = Vec::with_capacity(flows.len());
    // The last number behind each slug, so that hundreds of one title are not counted through again for each.
    let mut numbers = HashMap::new();
    for (flow, folder) in flows.into_iter().zip(folders) {
        kept.push(KeptFlow { flow: keep(store, env, actor, flow, folder, publish, &mut numbers).await? });
    }
    let ids: Vec<_> = kept.iter().map(|kept| kept.flow.id).collect();
    if let Some(once) = &once
        && !store.note_made(actor.team, actor.user, once, &ids, env.now()).await?
    {
        return Err(KeepFailure::KeyReused);
    }
    store.note_use(actor.team, actor.user, &ids, env.now()).await?;
    Ok(kept)
}

async fn keep(
    store: &mut impl FlowStore,
    env: &Env,
    actor: &Actor,
    CheckedFlow { wanted, is_sound, .. }: CheckedFlow,
    folder: Option<FolderId>,
    publish: bool,
    numbers: &mut HashMap<FlowSlug, usize>,
) -> Result<Flow, KeepFailure> {
    let now = env.now();
    let slug = wanted.slug.unwrap_or_else(|| slug_of(&wanted.document.title));
    let is_published = publish && is_sound;
    let mut flow = Flow {
        id: env.new_id(),
        team: actor.team,
        slug: slug.clone(),
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
    let from = numbers.get(&slug).map_or(1, |number| number + 1);
    let number = insert(store, &mut flow, &slug, from).await?;
    numbers.insert(slug, number);
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
    Ok(flow)
}

impl From<FlowFailure> for KeepFailure {
    fn from(failure: FlowFailure) -> Self {
        match failure {
            FlowFailure::Store(error) => Self::Store(error),
            FlowFailure::Invalid(errors) => Self::Invalid(errors),
            FlowFailure::KeyReused => Self::KeyReused,
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

//! What people do with the library. Each is one transaction.

use super::once::made_before;
use super::slug::{free_slug, slug_of};
use super::{Flow, FlowErrors, FlowFailure, FlowStore, FlowVersion, Once, StaleFlow};
use crate::folders::FolderStore;
use crate::validation::{Finding, FindingCode, document_bytes, limits, validate};
use crate::{FlowDocument, FlowSlug};
use rf_core::{
    Action, Actor, Env, FieldError, FieldErrors, FlowId, FolderId, Relation, StoreError, Verdict,
    checked_text, verdict,
};

/// A flow to create.
#[derive(Debug, Clone, PartialEq)]
pub struct NewFlow {
    /// Its draft.
    pub document: FlowDocument,
    /// The folder to put it into; none at the top.
    pub folder: Option<FolderId>,
}

impl From<FlowDocument> for NewFlow {
    /// At the top.
    fn from(document: FlowDocument) -> Self {
        Self { document, folder: None }
    }
}

/// Puts a new flow into the actor's team, owned by the actor, as a draft at revision 1.
///
/// A repeat with the same `key` by the same person gives the flow that the first call made, as it stands today, wherever its
/// folder is by then.
///
/// # Errors
/// `forbidden`, `unknown_folder`, `flow_too_large`, `invalid` (see [`save_draft`]), `idempotency_key_reused`.
pub async fn create_flow(
    store: &mut (impl FlowStore + FolderStore),
    env: &Env,
    actor: &Actor,
    new: impl Into<NewFlow>,
    key: Option<&str>,
) -> Result<Flow, FlowFailure> {
    let NewFlow { document, folder } = new.into();
    permit(actor, Action::CreateFlow, Relation::Own)?;
    check_draft(&document)?;
    let once = key.map(|key| Once::one(key, &(&document, folder))).transpose();
    let once = once.map_err(|error| FlowFailure::Invalid(error.into()))?;
    if let Some(made) = made_before(store, actor, once.as_ref()).await? {
        return made.into_iter().next().ok_or(FlowFailure::KeyReused);
    }
    if let Some(folder) = folder
        && !store.hold_folder(actor.team, folder).await?
    {
        return Err(FlowFailure::UnknownFolder);
    }
    let now = env.now();
    let slug = slug_of(&document.title);
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
        draft: document,
        latest_version: None,
        published_revision: None,
    };
    if let Some(once) = &once
        && !store.note_made(actor.team, actor.user, once, &[flow.id], now).await?
    {
        // The same request came twice at once, and the other one was first.
        let made = made_before(store, actor, Some(once)).await?.and_then(|made| made.into_iter().next());
        return made.ok_or(FlowFailure::KeyReused);
    }
    insert(store, &mut flow, &slug, 1).await?;
    store.note_use(flow.team, actor.user, &[flow.id], now).await?;
    Ok(flow)
}

/// Keeps a new flow under `slug`, or with a number behind it where that is taken. The slug itself is the number 1; those
/// before `from` are known to be taken. Answers the number that it got.
pub(super) async fn insert(
    store: &mut impl FlowStore,
    flow: &mut Flow,
    slug: &FlowSlug,
    from: usize,
) -> Result<usize, StoreError> {
    loop {
        let (free, number) = free_slug(store, flow.team, slug, from).await?;
        flow.slug = free;
        if store.insert_flow(flow).await? {
            return Ok(number);
        }
        // Somebody took it at the same moment; the next look sees theirs.
    }
}

/// The flow with its draft.
///
/// # Errors
/// `flow_not_found`, `forbidden`.
pub async fn read_flow(store: &mut impl FlowStore, actor: &Actor, id: FlowId) -> Result<Flow, FlowFailure> {
    let flow = store.flow(actor.team, id).await?.ok_or(FlowFailure::FlowNotFound)?;
    permit(actor, Action::ReadFlow, flow.relation_to(actor))?;
    Ok(flow)
}

/// Replaces the draft, if it is still at the `expected` revision.
///
/// A draft may hold mistakes; only its size, its head (title, summary, category, tags) and its characters are
/// checked, because lists, indexes and databases rely on them.
///
/// # Errors
/// `flow_not_found`, `forbidden`, `flow_archived`, `stale_revision`, `flow_too_large`, `invalid`.
pub async fn save_draft(
    store: &mut impl FlowStore,
    env: &Env,
    actor: &Actor,
    id: FlowId,
    expected: u32,
    document: FlowDocument,
) -> Result<Flow, FlowFailure> {
    let flow = flow_at(store, actor, id, Action::EditFlow, expected).await?;
    check_draft(&document)?;
    let revision = flow.revision + 1;
    // A draft that was edited back to what is published has nothing unpublished in it; nor has one that was sorted elsewhere.
    let published = match flow.latest_version {
        Some(_) => store.latest_version(flow.team, flow.id).await?,
        None => None,
    };
    let published_revision = match published {
        Some(version) if version.document.guides_like(&document) => Some(revision),
        _ => flow.published_revision,
    };
    let saved = Flow { revision, published_revision, draft: document, updated_at: env.now(), ..flow };
    keep(store, actor, &saved, expected).await?;
    store.note_use(saved.team, actor.user, &[saved.id], saved.updated_at).await?;
    Ok(saved)
}

/// Publishes the draft as the next version, if it is still at the `expected` revision.
///
/// # Errors
/// `flow_not_found`, `forbidden`, `flow_archived`, `stale_revision`, `invalid` (the note), `flow_has_errors`,
/// `nothing_to_publish`.
pub async fn publish(
    store: &mut impl FlowStore,
    env: &Env,
    actor: &Actor,
    id: FlowId,
    expected: u32,
    change_note: &str,
) -> Result<FlowVersion, FlowFailure> {
    let flow = flow_at(store, actor, id, Action::PublishFlow, expected).await?;
    let change_note = checked_note(change_note)?;
    if !flow.has_unpublished_changes() {
        return Err(FlowFailure::NothingToPublish);
    }
    keep_version(store, env, actor, flow, expected, change_note).await
}

/// Makes the flow's draft its next version.
pub(super) async fn keep_version(
    store: &mut impl FlowStore,
    env: &Env,
    actor: &Actor,
    flow: Flow,
    expected: u32,
    change_note: String,
) -> Result<FlowVersion, FlowFailure> {
    let findings = validate(&flow.draft);
    if findings.iter().any(Finding::is_error) {
        return Err(FlowFailure::FlowHasErrors(FlowErrors(findings)));
    }
    let now = env.now();
    let version = FlowVersion {
        flow: flow.id,
        number: flow.latest_version.unwrap_or(0) + 1,
        document: flow.draft.clone(),
        change_note,
        published_at: now,
        published_by: actor.user,
    };
    let published = Flow {
        latest_version: Some(version.number),
        published_revision: Some(flow.revision),
        updated_at: now,
        ..flow
    };
    keep(store, actor, &published, expected).await?;
    if !store.insert_version(published.team, &version).await? {
        return Err(stale(store, actor, published.id).await?);
    }
    store.note_use(published.team, actor.user, &[published.id], now).await?;
    Ok(version)
}

pub(super) fn checked_note(note: &str) -> Result<String, FlowFailure> {
    checked_text("change_note", note, 0, limits::MAX_CHANGE_NOTE)
        .map_err(|error| FlowFailure::Invalid(error.into()))
}

/// One published version of a flow.
///
/// # Errors
/// `flow_not_found`, `version_not_found`, `forbidden`.
pub async fn read_version(
    store: &mut impl FlowStore,
    actor: &Actor,
    id: FlowId,
    number: u32,
) -> Result<FlowVersion, FlowFailure> {
    let flow = read_flow(store, actor, id).await?;
    store.version(flow.team, flow.id, number).await?.ok_or(FlowFailure::VersionNotFound)
}

/// Holds the flow for a change that does not depend on its revision: there, and permitted.
pub(super) async fn held(
    store: &mut impl FlowStore,
    actor: &Actor,
    id: FlowId,
    action: Action,
) -> Result<Flow, FlowFailure> {
    let flow = store.flow_for_update(actor.team, id).await?.ok_or(FlowFailure::FlowNotFound)?;
    permit(actor, action, flow.relation_to(actor))?;
    Ok(flow)
}

/// Holds the flow for a change of its draft: there, permitted, in use, and still at the revision that the actor saw.
pub(super) async fn flow_at(
    store: &mut impl FlowStore,
    actor: &Actor,
    id: FlowId,
    action: Action,
    expected: u32,
) -> Result<Flow, FlowFailure> {
    let flow = held(store, actor, id, action).await?;
    if flow.archived_at.is_some() {
        return Err(FlowFailure::FlowArchived);
    }
    if flow.revision == expected {
        Ok(flow)
    } else {
        Err(FlowFailure::StaleRevision(StaleFlow { current: Box::new(flow) }))
    }
}

pub(super) async fn keep(
    store: &mut impl FlowStore,
    actor: &Actor,
    flow: &Flow,
    expected: u32,
) -> Result<(), FlowFailure> {
    if store.save_flow(flow, expected).await? { Ok(()) } else { Err(stale(store, actor, flow.id).await?) }
}

async fn stale(store: &mut impl FlowStore, actor: &Actor, id: FlowId) -> Result<FlowFailure, FlowFailure> {
    let current = store.flow(actor.team, id).await?.ok_or(FlowFailure::FlowNotFound)?;
    Ok(FlowFailure::StaleRevision(StaleFlow { current: Box::new(current) }))
}

pub(super) fn permit(actor: &Actor, action: Action, relation: Relation) -> Result<(), FlowFailure> {
    match verdict(actor.role, action, relation) {
        Verdict::Allow => Ok(()),
        Verdict::Deny => Err(FlowFailure::Forbidden),
        Verdict::Hide => Err(FlowFailure::FlowNotFound),
    }
}

/// What even a draft must keep to; answers whether it could be published as well.
pub(super) fn check_draft(document: &FlowDocument) -> Result<bool, FlowFailure> {
    if document.steps.len() > limits::MAX_STEPS || document_bytes(document) > limits::MAX_DOCUMENT_BYTES {
        return Err(FlowFailure::FlowTooLarge);
    }
    let unwelcome = |finding: &Finding| match finding.code {
        FindingCode::ForbiddenCharacter => true,
        FindingCode::TextTooLong | FindingCode::TooManyTags => finding.step.is_none(),
        _ => false,
    };
    let findings = validate(document);
    let is_sound = !findings.iter().any(Finding::is_error);
    let errors: Vec<_> = findings.into_iter().filter(unwelcome).map(field_error).collect();
    if errors.is_empty() { Ok(is_sound) } else { Err(FlowFailure::Invalid(FieldErrors(errors))) }
}

fn field_error(finding: Finding) -> FieldError {
    let mut field = "document".to_owned();
    if let Some(step) = &finding.step {
        field = format!("{field}.steps.{step}");
    }
    if let Some(name) = &finding.field {
        field = format!("{field}.{name}");
    }
    FieldError::new(field, finding.code.as_str(), finding.message)
}

//! Making views, changing them, removing them.

use super::{MAX_OWN_VIEWS, MAX_SHARED_VIEWS, MAX_VIEW_NAME, SavedView, SavedViewFailure, SavedViewStore};
use rf_core::{
    Action, Actor, Env, FieldError, Members, Relation, SavedViewId, Verdict, checked_text, verdict,
};

/// A view to make; the filters were checked by whoever lists with them.
#[derive(Debug, Clone)]
pub struct NewView {
    /// What it is called.
    pub name: String,
    /// Whether everybody in the team has it.
    pub is_shared: bool,
    /// Whether one's own list begins with it.
    pub is_default: bool,
    /// Filters and order.
    pub filters: Members,
}

/// What to change of a view; nothing of it where nothing is said.
#[derive(Debug, Clone, Default)]
pub struct ViewChange {
    /// What it is called.
    pub name: Option<String>,
    /// Whether everybody in the team has it.
    pub is_shared: Option<bool>,
    /// Whether one's own list begins with it; everybody who has the view decides that for themselves.
    pub is_default: Option<bool>,
    /// Filters and order.
    pub filters: Option<Members>,
}

/// Whether `actor`, who has the view, may change and remove it: whoever made it, and leads if it is shared.
pub fn may_change(actor: &Actor, view: &SavedView) -> bool {
    let is_own = view.owner == actor.user;
    if view.is_shared { may_share(actor, is_own) } else { is_own }
}

fn may_share(actor: &Actor, is_own: bool) -> bool {
    let relation = if is_own { Relation::Own } else { Relation::Team };
    verdict(actor.role, Action::ShareView, relation) == Verdict::Allow
}

/// Makes a view. Needs a transaction.
///
/// # Errors
/// `forbidden`, `too_many_views`, `too_many_shared_views`, `invalid` with `name`.
pub async fn create_view(
    port: &mut impl SavedViewStore,
    env: &Env,
    actor: &Actor,
    wish: NewView,
) -> Result<SavedView, SavedViewFailure> {
    let NewView { name, is_shared, is_default, filters } = wish;
    let name = checked_name(&name)?;
    if is_shared && !may_share(actor, true) {
        return Err(SavedViewFailure::Forbidden);
    }
    if port.count_own_views(actor.team, actor.user).await? >= MAX_OWN_VIEWS {
        return Err(SavedViewFailure::TooManyViews);
    }
    if is_shared {
        check_room(port, actor).await?;
    }
    let (id, now) = (env.new_id(), env.now());
    let (team, owner) = (actor.team, actor.user);
    let view = SavedView { id, team, owner, name, is_shared, filters, created_at: now, updated_at: now };
    port.insert_view(&view).await?;
    if is_default {
        port.begin_with(team, owner, id).await?;
    }
    Ok(view)
}

/// Changes a view, or whether one's own list begins with it. Needs a transaction.
///
/// # Errors
/// `view_not_found`, `forbidden`, `too_many_shared_views`, `invalid` with `name`.
pub async fn change_view(
    port: &mut impl SavedViewStore,
    env: &Env,
    actor: &Actor,
    id: SavedViewId,
    change: ViewChange,
) -> Result<SavedView, SavedViewFailure> {
    let mut view = had_by(port, actor, id).await?;
    let ViewChange { name, is_shared, is_default, filters } = change;
    if name.is_some() || is_shared.is_some() || filters.is_some() {
        let shares = is_shared == Some(true) && !view.is_shared;
        // Somebody else's would not be there any more for the lead who takes it back.
        let takes_back = is_shared == Some(false) && view.owner != actor.user;
        if !may_change(actor, &view) || takes_back || (shares && !may_share(actor, true)) {
            return Err(SavedViewFailure::Forbidden);
        }
        if let Some(name) = name {
            view.name = checked_name(&name)?;
        }
        if shares {
            check_room(port, actor).await?;
        }
        view.is_shared = is_shared.unwrap_or(view.is_shared);
        view.filters = filters.unwrap_or(view.filters);
        view.updated_at = env.now();
        port.save_view(&view).await?;
    }
    match is_default {
        Some(true) => port.begin_with(actor.team, actor.user, id).await?,
        Some(false) => port.begin_without(actor.team, actor.user, id).await?,
        None => {}
    }
    Ok(view)
}

/// Removes a view, for everybody. Needs a transaction.
///
/// # Errors
/// `view_not_found`, `forbidden`.
pub async fn delete_view(
    port: &mut impl SavedViewStore,
    actor: &Actor,
    id: SavedViewId,
) -> Result<(), SavedViewFailure> {
    let view = had_by(port, actor, id).await?;
    if !may_change(actor, &view) {
        return Err(SavedViewFailure::Forbidden);
    }
    Ok(port.remove_view(actor.team, id).await?)
}

async fn had_by(
    port: &mut impl SavedViewStore,
    actor: &Actor,
    id: SavedViewId,
) -> Result<SavedView, SavedViewFailure> {
    let view = port.view_for_update(actor.team, id).await?;
    view.filter(|view| view.is_shared || view.owner == actor.user).ok_or(SavedViewFailure::ViewNotFound)
}

async fn check_room(port: &mut impl SavedViewStore, actor: &Actor) -> Result<(), SavedViewFailure> {
    if port.count_shared_views(actor.team).await? >= MAX_SHARED_VIEWS {
        return Err(SavedViewFailure::TooManySharedViews);
    }
    Ok(())
}

fn checked_name(name: &str) -> Result<String, SavedViewFailure> {
    let invalid = |error: FieldError| SavedViewFailure::Invalid(error.into());
    let name = checked_text("name", name, 1, MAX_VIEW_NAME).map_err(invalid)?;
    if name.contains(['\n', '\r', '\t']) {
        return Err(invalid(FieldError::new("name", "forbidden_character", "Write the name on one line.")));
    }
    Ok(name)
}

//! Operations on many flows at once.

use crate::{
    app::App,
    caller::{Caller, invalid},
    openapi::WriteProblems,
    patch::left_out_or_null,
    problem::Problem,
};
use actix_web::{
    post,
    web::{Data, Json, Path},
};
use chrono::NaiveDate;
use rf_core::FlowId;
use rf_flows::bulk;
use rf_persistence::Db;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// What to do to each flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum BulkAction {
    /// Add `tag` to the draft.
    AddTag,
    /// Take `tag` off the draft.
    RemoveTag,
    /// Move into `folder_id`; null for the top.
    Move,
    /// Put away.
    Archive,
    /// Take out of the archive.
    Restore,
    /// Give to `owner_id`.
    SetOwner,
    /// Have it looked at by `review_by`; null for no such day.
    SetReviewBy,
}

/// Something to do to many flows: the action, and the one field that it needs.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct BulkBody {
    #[schema(min_items = 1, max_items = 500)]
    flows: Vec<Uuid>,
    action: BulkAction,
    #[schema(min_length = 1, max_length = 50, nullable = false)]
    tag: Option<String>,
    #[serde(default, deserialize_with = "left_out_or_null")]
    #[schema(value_type = Option<Uuid>)]
    folder_id: Option<Option<Uuid>>,
    #[schema(nullable = false)]
    owner_id: Option<Uuid>,
    #[serde(default, deserialize_with = "left_out_or_null")]
    #[schema(value_type = Option<NaiveDate>)]
    review_by: Option<Option<NaiveDate>>,
}

impl BulkBody {
    /// The flows, and the action with what it needs and nothing else.
    fn read(self) -> Result<(Vec<FlowId>, bulk::BulkAction), Problem> {
        use BulkAction as Asked;
        use bulk::BulkAction as Action;
        let flows = self.flows.into_iter().map(Into::into).collect();
        let fields = (self.tag, self.folder_id, self.owner_id, self.review_by);
        let action = match (self.action, fields) {
            (Asked::AddTag, (Some(tag), None, None, None)) => Action::AddTag(tag),
            (Asked::RemoveTag, (Some(tag), None, None, None)) => Action::RemoveTag(tag),
            (Asked::Move, (None, Some(folder), None, None)) => Action::Move(folder.map(Into::into)),
            (Asked::Archive, (None, None, None, None)) => Action::Archive,
            (Asked::Restore, (None, None, None, None)) => Action::Restore,
            (Asked::SetOwner, (None, None, Some(owner), None)) => Action::SetOwner(owner.into()),
            (Asked::SetReviewBy, (None, None, None, Some(day))) => Action::SetReviewBy(day),
            _ => {
                let message = "Send the field that the action needs, and no other.";
                return Err(invalid("action", "wrong_fields", message));
            }
        };
        Ok((flows, action))
    }
}

/// What became of it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct BulkResult {
    /// For taking it back.
    id: Uuid,
    /// How many flows were changed; one that was that way already is not counted.
    changed: usize,
    /// The flows that were left as they are.
    refused: Vec<BulkRefusal>,
}

/// A flow that was left as it is.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct BulkRefusal {
    flow: Uuid,
    /// Empty where there is no such flow.
    title: String,
    /// Why.
    code: &'static str,
}

impl From<bulk::BulkResult> for BulkResult {
    fn from(result: bulk::BulkResult) -> Self {
        let refused = result.refused.into_iter();
        let refused =
            refused.map(|one| BulkRefusal { flow: one.flow.uuid(), title: one.title, code: one.code });
        Self { id: result.id.uuid(), changed: result.changed, refused: refused.collect() }
    }
}

/// Do one thing to many flows
///
/// All in one transaction. Flows that the caller may not change, or that it cannot be done to, are left as they are and
/// told in `refused`.
#[utoipa::path(
    tag = "Flows",
    security(("bearer" = [])),
    request_body = BulkBody,
    responses((status = 200, body = BulkResult), WriteProblems)
)]
#[post("/flows/bulk")]
pub(crate) async fn change_flows(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    body: Json<BulkBody>,
) -> Result<Json<BulkResult>, Problem> {
    let actor = caller.actor();
    let (flows, action) = body.into_inner().read()?;
    let done =
        db.transact(async |store| bulk::change_flows(store, app.env(), &actor, &flows, action).await).await?;
    Ok(Json(done.into()))
}

/// Take a change of many flows back
///
/// By who made it, within 24 hours, once. Flows that were changed since are left as they are (`changed_since`).
#[utoipa::path(
    tag = "Flows",
    security(("bearer" = [])),
    params(("bulk_id" = Uuid, Path)),
    responses((status = 200, body = BulkResult), WriteProblems)
)]
#[post("/flows/bulk/{bulk_id}/undo")]
pub(crate) async fn undo_bulk_change(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    path: Path<Uuid>,
) -> Result<Json<BulkResult>, Problem> {
    let (actor, id) = (caller.actor(), path.into_inner().into());
    let undone =
        db.transact(async |store| bulk::undo_bulk_change(store, app.env(), &actor, id).await).await?;
    Ok(Json(undone.into()))
}

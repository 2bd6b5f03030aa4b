//! Finding flows: the list, what it can be narrowed by, and flows like one flow.

use super::finding_dto::{FlowFacets, FlowFilter, FlowSummaryPage, SimilarFlows};
use super::reader;
use crate::{
    app::App,
    caller::{Caller, invalid},
    openapi::{CallerProblems, OneProblems},
    paging::{self, Tagged},
    problem::Problem,
};
use actix_web::{
    get,
    web::{Data, Json, Path},
};
use rf_core::FolderId;
use rf_flows::FlowFailure;
use rf_persistence::{
    Db,
    views::{self, FlowQuery, FolderFilter, Reader},
};
use uuid::Uuid;

/// List and search the team's flows
///
/// With a search, pages end after the best of the newest 500 flows that have its words, and of those that have them in the
/// title however old they are.
#[utoipa::path(
    tag = "Flows",
    security(("bearer" = [])),
    params(FlowFilter, ("tag" = Option<Vec<String>>, Query, description = "Only flows with this tag; may be repeated, then with all of them", max_items = 20)),
    responses((status = 200, body = FlowSummaryPage), CallerProblems)
)]
#[get("/flows")]
pub(crate) async fn list_flows(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    asked: Tagged<FlowFilter>,
) -> Result<Json<FlowSummaryPage>, Problem> {
    let reader = seen_by(&caller)?;
    let today = app.env().now().date_naive();
    let Tagged { query: filter, tags } = asked;
    let query = FlowQuery {
        reader,
        search: paging::short_text("search", filter.search)?,
        filter: views::FlowFilter {
            kind: filter.kind,
            status: filter.status.map(Into::into),
            category: paging::exact_text("category", filter.category)?,
            tags,
            folder: filter.folder.as_deref().map(folder).transpose()?,
            owner: filter.owner.map(Into::into),
            favourite: filter.favourite.unwrap_or_default(),
            overdue: filter.overdue.unwrap_or_default().then_some(today),
            archived: filter.archived.unwrap_or_default(),
        },
        sort: filter.sort.map(Into::into),
        after: paging::cursor(filter.cursor.as_deref())?,
        limit: paging::limit(filter.limit)?,
    };
    Ok(Json(FlowSummaryPage::new(views::list_flows(&db.repo(), &query).await?, today)))
}

/// Count what the library can be narrowed by
#[utoipa::path(
    tag = "Flows",
    security(("bearer" = [])),
    responses((status = 200, body = FlowFacets), CallerProblems)
)]
#[get("/flows/facets")]
pub(crate) async fn list_flow_facets(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
) -> Result<Json<FlowFacets>, Problem> {
    let reader = seen_by(&caller)?;
    let today = app.env().now().date_naive();
    Ok(Json(views::flow_facets(&db.repo(), &reader, today).await?.into()))
}

/// List flows like this one
#[utoipa::path(
    tag = "Flows",
    security(("bearer" = [])),
    params(("flow_id" = Uuid, Path)),
    responses((status = 200, body = SimilarFlows), OneProblems)
)]
#[get("/flows/{flow_id}/similar")]
pub(crate) async fn list_similar_flows(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    path: Path<Uuid>,
) -> Result<Json<SimilarFlows>, Problem> {
    let mut store = db.repo();
    let actor = caller.actor();
    let flow = rf_flows::read_flow(&mut store, &actor, path.into_inner().into()).await?;
    let rows = views::similar_flows(&store, &seen_by(&caller)?, flow.id).await?;
    Ok(Json(SimilarFlows::new(rows, app.env().now().date_naive())))
}

fn seen_by(caller: &Caller) -> Result<Reader, FlowFailure> {
    reader(caller).map(|actor| Reader { team: actor.team, user: actor.user })
}

/// A folder's id, or `none` for flows in no folder.
pub(crate) fn folder(text: &str) -> Result<FolderFilter, Problem> {
    if text == "none" {
        return Ok(FolderFilter::Top);
    }
    let id: Result<FolderId, _> = text.parse();
    id.map(FolderFilter::Within).map_err(|_| invalid("folder", "invalid", "Use a folder's id, or none."))
}

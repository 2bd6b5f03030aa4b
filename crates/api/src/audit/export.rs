//! Taking the audit log away as a file.

use super::{csv::Sheet, dto::ExportFilter};
use crate::{
    app::App,
    caller::Caller,
    openapi::{CallerProblems, SheetAnswer},
    problem::Problem,
    security::allowed,
};
use actix_web::{
    HttpResponse, get,
    http::header::{CONTENT_DISPOSITION, CONTENT_TYPE},
    web::{Data, Query},
};
use rf_core::{Action, StoreError, TeamId};
use rf_persistence::{
    Db,
    views::{self, AuditQuery},
};

/// The most rows in one file, the newest ones.
const MOST: usize = 50_000;
/// Rows read at once.
const AT_ONCE: u64 = 1_000;

/// Export the audit log
///
/// A CSV file, newest row first, with at most 50,000 rows: if there are more, its first line says so. The export itself
/// becomes a row of the log.
#[utoipa::path(
    tag = "Team",
    security(("bearer" = [])),
    params(ExportFilter),
    responses(SheetAnswer, CallerProblems)
)]
#[get("/team/audit-log.csv")]
pub(crate) async fn export_audit_log(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    filter: Query<ExportFilter>,
) -> Result<HttpResponse, Problem> {
    let actor = allowed(&caller, Action::ReadAuditLog)?;
    let filter = filter.into_inner();
    let told = filter.told();
    let sheet = gather(&db, actor.team, filter.into_query()?).await?;
    let rows = sheet.rows();
    let noting =
        db.transact(async |store| rf_auth::note_audit_export(store, app.env(), &actor, told, rows).await);
    noting.await?;
    let day = app.env().now().format("%Y-%m-%d");
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "text/csv; charset=utf-8; header=present"))
        .insert_header((CONTENT_DISPOSITION, format!("attachment; filename=\"audit-log-{day}.csv\"")))
        .body(sheet.into_text()))
}

async fn gather(db: &Db, team: TeamId, query: AuditQuery) -> Result<Sheet, StoreError> {
    let mut sheet = Sheet::new(MOST);
    let mut query = AuditQuery { limit: AT_ONCE, ..query };
    loop {
        let page = views::list_audit_events(&db.repo(), team, &query).await?;
        for row in &page.items {
            if !sheet.add(row) {
                return Ok(sheet);
            }
        }
        match page.next {
            Some(next) => query.after = Some(next),
            None => return Ok(sheet),
        }
    }
}

//! Long work, done where it keeps no request waiting.

use crate::problem::Problem;
use actix_web::web;

/// What comes of the work, once it was done on a thread for such work.
pub(crate) async fn beside<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Problem> {
    web::block(work).await.map_err(|_| Problem::internal())
}

//! A person's API tokens, for the page that lists them.

use crate::{
    Repo,
    api_tokens::{of, token_from},
    db::store_error,
    rows::api_tokens,
};
use rf_auth::ApiToken;
use rf_core::{StoreError, TeamId, Time, UserId};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, QueryFilter, QueryOrder, QuerySelect};

/// How many tokens that no longer work are shown.
const PAST: u64 = 50;

/// Every token that works `now` and the newest of the others, newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn api_tokens<C: ConnectionTrait>(
    repo: &Repo<C>,
    team: TeamId,
    user: UserId,
    now: Time,
) -> Result<Vec<ApiToken>, StoreError> {
    let is_live = Condition::all()
        .add(api_tokens::Column::RevokedAt.is_null())
        .add(api_tokens::Column::ExpiresAt.gt(now));
    let newest = || of(team, user).order_by_desc(api_tokens::Column::Id);
    let live = newest().filter(is_live.clone()).all(repo.connection()).await.map_err(store_error)?;
    let past =
        newest().filter(is_live.not()).limit(PAST).all(repo.connection()).await.map_err(store_error)?;
    let mut rows: Vec<api_tokens::Model> = live.into_iter().chain(past).collect();
    rows.sort_unstable_by_key(|row| std::cmp::Reverse(row.id));
    rows.into_iter().map(token_from).collect()
}

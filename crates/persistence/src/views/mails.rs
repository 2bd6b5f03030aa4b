//! The operator's mailbox: mail of all teams, newest first.

use super::{Cursor, Page};
use crate::{
    Repo,
    db::{corrupt, store_error},
    flows::count,
    rows::mails,
};
use rf_auth::mail::MailState;
use rf_core::{MailId, StoreError, Time};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// Which mails.
#[derive(Debug, Clone, Default)]
pub struct MailQuery {
    /// Only those in this state.
    pub state: Option<MailState>,
    /// Where the page before ended.
    pub after: Option<Cursor>,
    /// Rows wanted.
    pub limit: u64,
}

/// A mail as the operator sees it.
#[derive(Debug, Clone)]
pub struct MailRow {
    /// Which.
    pub id: MailId,
    /// What kind of mail it is.
    pub kind: String,
    /// To whom.
    pub recipient: String,
    /// One line.
    pub subject: String,
    /// The body, sealed for the mail's id; none once it was sent.
    pub sealed_body: Option<String>,
    /// What became of it.
    pub state: MailState,
    /// How often it was tried.
    pub attempts: u32,
    /// When it was written.
    pub created_at: Time,
    /// When it was sent.
    pub sent_at: Option<Time>,
    /// What the mail server said last, if it did not take it.
    pub last_error: Option<String>,
}

/// One page of the mailbox. Ids sort as the mails were written.
///
/// # Errors
/// When the database does not answer.
pub async fn list_mails<C: ConnectionTrait>(
    repo: &Repo<C>,
    query: &MailQuery,
) -> Result<Page<MailRow>, StoreError> {
    let mut select = mails::Entity::find();
    if let Some(state) = query.state {
        select = select.filter(mails::Column::State.eq(state.as_str()));
    }
    if let Some(after) = &query.after {
        select = select.filter(mails::Column::Id.lt(after.id));
    }
    let rows = select
        .order_by_desc(mails::Column::Id)
        .limit(query.limit + 1)
        .all(repo.connection())
        .await
        .map_err(store_error)?;
    let page = Page::cut(rows, query.limit, |row| Cursor { key: String::new(), id: row.id });
    let items = page.items.into_iter().map(mail_from).collect::<Result<_, _>>()?;
    Ok(Page { items, next: page.next })
}

/// One mail.
///
/// # Errors
/// When the database does not answer.
pub async fn mail_row<C: ConnectionTrait>(
    repo: &Repo<C>,
    mail: MailId,
) -> Result<Option<MailRow>, StoreError> {
    let row = mails::Entity::find_by_id(mail.uuid()).one(repo.connection()).await.map_err(store_error)?;
    row.map(mail_from).transpose()
}

fn mail_from(row: mails::Model) -> Result<MailRow, StoreError> {
    Ok(MailRow {
        id: row.id.into(),
        kind: row.kind,
        recipient: row.recipient,
        subject: row.subject,
        sealed_body: row.body_sealed,
        state: MailState::parse(&row.state).ok_or_else(|| corrupt("a mail's state"))?,
        attempts: count(row.attempts)?,
        created_at: row.created_at,
        sent_at: row.sent_at,
        last_error: row.last_error,
    })
}

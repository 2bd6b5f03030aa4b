//! The list of members.

use super::{
    Cursor, Page,
    flows::{contains, escaped, parse_time, words},
};
use crate::{
    Repo,
    db::{corrupt, store_error},
    rows::{sign_ins, users},
};
use rf_core::{Role, StoreError, TeamId, Time, UserId};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, Order, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, Select,
    sea_query::{CaseStatement, Expr, ExprTrait, Func, LikeExpr, SimpleExpr, SubQueryStatement},
};
use uuid::Uuid;

/// Which members, in which order.
#[derive(Debug, Clone, Default)]
pub struct MemberQuery {
    /// Words that must all occur in name or address.
    pub search: Option<String>,
    /// Only with this role.
    pub role: Option<Role>,
    /// Only disabled ones, or only the others.
    pub disabled: Option<bool>,
    /// The order.
    pub sort: MemberSort,
    /// The other way round.
    pub descending: bool,
    /// Where the page before ended.
    pub after: Option<Cursor>,
    /// Rows wanted.
    pub limit: u64,
}

/// The order of the list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum MemberSort {
    /// By name, without regard to the case of ASCII letters.
    #[default]
    Name,
    /// By address.
    Email,
    /// The weakest role first.
    Role,
    /// The oldest account first.
    Created,
    /// The longest idle first; before them, who never signed in.
    LastActive,
}

/// A member as lists show them.
#[derive(Debug, Clone)]
pub struct MemberRow {
    /// Who.
    pub id: UserId,
    /// Their team.
    pub team: TeamId,
    /// Their display name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// What they may do.
    pub role: Role,
    /// Whether the account is disabled.
    pub is_disabled: bool,
    /// Whether the address was proved to be theirs.
    pub email_verified: bool,
    /// Whether a second factor is set up.
    pub has_second_factor: bool,
    /// When the account was made.
    pub created_at: Time,
    /// When they last did something themselves, in any of their sign-ins.
    pub last_active_at: Option<Time>,
}

#[derive(FromQueryResult)]
struct MemberColumns {
    id: Uuid,
    team_id: Uuid,
    name: String,
    /// As the database sorts it.
    name_key: String,
    email: String,
    role: String,
    disabled_at: Option<Time>,
    email_verified_at: Option<Time>,
    has_second_factor: bool,
    created_at: Time,
    last_active_at: Option<Time>,
}

/// One page of the team's members.
///
/// # Errors
/// When the database does not answer.
pub async fn list_members<C: ConnectionTrait>(
    repo: &Repo<C>,
    team: TeamId,
    query: &MemberQuery,
) -> Result<Page<MemberRow>, StoreError> {
    let mut select = members(team);
    for word in words(query.search.as_deref()) {
        let in_name = name_key().like(LikeExpr::new(format!("%{}%", escaped(&word))).escape('\\'));
        select = select.filter(Condition::any().add(in_name).add(contains(users::Column::Email, &word)));
    }
    if let Some(role) = query.role {
        select = select.filter(users::Column::Role.eq(role.as_str()));
    }
    select = match query.disabled {
        Some(true) => select.filter(users::Column::DisabledAt.is_not_null()),
        Some(false) => select.filter(users::Column::DisabledAt.is_null()),
        None => select,
    };
    let key = query.sort.key();
    if let Some(after) = &query.after {
        let Some(value) = query.sort.value(&after.key) else {
            return Ok(Page { items: Vec::new(), next: None });
        };
        let (beyond, id) = if query.descending {
            (key.clone().lt(value.clone()), users::Column::Id.lt(after.id))
        } else {
            (key.clone().gt(value.clone()), users::Column::Id.gt(after.id))
        };
        select = select.filter(Condition::any().add(beyond).add(key.clone().eq(value).and(id)));
    }
    let order = if query.descending { Order::Desc } else { Order::Asc };
    let rows: Vec<MemberColumns> = select
        .order_by(key, order.clone())
        .order_by(users::Column::Id, order)
        .limit(query.limit + 1)
        .into_model()
        .all(repo.connection())
        .await
        .map_err(store_error)?;
    let page = Page::cut(rows, query.limit, |row| Cursor { key: query.sort.text(row), id: row.id });
    Ok(Page { items: page.items.into_iter().map(member_from).collect::<Result<_, _>>()?, next: page.next })
}

/// One member as lists show them.
///
/// # Errors
/// When the database does not answer.
pub async fn member_row<C: ConnectionTrait>(
    repo: &Repo<C>,
    team: TeamId,
    id: UserId,
) -> Result<Option<MemberRow>, StoreError> {
    let select = members(team).filter(users::Column::Id.eq(id.uuid()));
    let row: Option<MemberColumns> = select.into_model().one(repo.connection()).await.map_err(store_error)?;
    row.map(member_from).transpose()
}

/// Everybody in the team who has not left.
fn members(team: TeamId) -> Select<users::Entity> {
    users::Entity::find()
        .expr_as(name_key(), "name_key")
        .expr_as(last_active(), "last_active_at")
        .filter(users::Column::TeamId.eq(team.uuid()))
        .filter(users::Column::LeftAt.is_null())
}

fn name_key() -> SimpleExpr {
    Func::lower(Expr::col((users::Entity, users::Column::Name))).into()
}

fn last_active() -> SimpleExpr {
    let latest = sign_ins::Entity::find()
        .select_only()
        .expr(sign_ins::Column::LastActiveAt.max())
        .filter(sign_ins::Column::TeamId.into_expr().eq(users::Column::TeamId.into_expr()))
        .filter(sign_ins::Column::UserId.into_expr().eq(users::Column::Id.into_expr()))
        .into_query();
    SimpleExpr::SubQuery(None, Box::new(SubQueryStatement::SelectStatement(latest)))
}

impl MemberSort {
    /// What the rows are ordered by; never null, where databases differ.
    fn key(self) -> SimpleExpr {
        match self {
            Self::Name => name_key(),
            Self::Email => users::Column::Email.into_expr(),
            Self::Role => {
                let mut rank = CaseStatement::new();
                for (place, role) in Role::ALL.into_iter().enumerate() {
                    rank = rank.case(users::Column::Role.eq(role.as_str()), rank_of(place));
                }
                rank.finally(rank_of(Role::ALL.len())).into()
            }
            Self::Created => users::Column::CreatedAt.into_expr(),
            Self::LastActive => Func::coalesce([last_active(), Expr::value(Time::UNIX_EPOCH)]).into(),
        }
    }

    /// The key of a row, for a cursor.
    fn text(self, row: &MemberColumns) -> String {
        match self {
            Self::Name => row.name_key.clone(),
            Self::Email => row.email.clone(),
            Self::Role => row.role.clone(),
            Self::Created => row.created_at.to_rfc3339(),
            Self::LastActive => row.last_active_at.unwrap_or(Time::UNIX_EPOCH).to_rfc3339(),
        }
    }

    /// A cursor's key, as the database compares it.
    fn value(self, key: &str) -> Option<sea_orm::Value> {
        match self {
            Self::Name | Self::Email => Some(key.into()),
            Self::Role => {
                let place = Role::ALL.iter().position(|role| role.as_str() == key)?;
                Some(rank_of(place).into())
            }
            Self::Created | Self::LastActive => parse_time(key).map(Into::into),
        }
    }
}

fn rank_of(place: usize) -> i32 {
    i32::try_from(place).unwrap_or(i32::MAX)
}

fn member_from(row: MemberColumns) -> Result<MemberRow, StoreError> {
    Ok(MemberRow {
        id: row.id.into(),
        team: row.team_id.into(),
        name: row.name,
        email: row.email,
        role: Role::parse(&row.role).ok_or_else(|| corrupt("a user's role"))?,
        is_disabled: row.disabled_at.is_some(),
        email_verified: row.email_verified_at.is_some(),
        has_second_factor: row.has_second_factor,
        created_at: row.created_at,
        last_active_at: row.last_active_at,
    })
}

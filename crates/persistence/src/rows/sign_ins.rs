//! Authenticated logins.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sign_ins")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub team_id: Uuid,
    pub user_id: Uuid,
    pub channel: String,
    pub method: String,
    pub created_at: DateTimeUtc,
    pub last_active_at: DateTimeUtc,
    pub idle_max_seconds: i32,
    pub absolute_max_seconds: i32,
    pub idle_deadline: DateTimeUtc,
    pub absolute_deadline: DateTimeUtc,
    pub generation: i32,
    pub token_id: Uuid,
    pub token_issued_at: DateTimeUtc,
    pub rotated_at: Option<DateTimeUtc>,
    pub current_used: bool,
    pub ended_at: Option<DateTimeUtc>,
    pub end_reason: Option<String>,
    pub user_agent: Option<String>,
    pub address: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::users::Entity", from = "Column::UserId", to = "super::users::Column::Id")]
    User,
}

impl Related<super::users::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::User.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}

//! The queue of escalated sessions.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "escalations")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub team_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub session_id: Uuid,
    pub seq: i32,
    pub escalated_by: Uuid,
    pub to_text: Option<String>,
    pub to_user: Option<Uuid>,
    pub reason: String,
    pub open_step: Option<String>,
    pub escalated_at: DateTimeUtc,
    pub state: String,
    pub accepted_at: Option<DateTimeUtc>,
    pub settled_at: Option<DateTimeUtc>,
    pub settled_by: Option<Uuid>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

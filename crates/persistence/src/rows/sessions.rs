//! Sessions: the header; the truth is in their events.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sessions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub team_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub reference: String,
    pub flow_id: Option<Uuid>,
    pub flow_version: Option<i32>,
    pub flow_title: String,
    pub problem: Option<String>,
    pub search_text: String,
    pub assignee_id: Uuid,
    pub assignee_name: String,
    pub status: String,
    pub event_count: i32,
    pub steps_taken: i32,
    pub started_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub ended_at: Option<DateTimeUtc>,
    /// From its start to its end, or to its last event.
    pub lasted_seconds: i32,
    /// How many events stand in its note as it can be found; none while that has to be written.
    pub found_events: Option<i32>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

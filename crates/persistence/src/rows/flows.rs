//! Flows with their draft.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "flows")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub team_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub slug: Option<String>,
    pub owner_id: Uuid,
    pub folder_id: Option<Uuid>,
    pub review_by: Option<Date>,
    pub title: String,
    pub title_key: String,
    pub summary: String,
    pub category: String,
    pub tags: String,
    pub kind: String,
    pub search_text: String,
    pub revision: i32,
    pub draft: String,
    pub latest_version: Option<i32>,
    pub published_revision: Option<i32>,
    pub runs: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub archived_at: Option<DateTimeUtc>,
    pub words_revision: Option<i32>,
    pub step_count: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! What finished sessions teach; see `rf_guidance::SessionDigest`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session_digests")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub team_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub session_id: Uuid,
    pub flow_id: Option<Uuid>,
    pub flow_version: Option<i32>,
    pub status: String,
    pub ended_at: DateTimeUtc,
    pub minutes: i32,
    /// JSON.
    pub steps: String,
    pub fixed_by: Option<String>,
    pub cause: Option<String>,
    /// With a space between.
    pub words: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

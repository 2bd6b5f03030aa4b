//! Tenants.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "teams")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub name: String,
    pub time_zone: String,
    pub note_header: Option<String>,
    pub note_footer: Option<String>,
    pub redaction_terms: String,
    pub idle_minutes: Option<i32>,
    pub absolute_minutes: Option<i32>,
    pub second_factor_required: bool,
    pub created_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(has_many = "super::note_templates::Entity")]
    NoteTemplates,
}

impl Related<super::note_templates::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::NoteTemplates.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}

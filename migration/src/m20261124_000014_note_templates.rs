//! How teams lay out their notes: a template for each of their readers.

use sea_orm_migration::{
    prelude::*,
    schema::{integer, text, text_null, timestamp_with_time_zone, uuid},
};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261124_000014_note_templates"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let mut team = ForeignKey::create().from_col("team_id").to_tbl("teams").to_col("id").to_owned();
        let templates = Table::create()
            .table("note_templates")
            .col(uuid("team_id"))
            .col(text("variant"))
            .col(text_null("text"))
            .col(integer("revision"))
            .col(timestamp_with_time_zone("updated_at"))
            .col(uuid("updated_by"))
            .primary_key(Index::create().col("team_id").col("variant"))
            .foreign_key(&mut team)
            .to_owned();
        schema.create_table(templates).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table("note_templates").to_owned()).await
    }
}

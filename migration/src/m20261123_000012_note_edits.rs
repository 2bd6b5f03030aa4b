//! Notes edited by hand: what somebody changed in the note of a session, for each of its readers.

use sea_orm_migration::{
    prelude::*,
    schema::{integer, text, timestamp_with_time_zone, uuid},
};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261123_000012_note_edits"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let mut session = ForeignKey::create()
            .from_col("team_id")
            .from_col("session_id")
            .to_tbl("sessions")
            .to_col("team_id")
            .to_col("id")
            .to_owned();
        let edits = Table::create()
            .table("note_edits")
            .col(uuid("team_id"))
            .col(uuid("session_id"))
            .col(text("variant"))
            .col(integer("revision"))
            .col(text("overlay"))
            .col(uuid("edited_by"))
            .col(timestamp_with_time_zone("edited_at"))
            .primary_key(Index::create().col("team_id").col("session_id").col("variant"))
            .foreign_key(&mut session)
            .to_owned();
        schema.create_table(edits).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table("note_edits").to_owned()).await
    }
}

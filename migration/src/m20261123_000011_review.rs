//! Redaction as a team wants it: its own terms, and the values that stay readable in the notes of a session.

use sea_orm_migration::{
    prelude::*,
    schema::{text, timestamp_with_time_zone, uuid},
};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261123_000011_review"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let terms = text("redaction_terms").default("[]").to_owned();
        schema.alter_table(Table::alter().table("teams").add_column(terms).to_owned()).await?;
        let mut session = ForeignKey::create()
            .from_col("team_id")
            .from_col("session_id")
            .to_tbl("sessions")
            .to_col("team_id")
            .to_col("id")
            .to_owned();
        let kept = Table::create()
            .table("kept_values")
            .col(uuid("team_id"))
            .col(uuid("session_id"))
            .col(text("mark"))
            .col(uuid("kept_by"))
            .col(timestamp_with_time_zone("kept_at"))
            .primary_key(Index::create().col("team_id").col("session_id").col("mark"))
            .foreign_key(&mut session)
            .to_owned();
        schema.create_table(kept).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table("kept_values").to_owned()).await?;
        schema.alter_table(Table::alter().table("teams").drop_column("redaction_terms").to_owned()).await
    }
}

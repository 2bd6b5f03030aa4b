//! Files of sessions: what there is, beside the place that keeps their bytes.

use sea_orm_migration::{
    prelude::*,
    schema::{big_integer, boolean, integer, text, timestamp_with_time_zone, uuid},
};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261123_000008_evidence"
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
        let table = Table::create()
            .table("evidence")
            .col(uuid("team_id"))
            .col(uuid("id"))
            .col(uuid("session_id"))
            .col(integer("seq"))
            .col(text("name"))
            .col(text("media_type"))
            .col(big_integer("bytes"))
            .col(text("sha256"))
            .col(boolean("has_thumbnail"))
            .col(timestamp_with_time_zone("created_at"))
            .col(timestamp_with_time_zone("withdrawn_at").null())
            .primary_key(Index::create().col("team_id").col("id"))
            .foreign_key(&mut session)
            .to_owned();
        schema.create_table(table).await?;
        let index = Index::create()
            .name("evidence_session")
            .table("evidence")
            .col("team_id")
            .col("session_id")
            .col("seq")
            .unique()
            .to_owned();
        schema.create_index(index).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table("evidence").to_owned()).await
    }
}

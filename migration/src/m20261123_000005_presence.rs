//! Who has a session open: short-lived rows, kept fresh by the processes that stream the session to people.

use sea_orm_migration::{
    prelude::*,
    schema::{timestamp_with_time_zone, uuid},
};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261123_000005_presence"
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
            .table("session_presence")
            .col(uuid("team_id"))
            .col(uuid("session_id"))
            .col(uuid("watch_id"))
            .col(uuid("user_id"))
            .col(timestamp_with_time_zone("expires_at"))
            .primary_key(Index::create().col("team_id").col("session_id").col("watch_id").col("user_id"))
            .foreign_key(&mut session)
            .to_owned();
        schema.create_table(table).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table("session_presence").to_owned()).await
    }
}

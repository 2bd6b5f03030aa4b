//! Secret values of sessions: sealed beside the event that gave them, and in no event.

use sea_orm_migration::{prelude::*, schema::text_null};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261123_000004_captures"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let column = Table::alter().table("session_events").add_column(text_null("sealed")).to_owned();
        schema.alter_table(column).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let column = Table::alter().table("session_events").drop_column("sealed").to_owned();
        schema.alter_table(column).await
    }
}

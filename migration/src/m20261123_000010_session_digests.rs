//! What finished sessions teach: one row each, written with the event that ends them.

use sea_orm_migration::{
    prelude::*,
    schema::{integer, integer_null, text, text_null, timestamp_with_time_zone, uuid, uuid_null},
};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261123_000010_session_digests"
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
            .table("session_digests")
            .col(uuid("team_id"))
            .col(uuid("session_id"))
            .col(uuid_null("flow_id"))
            .col(integer_null("flow_version"))
            .col(text("status"))
            .col(timestamp_with_time_zone("ended_at"))
            .col(integer("minutes"))
            .col(text("steps"))
            .col(text_null("fixed_by"))
            .col(text_null("cause"))
            .col(text("words"))
            .primary_key(Index::create().col("team_id").col("session_id"))
            .foreign_key(&mut session)
            .to_owned();
        schema.create_table(table).await?;
        for (name, columns) in [
            ("session_digests_flow", &["team_id", "flow_id", "ended_at"][..]),
            ("session_digests_ended", &["team_id", "ended_at"]),
        ] {
            let mut index = Index::create().name(name).table("session_digests").to_owned();
            for column in columns {
                index.col(*column);
            }
            schema.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table("session_digests").to_owned()).await
    }
}

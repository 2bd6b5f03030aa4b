//! Links to sessions, by the hash of their token.

use sea_orm_migration::{
    prelude::*,
    schema::{integer, text, text_null, timestamp_with_time_zone, uuid, uuid_null},
};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261123_000009_shares"
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
            .table("session_shares")
            .col(uuid("team_id"))
            .col(uuid("id"))
            .col(uuid("session_id"))
            .col(text("token_hash"))
            .col(text("audience"))
            .col(text("variant"))
            .col(text_null("passphrase_hash"))
            .col(uuid("created_by"))
            .col(timestamp_with_time_zone("created_at"))
            .col(timestamp_with_time_zone("expires_at"))
            .col(timestamp_with_time_zone("revoked_at").null())
            .col(uuid_null("revoked_by"))
            .col(integer("views"))
            .col(timestamp_with_time_zone("last_viewed_at").null())
            .primary_key(Index::create().col("team_id").col("id"))
            .foreign_key(&mut session)
            .to_owned();
        schema.create_table(table).await?;
        // Whoever follows a link has nothing but its token.
        let by_token = Index::create()
            .name("session_shares_token")
            .table("session_shares")
            .col("token_hash")
            .unique()
            .to_owned();
        schema.create_index(by_token).await?;
        for (name, columns) in [
            ("session_shares_session", ["team_id", "session_id", "created_at", "id"]),
            ("session_shares_state", ["team_id", "revoked_at", "expires_at", "id"]),
        ] {
            let mut index = Index::create().name(name).table("session_shares").to_owned();
            for column in columns {
                index.col(column);
            }
            schema.create_index(index).await?;
        }
        let newest = Index::create()
            .name("session_shares_created")
            .table("session_shares")
            .col("team_id")
            .col("created_at")
            .col("id")
            .to_owned();
        schema.create_index(newest).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table("session_shares").to_owned()).await
    }
}

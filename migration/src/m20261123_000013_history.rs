//! The history of sessions: how long each lasted, whether its note is in the search index as it stands, and the views of the
//! list that people keep.

use sea_orm_migration::{
    prelude::*,
    schema::{boolean, integer, integer_null, text, timestamp_with_time_zone, uuid},
    sea_orm::DbBackend,
};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261123_000013_history"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let lasted = integer("lasted_seconds").default(0).to_owned();
        schema.alter_table(Table::alter().table("sessions").add_column(lasted).to_owned()).await?;
        // How many events stood in the note that is in the index; none while it is not, or not as it stands.
        let found = integer_null("found_events");
        schema.alter_table(Table::alter().table("sessions").add_column(found).to_owned()).await?;
        let db = schema.get_connection();
        let seconds = match schema.get_database_backend() {
            DbBackend::Sqlite => {
                "CAST(ROUND((julianday(COALESCE(ended_at, updated_at)) - julianday(started_at)) * 86400) AS INTEGER)"
            }
            _ => "CAST(EXTRACT(EPOCH FROM (COALESCE(ended_at, updated_at) - started_at)) AS INTEGER)",
        };
        db.execute_unprepared(&format!("UPDATE sessions SET lasted_seconds = {seconds}")).await?;
        let lasted = Index::create()
            .name("sessions_lasted")
            .table("sessions")
            .col("team_id")
            .col("lasted_seconds")
            .col("id")
            .to_owned();
        schema.create_index(lasted).await?;
        // Nearly always empty: looking for what is left to do costs nothing.
        let unfound = "CREATE INDEX sessions_unfound ON sessions (team_id, id) WHERE found_events IS NULL";
        db.execute_unprepared(unfound).await?;
        schema.create_table(saved_views()).await?;
        for (name, column) in [("saved_views_owner", "owner_id"), ("saved_views_shared", "is_shared")] {
            let index = Index::create()
                .name(name)
                .table("saved_views")
                .col("team_id")
                .col(column)
                .col("id")
                .to_owned();
            schema.create_index(index).await?;
        }
        schema.create_table(default_views()).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for table in ["default_views", "saved_views"] {
            schema.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        for index in ["sessions_unfound", "sessions_lasted"] {
            schema.drop_index(Index::drop().name(index).table("sessions").to_owned()).await?;
        }
        for column in ["found_events", "lasted_seconds"] {
            schema.alter_table(Table::alter().table("sessions").drop_column(column).to_owned()).await?;
        }
        Ok(())
    }
}

fn saved_views() -> TableCreateStatement {
    Table::create()
        .table("saved_views")
        .col(uuid("team_id"))
        .col(uuid("id"))
        .col(uuid("owner_id"))
        .col(text("name"))
        .col(boolean("is_shared"))
        .col(text("filters"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .primary_key(Index::create().col("team_id").col("id"))
        .foreign_key(ForeignKey::create().from_col("team_id").to("teams", "id"))
        .foreign_key(ForeignKey::create().from_col("owner_id").to("users", "id"))
        .to_owned()
}

/// The view that somebody's list begins with.
fn default_views() -> TableCreateStatement {
    Table::create()
        .table("default_views")
        .col(uuid("team_id"))
        .col(uuid("user_id"))
        .col(uuid("view_id"))
        .primary_key(Index::create().col("team_id").col("user_id"))
        .foreign_key(
            ForeignKey::create()
                .from_col("team_id")
                .from_col("view_id")
                .to_tbl("saved_views")
                .to_col("team_id")
                .to_col("id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .foreign_key(ForeignKey::create().from_col("user_id").to("users", "id"))
        .to_owned()
}

//! Teams, users, sign-ins, flows with their versions, sessions with their events.
//!
//! Tenant tables have `team_id` first in their keys and indexes; accounts are looked up before the team is known.
//! Documents and events are text, not JSON columns: their key order is kept, byte for byte.

use sea_orm_migration::{
    prelude::*,
    schema::{
        boolean, integer, integer_null, string_null, text, text_null, timestamp_with_time_zone, uuid,
        uuid_null,
    },
};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261122_000001_foundation"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for table in [
            teams(),
            users(),
            sign_ins(),
            flows(),
            flow_versions(),
            sessions(),
            session_events(),
            created_once(),
        ] {
            schema.create_table(table).await?;
        }
        for index in indexes() {
            schema.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for table in [
            "created_once",
            "session_events",
            "sessions",
            "flow_versions",
            "flows",
            "sign_ins",
            "users",
            "teams",
        ] {
            schema.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn time(name: &'static str) -> ColumnDef {
    timestamp_with_time_zone(name)
}

fn time_null(name: &'static str) -> ColumnDef {
    time(name).null().to_owned()
}

fn belongs_to_team() -> ForeignKeyCreateStatement {
    ForeignKey::create().from_col("team_id").to("teams", "id").to_owned()
}

fn teams() -> TableCreateStatement {
    Table::create()
        .table("teams")
        .col(uuid("id").primary_key())
        .col(text("name"))
        .col(time("created_at"))
        .to_owned()
}

fn users() -> TableCreateStatement {
    Table::create()
        .table("users")
        .col(uuid("id").primary_key())
        .col(uuid("team_id"))
        .col(text("email"))
        .col(text("name"))
        .col(text("role"))
        .col(text_null("password_hash"))
        .col(time_null("disabled_at"))
        .col(time("created_at"))
        .foreign_key(&mut belongs_to_team())
        .to_owned()
}

fn sign_ins() -> TableCreateStatement {
    Table::create()
        .table("sign_ins")
        .col(uuid("id").primary_key())
        .col(uuid("team_id"))
        .col(uuid("user_id"))
        .col(text("channel"))
        .col(time("created_at"))
        .col(time("last_active_at"))
        .col(integer("idle_max_seconds"))
        .col(integer("absolute_max_seconds"))
        .col(time("idle_deadline"))
        .col(time("absolute_deadline"))
        .col(integer("generation"))
        .col(uuid("token_id"))
        .col(time("token_issued_at"))
        .col(time_null("rotated_at"))
        .col(boolean("current_used"))
        .col(time_null("ended_at"))
        .col(string_null("end_reason"))
        .col(text_null("user_agent"))
        .col(text_null("address"))
        .foreign_key(&mut belongs_to_team())
        .foreign_key(ForeignKey::create().from_col("user_id").to("users", "id"))
        .to_owned()
}

fn flows() -> TableCreateStatement {
    Table::create()
        .table("flows")
        .col(uuid("team_id"))
        .col(uuid("id"))
        .col(uuid("owner_id"))
        .col(text("title"))
        .col(text("title_key"))
        .col(text("summary"))
        .col(text("category"))
        .col(text("tags"))
        .col(text("kind"))
        .col(text("search_text"))
        .col(integer("revision"))
        .col(text("draft"))
        .col(integer_null("latest_version"))
        .col(integer_null("published_revision"))
        .col(integer("runs"))
        .col(time("created_at"))
        .col(time("updated_at"))
        .primary_key(Index::create().col("team_id").col("id"))
        .foreign_key(&mut belongs_to_team())
        .foreign_key(ForeignKey::create().from_col("owner_id").to("users", "id"))
        .to_owned()
}

fn flow_versions() -> TableCreateStatement {
    Table::create()
        .table("flow_versions")
        .col(uuid("team_id"))
        .col(uuid("flow_id"))
        .col(integer("number"))
        .col(text("title"))
        .col(text("document"))
        .col(text("change_note"))
        .col(time("published_at"))
        .col(uuid("published_by"))
        .primary_key(Index::create().col("team_id").col("flow_id").col("number"))
        .foreign_key(
            ForeignKey::create()
                .from_col("team_id")
                .from_col("flow_id")
                .to_tbl("flows")
                .to_col("team_id")
                .to_col("id"),
        )
        .foreign_key(ForeignKey::create().from_col("published_by").to("users", "id"))
        .to_owned()
}

fn sessions() -> TableCreateStatement {
    Table::create()
        .table("sessions")
        .col(uuid("team_id"))
        .col(uuid("id"))
        .col(text("reference"))
        .col(uuid("flow_id"))
        .col(integer("flow_version"))
        .col(text("flow_title"))
        .col(text_null("problem"))
        .col(text("search_text"))
        .col(uuid("assignee_id"))
        .col(text("assignee_name"))
        .col(text("status"))
        .col(integer("event_count"))
        .col(integer("steps_taken"))
        .col(time("started_at"))
        .col(time("updated_at"))
        .col(time_null("ended_at"))
        .primary_key(Index::create().col("team_id").col("id"))
        .foreign_key(
            ForeignKey::create()
                .from_col("team_id")
                .from_col("flow_id")
                .from_col("flow_version")
                .to_tbl("flow_versions")
                .to_col("team_id")
                .to_col("flow_id")
                .to_col("number"),
        )
        .foreign_key(ForeignKey::create().from_col("assignee_id").to("users", "id"))
        .to_owned()
}

fn session_events() -> TableCreateStatement {
    Table::create()
        .table("session_events")
        .col(uuid("team_id"))
        .col(uuid("session_id"))
        .col(integer("seq"))
        .col(time("at"))
        .col(uuid("actor_id"))
        .col(text("actor_name"))
        .col(text("event"))
        .col(text("idempotency_key"))
        .primary_key(Index::create().col("team_id").col("session_id").col("seq"))
        .foreign_key(
            ForeignKey::create()
                .from_col("team_id")
                .from_col("session_id")
                .to_tbl("sessions")
                .to_col("team_id")
                .to_col("id"),
        )
        .to_owned()
}

/// Which thing an idempotency key of a creating request made.
fn created_once() -> TableCreateStatement {
    Table::create()
        .table("created_once")
        .col(uuid("team_id"))
        .col(uuid("user_id"))
        .col(text("key"))
        .col(uuid_null("flow_id"))
        .col(uuid_null("session_id"))
        .col(time("created_at"))
        .primary_key(Index::create().col("team_id").col("user_id").col("key"))
        .foreign_key(&mut belongs_to_team())
        .to_owned()
}

fn indexes() -> Vec<IndexCreateStatement> {
    let index = |name: &'static str, table: &'static str, columns: &[&'static str]| {
        let mut index = Index::create().name(name).table(table).to_owned();
        for column in columns {
            index.col(*column);
        }
        index
    };
    vec![
        index("users_email", "users", &["email"]).unique().to_owned(),
        index("users_team", "users", &["team_id", "id"]),
        index("sign_ins_user", "sign_ins", &["team_id", "user_id", "ended_at"]),
        index("flows_updated", "flows", &["team_id", "updated_at", "id"]),
        index("flows_title", "flows", &["team_id", "title_key", "id"]),
        index("flows_category", "flows", &["team_id", "category", "updated_at", "id"]),
        index("sessions_updated", "sessions", &["team_id", "started_at", "id"]),
        index("sessions_assignee", "sessions", &["team_id", "assignee_id", "started_at", "id"]),
        index("sessions_status", "sessions", &["team_id", "status", "started_at", "id"]),
        index("sessions_flow", "sessions", &["team_id", "flow_id", "flow_version", "started_at", "id"]),
        index("session_events_key", "session_events", &["team_id", "session_id", "idempotency_key"])
            .unique()
            .to_owned(),
    ]
}

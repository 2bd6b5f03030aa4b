//! Sessions may follow no flow: its id and version become optional. SQLite cannot loosen a column, so there the tables of
//! sessions are made anew and filled; who is looking at one just now is not kept.

use sea_orm_migration::{
    prelude::*,
    schema::{integer, integer_null, text, text_null, timestamp_with_time_zone, uuid, uuid_null},
    sea_orm::DbBackend,
};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261123_000006_free_sessions"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        if schema.get_database_backend() == DbBackend::Sqlite {
            return make_anew(schema).await;
        }
        let loosened = Table::alter()
            .table("sessions")
            .modify_column(uuid_null("flow_id"))
            .modify_column(integer_null("flow_version"))
            .to_owned();
        schema.alter_table(loosened).await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("sessions without a flow cannot be given one".into()))
    }
}

const SESSION_COLUMNS: &str = "team_id, id, reference, flow_id, flow_version, flow_title, problem, search_text, \
     assignee_id, assignee_name, status, event_count, steps_taken, started_at, updated_at, ended_at";
const EVENT_COLUMNS: &str =
    "team_id, session_id, seq, at, actor_id, actor_name, event, idempotency_key, sealed";

async fn make_anew(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let db = schema.get_connection();
    schema.create_table(sessions()).await?;
    schema.create_table(session_events()).await?;
    for (table, columns) in [("sessions", SESSION_COLUMNS), ("session_events", EVENT_COLUMNS)] {
        let copy = format!("INSERT INTO {table}_new ({columns}) SELECT {columns} FROM {table}");
        db.execute_unprepared(&copy).await?;
    }
    for table in ["session_presence", "session_events", "sessions"] {
        schema.drop_table(Table::drop().table(table).to_owned()).await?;
    }
    // What points to a renamed table goes on pointing to it.
    for (from, to) in [("sessions_new", "sessions"), ("session_events_new", "session_events")] {
        schema.rename_table(Table::rename().table(from, to).to_owned()).await?;
    }
    schema.create_table(session_presence()).await?;
    for index in indexes() {
        schema.create_index(index).await?;
    }
    Ok(())
}

fn sessions() -> TableCreateStatement {
    let mut version = ForeignKey::create()
        .from_col("team_id")
        .from_col("flow_id")
        .from_col("flow_version")
        .to_tbl("flow_versions")
        .to_col("team_id")
        .to_col("flow_id")
        .to_col("number")
        .to_owned();
    Table::create()
        .table("sessions_new")
        .col(uuid("team_id"))
        .col(uuid("id"))
        .col(text("reference"))
        .col(uuid_null("flow_id"))
        .col(integer_null("flow_version"))
        .col(text("flow_title"))
        .col(text_null("problem"))
        .col(text("search_text"))
        .col(uuid("assignee_id"))
        .col(text("assignee_name"))
        .col(text("status"))
        .col(integer("event_count"))
        .col(integer("steps_taken"))
        .col(timestamp_with_time_zone("started_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .col(timestamp_with_time_zone("ended_at").null())
        .primary_key(Index::create().col("team_id").col("id"))
        .foreign_key(&mut version)
        .foreign_key(ForeignKey::create().from_col("assignee_id").to("users", "id"))
        .to_owned()
}

fn session_events() -> TableCreateStatement {
    Table::create()
        .table("session_events_new")
        .col(uuid("team_id"))
        .col(uuid("session_id"))
        .col(integer("seq"))
        .col(timestamp_with_time_zone("at"))
        .col(uuid("actor_id"))
        .col(text("actor_name"))
        .col(text("event"))
        .col(text("idempotency_key"))
        .col(text_null("sealed"))
        .primary_key(Index::create().col("team_id").col("session_id").col("seq"))
        .foreign_key(&mut of_session("sessions_new"))
        .to_owned()
}

fn session_presence() -> TableCreateStatement {
    Table::create()
        .table("session_presence")
        .col(uuid("team_id"))
        .col(uuid("session_id"))
        .col(uuid("watch_id"))
        .col(uuid("user_id"))
        .col(timestamp_with_time_zone("expires_at"))
        .primary_key(Index::create().col("team_id").col("session_id").col("watch_id").col("user_id"))
        .foreign_key(&mut of_session("sessions"))
        .to_owned()
}

fn of_session(sessions: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .from_col("team_id")
        .from_col("session_id")
        .to_tbl(sessions)
        .to_col("team_id")
        .to_col("id")
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
        index("sessions_updated", "sessions", &["team_id", "started_at", "id"]),
        index("sessions_assignee", "sessions", &["team_id", "assignee_id", "started_at", "id"]),
        index("sessions_status", "sessions", &["team_id", "status", "started_at", "id"]),
        index("sessions_flow", "sessions", &["team_id", "flow_id", "flow_version", "started_at", "id"]),
        index("session_events_key", "session_events", &["team_id", "session_id", "idempotency_key"])
            .unique()
            .to_owned(),
    ]
}

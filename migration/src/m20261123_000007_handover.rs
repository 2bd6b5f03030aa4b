//! The queue of escalated sessions, and what people are told of while they are elsewhere.

use sea_orm_migration::{
    prelude::*,
    schema::{integer, text, text_null, timestamp_with_time_zone, uuid, uuid_null},
};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261123_000007_handover"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.create_table(escalations()).await?;
        schema.create_table(notifications()).await?;
        for index in indexes() {
            schema.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for table in ["notifications", "escalations"] {
            schema.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn escalations() -> TableCreateStatement {
    Table::create()
        .table("escalations")
        .col(uuid("team_id"))
        .col(uuid("id"))
        .col(uuid("session_id"))
        .col(integer("seq"))
        .col(uuid("escalated_by"))
        .col(text_null("to_text"))
        .col(uuid_null("to_user"))
        .col(text("reason"))
        .col(text_null("open_step"))
        .col(timestamp_with_time_zone("escalated_at"))
        .col(text("state"))
        .col(timestamp_with_time_zone("accepted_at").null())
        .col(timestamp_with_time_zone("settled_at").null())
        .col(uuid_null("settled_by"))
        .primary_key(Index::create().col("team_id").col("id"))
        .foreign_key(&mut of_session())
        .to_owned()
}

fn notifications() -> TableCreateStatement {
    Table::create()
        .table("notifications")
        .col(uuid("team_id"))
        .col(uuid("user_id"))
        .col(uuid("id"))
        .col(text("kind"))
        .col(uuid("session_id"))
        .col(text("actor_name"))
        .col(text("params"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("read_at").null())
        .primary_key(Index::create().col("team_id").col("user_id").col("id"))
        .foreign_key(&mut of_session())
        .to_owned()
}

fn of_session() -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .from_col("team_id")
        .from_col("session_id")
        .to_tbl("sessions")
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
        index("escalations_state", "escalations", &["team_id", "state", "escalated_at", "id"]),
        index("escalations_time", "escalations", &["team_id", "escalated_at", "id"]),
        index("escalations_to", "escalations", &["team_id", "to_user", "escalated_at", "id"]),
        index("escalations_by", "escalations", &["team_id", "escalated_by", "escalated_at", "id"]),
        index("escalations_accepted", "escalations", &["team_id", "accepted_at"]),
        index("escalations_event", "escalations", &["team_id", "session_id", "seq"]).unique().to_owned(),
        index("notifications_time", "notifications", &["team_id", "user_id", "created_at", "id"]),
    ]
}

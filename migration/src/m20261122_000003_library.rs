//! The library: folders, favourites, what was used last, tags, the search index, changes made to many flows at once,
//! and the Step Library with its versions, reviews and uses.
//!
//! The full-text index is one table per database, since no portable one exists; it is written by the product itself, in
//! the transaction that saves a flow or a step.

use sea_orm_migration::{
    prelude::*,
    schema::{big_integer, date_null, integer, text, text_null, timestamp_with_time_zone, uuid, uuid_null},
    sea_orm::{ConnectionTrait, DatabaseBackend},
};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261122_000003_library"
    }
}

const TABLES: [&str; 13] = [
    "library_step_uses",
    "library_step_tags",
    "library_step_reviews",
    "library_step_versions",
    "library_steps",
    "search_words",
    "search_entries",
    "bulk_changes",
    "flow_subflows",
    "flow_uses",
    "flow_favourites",
    "flow_tags",
    "folders",
];

const NARROW: [&str; 12] = [
    "team_id",
    "kind",
    "category",
    "owner_id",
    "archived_at",
    "latest_version",
    "published_revision",
    "revision",
    "folder_id",
    "review_by",
    "words_revision",
    "id",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for table in [
            folders(),
            flow_tags(),
            flow_favourites(),
            flow_uses(),
            flow_subflows(),
            bulk_changes(),
            library_steps(),
            library_step_versions(),
            library_step_reviews(),
            library_step_tags(),
            library_step_uses(),
            search_entries(),
            search_words(),
        ] {
            schema.create_table(table).await?;
        }
        for column in flow_columns() {
            schema.alter_table(Table::alter().table("flows").add_column(column).to_owned()).await?;
        }
        let fingerprint =
            Table::alter().table("created_once").add_column(text_null("fingerprint")).to_owned();
        schema.alter_table(fingerprint).await?;
        fill(schema.get_connection()).await?;
        for index in indexes() {
            schema.create_index(index).await?;
        }
        full_text(schema.get_connection()).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.get_connection().execute_unprepared("DROP TABLE search_index").await?;
        for table in TABLES {
            schema.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        for index in [
            "flows_slug",
            "flows_folder",
            "flows_places",
            "flows_review_by",
            "flows_kind",
            "flows_runs",
            "flows_narrow",
        ] {
            schema.drop_index(Index::drop().name(index).table("flows").to_owned()).await?;
        }
        for column in ["slug", "folder_id", "review_by", "archived_at", "words_revision", "step_count"] {
            let table = Table::alter().table("flows").drop_column(column).to_owned();
            schema.alter_table(table).await?;
        }
        let fingerprint = Table::alter().table("created_once").drop_column("fingerprint").to_owned();
        schema.alter_table(fingerprint).await
    }
}

/// Flows that exist already get their id as slug: unique, valid, and replaced when somebody renames it.
async fn fill(db: &impl ConnectionTrait) -> Result<(), DbErr> {
    let slug = match db.get_database_backend() {
        DatabaseBackend::Sqlite => "lower(hex(id))",
        _ => "replace(CAST(id AS TEXT), '-', '')",
    };
    db.execute_unprepared(&format!("UPDATE flows SET slug = {slug}")).await.map(drop)
}

/// `search_index`: on SQLite a contentless FTS5 table, on PostgreSQL a narrow table with a GIN index, both by the `number`
/// of an entry. The words are made by the product, with the team and the sort of thing in front of each: ten signs, so that
/// the prefix indexes are for one, two and three letters of a word. New words go into the index at once on PostgreSQL:
/// a list of pending ones would be read by every search.
async fn full_text(db: &impl ConnectionTrait) -> Result<(), DbErr> {
    let statements: &[&str] = match db.get_database_backend() {
        DatabaseBackend::Sqlite => &["CREATE VIRTUAL TABLE search_index USING fts5(
            words, content='', contentless_delete=1, detail='none', prefix='11 12 13', tokenize='ascii')"],
        _ => &[
            "CREATE TABLE search_index (number BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)",
            "CREATE INDEX search_index_words ON search_index USING gin (words) WITH (fastupdate = off)",
            "ALTER TABLE search_words ALTER COLUMN word TYPE TEXT COLLATE \"C\"",
        ],
    };
    for statement in statements {
        db.execute_unprepared(statement).await?;
    }
    Ok(())
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

fn belongs_to(table: &'static str, column: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .from_col("team_id")
        .from_col(column)
        .to_tbl(table)
        .to_col("team_id")
        .to_col("id")
        .to_owned()
}

fn flow_columns() -> Vec<ColumnDef> {
    vec![
        text_null("slug"),
        uuid_null("folder_id"),
        date_null("review_by"),
        time_null("archived_at"),
        // The revision whose words are in the search index; none for flows from before there was one.
        ColumnDef::new("words_revision").integer().null().to_owned(),
        ColumnDef::new("step_count").integer().not_null().default(0).to_owned(),
    ]
}

fn folders() -> TableCreateStatement {
    Table::create()
        .table("folders")
        .col(uuid("team_id"))
        .col(uuid("id"))
        .col(uuid_null("parent_id"))
        .col(text("name"))
        .col(text("name_key"))
        .col(time("created_at"))
        .primary_key(Index::create().col("team_id").col("id"))
        .foreign_key(&mut belongs_to_team())
        .to_owned()
}

fn flow_tags() -> TableCreateStatement {
    Table::create()
        .table("flow_tags")
        .col(uuid("team_id"))
        .col(text("tag"))
        .col(uuid("flow_id"))
        .primary_key(Index::create().col("team_id").col("tag").col("flow_id"))
        .foreign_key(&mut belongs_to("flows", "flow_id"))
        .to_owned()
}

fn flow_favourites() -> TableCreateStatement {
    Table::create()
        .table("flow_favourites")
        .col(uuid("team_id"))
        .col(uuid("user_id"))
        .col(uuid("flow_id"))
        .col(time("created_at"))
        .primary_key(Index::create().col("team_id").col("user_id").col("flow_id"))
        .foreign_key(&mut belongs_to("flows", "flow_id"))
        .to_owned()
}

/// When a person last ran, edited or published a flow.
fn flow_uses() -> TableCreateStatement {
    Table::create()
        .table("flow_uses")
        .col(uuid("team_id"))
        .col(uuid("user_id"))
        .col(uuid("flow_id"))
        .col(time("used_at"))
        .primary_key(Index::create().col("team_id").col("user_id").col("flow_id"))
        .foreign_key(&mut belongs_to("flows", "flow_id"))
        .to_owned()
}

/// Which flows the draft of a flow names as sub-flows.
fn flow_subflows() -> TableCreateStatement {
    Table::create()
        .table("flow_subflows")
        .col(uuid("team_id"))
        .col(text("slug"))
        .col(uuid("flow_id"))
        .primary_key(Index::create().col("team_id").col("slug").col("flow_id"))
        .foreign_key(&mut belongs_to("flows", "flow_id"))
        .to_owned()
}

fn bulk_changes() -> TableCreateStatement {
    Table::create()
        .table("bulk_changes")
        .col(uuid("team_id"))
        .col(uuid("id"))
        .col(uuid("user_id"))
        .col(text("changes"))
        .col(time("made_at"))
        .col(time_null("undone_at"))
        .primary_key(Index::create().col("team_id").col("id"))
        .foreign_key(&mut belongs_to_team())
        .to_owned()
}

fn library_steps() -> TableCreateStatement {
    Table::create()
        .table("library_steps")
        .col(uuid("team_id"))
        .col(uuid("id"))
        .col(uuid("owner_id"))
        .col(text("title"))
        .col(text("title_key"))
        .col(text("kind"))
        .col(text("category"))
        .col(text("tags"))
        .col(text("step"))
        .col(integer("version"))
        .col(integer("copies"))
        .col(integer("links"))
        .col(integer("rating_sum"))
        .col(integer("rating_count"))
        .col(time("created_at"))
        .col(time("updated_at"))
        .col(time_null("archived_at"))
        .primary_key(Index::create().col("team_id").col("id"))
        .foreign_key(&mut belongs_to_team())
        .foreign_key(ForeignKey::create().from_col("owner_id").to("users", "id"))
        .to_owned()
}

fn library_step_versions() -> TableCreateStatement {
    Table::create()
        .table("library_step_versions")
        .col(uuid("team_id"))
        .col(uuid("step_id"))
        .col(integer("number"))
        .col(text("step"))
        .col(text("change_note"))
        .col(time("made_at"))
        .col(uuid("made_by"))
        .primary_key(Index::create().col("team_id").col("step_id").col("number"))
        .foreign_key(&mut belongs_to("library_steps", "step_id"))
        .to_owned()
}

fn library_step_reviews() -> TableCreateStatement {
    Table::create()
        .table("library_step_reviews")
        .col(uuid("team_id"))
        .col(uuid("step_id"))
        .col(uuid("user_id"))
        .col(integer("rating"))
        .col(text("comment"))
        .col(time("written_at"))
        .primary_key(Index::create().col("team_id").col("step_id").col("user_id"))
        .foreign_key(&mut belongs_to("library_steps", "step_id"))
        .to_owned()
}

fn library_step_tags() -> TableCreateStatement {
    Table::create()
        .table("library_step_tags")
        .col(uuid("team_id"))
        .col(text("tag"))
        .col(uuid("step_id"))
        .primary_key(Index::create().col("team_id").col("tag").col("step_id"))
        .foreign_key(&mut belongs_to("library_steps", "step_id"))
        .to_owned()
}

/// Which steps of which drafts follow a library step, and which version of it.
fn library_step_uses() -> TableCreateStatement {
    Table::create()
        .table("library_step_uses")
        .col(uuid("team_id"))
        .col(uuid("step_id"))
        .col(uuid("flow_id"))
        .col(text("flow_step"))
        .col(integer("version"))
        .primary_key(Index::create().col("team_id").col("step_id").col("flow_id").col("flow_step"))
        .foreign_key(&mut belongs_to("flows", "flow_id"))
        .to_owned()
}

/// What can be found, one row a flow or library step. `number` is its row in the full-text index, and rises with every
/// write: the newest come first without sorting. The steps' texts are long, and stand last because they are seldom read.
fn search_entries() -> TableCreateStatement {
    Table::create()
        .table("search_entries")
        .col(ColumnDef::new("number").big_integer().not_null().auto_increment().primary_key())
        .col(uuid("team_id"))
        .col(text("kind"))
        .col(uuid("thing_id"))
        .col(text("title"))
        .col(text("shelf"))
        .col(text("summary"))
        .col(text("steps"))
        .foreign_key(&mut belongs_to_team())
        .to_owned()
}

/// Every word that a team's flows and steps ever used, with the entry that used it first, to mend mistyped searches with.
///
/// The entry is part of the key so that two writers of one new word never wait for each other; a word may be there twice.
fn search_words() -> TableCreateStatement {
    Table::create()
        .table("search_words")
        .col(uuid("team_id"))
        .col(text("word"))
        .col(big_integer("number"))
        .primary_key(Index::create().col("team_id").col("word").col("number"))
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
        index("flows_slug", "flows", &["team_id", "slug"]).unique().to_owned(),
        index("flows_folder", "flows", &["team_id", "folder_id", "updated_at", "id"]),
        // Counts by folder touch nothing but the index: a flow's row is long.
        index("flows_places", "flows", &["team_id", "archived_at", "folder_id", "id"]),
        index("flows_review_by", "flows", &["team_id", "review_by", "id"]),
        index("flows_kind", "flows", &["team_id", "kind", "updated_at", "id"]),
        index("flows_runs", "flows", &["team_id", "runs", "id"]),
        // What lists are narrowed by and facets counted from, without touching the drafts.
        index("flows_narrow", "flows", &NARROW),
        index("folders_name", "folders", &["team_id", "parent_id", "name_key"]),
        index("flow_tags_flow", "flow_tags", &["team_id", "flow_id"]),
        index("flow_uses_recent", "flow_uses", &["team_id", "user_id", "used_at", "flow_id"]),
        index("flow_subflows_flow", "flow_subflows", &["team_id", "flow_id"]),
        index("library_steps_updated", "library_steps", &["team_id", "updated_at", "id"]),
        index("library_steps_title", "library_steps", &["team_id", "title_key", "id"]),
        index("library_step_tags_step", "library_step_tags", &["team_id", "step_id"]),
        index("library_step_uses_flow", "library_step_uses", &["team_id", "flow_id"]),
        index("search_entries_thing", "search_entries", &["team_id", "kind", "thing_id"]).unique().to_owned(),
        index("search_entries_newest", "search_entries", &["team_id", "kind", "number"]),
    ]
}

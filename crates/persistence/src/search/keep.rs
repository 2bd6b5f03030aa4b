//! Writing the index.

use super::tokens::{Scope, stretches_of};
use crate::{Repo, db::store_error, sql::Sql};
use rf_core::{StoreError, TeamId};
use rf_flows::{
    Flow,
    search::{Entry, EntryId, SearchIndex},
};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

impl<C: ConnectionTrait> SearchIndex for Repo<C> {
    async fn index_thing(&mut self, team: TeamId, entry: &Entry) -> Result<(), StoreError> {
        keep_entry(self.connection(), team, entry).await
    }
}

/// Makes a flow findable as its draft stands.
pub(crate) async fn keep_flow(db: &impl ConnectionTrait, flow: &Flow) -> Result<(), StoreError> {
    keep_entry(db, flow.team, &Entry::of_flow(flow)).await
}

async fn keep_entry(db: &impl ConnectionTrait, team: TeamId, entry: &Entry) -> Result<(), StoreError> {
    forget(db, team, entry.id).await?;
    let kind = entry.id.kind();
    let mut insert = Sql::new(
        db.get_database_backend(),
        "INSERT INTO search_entries (team_id, kind, thing_id, title, shelf, summary, steps) VALUES (",
    );
    insert.bind(team.uuid()).push(", ").bind(kind.as_str()).push(", ").bind(uuid(entry.id)).push(", ");
    insert.bind_all([entry.title.clone(), entry.shelf(), entry.summary.clone(), entry.step_lines()]);
    insert.push(") RETURNING number");
    let row = db.query_one_raw(insert.done()).await.map_err(store_error)?;
    let number = row.map(|row| row.try_get::<i64>("", "number")).transpose().map_err(store_error)?;
    let Some(number) = number else { return Ok(()) };
    let words = entry.all_words();
    let mut index = Sql::new(db.get_database_backend(), "INSERT INTO search_index (");
    index.either("rowid", "number").push(", words) VALUES (").bind(number).push(", ");
    let scope = Scope { team, kind };
    let mut tokens = scope.tokens(entry, &words);
    if index.is_sqlite() {
        index.bind(tokens);
    } else {
        // SQLite finds the newest things first by itself.
        stretches_of(scope, number).for_each(|token| tokens.extend([" ", &*token]));
        index.push("array_to_tsvector(string_to_array(").bind(tokens).push(", ' '))");
    }
    index.push(")");
    db.execute_raw(index.done()).await.map_err(store_error)?;
    learn(db, scope, number, &words).await
}

/// Notes words that the team has not used before.
async fn learn(
    db: &impl ConnectionTrait,
    scope: Scope,
    number: i64,
    words: &[String],
) -> Result<(), StoreError> {
    if words.is_empty() {
        return Ok(());
    }
    let team = scope.team;
    let words: Vec<String> = words.iter().map(|word| scope.known(word)).collect();
    let mut learn =
        Sql::new(db.get_database_backend(), "INSERT INTO search_words (team_id, word, number) SELECT ");
    learn.either("", "CAST(").bind(team.uuid()).either("", " AS UUID)").push(", new.value, ");
    learn.either("", "CAST(").bind(number).either("", " AS BIGINT)");
    if learn.is_sqlite() {
        let list = serde_json::to_string(&words).map_err(|error| StoreError::Corrupt(error.to_string()))?;
        learn.push(" FROM json_each(").bind(list).push(") AS new");
    } else {
        learn.push(" FROM unnest(string_to_array(").bind(words.join(" ")).push(", ' ')) AS new(value)");
    }
    learn
        .push(" WHERE NOT EXISTS (SELECT 1 FROM search_words known WHERE known.team_id = ")
        .bind(team.uuid());
    learn.push(" AND known.word = new.value)");
    db.execute_raw(learn.done()).await.map(drop).map_err(store_error)
}

async fn forget(db: &impl ConnectionTrait, team: TeamId, id: EntryId) -> Result<(), StoreError> {
    let mut gone = Sql::new(db.get_database_backend(), "DELETE FROM search_entries WHERE team_id = ");
    gone.bind(team.uuid())
        .push(" AND kind = ")
        .bind(id.kind().as_str())
        .push(" AND thing_id = ")
        .bind(uuid(id));
    gone.push(" RETURNING number");
    for row in db.query_all_raw(gone.done()).await.map_err(store_error)? {
        let mut index = Sql::new(db.get_database_backend(), "DELETE FROM search_index WHERE ");
        index
            .either("rowid", "number")
            .push(" = ")
            .bind(row.try_get::<i64>("", "number").map_err(store_error)?);
        db.execute_raw(index.done()).await.map_err(store_error)?;
    }
    Ok(())
}

const fn uuid(id: EntryId) -> Uuid {
    match id {
        EntryId::Flow(id) => id.uuid(),
        EntryId::Step(id) => id.uuid(),
        EntryId::Session(id) => id.uuid(),
    }
}

//! The schema for SQLite and PostgreSQL, and the lock under which it is brought up to date.

mod lock;
mod m20261122_000001_foundation;
mod m20261122_000002_sign_in;
mod m20261122_000003_library;
mod m20261123_000004_captures;
mod m20261123_000005_presence;
mod m20261123_000006_free_sessions;
mod m20261123_000007_handover;
mod m20261123_000008_evidence;
mod m20261123_000009_shares;
mod m20261123_000010_session_digests;
mod m20261123_000011_review;
mod m20261123_000012_note_edits;
mod m20261123_000013_history;
mod m20261124_000014_note_templates;

pub use lock::{MigrateError, migrate};
use sea_orm_migration::prelude::*;

/// All migrations, oldest first. A migration that has landed is never edited.
pub struct Migrator;

/// The name of the newest migration that this program knows.
pub fn newest() -> String {
    Migrator::migrations().last().map(|migration| migration.name().to_owned()).unwrap_or_default()
}

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261122_000001_foundation::Migration),
            Box::new(m20261122_000002_sign_in::Migration),
            Box::new(m20261122_000003_library::Migration),
            Box::new(m20261123_000004_captures::Migration),
            Box::new(m20261123_000005_presence::Migration),
            Box::new(m20261123_000006_free_sessions::Migration),
            Box::new(m20261123_000007_handover::Migration),
            Box::new(m20261123_000008_evidence::Migration),
            Box::new(m20261123_000009_shares::Migration),
            Box::new(m20261123_000010_session_digests::Migration),
            Box::new(m20261123_000011_review::Migration),
            Box::new(m20261123_000012_note_edits::Migration),
            Box::new(m20261123_000013_history::Migration),
            Box::new(m20261124_000014_note_templates::Migration),
        ]
    }
}

//! The ports of the domain crates on SQLite and PostgreSQL, and read-only views for screens.

mod accounts;
mod audit;
mod db;
mod flows;
mod once;
mod provider;
mod repo;
mod rows;
mod sessions;
mod url;
pub mod views;

pub use db::{Db, SharedWriter};
pub use repo::{Connection, Repo};
pub use url::DatabaseUrl;

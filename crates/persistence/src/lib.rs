//! The ports of the domain crates on SQLite and PostgreSQL, and read-only views for screens.

mod db;
mod repo;
mod rows;
mod url;

pub use db::{Db, SharedWriter};
pub use repo::Repo;
pub use url::DatabaseUrl;

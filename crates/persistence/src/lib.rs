//! The ports of the domain crates on SQLite and PostgreSQL, and read-only views for screens.

mod accounts;
mod api_tokens;
mod audit;
mod bulk;
mod db;
mod entry;
mod factors;
mod flow_facets;
mod flows;
mod folders;
mod guidance;
mod invitations;
mod links;
mod mails;
mod once;
mod own_account;
mod policy;
mod presence;
mod provider;
mod repo;
mod rows;
mod search;
mod sessions;
mod sql;
mod step_library;
mod team;
mod url;
pub mod views;

pub use db::{Db, SharedWriter};
pub use repo::{Connection, Repo, Transaction};
pub use url::DatabaseUrl;

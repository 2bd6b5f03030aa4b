//! The ports of the domain crates on SQLite and PostgreSQL, and read-only views for screens.

mod accounts;
mod api_tokens;
mod audit;
mod bulk;
mod db;
mod entry;
mod evidence;
mod factors;
mod flow_facets;
mod flows;
mod folders;
mod guidance;
mod handover;
mod invitations;
mod links;
mod mails;
mod notes;
mod notifications;
mod once;
mod own_account;
mod policy;
mod presence;
mod provider;
mod repo;
mod rows;
mod search;
mod sessions;
mod shares;
mod sql;
mod step_library;
mod team;
mod url;
pub mod views;

pub use db::{Db, SharedWriter};
pub use repo::{Connection, Repo, Transaction};
pub use url::DatabaseUrl;

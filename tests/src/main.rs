//! The product as its users meet it: a real server, real HTTP, SQLite or PostgreSQL.

mod accounts;
mod api_tokens;
mod app;
mod authorisation;
mod documents;
mod factors;
mod flows;
mod peers;
mod platform;
// What clippy grants tests, helpers of tests get as well.
#[cfg(test)]
mod process;
mod providers;
mod security;
mod sessions;
mod sharing;
mod sign_in;
mod steps;
mod team;

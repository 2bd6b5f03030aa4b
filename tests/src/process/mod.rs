//! The program as it is run: started, killed, started again, several at once on one database.
#![expect(clippy::unwrap_used, reason = "a test that meets what it did not expect stops there")]

mod cli;
mod client;
mod database;
mod disk;
mod draining;
mod durability;
mod obstacles;
mod replicas;
mod server;
mod starting;
mod writers;

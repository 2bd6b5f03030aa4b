//! The program as it is run: started, killed, started again, several at once on one database.

mod cli;
mod client;
mod database;
mod disk;
mod draining;
mod durability;
mod mail;
mod obstacles;
mod operating;
mod redacting;
mod replicas;
mod server;
mod stage;
mod starting;
mod writers;

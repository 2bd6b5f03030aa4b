//! The product as its users meet it: a real server, real HTTP, SQLite or PostgreSQL.

mod process;

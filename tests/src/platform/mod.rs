//! What holds whatever is asked.

mod edges;
mod health;
mod logs;
mod web_app;

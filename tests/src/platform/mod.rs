//! What holds whatever is asked.

mod edge_table;
mod edges;
mod health;
mod linearizable;
mod logs;
mod upgrading;
mod web_app;

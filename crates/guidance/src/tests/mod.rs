//! Guidance: stories, properties, and a world to try the policy in.

mod digesting;
mod flows;
mod made;
mod properties;
mod similar;
mod simulated;
mod suggesting;

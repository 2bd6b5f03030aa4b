//! The rules of second factors that need neither store nor network.

mod codes;
mod party;
mod problems;

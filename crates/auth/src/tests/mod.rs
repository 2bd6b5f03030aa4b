//! The promises of the sign-in domain, told against a store in memory and a clock that is moved by hand.

mod authenticating;
mod forged_tokens;
mod letters;
mod logging_in;
mod memory;
mod passwords;
mod policy;
mod problems;
mod races;
mod refreshing;
mod registering;
mod signing_out;
mod staying_in;
mod world;

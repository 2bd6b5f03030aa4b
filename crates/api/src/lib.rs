//! The HTTP shell: extract, call one use case, map the answer. No rule of the product lives here.

mod app;
mod auth;
mod caller;
mod edge;
mod library;
mod openapi;
mod paging;
mod platform;
mod problem;
mod providers;
mod server;
mod sessions;

pub use app::{App, AppParts, Demo, DemoAccount, Limits, Settings};
pub use openapi::openapi_json;
pub use server::{Server, ServerSetup};

//! The HTTP shell: extract, call one use case, map the answer. No rule of the product lives here.

mod account;
mod api_tokens;
mod app;
mod audit;
mod auth;
mod beside;
mod caller;
mod download;
mod edge;
mod escalations;
mod exchange;
mod factors;
mod folders;
mod guidance;
mod library;
mod live;
mod notifications;
mod openapi;
mod operator;
mod paging;
mod patch;
mod platform;
mod problem;
mod providers;
mod saved_views;
mod security;
mod server;
mod sessions;
mod sharing;
mod step_library;
mod team;

pub use app::{App, AppParts, Demo, DemoAccount, Limits, MailMode, Settings};
pub use live::Pace;
pub use openapi::openapi_json;
pub use server::{Server, ServerSetup};

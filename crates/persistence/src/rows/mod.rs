//! The tables, one sea-orm entity each.

pub(crate) mod audit_events;
pub(crate) mod created_once;
pub(crate) mod external_identities;
pub(crate) mod flow_versions;
pub(crate) mod flows;
pub(crate) mod identity_providers;
pub(crate) mod oidc_attempts;
pub(crate) mod session_events;
pub(crate) mod sessions;
pub(crate) mod sign_ins;
pub(crate) mod teams;
pub(crate) mod users;

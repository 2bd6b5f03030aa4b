//! The tables, one sea-orm entity each.

pub(crate) mod api_tokens;
pub(crate) mod audit_events;
pub(crate) mod created_once;
pub(crate) mod external_identities;
pub(crate) mod flow_versions;
pub(crate) mod flows;
pub(crate) mod identity_providers;
pub(crate) mod invitations;
pub(crate) mod library_step_reviews;
pub(crate) mod library_step_tags;
pub(crate) mod library_step_uses;
pub(crate) mod library_step_versions;
pub(crate) mod library_steps;
pub(crate) mod mails;
pub(crate) mod oidc_attempts;
pub(crate) mod one_time_links;
pub(crate) mod passkey_ceremonies;
pub(crate) mod passkeys;
pub(crate) mod recovery_codes;
pub(crate) mod session_events;
pub(crate) mod sessions;
pub(crate) mod sign_in_tickets;
pub(crate) mod sign_ins;
pub(crate) mod teams;
pub(crate) mod totp_secrets;
pub(crate) mod users;

//! What every request of the process shares.

use crate::{
    auth::{Hasher, Throttle},
    live::{Live, Pace},
    sharing::Guesses,
};
use actix_web::web::Data;
use rf_auth::{
    Factors, PasskeyParty, PasswordHasher, SignInRules,
    mail::Postbox,
    provider::{ProviderSetup, ServerProviders},
};
use rf_core::{Env, Role, Sealer};
use rf_evidence::EvidenceFiles;
use rf_oidc::Oidc;
use serde::Serialize;
use std::{
    net::IpAddr,
    sync::atomic::{AtomicU64, AtomicUsize, Ordering},
};
use tokio::sync::watch;
use utoipa::ToSchema;

/// How the server presents itself and whom it believes.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The address that people use, without a slash at its end.
    pub public_url: String,
    /// Proxies whose `X-Forwarded-For` names the client.
    pub trusted_proxies: Vec<IpAddr>,
    /// What to show on the sign-in page of a demonstration.
    pub demo: Option<Demo>,
    /// How often somebody may try to sign in.
    pub limits: Limits,
    /// How sessions are followed.
    pub live: Pace,
    /// What becomes of mail.
    pub mail: MailMode,
    /// Whether anybody may register a new team.
    pub registration_open: bool,
    /// The newest migration that the program knows; not ready before the database has it.
    pub schema: String,
}

impl Settings {
    /// Whether people reach the server over TLS.
    pub fn is_https(&self) -> bool {
        self.public_url.starts_with("https://")
    }
}

/// What becomes of mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MailMode {
    /// It goes to a mail server.
    Smtp,
    /// Nothing is sent: the operator reads it.
    Mailbox,
}

/// How often somebody may try to sign in, register or refresh.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Sign-in attempts per account and minute, and mails that may be asked for per address and hour.
    pub account_per_minute: u32,
    /// Sign-in, registration and refresh requests, and API tokens that are none of ours, per client address (of IPv6: per
    /// /64 network) and minute.
    pub address_per_minute: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { account_per_minute: 10, address_per_minute: 120 }
    }
}

/// The accounts of a demonstration, shown to whoever opens it.
#[derive(Debug, Clone)]
pub struct Demo {
    /// The password of all of them.
    pub password: String,
    /// One per role.
    pub accounts: Vec<DemoAccount>,
}

/// One account of a demonstration.
#[derive(Debug, Clone)]
pub struct DemoAccount {
    /// What to sign in with.
    pub email: String,
    /// Whose it is.
    pub name: String,
    /// What they may do.
    pub role: Role,
}

/// What every request of the process shares. Database pools are not here: each worker has its own.
pub struct App {
    env: Env,
    rules: SignInRules,
    hasher: Hasher,
    sealer: Sealer,
    party: Option<PasskeyParty>,
    providers: ServerProviders,
    oidc: Oidc,
    evidence: EvidenceFiles,
    redirect_uri: String,
    throttle: Throttle,
    guesses: Guesses,
    settings: Settings,
    live: Live,
    draining: watch::Sender<bool>,
    requests: AtomicU64,
    running: AtomicUsize,
}

/// The parts of an [`App`].
pub struct AppParts {
    /// Time and ids.
    pub env: Env,
    /// What the server decides about sign-ins.
    pub rules: SignInRules,
    /// Hashes passwords.
    pub hasher: PasswordHasher,
    /// Seals secrets at rest.
    pub sealer: Sealer,
    /// The identity providers for people of every team.
    pub providers: ServerProviders,
    /// Talks with identity providers.
    pub oidc: Oidc,
    /// Keeps the files of sessions.
    pub evidence: EvidenceFiles,
    /// How the server presents itself.
    pub settings: Settings,
}

impl App {
    /// Puts the parts together.
    pub fn new(parts: AppParts) -> Self {
        let AppParts { env, rules, hasher, sealer, providers, oidc, evidence, settings } = parts;
        let throttle = Throttle::new(settings.limits);
        Self {
            env,
            rules,
            hasher: Hasher::new(hasher),
            sealer,
            party: PasskeyParty::at(&settings.public_url),
            providers,
            oidc,
            evidence,
            redirect_uri: format!("{}/sign-in/callback", settings.public_url),
            throttle,
            guesses: Guesses::default(),
            settings,
            live: Live::default(),
            draining: watch::Sender::new(false),
            requests: AtomicU64::new(0),
            running: AtomicUsize::new(0),
        }
    }

    pub(crate) const fn env(&self) -> &Env {
        &self.env
    }

    pub(crate) const fn rules(&self) -> &SignInRules {
        &self.rules
    }

    pub(crate) const fn hasher(&self) -> &Hasher {
        &self.hasher
    }

    /// Seals secrets at rest.
    pub(crate) const fn sealer(&self) -> &Sealer {
        &self.sealer
    }

    /// Makes mails and the links in them.
    pub fn postbox(&self) -> Postbox<'_> {
        Postbox { sealer: &self.sealer, public_url: &self.settings.public_url }
    }

    /// What second factors are made and checked with.
    pub(crate) const fn factors(&self) -> Factors<'_> {
        Factors { sealer: self.sealer(), party: self.party.as_ref() }
    }

    /// What the server decides about identity providers.
    pub(crate) fn providers(&self) -> ProviderSetup<'_> {
        ProviderSetup { server: &self.providers, sealer: self.sealer(), redirect_uri: &self.redirect_uri }
    }

    pub(crate) const fn oidc(&self) -> &Oidc {
        &self.oidc
    }

    /// Keeps the files of sessions.
    pub(crate) const fn evidence(&self) -> &EvidenceFiles {
        &self.evidence
    }

    pub(crate) const fn throttle(&self) -> &Throttle {
        &self.throttle
    }

    /// The passphrases that were tried at links.
    pub(crate) const fn guesses(&self) -> &Guesses {
        &self.guesses
    }

    pub(crate) const fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Who follows which sessions.
    pub(crate) const fn live(&self) -> &Live {
        &self.live
    }

    pub(crate) fn is_draining(&self) -> bool {
        *self.draining.borrow()
    }

    /// Waits until the server is told to stop.
    pub(crate) async fn drained(&self) {
        // An error would mean that the server is gone altogether.
        let _ = self.draining.subscribe().wait_for(|draining| *draining).await;
    }

    /// From now on the server says that it is not ready, so that no new traffic is sent its way; streams end.
    pub(crate) fn start_draining(&self) {
        self.draining.send_replace(true);
    }

    /// How many requests have come in so far.
    pub(crate) fn requests(&self) -> u64 {
        self.requests.load(Ordering::Relaxed)
    }

    /// Whether any of them is not answered yet.
    pub(crate) fn is_busy(&self) -> bool {
        self.running.load(Ordering::Relaxed) > 0
    }
}

/// A request that came in; it is over when this is dropped.
pub(crate) struct Running(Data<App>);

impl Running {
    pub(crate) fn new(app: Data<App>) -> Self {
        app.requests.fetch_add(1, Ordering::Relaxed);
        app.running.fetch_add(1, Ordering::Relaxed);
        Self(app)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.0.running.fetch_sub(1, Ordering::Relaxed);
    }
}

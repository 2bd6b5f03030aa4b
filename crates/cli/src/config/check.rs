//! Checks settings as a whole: all mistakes are told, not just the first.

use super::{Raw, evidence, keys, providers::providers, sign_ins};
use base64::{Engine, engine::general_purpose::STANDARD};
use rf_api::Limits;
use rf_auth::{PasswordHasher, SignInRules, Tokens, provider::ServerProviders};
use rf_core::Sealer;
use rf_evidence::{EvidenceAddress, S3Access};
use rf_mail::{SmtpMailer, SmtpSetupError};
use rf_persistence::DatabaseUrl;
use std::{
    net::{IpAddr, SocketAddr},
    num::NonZeroU32,
    path::PathBuf,
    str::FromStr,
};
use tracing_subscriber::EnvFilter;

/// How much the program may make up by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Missing keys are made.
    Embedded,
    /// Everything must be given.
    Production,
}

/// Settings that are right.
pub(crate) struct Config {
    pub(crate) mode: Mode,
    pub(crate) database: DatabaseUrl,
    pub(crate) bind: SocketAddr,
    pub(crate) public_url: String,
    pub(crate) rules: SignInRules,
    pub(crate) hasher: PasswordHasher,
    pub(crate) sealer: Sealer,
    pub(crate) limits: Limits,
    pub(crate) providers: ServerProviders,
    pub(crate) allow_private_addresses: bool,
    pub(crate) trusted_proxies: Vec<IpAddr>,
    /// None where the operator reads mail in their mailbox.
    pub(crate) mailer: Option<SmtpMailer>,
    pub(crate) registration_open: bool,
    /// Where the files of sessions are kept, and how to get at them.
    pub(crate) evidence: (EvidenceAddress, S3Access),
    pub(crate) log: EnvFilter,
}

impl Config {
    /// Checks `raw`; in embedded mode, makes the keys that it lacks.
    ///
    /// # Errors
    /// All mistakes, one line each.
    pub(crate) fn check(mut raw: Raw) -> Result<Self, Vec<String>> {
        let mut wrong = Vec::new();
        let mode = match raw.mode.as_deref() {
            None | Some("embedded") => Mode::Embedded,
            Some("production") => Mode::Production,
            Some(other) => {
                wrong.push(format!("RF_MODE: `{other}` is neither `embedded` nor `production`"));
                Mode::Embedded
            }
        };
        let data_dir = PathBuf::from(raw.data_dir.clone().unwrap_or_else(|| "data".into()));
        if mode == Mode::Embedded
            && let Err(error) = keys::fill_in(&mut raw, &data_dir)
        {
            wrong.push(error);
        }
        let database = raw.database_url.clone();
        if database.is_none() && mode == Mode::Production {
            wrong.push("RF_DATABASE_URL: must be given in production".into());
        }
        let embedded = || format!("sqlite://{}", data_dir.join("resolutionflow.db").display());
        let database = parsed("RF_DATABASE_URL", &database.unwrap_or_else(embedded), &mut wrong);
        let bind = raw.bind.as_deref().unwrap_or("127.0.0.1:8080");
        let bind: Option<SocketAddr> = parsed("RF_BIND", bind, &mut wrong);
        let public_url = public_url(&raw, mode, bind, &mut wrong);
        let tokens = tokens(&raw, &mut wrong);
        let hasher = hasher(&raw, &mut wrong);
        let sealer = sealer(&raw, &mut wrong);
        let windows = sign_ins::windows(&raw, &mut wrong);
        let sign_ins_per_user = sign_ins::per_user(&raw, &mut wrong);
        let limits = limits(&raw, &mut wrong);
        let trusted_proxies = trusted_proxies(&raw, &mut wrong);
        let mailer = mailer(&raw, &mut wrong);
        let registration_open = registration_open(&raw, &mut wrong);
        let (providers, allow_private_addresses) = providers(&raw, &mut wrong);
        let evidence = evidence::evidence(&raw, &data_dir, &mut wrong);
        let log = parsed("RF_LOG", raw.log.as_deref().unwrap_or("info"), &mut wrong);
        match (database, bind, public_url, tokens, hasher, sealer, windows, evidence, log) {
            (
                Some(database),
                Some(bind),
                Some(public_url),
                Some(tokens),
                Some(hasher),
                Some(sealer),
                Some((policy, bounds)),
                Some(evidence),
                Some(log),
            ) if wrong.is_empty() => {
                let rules = SignInRules { tokens, policy, bounds, sign_ins_per_user };
                Ok(Self {
                    mode,
                    database,
                    bind,
                    public_url,
                    rules,
                    hasher,
                    sealer,
                    limits,
                    providers,
                    allow_private_addresses,
                    trusted_proxies,
                    mailer,
                    registration_open,
                    evidence,
                    log,
                })
            }
            _ => Err(wrong),
        }
    }
}

pub(super) fn parsed<T: FromStr<Err: ToString>>(
    name: &str,
    text: &str,
    wrong: &mut Vec<String>,
) -> Option<T> {
    text.trim().parse().map_err(|error: T::Err| wrong.push(format!("{name}: {}", error.to_string()))).ok()
}

fn public_url(raw: &Raw, mode: Mode, bind: Option<SocketAddr>, wrong: &mut Vec<String>) -> Option<String> {
    match raw.public_url.as_deref().map(|url| url.trim().trim_end_matches('/')) {
        Some(url) if url.starts_with("https://") || url.starts_with("http://") => Some(url.to_owned()),
        Some(_) => {
            wrong.push("RF_PUBLIC_URL: must begin with https:// (or http:// for a trial)".into());
            None
        }
        None if mode == Mode::Production => {
            wrong.push("RF_PUBLIC_URL: must be given in production".into());
            None
        }
        // Browsers keep passkeys for names only, and trust `localhost` without TLS.
        None => bind.map(|bind| match bind.ip().is_loopback() {
            true => format!("http://localhost:{}", bind.port()),
            false => format!("http://{bind}"),
        }),
    }
}

fn secret(name: &str, text: Option<&str>, wrong: &mut Vec<String>) -> Option<Vec<u8>> {
    let Some(text) = text else {
        wrong.push(format!("{name}: must be given in production"));
        return None;
    };
    match STANDARD.decode(text.trim()) {
        Ok(bytes) if bytes.len() >= 32 => Some(bytes),
        Ok(_) => {
            wrong.push(format!("{name}: must hold at least 32 bytes"));
            None
        }
        Err(_) => {
            wrong.push(format!("{name}: is not base64"));
            None
        }
    }
}

fn tokens(raw: &Raw, wrong: &mut Vec<String>) -> Option<Tokens> {
    let access = secret("RF_ACCESS_TOKEN_KEY", raw.access_token_key.as_deref(), wrong);
    let refresh = secret("RF_REFRESH_TOKEN_KEY", raw.refresh_token_key.as_deref(), wrong);
    let tokens = Tokens::new(&access?, &refresh?, "resolutionflow", "resolutionflow");
    tokens.map_err(|error| wrong.push(format!("RF_ACCESS_TOKEN_KEY, RF_REFRESH_TOKEN_KEY: {error}"))).ok()
}

fn hasher(raw: &Raw, wrong: &mut Vec<String>) -> Option<PasswordHasher> {
    let pepper = secret("RF_PASSWORD_PEPPER", raw.password_pepper.as_deref(), wrong);
    let cost = parsed("RF_PASSWORD_COST", raw.password_cost.as_deref().unwrap_or("12"), wrong);
    let hasher = PasswordHasher::new(pepper?, cost?);
    hasher.map_err(|error| wrong.push(format!("RF_PASSWORD_PEPPER, RF_PASSWORD_COST: {error}"))).ok()
}

fn sealer(raw: &Raw, wrong: &mut Vec<String>) -> Option<Sealer> {
    let keys = raw.sealing_keys.as_deref().unwrap_or_default();
    let keys = keys.split(',').map(str::trim).filter(|key| !key.is_empty());
    Sealer::new(keys).map_err(|error| wrong.push(format!("RF_SEALING_KEYS: {error}"))).ok()
}

fn limits(raw: &Raw, wrong: &mut Vec<String>) -> Limits {
    let mut per_minute = |name, text: &Option<String>, standard: u32| {
        let given: Option<NonZeroU32> = text.as_deref().and_then(|text| parsed(name, text, wrong));
        given.map_or(standard, NonZeroU32::get)
    };
    let Limits { account_per_minute, address_per_minute } = Limits::default();
    Limits {
        account_per_minute: per_minute(
            "RF_SIGN_IN_ATTEMPTS_PER_MINUTE",
            &raw.sign_in_attempts_per_minute,
            account_per_minute,
        ),
        address_per_minute: per_minute(
            "RF_ADDRESS_REQUESTS_PER_MINUTE",
            &raw.address_requests_per_minute,
            address_per_minute,
        ),
    }
}

fn trusted_proxies(raw: &Raw, wrong: &mut Vec<String>) -> Vec<IpAddr> {
    let proxies = raw.trusted_proxies.as_deref().unwrap_or_default().split(',').map(str::trim);
    proxies
        .filter(|proxy| !proxy.is_empty())
        .filter_map(|proxy| parsed("RF_TRUSTED_PROXIES", proxy, wrong))
        .collect()
}

/// The mail server and the sender: both are named, or neither.
fn mailer(raw: &Raw, wrong: &mut Vec<String>) -> Option<SmtpMailer> {
    match (&raw.smtp_url, &raw.mail_from) {
        (None, None) => None,
        (Some(url), Some(from)) => SmtpMailer::new(url, from)
            .map_err(|error| match error {
                SmtpSetupError::Url(_) => wrong.push(format!("RF_SMTP_URL: {error}")),
                SmtpSetupError::From => wrong.push(format!("RF_MAIL_FROM: {error}")),
            })
            .ok(),
        (Some(_), None) => {
            wrong.push("RF_MAIL_FROM: must be given with RF_SMTP_URL".into());
            None
        }
        (None, Some(_)) => {
            wrong.push("RF_SMTP_URL: must be given with RF_MAIL_FROM".into());
            None
        }
    }
}

fn registration_open(raw: &Raw, wrong: &mut Vec<String>) -> bool {
    match raw.registration.as_deref() {
        None | Some("open") => true,
        Some("closed") => false,
        Some(other) => {
            wrong.push(format!("RF_REGISTRATION: `{other}` is neither `open` nor `closed`"));
            false
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_embedded_server_needs_no_settings_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let raw = Raw { data_dir: Some(folder.path().display().to_string()), ..Raw::default() };
        let config = Config::check(raw).unwrap_or_else(|wrong| panic!("{wrong:?}"));
        assert_eq!(config.public_url, "http://localhost:8080");
        assert!(config.database.sqlite_file().is_some());
    }

    #[test]
    fn production_refuses_to_make_anything_up_and_lists_all_that_is_missing() {
        let raw = Raw { mode: Some("production".into()), ..Raw::default() };
        let wrong = Config::check(raw).err().unwrap_or_default();
        for name in [
            "RF_DATABASE_URL",
            "RF_PUBLIC_URL",
            "RF_ACCESS_TOKEN_KEY",
            "RF_REFRESH_TOKEN_KEY",
            "RF_PASSWORD_PEPPER",
            "RF_SEALING_KEYS",
        ] {
            assert!(wrong.iter().any(|line| line.starts_with(name)), "{name} in {wrong:?}");
        }
    }

    #[test]
    fn every_mistake_is_told_at_once() {
        let raw = Raw {
            mode: Some("production".into()),
            bind: Some("nowhere".into()),
            public_url: Some("ftp://x".into()),
            password_cost: Some("lots".into()),
            session_idle_minutes: Some("1".into()),
            session_absolute_minutes_min: Some("0".into()),
            sign_ins_per_user: Some("none".into()),
            trusted_proxies: Some("10.0.0.1, proxy".into()),
            sign_in_attempts_per_minute: Some("-1".into()),
            address_requests_per_minute: Some("0".into()),
            smtp_url: Some("http://mail.example".into()),
            mail_from: Some("flow@msp.example".into()),
            registration: Some("ajar".into()),
            log: Some("rf_api=loud".into()),
            ..Raw::default()
        };
        let wrong = Config::check(raw).err().unwrap_or_default();
        for name in [
            "RF_BIND",
            "RF_PUBLIC_URL",
            "RF_PASSWORD_COST",
            "RF_SESSION_ABSOLUTE_MINUTES_MIN",
            "RF_SIGN_INS_PER_USER",
            "RF_TRUSTED_PROXIES",
            "RF_SIGN_IN_ATTEMPTS_PER_MINUTE",
            "RF_ADDRESS_REQUESTS_PER_MINUTE",
            "RF_SMTP_URL",
            "RF_REGISTRATION",
            "RF_LOG",
        ] {
            assert!(wrong.iter().any(|line| line.starts_with(name)), "{name} in {wrong:?}");
        }
    }

    #[test]
    fn a_mail_server_needs_a_sender_and_the_other_way_round() {
        let url = || Some("smtp://127.0.0.1:25?tls=none".to_owned());
        let from = || Some("ResolutionFlow <flow@msp.example>".to_owned());
        let check = |smtp_url: Option<String>, mail_from: Option<String>, complaint: Option<&str>| {
            let mut wrong = Vec::new();
            let mailer = mailer(&Raw { smtp_url: smtp_url.clone(), mail_from, ..Raw::default() }, &mut wrong);
            assert_eq!(mailer.is_some(), complaint.is_none() && smtp_url.is_some());
            assert_eq!(wrong.first().and_then(|line| line.split(':').next()), complaint, "{wrong:?}");
        };
        check(None, None, None);
        check(url(), from(), None);
        check(url(), None, Some("RF_MAIL_FROM"));
        check(None, from(), Some("RF_SMTP_URL"));
        check(url(), Some("nobody".into()), Some("RF_MAIL_FROM"));
    }

    #[test]
    fn the_environment_comes_before_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("settings.toml");
        std::fs::write(&file, "bind = \"127.0.0.1:1\"\nlog = \"debug\"\n").unwrap();
        let raw =
            Raw::read(Some(&file), |name| (name == "RF_BIND").then(|| "127.0.0.1:2".to_owned())).unwrap();
        assert_eq!((raw.bind.as_deref(), raw.log.as_deref()), (Some("127.0.0.1:2"), Some("debug")));
    }

    #[test]
    fn a_setting_that_nobody_knows_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("settings.toml");
        std::fs::write(&file, "bindd = \"127.0.0.1:1\"\n").unwrap();
        assert!(Raw::read(Some(&file), |_| None).is_err());
    }
}

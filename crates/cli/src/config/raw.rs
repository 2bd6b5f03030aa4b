//! Settings as they are written, before anything is checked.

use serde::Deserialize;
use std::{fs, path::Path};

/// Every setting, as text; nothing is checked yet.
#[derive(Debug, Default, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Raw {
    /// `embedded` (default: missing keys are made) or `production` (nothing is made up).
    pub(crate) mode: Option<String>,
    /// Where the embedded database and the keys are; `data` unless said.
    pub(crate) data_dir: Option<String>,
    /// `sqlite://PATH` or `postgres://…`; a file in the data folder unless said.
    pub(crate) database_url: Option<String>,
    /// Address and port to listen on; `127.0.0.1:8080` unless said.
    pub(crate) bind: Option<String>,
    /// The address that people use; `http://` and the bind address unless said, `localhost` for a loopback address.
    pub(crate) public_url: Option<String>,
    /// 32 bytes or more that sign access tokens, in base64.
    pub(crate) access_token_key: Option<String>,
    /// 32 bytes or more that sign refresh tokens, in base64.
    pub(crate) refresh_token_key: Option<String>,
    /// 32 bytes or more mixed into every password, in base64.
    pub(crate) password_pepper: Option<String>,
    /// Fernet keys, separated by commas; the first seals, all open.
    pub(crate) sealing_keys: Option<String>,
    /// bcrypt's cost, 12 unless said.
    pub(crate) password_cost: Option<String>,
    /// Idle window of sign-ins in minutes, 4320 unless said.
    pub(crate) session_idle_minutes: Option<String>,
    /// Absolute window of sign-ins in minutes, 20160 unless said.
    pub(crate) session_absolute_minutes: Option<String>,
    /// The shortest idle window that a team may choose, in minutes; 15 unless said.
    pub(crate) session_idle_minutes_min: Option<String>,
    /// The longest idle window that a team may choose, in minutes; 43200 unless said.
    pub(crate) session_idle_minutes_max: Option<String>,
    /// The shortest absolute window that a team may choose, in minutes; 60 unless said.
    pub(crate) session_absolute_minutes_min: Option<String>,
    /// The longest absolute window that a team may choose, in minutes; 129600 unless said.
    pub(crate) session_absolute_minutes_max: Option<String>,
    /// Live sign-ins per person, 20 unless said.
    pub(crate) sign_ins_per_user: Option<String>,
    /// Sign-in attempts per account and minute, 10 unless said.
    pub(crate) sign_in_attempts_per_minute: Option<String>,
    /// Sign-in requests per client address and minute, 120 unless said.
    pub(crate) address_requests_per_minute: Option<String>,
    /// Addresses of proxies in front, separated by commas.
    pub(crate) trusted_proxies: Option<String>,
    /// The mail server, `smtp://…` or `smtps://…`; none unless said.
    pub(crate) smtp_url: Option<String>,
    /// Who writes the mails; with `smtp_url`.
    pub(crate) mail_from: Option<String>,
    /// `open` (default: anybody may register a new team) or `closed`.
    pub(crate) registration: Option<String>,
    /// What Google knows the server by.
    pub(crate) google_client_id: Option<String>,
    /// What the server proves that with.
    pub(crate) google_client_secret: Option<String>,
    /// What Microsoft knows the server by.
    pub(crate) microsoft_client_id: Option<String>,
    /// What the server proves that with.
    pub(crate) microsoft_client_secret: Option<String>,
    /// Ids of the tenants whose people may come in, separated by commas.
    pub(crate) microsoft_tenants: Option<String>,
    /// What people know the other provider by.
    pub(crate) oidc_name: Option<String>,
    /// Where it signs.
    pub(crate) oidc_issuer: Option<String>,
    /// What it knows the server by.
    pub(crate) oidc_client_id: Option<String>,
    /// What the server proves that with; left out for a public client.
    pub(crate) oidc_client_secret: Option<String>,
    /// `true` lets identity providers be on private networks and without TLS.
    pub(crate) allow_private_addresses: Option<String>,
    /// Where the files of sessions are kept, `file:///…` or `s3://BUCKET/PREFIX`; a folder in the data folder unless said.
    pub(crate) evidence_url: Option<String>,
    /// The address of a service that speaks S3; Amazon's unless said.
    pub(crate) evidence_s3_endpoint: Option<String>,
    /// The bucket's region, `us-east-1` unless said.
    pub(crate) evidence_s3_region: Option<String>,
    /// Who asks for the bucket; what the machine itself may do unless said.
    pub(crate) evidence_s3_access_key_id: Option<String>,
    /// What proves that.
    pub(crate) evidence_s3_secret_access_key: Option<String>,
    /// What to log, `info` unless said.
    pub(crate) log: Option<String>,
}

impl Raw {
    /// Reads the file, then lets `environment` (asked for `RF_…` names) have the last word.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub(crate) fn read(
        file: Option<&Path>,
        environment: impl Fn(&str) -> Option<String>,
    ) -> Result<Self, Vec<String>> {
        let mut raw = match file {
            None => Self::default(),
            Some(path) => {
                let text = fs::read_to_string(path);
                let text = text.map_err(|error| vec![format!("cannot read {}: {error}", path.display())])?;
                toml::from_str(&text).map_err(|error| vec![format!("{}: {error}", path.display())])?
            }
        };
        for (name, field) in raw.fields() {
            if let Some(value) = environment(name) {
                *field = Some(value);
            }
        }
        Ok(raw)
    }

    fn fields(&mut self) -> [(&'static str, &mut Option<String>); 39] {
        [
            ("RF_MODE", &mut self.mode),
            ("RF_DATA_DIR", &mut self.data_dir),
            ("RF_DATABASE_URL", &mut self.database_url),
            ("RF_BIND", &mut self.bind),
            ("RF_PUBLIC_URL", &mut self.public_url),
            ("RF_ACCESS_TOKEN_KEY", &mut self.access_token_key),
            ("RF_REFRESH_TOKEN_KEY", &mut self.refresh_token_key),
            ("RF_PASSWORD_PEPPER", &mut self.password_pepper),
            ("RF_SEALING_KEYS", &mut self.sealing_keys),
            ("RF_PASSWORD_COST", &mut self.password_cost),
            ("RF_SESSION_IDLE_MINUTES", &mut self.session_idle_minutes),
            ("RF_SESSION_ABSOLUTE_MINUTES", &mut self.session_absolute_minutes),
            ("RF_SESSION_IDLE_MINUTES_MIN", &mut self.session_idle_minutes_min),
            ("RF_SESSION_IDLE_MINUTES_MAX", &mut self.session_idle_minutes_max),
            ("RF_SESSION_ABSOLUTE_MINUTES_MIN", &mut self.session_absolute_minutes_min),
            ("RF_SESSION_ABSOLUTE_MINUTES_MAX", &mut self.session_absolute_minutes_max),
            ("RF_SIGN_INS_PER_USER", &mut self.sign_ins_per_user),
            ("RF_SIGN_IN_ATTEMPTS_PER_MINUTE", &mut self.sign_in_attempts_per_minute),
            ("RF_ADDRESS_REQUESTS_PER_MINUTE", &mut self.address_requests_per_minute),
            ("RF_TRUSTED_PROXIES", &mut self.trusted_proxies),
            ("RF_SMTP_URL", &mut self.smtp_url),
            ("RF_MAIL_FROM", &mut self.mail_from),
            ("RF_REGISTRATION", &mut self.registration),
            ("RF_GOOGLE_CLIENT_ID", &mut self.google_client_id),
            ("RF_GOOGLE_CLIENT_SECRET", &mut self.google_client_secret),
            ("RF_MICROSOFT_CLIENT_ID", &mut self.microsoft_client_id),
            ("RF_MICROSOFT_CLIENT_SECRET", &mut self.microsoft_client_secret),
            ("RF_MICROSOFT_TENANTS", &mut self.microsoft_tenants),
            ("RF_OIDC_NAME", &mut self.oidc_name),
            ("RF_OIDC_ISSUER", &mut self.oidc_issuer),
            ("RF_OIDC_CLIENT_ID", &mut self.oidc_client_id),
            ("RF_OIDC_CLIENT_SECRET", &mut self.oidc_client_secret),
            ("RF_ALLOW_PRIVATE_ADDRESSES", &mut self.allow_private_addresses),
            ("RF_EVIDENCE_URL", &mut self.evidence_url),
            ("RF_EVIDENCE_S3_ENDPOINT", &mut self.evidence_s3_endpoint),
            ("RF_EVIDENCE_S3_REGION", &mut self.evidence_s3_region),
            ("RF_EVIDENCE_S3_ACCESS_KEY_ID", &mut self.evidence_s3_access_key_id),
            ("RF_EVIDENCE_S3_SECRET_ACCESS_KEY", &mut self.evidence_s3_secret_access_key),
            ("RF_LOG", &mut self.log),
        ]
    }
}

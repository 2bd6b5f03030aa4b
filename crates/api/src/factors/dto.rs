//! Tickets, codes and passkeys on the wire.

use crate::auth::TokenChannel;
use chrono::{DateTime, Utc};
use rf_auth::{FactorMethod, OwedFactor, Passkey, Reauth};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

/// A right password (or identity), and a second factor is still owed.
#[derive(Serialize, ToSchema)]
pub(crate) struct SecondFactorNeeded {
    /// Send it with the second factor; good for five attempts.
    ticket: String,
    expires_at: DateTime<Utc>,
    /// What it can be paid with.
    methods: Vec<SecondFactorMethod>,
    /// `{"publicKey": …}` for `navigator.credentials.get`, if there are passkeys.
    #[schema(required)]
    passkey_options: Option<Value>,
}

impl From<OwedFactor> for SecondFactorNeeded {
    fn from(owed: OwedFactor) -> Self {
        Self {
            ticket: owed.ticket.as_str().to_owned(),
            expires_at: owed.expires_at,
            methods: owed.methods.into_iter().map(Into::into).collect(),
            passkey_options: owed.passkey_options,
        }
    }
}

/// A way to pay.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum SecondFactorMethod {
    /// A code of an authenticator app.
    Totp,
    /// A passkey.
    Passkey,
    /// A recovery code.
    RecoveryCode,
}

impl From<FactorMethod> for SecondFactorMethod {
    fn from(method: FactorMethod) -> Self {
        match method {
            FactorMethod::Totp => Self::Totp,
            FactorMethod::Passkey => Self::Passkey,
            FactorMethod::RecoveryCode => Self::RecoveryCode,
        }
    }
}

/// The second factor: exactly one of `code`, `recovery_code` and `passkey`.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SecondFactorBody {
    #[schema(max_length = 200)]
    pub(super) ticket: String,
    /// The six digits that the authenticator app shows.
    #[schema(max_length = 20, nullable = false)]
    pub(super) code: Option<String>,
    /// Case, blanks and dashes do not count.
    #[schema(max_length = 64, nullable = false)]
    pub(super) recovery_code: Option<String>,
    /// The authenticator's answer, as `PublicKeyCredential.toJSON()` gives it.
    pub(super) passkey: Option<Value>,
    #[serde(default)]
    pub(super) channel: TokenChannel,
}

/// A challenge for an authenticator.
#[derive(Serialize, ToSchema)]
pub(crate) struct PasskeyChallenge {
    /// Send it back with the answer, within five minutes.
    ceremony_id: Uuid,
    /// `{"publicKey": …}` for `navigator.credentials`; binary members are URL-safe base64.
    options: Value,
}

impl From<rf_auth::PasskeyChallenge> for PasskeyChallenge {
    fn from(challenge: rf_auth::PasskeyChallenge) -> Self {
        Self { ceremony_id: challenge.ceremony.uuid(), options: challenge.options }
    }
}

/// The authenticator's answer.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PasskeySignInBody {
    pub(super) ceremony_id: Uuid,
    /// As `PublicKeyCredential.toJSON()` gives it.
    pub(super) credential: Value,
    #[serde(default)]
    pub(super) channel: TokenChannel,
}

/// Proof that it is still you: the password; for an account without one, a code of the authenticator app; for an account
/// with neither, a sign-in that began less than five minutes ago.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReauthBody {
    #[schema(max_length = 256, format = Password, nullable = false)]
    password: Option<String>,
    #[schema(max_length = 20, nullable = false)]
    code: Option<String>,
}

impl ReauthBody {
    /// What came in the body of an operation that asks for more than proof.
    pub(crate) const fn new(password: Option<String>, code: Option<String>) -> Self {
        Self { password, code }
    }
}

impl From<ReauthBody> for Reauth {
    fn from(body: ReauthBody) -> Self {
        let password = body.password.as_deref().map(rf_auth::PlainPassword::typed);
        Self { password, code: body.code.map(Into::into) }
    }
}

/// What is set up.
#[derive(Serialize, ToSchema)]
pub(crate) struct SecondFactors {
    /// Codes of an authenticator app.
    totp_enabled: bool,
    /// Oldest first.
    passkeys: Vec<PasskeyView>,
    recovery_codes_left: u32,
    /// The last factor cannot be removed then.
    required_by_team: bool,
    /// Whether browsers keep passkeys for this server's address.
    passkeys_available: bool,
}

impl SecondFactors {
    pub(super) fn new(
        set_up: rf_auth::SecondFactors,
        required_by_team: bool,
        passkeys_available: bool,
    ) -> Self {
        Self {
            totp_enabled: set_up.totp_enabled,
            passkeys: set_up.passkeys.iter().map(Into::into).collect(),
            recovery_codes_left: set_up.recovery_codes_left,
            required_by_team,
            passkeys_available,
        }
    }
}

/// A passkey.
#[derive(Serialize, ToSchema)]
pub(crate) struct PasskeyView {
    id: Uuid,
    name: String,
    created_at: DateTime<Utc>,
    #[schema(required)]
    last_used_at: Option<DateTime<Utc>>,
}

impl From<&Passkey> for PasskeyView {
    fn from(passkey: &Passkey) -> Self {
        let Passkey { id, name, created_at, last_used_at, .. } = passkey.clone();
        Self { id: id.uuid(), name, created_at, last_used_at }
    }
}

/// A secret for an authenticator app, to be confirmed by a code.
#[derive(Serialize, ToSchema)]
pub(crate) struct TotpEnrolment {
    /// To be typed: base32.
    secret: String,
    /// To be opened on the same device.
    uri: String,
    /// To be scanned: an SVG image.
    qr_svg: String,
}

impl From<rf_auth::TotpEnrolment> for TotpEnrolment {
    fn from(enrolment: rf_auth::TotpEnrolment) -> Self {
        Self {
            secret: enrolment.secret.as_str().to_owned(),
            uri: enrolment.uri.as_str().to_owned(),
            qr_svg: enrolment.qr_svg.as_str().to_owned(),
        }
    }
}

/// A code of an authenticator app.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CodeBody {
    #[schema(max_length = 20)]
    pub(super) code: String,
}

/// Recovery codes, shown this once; empty where the person keeps the ones they have.
#[derive(Serialize, ToSchema)]
pub(crate) struct RecoveryCodes {
    codes: Vec<String>,
}

impl From<Vec<rf_auth::RecoveryCode>> for RecoveryCodes {
    fn from(codes: Vec<rf_auth::RecoveryCode>) -> Self {
        Self { codes: texts(&codes) }
    }
}

fn texts(codes: &[rf_auth::RecoveryCode]) -> Vec<String> {
    codes.iter().map(|code| code.as_str().to_owned()).collect()
}

/// A new passkey.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PasskeyBody {
    pub(super) ceremony_id: Uuid,
    /// What you will know it by, on one line.
    #[schema(min_length = 1, max_length = 120)]
    pub(super) name: String,
    /// As `PublicKeyCredential.toJSON()` gives it.
    pub(super) credential: Value,
}

/// The new passkey.
#[derive(Serialize, ToSchema)]
pub(crate) struct PasskeyAdded {
    passkey: PasskeyView,
    /// Shown this once, with the first factor; else empty.
    recovery_codes: Vec<String>,
}

impl From<rf_auth::PasskeyAdded> for PasskeyAdded {
    fn from(added: rf_auth::PasskeyAdded) -> Self {
        Self { passkey: (&added.passkey).into(), recovery_codes: texts(&added.recovery_codes) }
    }
}

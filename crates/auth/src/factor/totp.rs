//! Codes of an authenticator app (RFC 6238: SHA-1, six digits, 30 seconds), one step of clock skew either way.

use qrcode::{QrCode, render::svg};
use rf_core::{SealError, Sealer, Time, UserId};
use std::fmt::{self, Write};
use totp_rs::{Builder, Secret};

/// Seconds for which one code stands.
const STEP_SECONDS: u64 = 30;
/// How the account is filed in the app.
const ISSUER: &str = "ResolutionFlow";

/// The shared secret: 160 random bits. `Debug` does not show it.
#[derive(Clone, PartialEq, Eq)]
pub struct TotpSecret([u8; 20]);

impl TotpSecret {
    /// A new one.
    pub fn generate() -> Self {
        Self(rand::random())
    }

    /// As people type it into an app that cannot scan: base32.
    pub fn base32(&self) -> String {
        Secret::from(self.0).to_base32()
    }

    /// For the store.
    pub fn seal(&self, sealer: &Sealer, user: UserId) -> String {
        sealer.seal(&user.to_string(), &self.base32())
    }

    /// What was sealed for that person.
    ///
    /// # Errors
    /// [`SealError`] when no key opens it, or what is in it is no secret.
    pub fn open(sealer: &Sealer, user: UserId, sealed: &str) -> Result<Self, SealError> {
        let text = sealer.open(&user.to_string(), sealed)?;
        let secret = Secret::try_from_base32(text).map_err(|_| SealError::CannotOpen)?;
        secret.as_bytes().try_into().map(Self).map_err(|_| SealError::CannotOpen)
    }

    /// The address that an app reads from a QR code.
    pub fn uri(&self, account: &str) -> String {
        let (account, secret) = (percent_encoded(account), self.base32());
        format!(
            "otpauth://totp/{ISSUER}:{account}?secret={secret}&issuer={ISSUER}\
             &algorithm=SHA1&digits=6&period={STEP_SECONDS}"
        )
    }

    /// The step whose code this is, if it is the code of the present step or of a neighbour. The earliest that fits.
    pub fn step_of(&self, code: &str, now: Time) -> Option<u64> {
        let seconds = u64::try_from(now.timestamp()).ok()?;
        let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
        let totp = Builder::new().with_secret(Secret::from(self.0)).with_step_duration(STEP_SECONDS);
        totp.with_digits(6).with_skew(1).build().ok()?.check(&code, seconds)
    }
}

impl fmt::Debug for TotpSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[secret]")
    }
}

/// The text as a QR code, in black on white with the quiet zone around it; none if it is too long for one.
pub(super) fn qr_svg(text: &str) -> Option<String> {
    let code = QrCode::new(text).ok()?;
    Some(code.render::<svg::Color<'_>>().min_dimensions(240, 240).build())
}

/// Everything but unreserved characters (RFC 3986) as `%XX`.
fn percent_encoded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a string does not fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

//! An authenticator app on somebody's phone, written from RFC 6238 and RFC 4226.

use hmac::{Hmac, KeyInit, Mac};
use rf_core::Time;
use sha1::Sha1;

/// Shows a code that changes every 30 seconds.
pub struct AuthenticatorApp(Vec<u8>);

impl AuthenticatorApp {
    /// Takes the secret from an `otpauth` address.
    pub fn scan(uri: &str) -> Self {
        let (_, query) = uri.split_once('?').expect("an address with a query");
        let secret = query.split('&').find_map(|part| part.strip_prefix("secret="));
        let mut bits = String::new();
        for letter in secret.expect("a secret").chars() {
            let value = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".find(letter).expect("base32");
            bits.push_str(&format!("{value:05b}"));
        }
        let byte = |bits: &[u8]| bits.iter().fold(0, |byte, bit| byte << 1 | (bit - b'0'));
        Self(bits.as_bytes().chunks_exact(8).map(byte).collect())
    }

    /// What it shows at that time.
    pub fn code_at(&self, time: Time) -> String {
        let step = u64::try_from(time.timestamp() / 30).expect("after 1970");
        let mac = Hmac::<Sha1>::new_from_slice(&self.0).expect("HMAC takes a key of any length");
        let sum = mac.chain_update(step.to_be_bytes()).finalize().into_bytes();
        let start = usize::from(sum[19] & 0xF);
        let word = sum[start..start + 4].iter().fold(0_u32, |word, byte| word << 8 | u32::from(*byte));
        format!("{:06}", (word & 0x7FFF_FFFF) % 1_000_000)
    }

    /// No code of the time around that one.
    pub fn wrong_code(&self, time: Time) -> String {
        let around = [-30, 0, 30].map(|off| self.code_at(time + chrono::TimeDelta::seconds(off)));
        let guesses = (0..10).map(|guess| format!("{guess:06}"));
        guesses.into_iter().find(|guess| !around.contains(guess)).expect("ten guesses, three codes")
    }
}

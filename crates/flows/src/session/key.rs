//! The key under which a repeated request is recognised.

use super::SessionFailure;
use std::fmt;

/// A key chosen by the caller: 8 to 128 printable ASCII characters.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct IdempotencyKey(String);

impl IdempotencyKey {
    /// Reads a key.
    ///
    /// # Errors
    /// `idempotency_key_invalid`.
    pub fn parse(key: &str) -> Result<Self, SessionFailure> {
        let printable = key.bytes().all(|byte| matches!(byte, b' '..=b'~'));
        if !(8..=128).contains(&key.len()) || !printable {
            return Err(SessionFailure::KeyInvalid);
        }
        Ok(Self(key.to_owned()))
    }

    /// The key as the caller wrote it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for IdempotencyKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

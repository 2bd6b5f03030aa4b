//! Random tokens of which only the hash is stored: mailed links, invitations, tickets, API tokens.

use crate::Secret;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};
use std::fmt;

/// 256 random bits, as whoever was given them presents them: URL-safe base64 behind an optional prefix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OneTimeToken(Secret);

impl OneTimeToken {
    /// A new one; `prefix` tells people and scanners what it is.
    pub fn generate(prefix: &str) -> Self {
        let bits: [u8; 32] = rand::random();
        Self(Secret::from(format!("{prefix}{}", URL_SAFE_NO_PAD.encode(bits))))
    }

    /// What somebody presents; any text is taken.
    pub fn presented(text: &str) -> Self {
        Self(Secret::from(text.trim().to_owned()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// What is stored. The token has 256 random bits, so a plain hash is enough.
    pub fn hash(&self) -> TokenHash {
        TokenHash(URL_SAFE_NO_PAD.encode(Sha256::digest(self.as_str().as_bytes())))
    }
}

/// The stored hash of a [`OneTimeToken`].
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct TokenHash(String);

impl TokenHash {
    /// Wraps what the store holds.
    pub fn stored(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text, for the store.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for TokenHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[hash]")
    }
}

#[cfg(test)]
mod tests {
    use super::OneTimeToken;

    #[test]
    fn a_token_is_found_by_its_hash_and_by_nothing_else() {
        let token = OneTimeToken::generate("rf_pat_");
        assert!(token.as_str().starts_with("rf_pat_") && token.as_str().len() == 7 + 43);
        assert_eq!(OneTimeToken::presented(&format!(" {} ", token.as_str())).hash(), token.hash());
        assert_ne!(OneTimeToken::generate("rf_pat_").hash(), token.hash());
        assert!(!token.hash().as_str().contains(token.as_str()));
    }

    #[test]
    fn neither_token_nor_hash_shows_in_debug_output() {
        let token = OneTimeToken::generate("");
        assert_eq!(format!("{token:?} {:?}", token.hash()), "OneTimeToken([secret]) [hash]");
    }
}

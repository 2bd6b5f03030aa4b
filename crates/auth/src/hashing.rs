//! Hashing passwords: bcrypt over a keyed prehash, so that every byte of a long password counts.

use crate::{AuthFailure, PasswordHash, PlainPassword};
use base64::{Engine, engine::general_purpose::STANDARD};
use bcrypt::HashParts;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha384;
use std::{fmt, ops::RangeInclusive};

/// Hashing as the use cases see it. It takes a third of a second of pure computing, so the shell runs a
/// [`PasswordHasher`] off its request threads, a bounded number at a time.
#[expect(async_fn_in_trait, reason = "the shell runs each request on one thread and needs no `Send` futures")]
pub trait Hashing {
    /// See [`PasswordHasher::hash`]; refuses with `sign_in_unavailable` if it cannot get its turn.
    async fn hash(&self, password: PlainPassword) -> Result<PasswordHash, AuthFailure>;

    /// See [`PasswordHasher::verify`]; refuses with `sign_in_unavailable` if it cannot get its turn.
    async fn verify(&self, password: PlainPassword, hash: Option<PasswordHash>) -> Result<bool, AuthFailure>;

    /// See [`PasswordHasher::needs_rehash`].
    fn needs_rehash(&self, hash: &PasswordHash) -> bool;
}

/// The pepper or the cost cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HashingSetupError {
    /// The pepper has fewer than 32 bytes.
    PepperTooShort,
    /// The cost is not between 4 and 16.
    CostOutOfBounds,
}

impl fmt::Display for HashingSetupError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::PepperTooShort => "the password pepper must have at least 32 bytes",
            Self::CostOutOfBounds => "the password hashing cost must be between 4 and 16",
        })
    }
}

impl std::error::Error for HashingSetupError {}

/// Hashes and verifies passwords, blocking the thread while it does.
#[derive(Clone)]
pub struct PasswordHasher {
    pepper: Vec<u8>,
    cost: u32,
    /// Of this cost and of no password: what nobody's attempts are verified against.
    nobody: String,
}

impl PasswordHasher {
    const COSTS: RangeInclusive<u32> = 4..=16;

    /// A hasher with the server's secret `pepper` and bcrypt's `cost`, the binary logarithm of its rounds.
    ///
    /// # Errors
    /// If the pepper is shorter than 32 bytes, or the cost out of bounds.
    pub fn new(pepper: impl Into<Vec<u8>>, cost: u32) -> Result<Self, HashingSetupError> {
        let pepper = pepper.into();
        if pepper.len() < 32 {
            return Err(HashingSetupError::PepperTooShort);
        }
        if !Self::COSTS.contains(&cost) {
            return Err(HashingSetupError::CostOutOfBounds);
        }
        let (salt, digest) = (".".repeat(22), ".".repeat(31));
        Ok(Self { pepper, cost, nobody: format!("$2b${cost:02}${salt}{digest}") })
    }

    /// Hashes a password with a fresh salt.
    ///
    /// # Errors
    /// `sign_in_unavailable` if the machine has no random numbers to give.
    pub fn hash(&self, password: &PlainPassword) -> Result<PasswordHash, AuthFailure> {
        bcrypt::hash(self.prehash(password), self.cost)
            .map(PasswordHash::stored)
            .map_err(|_| AuthFailure::SignInUnavailable)
    }

    /// Whether the password is the one that was hashed. Without a hash the answer is no, at the same price.
    pub fn verify(&self, password: &PlainPassword, hash: Option<&PasswordHash>) -> bool {
        let against = hash.map_or(self.nobody.as_str(), PasswordHash::as_str);
        let matches = bcrypt::verify(self.prehash(password), against).unwrap_or(false);
        matches && hash.is_some()
    }

    /// Whether the hash was made with a lower cost than today's.
    pub fn needs_rehash(&self, hash: &PasswordHash) -> bool {
        hash.as_str().parse::<HashParts>().is_ok_and(|parts| parts.get_cost() < self.cost)
    }

    /// 64 characters of base64: below bcrypt's limit of 72 bytes, and without the zero byte it would stop at.
    fn prehash(&self, password: &PlainPassword) -> String {
        let mac = Hmac::<Sha384>::new_from_slice(&self.pepper).expect("HMAC takes a key of any length");
        STANDARD.encode(mac.chain_update(password.as_bytes()).finalize().into_bytes())
    }
}

impl fmt::Debug for PasswordHasher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PasswordHasher").field("cost", &self.cost).finish_non_exhaustive()
    }
}

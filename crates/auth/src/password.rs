//! Passwords: what may become one, what somebody typed, and what is stored.

use rf_core::FieldError;
use std::fmt;
use unicode_normalization::UnicodeNormalization;
use zxcvbn::{Score, zxcvbn};

/// In characters, after normalisation.
const MIN_LENGTH: usize = 12;
/// In characters, after normalisation.
const MAX_LENGTH: usize = 256;

/// What somebody typed as a password, in Unicode's composed form (NFC). `Debug` does not show it.
#[derive(Clone, PartialEq, Eq)]
pub struct PlainPassword(String);

impl PlainPassword {
    /// Takes anything: an attempt to sign in is never told what a password must look like.
    pub fn typed(text: &str) -> Self {
        Self(text.nfc().collect())
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for PlainPassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[password]")
    }
}

/// A password that may be chosen: 12 to 256 characters, hard enough to guess.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Password(PlainPassword);

impl Password {
    /// Checks a password that somebody wants, who is known by the words in `about` (name, e-mail, team).
    ///
    /// # Errors
    /// `empty`, `too_short`, `too_long`, `forbidden_character` or `password_too_common`, for `password`.
    pub fn parse(text: &str, about: &[&str]) -> Result<Self, FieldError> {
        let plain = PlainPassword::typed(text);
        let refuse = |code: &str, message: &str| Err(FieldError::new("password", code, message));
        let length = plain.0.chars().count();
        if length == 0 {
            return refuse("empty", "Fill this in.");
        }
        if length < MIN_LENGTH {
            return refuse(
                "too_short",
                "Use at least 12 characters; a few unrelated words are easy to remember.",
            );
        }
        if length > MAX_LENGTH {
            return refuse("too_long", "Use at most 256 characters.");
        }
        if plain.0.contains(char::is_control) {
            return refuse("forbidden_character", "Remove the control characters.");
        }
        if is_common(&plain.0, about) {
            return refuse("password_too_common", "This is too easy to guess. Use a few unrelated words.");
        }
        Ok(Self(plain))
    }

    /// The password, for hashing.
    pub fn into_plain(self) -> PlainPassword {
        self.0
    }
}

/// Whether it would fall within a million guesses, given lists of common passwords and what is known of its owner.
fn is_common(password: &str, about: &[&str]) -> bool {
    let words = known_words(about);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    // Estimating takes time that grows with the square of the length, and the start of a password tells enough.
    let start: String = password.to_lowercase().trim().chars().take(48).collect();
    let is_easy = |text: &str| words.contains(&text) || zxcvbn(text, &words).score() <= Score::One;
    // `Summer2024!!`: a year and a bang behind a common word are what everybody adds.
    let core = start.trim_matches(|c: char| !c.is_alphabetic());
    let is_hardly_decorated = !core.is_empty() && start.chars().count() - core.chars().count() <= 6;
    is_easy(&start) || (is_hardly_decorated && is_easy(core))
}

/// The texts as they are, run together, and each word of them; in lower case.
fn known_words(about: &[&str]) -> Vec<String> {
    let mut words = Vec::new();
    for text in about.iter().map(|text| text.trim().to_lowercase()) {
        words.push(text.chars().filter(|c| c.is_alphanumeric()).collect());
        words.extend(text.split(|c: char| !c.is_alphanumeric()).map(str::to_owned));
        words.push(text);
    }
    words.retain(|word| word.chars().count() > 2);
    words
}

/// A stored password hash. `Debug` does not show it.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordHash(String);

impl PasswordHash {
    /// Wraps what the store holds.
    pub fn stored(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text, for the store.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[hash]")
    }
}

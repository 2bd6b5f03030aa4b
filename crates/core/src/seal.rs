//! Sealing of secrets at rest (Fernet): the first key seals, every key opens.

use fernet::{Fernet, MultiFernet};
use std::fmt;

/// Seals and opens secrets. A clone has the same keys.
#[derive(Clone)]
pub struct Sealer(MultiFernet);

/// Why a secret could not be sealed or opened. Never says what was in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SealError {
    /// No key was given.
    NoKey,
    /// The key at this place (counted from 1) is not 32 bytes in URL-safe base64.
    BadKey(usize),
    /// No key opens it, or it was sealed for something else.
    CannotOpen,
}

impl fmt::Display for SealError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoKey => f.write_str("at least one sealing key is needed"),
            Self::BadKey(place) => write!(f, "sealing key {place} is not 32 bytes in URL-safe base64"),
            Self::CannotOpen => f.write_str("no sealing key opens this"),
        }
    }
}

impl std::error::Error for SealError {}

impl Sealer {
    /// A new random key, in the form that [`Sealer::new`] takes.
    pub fn generate_key() -> String {
        Fernet::generate_key()
    }

    /// A sealer with these keys; the first seals.
    ///
    /// # Errors
    /// [`SealError::NoKey`] or [`SealError::BadKey`].
    pub fn new<'a>(keys: impl IntoIterator<Item = &'a str>) -> Result<Self, SealError> {
        let keys: Vec<Fernet> = keys
            .into_iter()
            .enumerate()
            .map(|(place, key)| Fernet::new(key).ok_or(SealError::BadKey(place + 1)))
            .collect::<Result<_, _>>()?;
        if keys.is_empty() { Err(SealError::NoKey) } else { Ok(Self(MultiFernet::new(keys))) }
    }

    /// Seals `secret` for `owner` (a row's id): it opens only with the same owner.
    pub fn seal(&self, owner: &str, secret: &str) -> String {
        self.0.encrypt(format!("{}:{owner}{secret}", owner.len()).as_bytes())
    }

    /// Opens what was sealed for `owner`.
    ///
    /// # Errors
    /// [`SealError::CannotOpen`] when no key fits or the owner is another.
    pub fn open(&self, owner: &str, sealed: &str) -> Result<String, SealError> {
        let plain = self.0.decrypt(sealed).map_err(|_| SealError::CannotOpen)?;
        let plain = String::from_utf8(plain).map_err(|_| SealError::CannotOpen)?;
        let prefix = format!("{}:{owner}", owner.len());
        plain.strip_prefix(&prefix).map(str::to_owned).ok_or(SealError::CannotOpen)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_key_seals_and_every_key_opens() {
        let (old, new) = (Sealer::generate_key(), Sealer::generate_key());
        let before = Sealer::new([old.as_str()]).unwrap();
        let rotated = Sealer::new([new.as_str(), old.as_str()]).unwrap();
        let sealed = before.seal("row-1", "s3cret");
        assert_eq!(rotated.open("row-1", &sealed).unwrap(), "s3cret");
        assert_eq!(before.open("row-1", &rotated.seal("row-1", "s3cret")), Err(SealError::CannotOpen));
    }

    #[test]
    fn a_secret_moved_to_another_row_does_not_open() {
        let sealer = Sealer::new([Sealer::generate_key().as_str()]).unwrap();
        let sealed = sealer.seal("row-1", "2:secret");
        assert_eq!(sealer.open("row-2", &sealed), Err(SealError::CannotOpen));
        assert_eq!(sealer.open("row-1", &sealed).unwrap(), "2:secret");
    }

    #[test]
    fn a_bad_key_is_named_by_its_place() {
        let good = Sealer::generate_key();
        assert_eq!(Sealer::new([good.as_str(), "nonsense"]).err(), Some(SealError::BadKey(2)));
        assert_eq!(Sealer::new([]).err(), Some(SealError::NoKey));
    }
}

//! SHA-256 digests in hexadecimal digits: what values and texts are known by where they must not stand themselves.

use sha2::{Digest, Sha256};

/// The digest of the parts, one behind the other.
pub fn digest_of(parts: &[&str]) -> String {
    let digest = parts.iter().fold(Sha256::new(), |digest, part| digest.chain_update(part));
    digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Whether it has the form of one.
pub fn is_digest(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

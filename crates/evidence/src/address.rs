//! Where files are kept, as the settings say it.

use std::{
    fmt,
    path::{Path, PathBuf},
    str::FromStr,
};

/// A folder or a bucket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EvidenceAddress {
    /// A folder; it is made where it is missing.
    Folder(PathBuf),
    /// A part of a bucket.
    Bucket {
        /// The bucket.
        bucket: String,
        /// What every name in it begins with; empty for none.
        prefix: String,
    },
}

/// How to get at a bucket. Its secret is in no text that is shown.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct S3Access {
    /// The service's address; Amazon's unless said.
    pub endpoint: Option<String>,
    /// The region; `us-east-1` unless said.
    pub region: Option<String>,
    /// Who asks, and what proves it; what the machine itself may do where it is left out.
    pub key: Option<(String, String)>,
}

impl fmt::Debug for S3Access {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("S3Access").field("endpoint", &self.endpoint).field("region", &self.region).finish()
    }
}

/// The address is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AddressError;

impl fmt::Display for AddressError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("must be file:///absolute/folder or s3://bucket/prefix")
    }
}

impl std::error::Error for AddressError {}

impl FromStr for EvidenceAddress {
    type Err = AddressError;

    fn from_str(text: &str) -> Result<Self, AddressError> {
        if let Some(folder) = text.strip_prefix("file://") {
            let folder = Path::new(folder);
            return if folder.is_absolute() { Ok(Self::Folder(folder.into())) } else { Err(AddressError) };
        }
        let place = text.strip_prefix("s3://").ok_or(AddressError)?;
        let (bucket, prefix) = place.split_once('/').unwrap_or((place, ""));
        let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
        let is_path = |c: char| is_name(c) || c == '/';
        if bucket.is_empty() || !bucket.chars().all(is_name) || !prefix.chars().all(is_path) {
            return Err(AddressError);
        }
        Ok(Self::Bucket { bucket: bucket.into(), prefix: prefix.trim_matches('/').into() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_a_folder_or_a_bucket() {
        let bucket = |bucket: &str, prefix: &str| {
            Some(EvidenceAddress::Bucket { bucket: bucket.into(), prefix: prefix.into() })
        };
        for (text, address) in [
            ("file:///var/lib/evidence", Some(EvidenceAddress::Folder("/var/lib/evidence".into()))),
            ("s3://files", bucket("files", "")),
            ("s3://files/", bucket("files", "")),
            ("s3://files/flow/evidence/", bucket("files", "flow/evidence")),
            ("file://relative", None),
            ("s3://", None),
            ("s3://a?b", None),
            ("https://example.com", None),
            ("", None),
        ] {
            assert_eq!(text.parse().ok(), address, "{text}");
        }
    }

    #[test]
    fn a_secret_is_not_shown() {
        let key = Some(("id".to_owned(), "hush".to_owned()));
        assert!(!format!("{:?}", S3Access { key, ..S3Access::default() }).contains("hush"));
    }
}

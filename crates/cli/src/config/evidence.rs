//! Where the files of sessions are kept.

use super::{Raw, check::parsed};
use rf_evidence::{EvidenceAddress, S3Access};
use std::path::{Path, absolute};

/// The address and the access to it.
pub(super) fn evidence(
    raw: &Raw,
    data_dir: &Path,
    wrong: &mut Vec<String>,
) -> Option<(EvidenceAddress, S3Access)> {
    let address = match &raw.evidence_url {
        Some(url) => parsed("RF_EVIDENCE_URL", url, wrong),
        None => match absolute(data_dir.join("evidence")) {
            Ok(folder) => Some(EvidenceAddress::Folder(folder)),
            Err(error) => {
                wrong.push(format!("RF_DATA_DIR: {error}"));
                None
            }
        },
    };
    if !matches!(address, Some(EvidenceAddress::Bucket { .. }) | None) {
        let given = [
            ("RF_EVIDENCE_S3_ENDPOINT", &raw.evidence_s3_endpoint),
            ("RF_EVIDENCE_S3_REGION", &raw.evidence_s3_region),
            ("RF_EVIDENCE_S3_ACCESS_KEY_ID", &raw.evidence_s3_access_key_id),
            ("RF_EVIDENCE_S3_SECRET_ACCESS_KEY", &raw.evidence_s3_secret_access_key),
        ];
        for (name, _) in given.iter().filter(|(_, value)| value.is_some()) {
            wrong.push(format!("{name}: only goes with a bucket in RF_EVIDENCE_URL"));
        }
    }
    let endpoint = raw.evidence_s3_endpoint.as_ref().map(|url| url.trim().trim_end_matches('/').to_owned());
    if endpoint.as_ref().is_some_and(|url| !url.starts_with("https://") && !url.starts_with("http://")) {
        wrong.push(
            "RF_EVIDENCE_S3_ENDPOINT: must begin with https:// (or http:// on a network of your own)".into(),
        );
    }
    let key = match (&raw.evidence_s3_access_key_id, &raw.evidence_s3_secret_access_key) {
        (Some(id), Some(secret)) => Some((id.clone(), secret.clone())),
        (None, None) => None,
        (id, _) => {
            let (lacking, given) = match id {
                Some(_) => ("RF_EVIDENCE_S3_SECRET_ACCESS_KEY", "RF_EVIDENCE_S3_ACCESS_KEY_ID"),
                None => ("RF_EVIDENCE_S3_ACCESS_KEY_ID", "RF_EVIDENCE_S3_SECRET_ACCESS_KEY"),
            };
            wrong.push(format!("{lacking}: must be given with {given}"));
            None
        }
    };
    Some((address?, S3Access { endpoint, region: raw.evidence_s3_region.clone(), key }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(raw: &Raw, complaints: &[&str]) -> Option<(EvidenceAddress, S3Access)> {
        let mut wrong = Vec::new();
        let found = evidence(raw, Path::new("data"), &mut wrong);
        let names: Vec<_> = wrong.iter().filter_map(|line| line.split(':').next()).collect();
        assert_eq!(names, complaints, "{wrong:?}");
        found
    }

    #[test]
    fn files_are_kept_in_the_data_folder_unless_said() {
        let (address, _) = check(&Raw::default(), &[]).unwrap();
        let EvidenceAddress::Folder(folder) = address else { panic!("{address:?}") };
        assert!(folder.is_absolute() && folder.ends_with("data/evidence"), "{folder:?}");
    }

    #[test]
    fn a_bucket_takes_a_whole_key_and_a_folder_none() {
        let text = |text: &str| Some(text.to_owned());
        let bucket = Raw {
            evidence_url: text("s3://files/flow"),
            evidence_s3_endpoint: text("http://minio:9000/"),
            evidence_s3_access_key_id: text("id"),
            evidence_s3_secret_access_key: text("secret"),
            ..Raw::default()
        };
        let (_, access) = check(&bucket, &[]).unwrap();
        assert_eq!(access.endpoint.as_deref(), Some("http://minio:9000"));
        assert!(access.key.is_some());
        let half = Raw { evidence_s3_secret_access_key: None, ..bucket.clone() };
        check(&half, &["RF_EVIDENCE_S3_SECRET_ACCESS_KEY"]);
        let folder = Raw { evidence_url: text("file:///srv/files"), ..half };
        check(
            &folder,
            &["RF_EVIDENCE_S3_ENDPOINT", "RF_EVIDENCE_S3_ACCESS_KEY_ID", "RF_EVIDENCE_S3_SECRET_ACCESS_KEY"],
        );
        check(&Raw { evidence_url: text("files"), ..Raw::default() }, &["RF_EVIDENCE_URL"]);
    }
}

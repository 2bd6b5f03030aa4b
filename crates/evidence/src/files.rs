//! Keeping, reading and deleting files.

use crate::{EvidenceAddress, EvidenceKey, Received, S3Access, Upload, UploadError, thumbnail::thumbnail};
use bytes::Bytes;
use futures_util::{TryStreamExt, future::ready, stream::BoxStream};
use object_store::{
    BackoffConfig, ClientOptions, Error, ObjectMeta, ObjectStore, ObjectStoreExt, PutPayload, RetryConfig,
    aws::AmazonS3Builder, local::LocalFileSystem, path::Path, prefix::PrefixStore,
};
use rf_core::Time;
use rf_flows::session::EvidenceType;
use std::{fmt, fs, path::PathBuf, sync::Arc, time::Duration};
use tokio::{sync::Semaphore, task::spawn_blocking};

/// How many files are put away at once: each is in memory then, and an image is unpacked.
const AT_ONCE: usize = 2;
/// How long a bucket may take for one request.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long a bucket that refuses is asked again.
const INSISTENCE: Duration = Duration::from_secs(10);

/// The bytes of a file as they come.
pub type ByteStream = BoxStream<'static, Result<Bytes, Error>>;

/// Why a file could not be kept, read or deleted.
#[derive(Debug)]
pub enum FilesError {
    /// It is not there.
    Missing,
    /// The place does not answer, or refuses; the text is for the log only.
    Unavailable(String),
}

impl fmt::Display for FilesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("the file is not there"),
            Self::Unavailable(why) => write!(f, "the place for files is unavailable: {why}"),
        }
    }
}

impl std::error::Error for FilesError {}

impl From<Error> for FilesError {
    fn from(error: Error) -> Self {
        match error {
            Error::NotFound { .. } => Self::Missing,
            error => Self::Unavailable(error.to_string()),
        }
    }
}

/// The place for files. Clones share it.
#[derive(Debug, Clone)]
pub struct EvidenceFiles {
    store: Arc<dyn ObjectStore>,
    /// The folder, where it is one.
    folder: Option<PathBuf>,
    slots: Arc<Semaphore>,
}

impl EvidenceFiles {
    /// Opens the place; a missing folder is made, and a bucket is not asked before it is needed.
    ///
    /// # Errors
    /// In words for the operator.
    pub fn open(address: &EvidenceAddress, access: &S3Access) -> Result<Self, String> {
        let (store, folder): (Arc<dyn ObjectStore>, _) = match address {
            EvidenceAddress::Folder(folder) => {
                let told = |error: &dyn fmt::Display| format!("cannot use {}: {error}", folder.display());
                fs::create_dir_all(folder).map_err(|error| told(&error))?;
                let store = LocalFileSystem::new_with_prefix(folder).map_err(|error| told(&error))?;
                // A file that an event tells of must outlive the machine's fall.
                (Arc::new(store.with_fsync(true)), Some(folder.clone()))
            }
            EvidenceAddress::Bucket { bucket, prefix } => {
                let store = bucket_store(bucket, access)?;
                (Arc::new(PrefixStore::new(store, Path::from(prefix.as_str()))), None)
            }
        };
        Ok(Self { store, folder, slots: Arc::new(Semaphore::new(AT_ONCE)) })
    }

    /// Begins to take a file in.
    ///
    /// # Errors
    /// When the disk is full.
    pub fn receive(&self) -> Result<Upload, UploadError> {
        let file = match &self.folder {
            Some(folder) => tempfile::tempfile_in(folder)?,
            None => tempfile::tempfile()?,
        };
        Ok(Upload::into(file))
    }

    /// Keeps a file that arrived, and a small picture of it where it is an image; says whether there is one. Until its event
    /// is recorded it belongs to nothing: whoever cannot record that deletes it, or [`crate::sweep`] does.
    ///
    /// # Errors
    /// When the place does not answer; nothing is kept then.
    pub async fn keep(
        &self,
        key: EvidenceKey,
        kind: EvidenceType,
        received: &Received,
    ) -> Result<bool, FilesError> {
        let unavailable = |error: &dyn fmt::Display| FilesError::Unavailable(error.to_string());
        let _slot = self.slots.acquire().await.map_err(|error| unavailable(&error))?;
        let content = received.content().await.map_err(|error| unavailable(&error))?;
        let small = if kind.is_image() {
            let content = content.clone();
            // A decoder that gives up in a panic gives no picture.
            spawn_blocking(move || thumbnail(kind, &content)).await.ok().flatten()
        } else {
            None
        };
        let has_thumbnail = small.is_some();
        let kept = self.put_all(key, content, small).await;
        if kept.is_err() {
            self.discard(key).await;
        }
        kept.map(|()| has_thumbnail)
    }

    async fn put_all(
        &self,
        key: EvidenceKey,
        content: Bytes,
        small: Option<Vec<u8>>,
    ) -> Result<(), FilesError> {
        if let Some(small) = small {
            self.store.put(&key.thumbnail(), PutPayload::from(small)).await?;
        }
        self.store.put(&key.original(), PutPayload::from(content)).await?;
        Ok(())
    }

    /// The bytes of a file.
    ///
    /// # Errors
    /// When it is not there, or the place does not answer.
    pub async fn read(&self, key: EvidenceKey) -> Result<ByteStream, FilesError> {
        Ok(self.store.get(&key.original()).await?.into_stream())
    }

    /// The small picture of a file, a PNG.
    ///
    /// # Errors
    /// When there is none, or the place does not answer.
    pub async fn read_thumbnail(&self, key: EvidenceKey) -> Result<Bytes, FilesError> {
        Ok(self.store.get(&key.thumbnail()).await?.bytes().await?)
    }

    /// The first bytes of a file, at most as many as said.
    ///
    /// # Errors
    /// When it is not there, or the place does not answer.
    pub async fn read_head(&self, key: EvidenceKey, bytes: u64) -> Result<Bytes, FilesError> {
        Ok(self.store.get_range(&key.original(), 0..bytes).await?)
    }

    /// Deletes a file and its small picture. What cannot be deleted now is found by [`crate::sweep`].
    pub async fn discard(&self, key: EvidenceKey) {
        for path in [key.thumbnail(), key.original()] {
            self.delete(&path).await;
        }
    }

    pub(crate) async fn delete(&self, path: &Path) {
        match self.store.delete(path).await {
            Ok(()) | Err(Error::NotFound { .. }) => {}
            Err(error) => {
                tracing::warn!(%path, %error, "a file could not be deleted: the next sweep tries again")
            }
        }
    }

    /// Everything that was put here before `moment`, as it is found.
    pub(crate) fn put_before(&self, moment: Time) -> BoxStream<'static, Result<ObjectMeta, Error>> {
        Box::pin(self.store.list(None).try_filter(move |found| ready(found.last_modified < moment)))
    }

    /// The folder, where it is one.
    pub(crate) const fn folder(&self) -> Option<&PathBuf> {
        self.folder.as_ref()
    }
}

fn bucket_store(bucket: &str, access: &S3Access) -> Result<impl ObjectStore, String> {
    let options = ClientOptions::new().with_timeout(PATIENCE).with_connect_timeout(INSISTENCE);
    let retry = RetryConfig { max_retries: 3, retry_timeout: INSISTENCE, backoff: BackoffConfig::default() };
    let mut builder = AmazonS3Builder::new()
        .with_bucket_name(bucket)
        .with_region(access.region.as_deref().unwrap_or("us-east-1"))
        .with_client_options(options)
        .with_retry(retry)
        // Not every service that speaks S3 deletes many at once.
        .with_disable_bulk_delete(true);
    if let Some(endpoint) = &access.endpoint {
        builder = builder.with_endpoint(endpoint).with_allow_http(endpoint.starts_with("http://"));
    }
    if let Some((id, secret)) = &access.key {
        builder = builder.with_access_key_id(id).with_secret_access_key(secret);
    }
    builder.build().map_err(|error| format!("cannot use the bucket {bucket}: {error}"))
}

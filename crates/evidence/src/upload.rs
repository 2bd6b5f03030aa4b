//! A file while it arrives: into a temporary file without a name, so that nothing is left however it ends.

use bytes::Bytes;
use rf_flows::session::EVIDENCE_BYTES_MAX;
use sha2::{Digest, Sha256};
use std::{
    fs::File,
    io::{self, Read, Seek, SeekFrom, Write},
};
use tokio::task::spawn_blocking;

/// How many bytes are gathered before they are written.
const AT_ONCE: usize = 512 * 1024;
/// How many bytes from the beginning are kept at hand.
const HEAD: usize = 8 * 1024;

/// A file that is arriving.
pub struct Upload {
    file: File,
    waiting: Vec<u8>,
    head: Vec<u8>,
    digest: Sha256,
    bytes: u64,
}

/// A file that arrived.
#[derive(Debug)]
pub struct Received {
    file: File,
    /// Its first 8 KiB.
    pub head: Vec<u8>,
    /// How long it is.
    pub bytes: u64,
    /// The SHA-256 of its bytes, in hexadecimal digits.
    pub sha256: String,
}

/// Why a file did not arrive.
#[derive(Debug)]
pub enum UploadError {
    /// It has more than 25 MiB.
    TooLarge,
    /// It could not be written down.
    Disk(io::Error),
}

impl From<io::Error> for UploadError {
    fn from(error: io::Error) -> Self {
        Self::Disk(error)
    }
}

impl Upload {
    pub(crate) fn into(file: File) -> Self {
        Self { file, waiting: Vec::new(), head: Vec::new(), digest: Sha256::new(), bytes: 0 }
    }

    /// Takes the next bytes.
    ///
    /// # Errors
    /// When there are too many, or the disk is full.
    pub async fn write(&mut self, chunk: &Bytes) -> Result<(), UploadError> {
        self.bytes += chunk.len() as u64;
        if self.bytes > EVIDENCE_BYTES_MAX {
            return Err(UploadError::TooLarge);
        }
        self.digest.update(chunk);
        let lacking = HEAD - self.head.len();
        self.head.extend_from_slice(&chunk[..chunk.len().min(lacking)]);
        self.waiting.extend_from_slice(chunk);
        if self.waiting.len() >= AT_ONCE { self.flush().await } else { Ok(()) }
    }

    async fn flush(&mut self) -> Result<(), UploadError> {
        let waiting = std::mem::take(&mut self.waiting);
        let mut file = self.file.try_clone()?;
        Ok(beside(move || file.write_all(&waiting)).await?)
    }

    /// That was all.
    ///
    /// # Errors
    /// When the disk is full.
    pub async fn finish(mut self) -> Result<Received, UploadError> {
        self.flush().await?;
        let Self { file, head, bytes, digest, .. } = self;
        let sha256 = digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Received { file, head, bytes, sha256 })
    }
}

impl Received {
    /// All of it.
    pub(crate) async fn content(&self) -> io::Result<Bytes> {
        let mut file = self.file.try_clone()?;
        beside(move || {
            let mut content = Vec::new();
            file.seek(SeekFrom::Start(0))?;
            file.read_to_end(&mut content)?;
            Ok(content.into())
        })
        .await
    }
}

/// Work on files, where it keeps no request waiting.
async fn beside<T: Send + 'static>(work: impl FnOnce() -> io::Result<T> + Send + 'static) -> io::Result<T> {
    spawn_blocking(work).await.map_err(io::Error::other)?
}

//! Keeps the files that sessions gather: in a folder, or in a bucket that speaks S3.

mod address;
mod files;
mod key;
mod sweep;
mod thumbnail;
mod upload;

pub use address::{EvidenceAddress, S3Access};
pub use files::{ByteStream, EvidenceFiles, FilesError};
pub use key::EvidenceKey;
pub use sweep::{SWEEP_AGE, sweep, sweep_hourly};
pub use upload::{Received, Upload, UploadError};

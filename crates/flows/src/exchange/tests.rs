//! What files, folders and archives promise.

mod archives;
mod libraries;

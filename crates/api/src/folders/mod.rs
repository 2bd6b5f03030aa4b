//! The folders of the library.

mod dto;
mod handlers;

pub(crate) use handlers::{change_folder, create_folder, delete_folder, list_folders};

//! The starter library, ready to be kept.

use super::LibraryFlow;
use crate::{StarterFlow, parse_native, starter_flows};

/// The starter library as flows with their places.
pub fn starter_library() -> Vec<LibraryFlow> {
    let read = |flow: &StarterFlow| {
        // Tests hold that every one of them is read.
        let document = parse_native(flow.source).ok()?;
        let folder = flow.folder.split('/').map(str::to_owned).collect();
        Some(LibraryFlow { folder, slug: flow.slug.into(), document })
    };
    starter_flows().iter().filter_map(read).collect()
}

//! The starter library: flows that a new team can begin with, shipped inside the program.

#[cfg(test)]
mod tests;

use crate::{LibraryFlow, parse_native};

/// A flow of the starter library.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StarterFlow {
    /// Its name; what its title suggests, so that sub-flows find it in the library of a team.
    pub slug: &'static str,
    /// The shelf it belongs on, as people read it.
    pub folder: &'static str,
    /// The document as YAML, in canonical form.
    pub source: &'static str,
}

macro_rules! starter_flows {
    ($( $folder:literal: $( $slug:literal ),+; )+) => {
        &[$( $( StarterFlow {
            slug: $slug,
            folder: $folder,
            source: include_str!(concat!("../starter/", $folder, "/", $slug, ".yaml")),
        }, )+ )+]
    };
}

/// Every flow of the starter library, by folder and name.
pub fn starter_flows() -> &'static [StarterFlow] {
    starter_flows! {
        "Endpoints": "network-printer-shows-as-offline";
        "Microsoft 365":
            "microsoft-365-sign-in-fails",
            "outlook-keeps-asking-for-a-password",
            "rebuild-an-outlook-profile";
        "Network":
            "no-internet-at-a-branch-office",
            "vpn-connects-but-nothing-is-reachable";
        "People": "reset-multi-factor-sign-in";
        "Security":
            "account-locks-out-again-and-again",
            "secure-a-compromised-mailbox",
            "triage-a-reported-phishing-mail",
            "verify-who-is-calling";
        "Servers": "nightly-backup-job-failed";
    }
}

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

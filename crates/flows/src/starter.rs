//! The starter library: flows that a new team can begin with, shipped inside the program.

#[cfg(test)]
mod tests;

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
        "Endpoints":
            "computer-is-slow",
            "network-printer-shows-as-offline";
        "Microsoft 365":
            "microsoft-365-sign-in-fails",
            "no-sound-in-teams-calls",
            "onedrive-does-not-sync",
            "outlook-does-not-receive-mail",
            "outlook-keeps-asking-for-a-password",
            "rebuild-an-outlook-profile";
        "Network":
            "change-a-firewall-rule",
            "names-or-addresses-fail-dns-and-dhcp",
            "no-internet-at-a-branch-office",
            "vpn-connects-but-nothing-is-reachable",
            "wi-fi-does-not-connect-or-keeps-dropping";
        "People":
            "process-a-leaver",
            "reset-multi-factor-sign-in",
            "set-up-a-new-starter";
        "Security":
            "account-locks-out-again-and-again",
            "browser-shows-a-certificate-warning",
            "monthly-microsoft-365-security-review",
            "renew-a-certificate",
            "secure-a-compromised-mailbox",
            "triage-a-reported-phishing-mail",
            "verify-who-is-calling";
        "Servers":
            "nightly-backup-job-failed",
            "patch-a-server",
            "remote-desktop-session-fails",
            "server-disk-is-full",
            "test-a-backup-restore",
            "weekly-backup-review";
        "Service":
            "lead-a-major-incident",
            "quarterly-business-review";
    }
}

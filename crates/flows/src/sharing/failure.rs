//! Why something about a link to a session was refused.

use crate::session::SessionFailure;
use rf_core::{FieldErrors, Members, ProblemMembers, StoreError};

/// How long to wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wait {
    /// At least this long.
    pub seconds: u64,
}

impl ProblemMembers for Wait {
    fn members(&self) -> Members {
        let mut members = Members::new();
        members.insert("retry_after".into(), self.seconds.into());
        members
    }
}

rf_core::failures! {
    /// Why something about a link to a session was refused.
    pub enum ShareFailure {
        /// There is no such session, or not for this person.
        SessionNotFound => NotFound, "session_not_found", "There is no such session.";
        /// The person may read the session, but not give links out.
        Forbidden => Forbidden, "forbidden", "You may not do this. Ask the session's engineer or a team lead.";
        /// Only leads show the internal note to the public.
        InternalForLeads => Forbidden, "share_internal_for_leads", "Only a team lead may share the internal note with the public. Share the client's note instead.";
        /// The session has as many live links as it may have.
        TooMany => Conflict, "too_many_shares", "This session has 20 live links. Revoke some of them first.";
        /// There is no such link, or not for this person.
        NotFound => NotFound, "share_not_found", "There is no such link.";
        /// The link's time is over.
        Expired => Gone, "share_expired", "This link has expired. Ask whoever sent it for a new one.";
        /// The link was taken back.
        Revoked => Gone, "share_revoked", "This link was taken back. Ask whoever sent it for a new one.";
        /// The link is for the team.
        NeedsSignIn => Unauthenticated, "share_needs_sign_in", "This link is for the team. Sign in to follow it.";
        /// The link has a passphrase, and it was not given yet or too long ago.
        PassphraseRequired => Forbidden, "share_passphrase_required", "Enter the passphrase of this link.";
        /// That is not the passphrase.
        PassphraseWrong => Forbidden, "share_passphrase_wrong", "That is not the passphrase of this link.";
        /// The passphrase was guessed too often.
        TooManyGuesses(Wait) => RateLimited, "too_many_passphrases", "Too many wrong passphrases. Wait, then try again.";
        /// Something in the request breaks a rule.
        Invalid(FieldErrors) => Invalid, "invalid", "Check the fields that are marked.";
    }
}

impl ShareFailure {
    /// What a refusal about the session means for the link.
    pub(super) fn of_session(failure: SessionFailure) -> Self {
        match failure {
            SessionFailure::NotFound => Self::SessionNotFound,
            SessionFailure::Forbidden => Self::Forbidden,
            SessionFailure::Store(error) => Self::Store(error),
            other => Self::Store(StoreError::Corrupt(format!("reading a session was refused: {other:?}"))),
        }
    }
}

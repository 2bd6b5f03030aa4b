//! Following a link.

use super::{Share, ShareAudience, ShareFailure, ShareLock, ShareState, SharesByToken};
use crate::session::{Session, SessionStore};
use rf_core::{Actor, Time, Verdict};

/// A link and what it leads to, for somebody who may follow it once they know its passphrase.
#[derive(Debug, Clone)]
pub struct FoundShare {
    /// The link.
    pub share: Share,
    /// What it leads to.
    pub session: Session,
}

/// The link of that token.
///
/// # Errors
/// `share_not_found`.
pub async fn find_share(port: &mut impl SharesByToken, token_hash: &str) -> Result<Share, ShareFailure> {
    port.share_by_token(token_hash).await?.ok_or(ShareFailure::NotFound)
}

/// Lets somebody who has the link follow it: anybody, or for a link within the team whoever may read the session.
///
/// # Errors
/// `share_needs_sign_in`, `share_not_found` (for who is not meant), `share_revoked`, `share_expired`.
pub async fn admit(
    port: &mut impl SessionStore,
    share: Share,
    reader: Option<&Actor>,
    now: Time,
) -> Result<FoundShare, ShareFailure> {
    let session = port.header(share.team, share.session).await?.ok_or(ShareFailure::NotFound)?;
    if share.audience == ShareAudience::Team {
        let reader = reader.ok_or(ShareFailure::NeedsSignIn)?;
        if session.reading(reader) != Verdict::Allow {
            return Err(ShareFailure::NotFound);
        }
    }
    match share.state(now) {
        ShareState::Live => Ok(FoundShare { share, session }),
        ShareState::Expired => Err(ShareFailure::Expired),
        ShareState::Revoked => Err(ShareFailure::Revoked),
    }
}

/// Opens a link with its passphrase. `verify` is asked in any case, about a link that cannot be followed too: the time that
/// an answer takes tells nothing about whether there is such a link.
///
/// # Errors
/// What was found instead of a link; `share_passphrase_wrong`; what `verify` refuses.
pub async fn open_share<E: From<ShareFailure>>(
    found: Result<FoundShare, E>,
    verify: impl AsyncFnOnce(Option<&ShareLock>) -> Result<bool, E>,
) -> Result<FoundShare, E> {
    let lock = found.as_ref().ok().and_then(|found| found.share.lock.as_ref());
    let fits = verify(lock).await?;
    let found = found?;
    if found.share.lock.is_some() && !fits {
        return Err(ShareFailure::PassphraseWrong.into());
    }
    Ok(found)
}

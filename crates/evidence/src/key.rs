//! Under which names a file is kept. A name is used once: it holds the file's id.

use object_store::path::Path;
use rf_core::{EvidenceId, SessionId, TeamId};

/// A file of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EvidenceKey {
    /// The team.
    pub team: TeamId,
    /// The session.
    pub session: SessionId,
    /// The file.
    pub id: EvidenceId,
}

impl EvidenceKey {
    /// Where the file is.
    pub(crate) fn original(self) -> Path {
        let Self { team, session, id } = self;
        Path::from(format!("{team}/{session}/{id}"))
    }

    /// Where its small picture is.
    pub(crate) fn thumbnail(self) -> Path {
        let Self { team, session, id } = self;
        Path::from(format!("{team}/{session}/{id}.png"))
    }

    /// The file whose bytes or small picture are kept under this name.
    pub(crate) fn parse(path: &Path) -> Option<Self> {
        let mut parts = path.as_ref().split('/');
        let (team, session, id) = (parts.next()?, parts.next()?, parts.next()?);
        let id = id.strip_suffix(".png").unwrap_or(id);
        let key = Self { team: team.parse().ok()?, session: session.parse().ok()?, id: id.parse().ok()? };
        parts.next().is_none().then_some(key)
    }
}

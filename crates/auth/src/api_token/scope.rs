//! What an API token reaches.

use rf_core::FieldError;
use std::{collections::BTreeSet, fmt};

macro_rules! scopes {
    ($($(#[$doc:meta])* $Name:ident => $text:literal,)+) => {
        /// One thing that an API token may be good for. Writing does not include reading.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Scope {
            $($(#[$doc])* $Name,)+
        }

        impl Scope {
            /// Every scope.
            pub const ALL: &'static [Self] = &[$(Self::$Name,)+];

            /// The name on the wire and in the database.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$Name => $text,)+
                }
            }
        }
    };
}

scopes! {
    /// Find and read flows and their versions.
    FlowsRead => "flows:read",
    /// Create, import, change and publish flows.
    FlowsWrite => "flows:write",
    /// Find and read sessions and their documentation.
    SessionsRead => "sessions:read",
    /// Start sessions and act in them.
    SessionsWrite => "sessions:write",
    /// Read the team's settings, members and invitations.
    TeamRead => "team:read",
    /// Change the team's settings, members and invitations.
    TeamWrite => "team:write",
    /// Read and export the audit log.
    AuditRead => "audit:read",
}

impl Scope {
    /// The scope of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|scope| scope.as_str() == name)
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One scope or several, each once. As text: their names with blanks between.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scopes(BTreeSet<Scope>);

impl Scopes {
    /// The scopes that somebody chose.
    ///
    /// # Errors
    /// `empty` for `scopes`.
    pub fn chosen(scopes: impl IntoIterator<Item = Scope>) -> Result<Self, FieldError> {
        let scopes: BTreeSet<Scope> = scopes.into_iter().collect();
        if scopes.is_empty() {
            return Err(FieldError::new("scopes", "empty", "Choose at least one scope."));
        }
        Ok(Self(scopes))
    }

    /// Reads what the store holds; none where a name is unknown.
    pub fn stored(text: &str) -> Option<Self> {
        text.split_whitespace().map(Scope::parse).collect::<Option<_>>().map(Self)
    }

    /// Whether `scope` is among them.
    pub fn contain(&self, scope: Scope) -> bool {
        self.0.contains(&scope)
    }

    /// Each of them, in the order of [`Scope::ALL`].
    pub fn iter(&self) -> impl Iterator<Item = Scope> {
        self.0.iter().copied()
    }
}

impl fmt::Display for Scopes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.iter().map(Scope::as_str).collect();
        f.write_str(&names.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scopes_read_back_as_they_were_stored() {
        let all = Scopes::chosen(Scope::ALL.iter().copied()).unwrap();
        assert_eq!(Scopes::stored(&all.to_string()), Some(all));
        let twice = Scopes::chosen([Scope::AuditRead, Scope::FlowsRead, Scope::AuditRead]).unwrap();
        assert_eq!(twice.to_string(), "flows:read audit:read");
        assert_eq!(Scopes::stored("flows:read flows:everything"), None);
        assert!(Scopes::chosen([]).is_err());
    }
}

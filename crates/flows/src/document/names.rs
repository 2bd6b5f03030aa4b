//! Names inside a document and between documents.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! names {
    ($( $(#[$doc:meta])* $Name:ident ),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        #[serde(transparent)]
        pub struct $Name(pub String);

        impl fmt::Display for $Name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<&str> for $Name {
            fn from(name: &str) -> Self {
                Self(name.to_owned())
            }
        }
    )+};
}

impl StepId {
    /// Whether it is one of a sub-flow that was put into the document around it.
    pub fn is_inner(&self) -> bool {
        self.0.contains('/')
    }

    /// Whether it is one of the sub-flow that `outer` names, or of one further in.
    pub fn is_within(&self, outer: &Self) -> bool {
        self.0.strip_prefix(&outer.0).is_some_and(|rest| rest.starts_with('/'))
    }
}

names! {
    /// A step's name inside its flow: 1 to 64 letters, digits, `_`, `-` or `.` (checked by validation).
    StepId,
    /// An answer's name inside its question; the same alphabet as [`StepId`].
    AnswerId,
    /// A flow's name inside its team's library and in files: 1 to 80 small letters, digits and hyphens.
    FlowSlug,
}

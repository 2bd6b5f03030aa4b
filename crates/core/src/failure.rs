//! How a refusal is told: one table per crate, one row per refusal.

use std::fmt;

/// What sort of refusal it is. The HTTP shell turns each into one status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FailureKind {
    /// Nobody is signed in, or not any more (401).
    Unauthenticated,
    /// Known, but not allowed (403).
    Forbidden,
    /// Not there, or not for this team (404).
    NotFound,
    /// It was there, and is not any more (410).
    Gone,
    /// It collides with what has happened meanwhile (409).
    Conflict,
    /// The caller worked on an older revision (412).
    Stale,
    /// More than the product accepts (413).
    TooLarge,
    /// Understood, but against the rules (422).
    Invalid,
    /// The caller did not say which revision it worked on (428).
    RevisionRequired,
    /// Too often (429).
    RateLimited,
    /// A fault of ours (500).
    Internal,
    /// Not now; try again (503).
    Unavailable,
}

/// Further members of a problem document, beside the fixed ones.
pub type Members = serde_json::Map<String, serde_json::Value>;

/// A refusal's payload: what it adds to the problem document.
pub trait ProblemMembers {
    /// The members, by their names on the wire.
    fn members(&self) -> Members;
}

/// A refusal that can be told to a caller.
pub trait Failure: fmt::Debug {
    /// What sort it is.
    fn kind(&self) -> FailureKind;
    /// The stable name that programs switch on.
    fn code(&self) -> &'static str;
    /// One sentence for a person, saying what to do.
    fn message(&self) -> String;
    /// What the problem document says besides.
    fn members(&self) -> Members {
        Members::new()
    }
}

/// The store could not do its part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreError {
    /// The database did not answer, or refused; the text is for the log only.
    Unavailable(String),
    /// What was read back is not what this program writes; the text is for the log only.
    Corrupt(String),
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unavailable(why) => write!(f, "the database is unavailable: {why}"),
            Self::Corrupt(why) => write!(f, "the database holds something unreadable: {why}"),
        }
    }
}

impl std::error::Error for StoreError {}

impl Failure for StoreError {
    fn kind(&self) -> FailureKind {
        match self {
            Self::Unavailable(_) => FailureKind::Unavailable,
            Self::Corrupt(_) => FailureKind::Internal,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Unavailable(_) => "database_unavailable",
            Self::Corrupt(_) => "internal_error",
        }
    }

    fn message(&self) -> String {
        match self {
            Self::Unavailable(_) => "The database does not answer right now. Try again in a moment.".into(),
            Self::Corrupt(_) => "Something went wrong on our side. Nothing was changed.".into(),
        }
    }
}

/// Declares a crate's refusals: variant, kind, wire code and message in one row.
///
/// Every table gets a `Store(StoreError)` row of its own, so that `?` works on ports. A variant may carry one
/// payload that implements [`ProblemMembers`].
///
/// ```
/// rf_core::failures! {
///     /// Why tea was refused.
///     pub enum TeaFailure {
///         /// The pot is empty.
///         NoTea => NotFound, "no_tea", "There is no tea. Make some.";
///     }
/// }
/// use rf_core::Failure;
/// assert_eq!(TeaFailure::NoTea.code(), "no_tea");
/// ```
#[macro_export]
macro_rules! failures {
    (
        $(#[$doc:meta])*
        $vis:vis enum $Name:ident {
            $( $(#[$row:meta])* $Variant:ident $( ( $Payload:ty ) )? => $Kind:ident, $code:literal, $message:literal; )+
        }
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq)]
        $vis enum $Name {
            $( $(#[$row])* $Variant $( ($Payload) )?, )+
            /// The store could not do its part.
            Store($crate::StoreError),
        }

        impl $Name {
            /// The rows as (code, kind, message), for the documents.
            pub const TABLE: &'static [(&'static str, $crate::FailureKind, &'static str)] =
                &[$( ($code, $crate::FailureKind::$Kind, $message), )+];
        }

        impl $crate::Failure for $Name {
            fn kind(&self) -> $crate::FailureKind {
                match self {
                    $( Self::$Variant { .. } => $crate::FailureKind::$Kind, )+
                    Self::Store(error) => $crate::Failure::kind(error),
                }
            }

            fn code(&self) -> &'static str {
                match self {
                    $( Self::$Variant { .. } => $code, )+
                    Self::Store(error) => $crate::Failure::code(error),
                }
            }

            fn message(&self) -> String {
                match self {
                    $( Self::$Variant { .. } => $message.into(), )+
                    Self::Store(error) => $crate::Failure::message(error),
                }
            }

            fn members(&self) -> $crate::Members {
                match self {
                    $( $crate::failures!(@pattern payload $Variant $( ($Payload) )?) =>
                        $crate::failures!(@members payload $( ($Payload) )?), )+
                    Self::Store(_) => $crate::Members::new(),
                }
            }
        }

        impl From<$crate::StoreError> for $Name {
            fn from(error: $crate::StoreError) -> Self {
                Self::Store(error)
            }
        }
    };
    (@pattern $payload:ident $Variant:ident ( $Payload:ty )) => { Self::$Variant($payload) };
    (@pattern $payload:ident $Variant:ident) => { Self::$Variant };
    (@members $payload:ident ( $Payload:ty )) => { $crate::ProblemMembers::members($payload) };
    (@members $payload:ident) => { $crate::Members::new() };
}

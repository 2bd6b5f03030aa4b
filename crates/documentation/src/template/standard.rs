//! The templates of teams that wrote none.

use super::{Template, check};
use crate::variant::Variant;
use std::sync::LazyLock;

impl Variant {
    /// The template that lays out the note of a team without one of its own.
    pub const fn standard_template(self) -> &'static str {
        match self {
            Self::Internal => INTERNAL,
            Self::Client => CLIENT,
            Self::Escalation => ESCALATION,
        }
    }
}

/// Everything.
const INTERNAL: &str = "# {{ reference }}: {{ flow }}

{{ facts }}

## What was done ({{ time_zone }})
{{ timeline }}

{{ conclusion }}

{{ time_spent_by_step }}";

/// In plain words, what was checked and done and what came of it.
const CLIENT: &str = "# Service report {{ reference }}

{{ facts }}

## What we did ({{ time_zone }})
{{ timeline }}

{{ conclusion }}";

/// For whoever takes over: why, what is known, what was tried, and what can be ruled out.
const ESCALATION: &str = "# Escalation briefing {{ reference }}: {{ flow }}

{{ facts }}

{{ conclusion }}

## What is known ({{ time_zone }})
{{ known }}

## Tried and found ({{ time_zone }})
{{ tried }}

## Taken back or ruled out ({{ time_zone }})
{{ taken_back }}

{{ time_spent_by_step }}";

static PARSED: LazyLock<[Template; Variant::ALL.len()]> = LazyLock::new(|| {
    Variant::ALL.map(|variant| {
        let checked = check(variant, variant.standard_template());
        checked.template.expect("the standard templates are valid")
    })
});

/// The same, parsed.
pub fn standard(variant: Variant) -> &'static Template {
    &PARSED[variant as usize]
}

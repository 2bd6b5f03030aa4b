//! What validation says: one finding per mistake, with a stable code that documents can list.

use crate::StepId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Whether a finding keeps a flow from being published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Publishing is refused until it is mended.
    Error,
    /// Worth a look; publishing goes on.
    Warning,
}

/// One thing that is wrong, or odd, in a flow document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Finding {
    /// Whether it blocks publishing.
    pub severity: Severity,
    /// The step that it is about; none when it is about the flow as a whole.
    pub step: Option<StepId>,
    /// The field inside the step (or inside the document), such as `answers.0.goto`.
    pub field: Option<String>,
    /// The stable name of the rule.
    pub code: FindingCode,
    /// One sentence for a person, saying what to do.
    pub message: String,
}

macro_rules! finding_codes {
    ($( $Variant:ident = $severity:ident, $code:literal, $meaning:literal; )+) => {
        /// The rule that a finding is about.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum FindingCode {
            $( #[doc = $meaning] $Variant, )+
        }

        impl FindingCode {
            /// Every rule as (code, severity, meaning), for the documents.
            pub const TABLE: &'static [(Self, Severity, &'static str)] =
                &[$( (Self::$Variant, Severity::$severity, $meaning), )+];

            /// The name on the wire.
            pub const fn as_str(self) -> &'static str {
                match self { $( Self::$Variant => $code, )+ }
            }

            /// How much it weighs.
            pub const fn severity(self) -> Severity {
                match self { $( Self::$Variant => Severity::$severity, )+ }
            }
        }
    };
}

finding_codes! {
    EmptyText = Error, "empty_text", "A title, label or name is empty.";
    TextTooLong = Error, "text_too_long", "A text is longer than its limit.";
    ForbiddenCharacter = Error, "forbidden_character", "A text holds a control character that is not allowed there.";
    TooManyTags = Error, "too_many_tags", "The flow has more tags than the limit.";
    TooManySteps = Error, "too_many_steps", "The flow has more steps than the limit.";
    DocumentTooLarge = Error, "document_too_large", "The flow takes more room than the limit.";
    TooManyAnswers = Error, "too_many_answers", "A question has more answers than the limit.";
    TooManyCommands = Error, "too_many_commands", "A step has more commands than the limit.";
    MinutesOutOfRange = Error, "minutes_out_of_range", "The usual time of a step is longer than the limit.";
    BadStepId = Error, "bad_step_id", "A step id is not 1 to 64 letters, digits, `_`, `-` or `.`.";
    BadAnswerId = Error, "bad_answer_id", "An answer id is not 1 to 64 letters, digits, `_`, `-` or `.`.";
    DuplicateAnswerId = Error, "duplicate_answer_id", "Two answers of one question have the same id.";
    NoAnswers = Error, "no_answers", "A question has no answers.";
    EmptyCommand = Error, "empty_command", "A command has nothing to run.";
    TooManyCaptures = Error, "too_many_captures", "A step or the intake asks for more values than the limit.";
    BadCaptureName = Error, "bad_capture_name", "A capture's name is not a small letter with up to 63 small letters, digits or `_` behind it, or it is a word that conditions need.";
    DuplicateCapture = Error, "duplicate_capture", "Two captures of the flow have the same name.";
    BadChoices = Error, "bad_choices", "A choice does not offer at least two different things.";
    BadPattern = Error, "bad_pattern", "A pattern is no regular expression that can be read.";
    BadRange = Error, "bad_range", "The least number is greater than the greatest.";
    MisplacedCaptureField = Error, "misplaced_capture_field", "A capture has a field that its kind, or its place, does not have.";
    UnknownFact = Error, "unknown_fact", "The intake names a fact that tickets, clients and targets do not have.";
    BadCondition = Error, "bad_condition", "A condition cannot be read.";
    UnknownName = Error, "unknown_name", "A text or condition uses a name that is neither captured nor a fact.";
    SecretInCondition = Error, "secret_in_condition", "A condition asks for a secret, by which nothing is decided.";
    MisplacedField = Error, "misplaced_field", "The flow or a step has a field that flows of this kind do not have.";
    WrongStepType = Error, "wrong_step_type", "Flows of this kind do not have steps of this type.";
    NoSections = Error, "no_sections", "The procedure has no sections.";
    TooManySections = Error, "too_many_sections", "The procedure has more sections than the limit.";
    EmptySection = Warning, "empty_section", "A section holds no steps.";
    MissingSectionStep = Error, "missing_section_step", "A section names a step that does not exist.";
    StepInTwoSections = Error, "step_in_two_sections", "A step stands in the sections twice.";
    StepInNoSection = Error, "step_in_no_section", "A step stands in no section.";
    MissingSchedule = Warning, "missing_schedule", "A maintenance flow says not when it is due.";
    MissingTargetKind = Warning, "missing_target_kind", "A maintenance flow says not what it is run over.";
    BadCron = Error, "bad_cron", "A schedule is not written in the five fields of cron, or never comes due.";
    BadTimeZone = Error, "bad_time_zone", "A schedule's time zone is not in the IANA list.";
    WindowOutOfRange = Error, "window_out_of_range", "A maintenance window is not between a minute and a week.";
    BadFlowName = Error, "bad_flow_name", "A sub-flow's name is not 1 to 80 small letters, digits or hyphens.";
    UnknownSubflow = Warning, "unknown_subflow", "The team's library has no flow of that name.";
    UnknownLibraryStep = Warning, "unknown_library_step", "The team's Step Library has no such step; the link does nothing.";
    NoSteps = Error, "no_steps", "The flow has no steps.";
    MissingStart = Error, "missing_start", "The start names a step that does not exist.";
    MissingTarget = Error, "missing_target", "A step leads to a step that does not exist.";
    UnreachableStep = Warning, "unreachable_step", "No way leads from the start to the step.";
    NoEnd = Error, "no_end", "No resolution or escalation can be reached from the start.";
    DeadEnd = Error, "dead_end", "From the step, no resolution or escalation can be reached.";
    CycleWithoutQuestion = Error, "cycle_without_question", "Actions lead in a circle that has no question to leave it by.";
    DuplicateLabel = Warning, "duplicate_label", "Two answers of one question read the same.";
    DuplicateTag = Warning, "duplicate_tag", "A tag is there twice.";
}

impl fmt::Display for FindingCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Finding {
    /// A finding about the flow as a whole, or about one of its own fields.
    pub(crate) fn of_flow(code: FindingCode, field: Option<&str>, message: impl Into<String>) -> Self {
        let field = field.map(str::to_owned);
        Self { severity: code.severity(), step: None, field, code, message: message.into() }
    }

    /// A finding about one step.
    pub(crate) fn of_step(
        code: FindingCode,
        step: &StepId,
        field: Option<String>,
        message: impl Into<String>,
    ) -> Self {
        Self { severity: code.severity(), step: Some(step.clone()), field, code, message: message.into() }
    }

    /// Whether it blocks publishing.
    pub const fn is_error(&self) -> bool {
        matches!(self.severity, Severity::Error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_one_name_in_the_table_on_the_wire_and_in_text() {
        for (code, severity, meaning) in FindingCode::TABLE {
            assert_eq!(serde_json::to_value(code).unwrap(), code.as_str());
            assert_eq!(code.severity(), *severity);
            assert!(meaning.ends_with('.'), "{code}");
        }
    }
}

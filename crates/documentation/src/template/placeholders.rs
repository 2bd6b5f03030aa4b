//! What templates can name: values inside a line, and sections in lines of their own.

use crate::variant::Variant;
use rf_flows::FACTS;

/// What is known in one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Value {
    /// The session's short name.
    Reference,
    /// The title of its flow.
    Flow,
    /// The problem.
    Problem,
    /// The problem, or the flow where none was told.
    Subject,
    /// Whose session it is.
    Engineer,
    /// How it stands.
    Status,
    /// When it began.
    Started,
    /// When it ended.
    Ended,
    /// How long it took.
    TimeSpent,
    /// What times are told in.
    TimeZone,
    /// How far the problem reaches.
    Impact,
    /// What was known of the ticket, the client and the target, by name.
    Fact(&'static str),
}

/// A part of a note that takes lines of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Section {
    /// The facts at the top.
    Facts,
    /// Everything that was done.
    Timeline,
    /// What came of it, or what comes next.
    Conclusion,
    /// How long it took, step by step where that is told.
    TimeSpentByStep,
    /// What is known.
    Known,
    /// What was tried and found.
    Tried,
    /// What was taken back or ruled out.
    TakenBack,
}

/// What a placeholder stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Named {
    Value(Value),
    Section(Section),
}

/// Which sort a placeholder is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceholderKind {
    /// Stands inside a line.
    Value,
    /// Stands in a line of its own.
    Section,
}

/// A placeholder that the templates of a variant can hold.
#[derive(Debug, Clone, Copy)]
pub struct Placeholder {
    /// Its name.
    pub name: &'static str,
    /// Which sort it is.
    pub kind: PlaceholderKind,
    /// Whether every template needs it.
    pub required: bool,
    /// What it says.
    pub about: &'static str,
    pub(crate) named: Named,
}

/// Every placeholder of a variant, in the order in which they are offered.
pub fn placeholders(variant: Variant) -> Vec<Placeholder> {
    let (is_client, is_briefing) = (variant == Variant::Client, variant == Variant::Escalation);
    let mut all = vec![
        value("reference", Value::Reference, "The session's short name, such as RF-4SN02Q."),
        value("problem", Value::Problem, "The problem in the engineer's words; {{ facts }} tells it, too.")
            .required(),
        value(
            "subject",
            Value::Subject,
            "The problem, or the title of the flow where none was written down.",
        ),
        value("engineer", Value::Engineer, "Whose session it is."),
        value("status", Value::Status, "How the session stands."),
        value("started", Value::Started, "When it began, in the team's time zone."),
        value("ended", Value::Ended, "When it ended; unknown while it goes on."),
        value("time_zone", Value::TimeZone, "The time zone that times are told in."),
    ];
    if is_briefing {
        let about = "How far the problem reaches: the value called Impact; {{ facts }} tells it, too.";
        all.push(value("impact", Value::Impact, about).required());
    }
    if !is_client {
        all.push(value("flow", Value::Flow, "The title of the flow that was followed, with its version."));
        all.push(value("time_spent", Value::TimeSpent, "How long it took, in hand and on the clock."));
        all.extend(FACTS.iter().map(|(name, about)| value(name, Value::Fact(name), about)));
    }
    let facts = "The facts at the top, but for those that lines of your own tell; right below the title.";
    all.push(section("facts", Section::Facts, facts));
    if is_briefing {
        let known = "The values that are known, and lines that were added to them.";
        let tried = "What was tried and found, with all notes.";
        let taken_back = "What was taken back, corrected or ruled out.";
        all.push(section("known", Section::Known, known).required());
        all.push(section("tried", Section::Tried, tried).required());
        all.push(section("taken_back", Section::TakenBack, taken_back).required());
    } else {
        let about = if is_client { "What was checked and done." } else { "Everything that was done." };
        all.push(section("timeline", Section::Timeline, about).required());
    }
    let conclusion = "What came of it, and what comes next, each under its own heading.";
    all.push(section("conclusion", Section::Conclusion, conclusion).required());
    if !is_client {
        let about = if is_briefing { "How long it took." } else { "How long it took, step by step." };
        all.push(section("time_spent_by_step", Section::TimeSpentByStep, about));
    }
    all
}

impl Placeholder {
    const fn required(self) -> Self {
        Self { required: true, ..self }
    }
}

const fn value(name: &'static str, value: Value, about: &'static str) -> Placeholder {
    let kind = PlaceholderKind::Value;
    Placeholder { name, kind, required: false, about, named: Named::Value(value) }
}

const fn section(name: &'static str, section: Section, about: &'static str) -> Placeholder {
    let kind = PlaceholderKind::Section;
    Placeholder { name, kind, required: false, about, named: Named::Section(section) }
}

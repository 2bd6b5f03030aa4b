//! What somebody changed in a note by hand: an overlay on the generated one, piece by piece, that outlives new events.

use crate::digest::is_digest;
use rf_core::{FieldError, FieldErrors, Time, UserId, checked_text};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

/// How many pieces of a note can be edited.
const EDITS_MAX: usize = 500;
/// How long a text is at most that stands in the place of another.
const TEXT_MAX: usize = 10_000;
/// How many lines can be added after a piece.
const LINES_MAX: usize = 20;
/// How long an added line is at most.
const LINE_MAX: usize = 2_000;
/// How much all texts of an overlay hold at most, in characters.
const TOTAL_MAX: usize = 200_000;

/// A piece of a note, by what it tells and not by where it stands: it stays the same while the session goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(rename = "NoteAnchor", with = "String")]
pub enum Anchor {
    /// The place below what the note is about.
    Top,
    /// The problem.
    Problem,
    /// What the event of that number tells.
    Entry(u32),
    /// What was behind the problem.
    Cause,
    /// What came of it.
    Outcome,
    /// What is to be done next.
    NextStep,
    /// The time that it took.
    TimeSpent,
}

impl Anchor {
    /// Whether another text can stand in the place of such a piece.
    pub(crate) const fn can_replace(self) -> bool {
        !matches!(self, Self::Top | Self::TimeSpent)
    }

    /// Whether such a piece can be left out.
    pub(crate) const fn can_hide(self) -> bool {
        !matches!(self, Self::Top | Self::Problem)
    }

    /// Whether lines can be added after such a piece.
    pub(crate) const fn can_extend(self) -> bool {
        !matches!(self, Self::TimeSpent)
    }
}

impl fmt::Display for Anchor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Top => f.write_str("top"),
            Self::Problem => f.write_str("problem"),
            Self::Entry(seq) => write!(f, "entry:{seq}"),
            Self::Cause => f.write_str("cause"),
            Self::Outcome => f.write_str("outcome"),
            Self::NextStep => f.write_str("next_step"),
            Self::TimeSpent => f.write_str("time_spent"),
        }
    }
}

impl FromStr for Anchor {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        Ok(match text {
            "top" => Self::Top,
            "problem" => Self::Problem,
            "cause" => Self::Cause,
            "outcome" => Self::Outcome,
            "next_step" => Self::NextStep,
            "time_spent" => Self::TimeSpent,
            _ => {
                let seq = text.strip_prefix("entry:").filter(|seq| !seq.starts_with(['0', '+']));
                let seq = seq.and_then(|seq| seq.parse().ok());
                Self::Entry(seq.ok_or_else(|| format!("`{text}` is no piece of a note"))?)
            }
        })
    }
}

impl TryFrom<String> for Anchor {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<Anchor> for String {
    fn from(anchor: Anchor) -> Self {
        anchor.to_string()
    }
}

/// What becomes of a generated piece.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum Change {
    /// Another text stands in its place.
    Replaced {
        /// Which.
        text: String,
    },
    /// It is left out.
    Hidden,
}

/// What somebody wants of one piece.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WantedEdit {
    /// The piece, as it was sent.
    pub anchor: String,
    /// What becomes of it; it stays if nothing does.
    pub change: Option<Change>,
    /// Lines that are added after it.
    pub below: Vec<String>,
    /// The digest of the generated text that it was made against.
    pub against: String,
}

/// What somebody changed about one piece.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoteEdit {
    /// The piece.
    pub anchor: Anchor,
    /// What becomes of it; it stays if nothing does.
    pub change: Option<Change>,
    /// Lines that are added after it.
    pub below: Vec<String>,
    /// The digest of the generated text that it was made against.
    pub against: String,
    /// Who changed it last.
    pub by: UserId,
    /// Their name at that moment.
    pub by_name: String,
    /// When.
    pub at: Time,
}

/// All that was changed in a note, by piece.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Overlay {
    /// One for each piece that was changed.
    pub edits: Vec<NoteEdit>,
}

/// Who changes something, and when.
#[derive(Debug, Clone, Copy)]
pub struct Editor<'a> {
    /// Who.
    pub by: UserId,
    /// Their name.
    pub name: &'a str,
    /// When.
    pub at: Time,
}

impl Overlay {
    /// The wanted edits as an overlay. What was changed like that before stays whoever's it was.
    ///
    /// # Errors
    /// By place in the list: `unknown_piece`, `twice`, `no_change`, `not_possible`, `bad_digest`, what is wrong with a text, and
    /// for all of it `too_many`, `too_long`.
    pub fn of(wanted: Vec<WantedEdit>, before: &Self, editor: Editor<'_>) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        if wanted.len() > EDITS_MAX {
            let message = format!("A note can have at most {EDITS_MAX} changes.");
            return Err(FieldError::new("edits", "too_many", message).into());
        }
        let total: usize = wanted.iter().map(WantedEdit::length).sum();
        if total > TOTAL_MAX {
            let message = format!("The changes of a note hold at most {TOTAL_MAX} characters.");
            return Err(FieldError::new("edits", "too_long", message).into());
        }
        let known: BTreeMap<Anchor, &NoteEdit> =
            before.edits.iter().map(|edit| (edit.anchor, edit)).collect();
        let mut edits = BTreeMap::new();
        for (place, wanted) in wanted.into_iter().enumerate() {
            let Some(edit) = errors.take(wanted.checked(&format!("edits/{place}"), editor)) else { continue };
            let edit = match known.get(&edit.anchor) {
                Some(known) if known.says_what(&edit) => (*known).clone(),
                _ => edit,
            };
            if edits.insert(edit.anchor, edit).is_some() {
                errors.0.push(FieldError::new(
                    format!("edits/{place}"),
                    "twice",
                    "This piece is changed twice.",
                ));
            }
        }
        if errors.is_empty() { Ok(Self { edits: edits.into_values().collect() }) } else { Err(errors) }
    }
}

impl NoteEdit {
    fn says_what(&self, other: &Self) -> bool {
        (&self.change, &self.below, &self.against) == (&other.change, &other.below, &other.against)
    }
}

impl WantedEdit {
    fn length(&self) -> usize {
        let replaced = match &self.change {
            Some(Change::Replaced { text }) => text.chars().count(),
            _ => 0,
        };
        replaced + self.below.iter().map(|line| line.chars().count()).sum::<usize>()
    }

    fn checked(self, field: &str, editor: Editor<'_>) -> Result<NoteEdit, FieldError> {
        let refuse = |code: &str, message: &str| Err(FieldError::new(field, code, message));
        let Self { anchor, change, below, against } = self;
        let Ok(anchor) = anchor.parse::<Anchor>() else {
            return refuse("unknown_piece", "A note has no such piece.");
        };
        if change.is_none() && below.is_empty() {
            return refuse("no_change", "Change something about this piece, or leave it out.");
        }
        let fits = match &change {
            None => true,
            Some(Change::Replaced { .. }) => anchor.can_replace(),
            // There is no after where the piece is not, but among events.
            Some(Change::Hidden) => {
                anchor.can_hide() && (below.is_empty() || matches!(anchor, Anchor::Entry(_)))
            }
        };
        let is_possible = fits && (below.is_empty() || anchor.can_extend());
        if !is_possible {
            return refuse("not_possible", "This cannot be done with this piece.");
        }
        if !is_digest(&against) {
            return refuse("bad_digest", "Send the digest of the text that you changed.");
        }
        if below.len() > LINES_MAX {
            return refuse("too_many", "At most 20 lines can be added in one place.");
        }
        let change = match change {
            Some(Change::Replaced { text }) => {
                Some(Change::Replaced { text: checked_text(&format!("{field}/text"), &text, 1, TEXT_MAX)? })
            }
            other => other,
        };
        let lines = below.iter().enumerate();
        let below =
            lines.map(|(place, line)| checked_text(&format!("{field}/below/{place}"), line, 1, LINE_MAX));
        let below = below.collect::<Result<_, _>>()?;
        let Editor { by, name, at } = editor;
        Ok(NoteEdit { anchor, change, below, against, by, by_name: name.to_owned(), at })
    }
}

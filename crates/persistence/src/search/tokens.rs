//! How words stand in the index: a letter for the sort of thing, eight signs of the team's id, a letter for what the word is,
//! then the word.
//!
//! With the team in every word another team's things are never looked at, however many there are; a word is in the index of
//! each team for itself. Two teams whose ids end alike share words, so that whoever asks also compares the team.

use rf_core::TeamId;
use rf_flows::search::{Entry, EntryKind, Search, Term, spot};
use sea_orm::DatabaseBackend;
use std::collections::HashMap;

/// Whose words, of which things.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scope {
    pub(crate) team: TeamId,
    pub(crate) kind: EntryKind,
}

/// The team's words that begin with a part of a search, by that part; parts that begin none or too many are left out.
pub(crate) type Beginnings = HashMap<String, Vec<String>>;

/// What a word is in a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// Anywhere.
    Word,
    /// In the title.
    Title,
    /// The title as a whole.
    Exact,
    /// A property that lists are narrowed by.
    Mark,
    /// The stretch of numbers that the thing's own is in.
    Stretch,
}

/// How long stretches are, as powers of two: the newest things are named by few stretches, however many things of other teams
/// came between them.
const STRETCHES: [u32; 4] = [10, 13, 16, 19];
/// The most stretches that are asked for at once.
const MOST_STRETCHES: i64 = 16;

impl Scope {
    /// A word in the index.
    pub(crate) fn token(self, class: Class, word: &str) -> String {
        let kind = match self.kind {
            EntryKind::Flow => 'f',
            EntryKind::Step => 's',
            EntryKind::Session => 'h',
        };
        let class = match class {
            Class::Word => 'w',
            Class::Title => 't',
            Class::Exact => 'e',
            Class::Mark => 'm',
            Class::Stretch => 'n',
        };
        let team = self.team.uuid().simple().to_string();
        format!("{kind}{}{class}{word}", &team[24..])
    }

    /// A word among those that the team has used. Notes have words of their own: names, addresses and numbers of many sessions
    /// are no proposals for a search of the library.
    pub(crate) fn known(self, word: &str) -> String {
        format!("{}{word}", self.known_mark())
    }

    /// What stands in front of such a word; no letter and no digit.
    pub(crate) const fn known_mark(self) -> &'static str {
        match self.kind {
            EntryKind::Flow | EntryKind::Step => "",
            EntryKind::Session => "~",
        }
    }

    /// The token of a text that is only compared as a whole.
    pub(crate) fn whole(self, class: Class, text: &str) -> String {
        // FNV-1a; what it mixes up is told apart by whoever reads the thing.
        let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        self.token(class, &format!("{hash:016x}"))
    }

    /// All that stands in the index for a thing, with a space between.
    pub(crate) fn tokens(self, entry: &Entry, words: &[String]) -> String {
        let mut all = String::with_capacity(words.len() * 18);
        let mut push = |token: String| {
            if !all.is_empty() {
                all.push(' ');
            }
            all.push_str(&token);
        };
        words.iter().for_each(|word| push(self.token(Class::Word, word)));
        entry.title_words().iter().for_each(|word| push(self.token(Class::Title, word)));
        push(self.whole(Class::Exact, &title_phrase(&entry.title)));
        entry.marks.iter().for_each(|mark| push(self.whole(Class::Mark, mark)));
        all
    }
}

/// The tokens of the stretches that a thing of that number is in.
pub(crate) fn stretches_of(scope: Scope, number: i64) -> impl Iterator<Item = String> {
    STRETCHES.into_iter().map(move |length| stretch(scope, length, number >> length))
}

/// What PostgreSQL's index is asked for besides, to look only where those numbers are; none if that would take too much.
pub(crate) fn within(scope: Scope, oldest: i64, newest: i64) -> Option<String> {
    let length =
        STRETCHES.into_iter().find(|length| (newest >> length) - (oldest >> length) < MOST_STRETCHES)?;
    let dialect = Dialect::of(DatabaseBackend::Postgres);
    let stretches = (oldest >> length..=newest >> length).map(|place| stretch(scope, length, place));
    let stretches: Vec<_> = stretches.map(|token| dialect.word(&token, false)).collect();
    Some(format!("({})", stretches.join(dialect.or)))
}

fn stretch(scope: Scope, length: u32, place: i64) -> String {
    scope.token(Class::Stretch, &format!("{length:x}{place:x}"))
}

/// A title as [`Search::phrase`] would write it.
fn title_phrase(title: &str) -> String {
    spot(title).into_iter().map(|spotted| spotted.word).collect::<Vec<_>>().join(" ")
}

/// What the index is asked for: things with all words of the search in that place, and all the marks.
pub(crate) fn match_all(
    backend: DatabaseBackend,
    scope: Scope,
    class: Class,
    search: &Search,
    beginnings: &Beginnings,
    marks: &[String],
) -> String {
    let dialect = Dialect::of(backend);
    if class == Class::Exact {
        let exact = dialect.word(&scope.whole(class, &search.phrase()), false);
        return with_marks(dialect, scope, exact, marks);
    }
    let terms: Vec<String> = search
        .terms
        .iter()
        .map(|term| {
            // One letter begins too many words of a whole flow.
            let short = term.is_prefix && term.parts.len() == 1 && term.parts[0].chars().nth(1).is_none();
            term_match(dialect, scope, if short { Class::Title } else { class }, term, beginnings)
        })
        .collect();
    with_marks(dialect, scope, terms.join(dialect.and), marks)
}

/// What the index is asked for: things with that word, or that mark.
pub(crate) fn any_of(
    backend: DatabaseBackend,
    scope: Scope,
    class: Class,
    text: &str,
    prefix: bool,
) -> String {
    let token = if class == Class::Mark { scope.whole(class, text) } else { scope.token(class, text) };
    Dialect::of(backend).word(&token, prefix)
}

fn with_marks(dialect: Dialect, scope: Scope, mut asked: String, marks: &[String]) -> String {
    for mark in marks {
        asked.push_str(dialect.and);
        asked.push_str(&dialect.word(&scope.whole(Class::Mark, mark), false));
    }
    asked
}

fn term_match(dialect: Dialect, scope: Scope, class: Class, term: &Term, beginnings: &Beginnings) -> String {
    let begun = |part: &str| match beginnings.get(part) {
        // One word after the other is looked up where it stands; a beginning would have all its words put together first.
        Some(words) => {
            let words: Vec<_> =
                words.iter().map(|word| dialect.word(&scope.token(class, word), false)).collect();
            format!("({})", words.join(dialect.or))
        }
        None => dialect.word(&scope.token(class, part), true),
    };
    let last = term.parts.len().saturating_sub(1);
    let word = |part: &String, is_last: bool| {
        if term.is_prefix && is_last { begun(part) } else { dialect.word(&scope.token(class, part), false) }
    };
    let parts = term.parts.iter().enumerate().map(|(number, part)| word(part, number == last));
    let asked = format!("({})", parts.collect::<Vec<_>>().join(dialect.and));
    match &term.joined {
        Some(joined) => format!("({asked}{}{})", dialect.or, word(joined, true)),
        None => asked,
    }
}

/// How a database wants to be asked.
#[derive(Clone, Copy)]
struct Dialect {
    quote: char,
    begins: &'static str,
    and: &'static str,
    or: &'static str,
}

impl Dialect {
    const fn of(backend: DatabaseBackend) -> Self {
        match backend {
            DatabaseBackend::Sqlite => Self { quote: '"', begins: "*", and: " AND ", or: " OR " },
            _ => Self { quote: '\'', begins: ":*", and: " & ", or: " | " },
        }
    }

    /// Words are letters and digits only: nothing in them needs escaping.
    fn word(self, token: &str, prefix: bool) -> String {
        let Self { quote, .. } = self;
        format!("{quote}{token}{quote}{}", if prefix { self.begins } else { "" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn the_newest_things_are_within_few_stretches_however_far_they_are_apart() {
        let scope = Scope { team: TeamId::from(Uuid::from_u128(7)), kind: EntryKind::Flow };
        for (oldest, newest) in [(1, 1), (1, 2_000), (1_020, 3_060), (98_000, 100_041), (3, 5_000_000)] {
            let asked = within(scope, oldest, newest).unwrap();
            assert!(asked.split(" | ").count() <= 16, "{asked}");
            let step = usize::try_from((newest - oldest) / 500 + 1).unwrap();
            for number in (oldest..=newest).step_by(step).chain([newest]) {
                assert!(
                    stretches_of(scope, number).any(|token| asked.contains(&format!("'{token}'"))),
                    "{number}"
                );
            }
        }
        assert_eq!(within(scope, 1, 100_000_000), None);
    }
}

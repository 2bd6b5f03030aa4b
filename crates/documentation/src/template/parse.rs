//! From a text to a template, with everything that is wrong with it.

use super::placeholders::Named;
use super::{
    Block, FactLine, Finding, FindingCode as Code, Line, Part, Placeholder, Section, Severity, Template,
    Value, placeholders,
};
use crate::variant::Variant;
use std::mem::take;

/// The longest template, in characters.
const LONGEST: usize = 10_000;
/// The most lines.
const MOST_LINES: usize = 200;
/// The longest line, in characters.
const LONGEST_LINE: usize = 500;
/// How often a value can stand in a template: it may be long itself.
const MOST_TIMES: usize = 10;
/// Who has more to correct begins with these.
const MOST_FINDINGS: usize = 100;

/// A text as a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// The template, unless there are errors.
    pub(crate) template: Option<Template>,
    /// What is wrong, from top to bottom.
    pub findings: Vec<Finding>,
}

/// Reads a text as a template for these readers.
pub fn check(variant: Variant, text: &str) -> Checked {
    let mut reader = Reader::new(variant);
    let lines: Vec<&str> = text.lines().collect();
    let count = text.chars().count();
    if count > LONGEST {
        let message = format!("Use at most {LONGEST} characters; this has {count}.");
        reader.find((1, 1, 0), Code::TooLong, message);
    }
    if lines.len() > MOST_LINES {
        let message = format!("Use at most {MOST_LINES} lines; this has {}.", lines.len());
        reader.find((MOST_LINES + 1, 1, 0), Code::TooManyLines, message);
    }
    if reader.findings.is_empty() {
        lines.iter().zip(1..).for_each(|(line, number)| reader.read(number, line));
        reader.end(lines.len().max(1), lines.last().map_or(0, |line| line.chars().count()));
    }
    let Reader { mut findings, title, facts, blocks, .. } = reader;
    findings.sort_by_key(|finding| (finding.line, finding.column));
    findings.truncate(MOST_FINDINGS);
    let is_good = findings.iter().all(|finding| finding.severity == Severity::Warning);
    Checked { template: is_good.then_some(Template { title, facts, blocks }), findings }
}

/// Where something stands: the line, the column, and how many characters.
type Place = (usize, usize, usize);

/// A piece of a line as it was read.
enum Token {
    Text(String),
    Named(Placeholder, Place),
    /// It was found to be wrong.
    Wrong,
}

struct Reader {
    variant: Variant,
    known: Vec<Placeholder>,
    findings: Vec<Finding>,
    has_title: bool,
    has_begun: bool,
    title: Line,
    facts: Vec<FactLine>,
    /// Whether facts can still follow.
    at_top: bool,
    blocks: Vec<Block>,
    heading: Option<(Line, Place)>,
    paragraph: Vec<Line>,
    /// The names that were used.
    used: Vec<&'static str>,
}

impl Reader {
    fn new(variant: Variant) -> Self {
        Self {
            variant,
            known: placeholders(variant),
            findings: Vec::new(),
            has_title: false,
            has_begun: false,
            title: Line::default(),
            facts: Vec::new(),
            at_top: true,
            blocks: Vec::new(),
            heading: None,
            paragraph: Vec::new(),
            used: Vec::new(),
        }
    }

    fn find(&mut self, (line, column, length): Place, code: Code, message: impl Into<String>) {
        let (severity, message) = (Severity::Error, message.into());
        self.findings.push(Finding { line, column, length, code, severity, message, suggestion: None });
    }

    fn read(&mut self, number: usize, line: &str) {
        let told = line.trim();
        if told.is_empty() {
            return self.end_paragraph();
        }
        let length = told.chars().count();
        let place = (number, 1 + line.chars().take_while(|c| c.is_whitespace()).count(), length);
        if line.chars().count() > LONGEST_LINE {
            let message = format!("Use at most {LONGEST_LINE} characters in a line.");
            self.find(place, Code::LineTooLong, message);
        }
        let behind = |mark: &str| {
            told.strip_prefix(mark).filter(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
        };
        let marked = |rest: &str| (number, place.1 + length - rest.chars().count());
        let is_first = !self.has_begun;
        self.has_begun = true;
        if let Some(rest) = behind("#") {
            self.read_title(rest, marked(rest), place);
        } else if is_first {
            self.find(place, Code::MissingTitle, "Begin with the title: # and what stands there.");
            self.has_title = true;
        }
        match (behind("#"), behind("##"), behind("-")) {
            (Some(_), ..) => {}
            (_, Some(rest), _) => self.read_heading(rest, marked(rest), place),
            (.., Some(rest)) if self.at_top => self.read_fact(rest, marked(rest), place),
            _ => self.read_text(told, place),
        }
    }

    fn read_title(&mut self, rest: &str, from: (usize, usize), place: Place) {
        self.end_heading();
        self.end_paragraph();
        let tokens = self.tokens(rest, from);
        let line = self.line(tokens);
        if self.has_title {
            self.find(place, Code::RepeatedTitle, "A note has one title, in its first line.");
        } else if rest.trim().is_empty() {
            self.find(place, Code::MissingTitle, "Write a title behind the #.");
        }
        self.has_title = true;
        self.title = line;
    }

    fn read_heading(&mut self, rest: &str, from: (usize, usize), place: Place) {
        self.end_heading();
        self.end_paragraph();
        self.at_top = false;
        let tokens = self.tokens(rest, from);
        self.heading = Some((self.line(tokens), place));
    }

    fn read_fact(&mut self, rest: &str, from: (usize, usize), place: Place) {
        let mut tokens = self.tokens(rest, from);
        let is_wrong = tokens.iter().any(|token| matches!(token, Token::Wrong));
        let label = match tokens.first_mut() {
            Some(Token::Text(text)) => text.find(':').map(|colon| {
                let rest = text.split_off(colon + 1);
                let label = std::mem::replace(text, rest);
                label.trim().trim_end_matches(':').trim_end().to_owned()
            }),
            _ => None,
        };
        let label = label.filter(|label| !label.is_empty());
        let line = self.line(tokens);
        match label {
            _ if is_wrong => {}
            _ if line.values().next().is_none() => {
                let message = "A fact tells something of the session: put a value behind its name.";
                self.find(place, Code::FactWithoutValue, message);
            }
            Some(label) => self.facts.push(FactLine::Own { label, line }),
            None => {
                let message = "A fact begins with its name and a colon: - Problem: {{ problem }}";
                self.find(place, Code::MisplacedPlaceholder, message);
            }
        }
    }

    fn read_text(&mut self, told: &str, place: Place) {
        let mut tokens = self.tokens(told, (place.0, place.1));
        if let [Token::Named(Placeholder { named: Named::Section(section), .. }, place)] = tokens[..] {
            tokens.clear();
            return self.read_section(section, place);
        }
        self.end_heading();
        self.at_top = false;
        if let Some(Token::Text(text)) = tokens.first()
            && text.strip_prefix("- ").is_some_and(|text| text.contains(':'))
            && tokens.len() > 1
        {
            let message = "Facts stand right below the title, before any other text and every section.";
            self.find(place, Code::MisplacedPlaceholder, message);
        }
        let line = self.line(tokens);
        self.paragraph.push(line);
    }

    fn read_section(&mut self, section: Section, place: Place) {
        self.end_paragraph();
        let heading = self.heading.take();
        let has_own_headings = matches!(section, Section::Facts | Section::Conclusion);
        if let Some((_, place)) = heading.as_ref().filter(|_| has_own_headings) {
            let message = "What follows has names of its own. Take this heading away.";
            self.find(*place, Code::HeadingNotAllowed, message);
        }
        if section != Section::Facts {
            self.at_top = false;
            return self.blocks.push(Block::Section(section, heading.map(|(line, _)| line)));
        }
        if !self.at_top && heading.is_none() {
            let message = "The facts stand right below the title, before any other text and every section.";
            self.find(place, Code::MisplacedPlaceholder, message);
        }
        self.facts.push(FactLine::Rest);
    }

    /// The tokens as a line, in which no section can stand.
    fn line(&mut self, tokens: Vec<Token>) -> Line {
        let mut parts = Vec::with_capacity(tokens.len());
        for token in tokens {
            match token {
                Token::Text(text) if text.is_empty() => {}
                Token::Text(text) => parts.push(Part::Text(text)),
                Token::Named(Placeholder { named: Named::Value(value), .. }, _) => {
                    parts.push(Part::Value(value));
                }
                Token::Named(Placeholder { name, .. }, place) => {
                    let message =
                        format!("{{{{ {name} }}}} is a part of the note: it stands alone in its line.");
                    self.find(place, Code::MisplacedPlaceholder, message);
                }
                Token::Wrong => {}
            }
        }
        Line(parts)
    }

    /// What a heading is for has to follow it.
    fn end_heading(&mut self) {
        if let Some((_, place)) = self.heading.take() {
            let message = "A heading stands right above the part of the note that it names.";
            self.find(place, Code::HeadingWithoutSection, message);
        }
    }

    fn end_paragraph(&mut self) {
        if !self.paragraph.is_empty() {
            self.blocks.push(Block::Text(take(&mut self.paragraph)));
        }
    }

    /// What is only known at the end: whether everything will be told.
    fn end(&mut self, last: usize, length: usize) {
        self.end_heading();
        self.end_paragraph();
        if !self.has_begun {
            self.find(
                (last, 1, length),
                Code::MissingTitle,
                "Begin with the title: # and what stands there.",
            );
        }
        let is_told = |names: &[&str]| names.iter().any(|name| self.used.contains(name));
        let missing: Vec<&'static str> = self
            .known
            .iter()
            .filter(|placeholder| placeholder.required)
            .filter(|placeholder| match placeholder.named {
                Named::Value(Value::Problem) => !is_told(&["problem", "subject", "facts"]),
                Named::Value(_) => !is_told(&[placeholder.name, "facts"]),
                Named::Section(_) => !is_told(&[placeholder.name]),
            })
            .map(|placeholder| placeholder.name)
            .collect();
        for name in missing {
            let message = match name {
                "problem" | "impact" => {
                    format!("Put {{{{ {name} }}}} or {{{{ facts }}}} in: otherwise it would not be told.")
                }
                _ => {
                    format!("Put {{{{ {name} }}}} in, in a line of its own: otherwise it would not be told.")
                }
            };
            self.find((last, 1, length), Code::MissingPlaceholder, message);
        }
    }

    /// The pieces of a text that begins at that place.
    fn tokens(&mut self, text: &str, (number, mut column): (usize, usize)) -> Vec<Token> {
        let mut tokens = Vec::new();
        let (mut literal, mut rest) = (String::new(), text);
        while let Some(at) = rest.find("{{") {
            let (before, open) = rest.split_at(at);
            self.push_text(&mut literal, before, (number, column));
            column += before.chars().count();
            if let Some(behind) = open.strip_prefix("{{{{") {
                literal += "{{";
                (rest, column) = (behind, column + 4);
                continue;
            }
            if !literal.is_empty() {
                tokens.push(Token::Text(take(&mut literal)));
            }
            let Some(end) = open.find("}}") else {
                let place = (number, column, open.chars().count());
                let message = "Close the placeholder with }}, or write {{{{ for two braces.";
                self.find(place, Code::UnclosedPlaceholder, message);
                return vec![Token::Wrong];
            };
            let (inner, behind) = (&open[2..end], &open[end + 2..]);
            let length = inner.chars().count() + 4;
            tokens.push(self.named(inner.trim(), (number, column, length)));
            (rest, column) = (behind, column + length);
        }
        self.push_text(&mut literal, rest, (number, column));
        if !literal.is_empty() {
            tokens.push(Token::Text(literal));
        }
        tokens
    }

    fn push_text(&mut self, literal: &mut String, text: &str, (number, column): (usize, usize)) {
        if let Some(at) = text.find("}}").filter(|_| !literal.contains("{{")) {
            let place = (number, column + text[..at].chars().count(), 2);
            self.find(place, Code::UnclosedPlaceholder, "Nothing is open that these braces could close.");
            if let Some(finding) = self.findings.last_mut() {
                finding.severity = Severity::Warning;
            }
        }
        *literal += &text.replace(char::is_control, " ");
    }

    fn named(&mut self, name: &str, place: Place) -> Token {
        let Some(placeholder) = self.known.iter().find(|known| known.name == name).copied() else {
            let suggestion = nearest(name, &self.known).map(|name| format!("{{{{ {name} }}}}"));
            let elsewhere = Variant::ALL.iter().find(|variant| {
                **variant != self.variant && placeholders(**variant).iter().any(|known| known.name == name)
            });
            let message = match (elsewhere, &suggestion) {
                (Some(variant), _) => format!("Only the {} note knows {name}.", variant.as_str()),
                (None, Some(nearest)) => format!("There is no such placeholder. Did you mean {nearest}?"),
                (None, None) => "There is no such placeholder. Choose one of the list.".into(),
            };
            self.find(place, Code::UnknownPlaceholder, message);
            if let Some(finding) = self.findings.last_mut() {
                finding.suggestion = suggestion;
            }
            return Token::Wrong;
        };
        let times = self.used.iter().filter(|used| **used == placeholder.name).count();
        let most = if matches!(placeholder.named, Named::Value(_)) { MOST_TIMES } else { 1 };
        if times >= most {
            let message = match placeholder.named {
                Named::Section(_) => "This part of the note is told once. Take it out here.".to_owned(),
                Named::Value(_) => format!("A value can stand in a template {MOST_TIMES} times."),
            };
            self.find(place, Code::RepeatedPlaceholder, message);
            return Token::Wrong;
        }
        self.used.push(placeholder.name);
        Token::Named(placeholder, place)
    }
}

/// The name that was probably meant.
fn nearest(name: &str, known: &[Placeholder]) -> Option<&'static str> {
    let near = known.iter().map(|known| (distance(name, known.name), known.name));
    near.filter(|(distance, known)| *distance <= 1 + known.len() / 4).min().map(|(_, name)| name)
}

/// How many letters have to be put in, taken out or replaced.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (place, letter) in one.to_lowercase().chars().enumerate() {
        let mut corner = row[0];
        row[0] = place + 1;
        for (at, known) in other.iter().enumerate() {
            let replaced = corner + usize::from(letter != *known);
            corner = row[at + 1];
            row[at + 1] = replaced.min(corner + 1).min(row[at] + 1);
        }
    }
    row[other.len()]
}

//! A place in a chart's text, moving forward only.

/// Why a statement could not be read, and where.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Problem {
    /// The line in the chart, from 0.
    pub line: usize,
    /// What was expected or found.
    pub message: String,
}

/// A place in a chart's text.
pub(super) struct Cursor<'a> {
    text: &'a str,
    at: usize,
    /// Where each line begins, and how many of them lie behind.
    line_starts: Vec<usize>,
    line: usize,
}

impl<'a> Cursor<'a> {
    pub fn new(text: &'a str) -> Self {
        let line_starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { text, at: 0, line_starts, line: 0 }
    }

    /// What is still to be read.
    pub fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// What is still to be read of this line.
    pub fn rest_of_line(&self) -> &'a str {
        let end = self.line_starts.get(self.line + 1).map_or(self.text.len(), |next| next - 1);
        &self.text[self.at..end.max(self.at)]
    }

    /// The present line, from 0.
    pub const fn line(&self) -> usize {
        self.line
    }

    pub fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub const fn is_at_end(&self) -> bool {
        self.at == self.text.len()
    }

    pub fn starts_with(&self, what: &str) -> bool {
        self.rest().starts_with(what)
    }

    /// Moves on by so many bytes, which must end between two characters.
    pub fn advance(&mut self, bytes: usize) {
        self.at += bytes;
        while self.line_starts.get(self.line + 1).is_some_and(|start| *start <= self.at) {
            self.line += 1;
        }
    }

    /// Moves past `what`, if it is next.
    pub fn eat(&mut self, what: &str) -> bool {
        let there = self.starts_with(what);
        if there {
            self.advance(what.len());
        }
        there
    }

    /// Moves past spaces and tabs.
    pub fn skip_blanks(&mut self) {
        let rest = self.rest_of_line();
        self.advance(rest.len() - rest.trim_start().len());
    }

    /// Moves to the end of this line, before its line break.
    pub fn skip_line(&mut self) {
        self.advance(self.rest_of_line().len());
    }

    /// Takes the rest of this statement: to the next `;` or line break.
    pub fn take_statement(&mut self) -> &'a str {
        let rest = self.rest_of_line();
        let taken = &rest[..rest.find(';').unwrap_or(rest.len())];
        self.advance(taken.len());
        taken.trim()
    }

    pub fn problem(&self, message: impl Into<String>) -> Problem {
        Problem { line: self.line(), message: message.into() }
    }

    /// A problem that says what was expected and what stands there instead.
    pub fn expected(&self, what: &str) -> Problem {
        let found: String = self.rest_of_line().trim().chars().take(20).collect();
        let found = if found.is_empty() { "the line ends".into() } else { format!("found `{found}`") };
        self.problem(format!("expected {what}, but {found}"))
    }
}

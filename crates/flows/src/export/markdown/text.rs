//! Texts put into Markdown so that they mean only themselves.

use crate::export::one_line;

/// Plain text on one line: no mark in it begins or ends anything.
pub(super) fn inline(text: &str) -> String {
    let line = one_line(text);
    let mut out = String::with_capacity(line.len());
    let mut before = ' ';
    let mut rest = line.chars().peekable();
    while let Some(c) = rest.next() {
        let is_mark = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '|' | '~' | '#' | '&' | '!' => true,
            // Within a word it marks nothing.
            '_' => !(before.is_alphanumeric() && rest.peek().is_some_and(|next| next.is_alphanumeric())),
            _ => false,
        };
        if is_mark {
            out.push('\\');
        }
        out.push(c);
        before = c;
    }
    without_list_mark(out)
}

/// What begins like an item of a list, a rule or an underline is not one.
fn without_list_mark(line: String) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if line.starts_with(['-', '+', '=', ':']) {
        return format!("\\{line}");
    }
    if digits > 0 && line[digits..].starts_with(['.', ')']) {
        return format!("{}\\{}", &line[..digits], &line[digits..]);
    }
    line
}

/// A text in backticks, more of them than it holds.
pub(super) fn code(text: &str) -> String {
    let line = one_line(text);
    let marks = "`".repeat(longest_run(&line, '`') + 1);
    let pad = if line.is_empty() || line.starts_with('`') || line.ends_with('`') { " " } else { "" };
    format!("{marks}{pad}{line}{pad}{marks}")
}

/// A cell of a table: `|` ends a cell even in backticks, unless a backslash stands before it.
pub(super) fn cell(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    let mut is_escaped = false;
    for c in markdown.chars() {
        if c == '|' && !is_escaped {
            out.push('\\');
        }
        is_escaped = c == '\\' && !is_escaped;
        out.push(c);
    }
    out
}

/// A command in a fence that is longer than any in it.
pub(super) fn fence(shell: &str, run: &str) -> String {
    let marks = "`".repeat(longest_run(run, '`').max(2) + 1);
    let shell: String =
        shell.chars().filter(|c| c.is_alphanumeric() || matches!(c, '+' | '-' | '.' | '_' | '#')).collect();
    let run = with_plain_breaks(run);
    let end = if run.ends_with('\n') { "" } else { "\n" };
    format!("{marks}{shell}\n{run}{end}{marks}")
}

/// Markdown of somebody's own, kept in a quotation: whatever it opens ends with it.
pub(super) fn quoted(markdown: &str) -> String {
    let lines = with_plain_breaks(markdown);
    let lines = lines.trim_end().split('\n').map(|line| format!("> {line}").trim_end().to_owned());
    lines.collect::<Vec<_>>().join("\n")
}

/// The block, moved right by so many columns.
pub(super) fn indented(block: &str, columns: usize) -> String {
    let pad = " ".repeat(columns);
    let lines =
        block.split('\n').map(|line| if line.is_empty() { String::new() } else { format!("{pad}{line}") });
    lines.collect::<Vec<_>>().join("\n")
}

/// A lone carriage return breaks a line in Markdown too.
fn with_plain_breaks(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

fn longest_run(text: &str, of: char) -> usize {
    text.split(|c| c != of).map(str::len).max().unwrap_or(0)
}

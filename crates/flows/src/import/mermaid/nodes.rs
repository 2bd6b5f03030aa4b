//! Nodes: their ids, shapes and labels.

use super::chart::{End, Mention};
use super::cursor::{Cursor, Problem};
use super::labels::lines_of;

/// How far the other half of a pair of brackets is looked for, in bytes: far enough for any label, near enough that many
/// broken labels stay cheap.
const REACH: usize = 2_000;

/// Reads a node: id, then shape or properties, then classes.
pub(super) fn read(cursor: &mut Cursor) -> Result<Mention, Problem> {
    let mut mention = Mention { id: read_id(cursor)?, ..Mention::default() };
    loop {
        if cursor.eat(":::") {
            let class = &cursor.rest_of_line()[..id_length(cursor.rest_of_line())];
            mention.end = match class {
                "resolution" => Some(End::Resolution),
                "escalation" => Some(End::Escalation),
                _ => mention.end,
            };
            cursor.advance(class.len());
        } else if cursor.eat("@{") {
            let label = read_properties(cursor, &mut mention)?;
            mention.only_properties = label.is_none() && mention.label.is_none();
            mention.label = label.or(mention.label);
        } else if mention.label.is_none() && opens_shape(cursor) {
            mention.label = Some(read_shape(cursor, &mut mention.is_decision)?);
        } else {
            return Ok(mention);
        }
    }
}

fn read_id(cursor: &mut Cursor) -> Result<String, Problem> {
    let rest = cursor.rest_of_line();
    // Not Mermaid, but seen: a quoted text in place of an id.
    if let Some(inner) = rest.strip_prefix('"')
        && let Some(end) = inner.find('"').filter(|end| *end > 0)
    {
        cursor.advance(end + 2);
        return Ok(inner[..end].to_owned());
    }
    let length = id_length(rest);
    if length == 0 {
        return Err(cursor.expected("a node"));
    }
    cursor.advance(length);
    Ok(rest[..length].to_owned())
}

/// The length of the id that `text` begins with, in bytes.
pub(super) fn id_length(text: &str) -> usize {
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let goes_on = next.is_some_and(|next| next.is_alphanumeric() || next == '_');
        let belongs = match c {
            '_' | '/' | '\\' | '#' | '$' | '*' | '+' | '!' | '?' | '\'' | '`' => true,
            '%' => next != Some('%'),
            '-' | '=' | '.' | ':' | ',' | '&' => at > 0 && goes_on,
            c => c.is_alphanumeric() || (!c.is_ascii() && !c.is_whitespace() && !c.is_control()),
        };
        if !belongs {
            return at;
        }
    }
    text.len()
}

fn opens_shape(cursor: &mut Cursor) -> bool {
    let rest = cursor.rest_of_line();
    if rest.starts_with('>') {
        return true;
    }
    let there = rest.trim_start().starts_with(['[', '(', '{']);
    if there {
        cursor.skip_blanks();
    }
    there
}

fn read_shape(cursor: &mut Cursor, is_decision: &mut bool) -> Result<Vec<String>, Problem> {
    let (open, close) = match cursor.peek() {
        Some('[') => ('[', ']'),
        Some('(') => ('(', ')'),
        Some('{') => ('{', '}'),
        _ => ('>', ']'),
    };
    let inner = &cursor.rest()[1..];
    let Some(length) = content_length(inner, open, close) else {
        return Err(
            cursor.problem(format!("expected `{close}` to close the label that begins with `{open}`"))
        );
    };
    let content = &inner[..length];
    cursor.advance(length + 2);
    let (text, is_hexagon) = undress(content, open);
    *is_decision |= open == '{' && !is_hexagon;
    Ok(lines_of(text))
}

/// The length of a label up to the bracket that closes it.
fn content_length(inner: &str, open: char, close: char) -> Option<usize> {
    let inner = nearby(inner);
    if let Some(length) = quoted_length(inner, close) {
        return Some(length);
    }
    let line = &inner[..inner.find('\n').unwrap_or(inner.len())];
    if let Some(length) = balanced_length(line, open, close).or_else(|| line.find(close)) {
        return Some(length);
    }
    // A label over several lines, as long as it does not run into the next statement.
    let length = inner.find(close)?;
    let runs_on =
        ["--", "==", "-.", "[", "(", "{", ";", "~~~"].iter().any(|mark| inner[..length].contains(mark));
    (!runs_on).then_some(length)
}

fn nearby(text: &str) -> &str {
    &text[..text.floor_char_boundary(REACH)]
}

fn balanced_length(line: &str, open: char, close: char) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in line.char_indices() {
        if c == close {
            match depth.checked_sub(1) {
                Some(less) => depth = less,
                None => return Some(at),
            }
        } else if c == open && open != '>' {
            depth += 1;
        }
    }
    None
}

/// A label in quotes ends at a quote that a closing bracket follows, whatever stands before.
fn quoted_length(inner: &str, close: char) -> Option<usize> {
    const DRESS: [char; 8] = ['[', '(', '{', '/', '\\', ' ', '\t', '\n'];
    let start = inner.len() - inner.trim_start_matches(DRESS).len();
    let text = inner[start..].strip_prefix('"')?;
    for (at, _) in text.match_indices('"') {
        let after = start + 1 + at + 1;
        let tail = &inner[after..];
        let dress = tail.len() - tail.trim_start_matches([']', ')', '}', '/', '\\', ' ', '\t', '\n']).len();
        // The last bracket of the right kind among those directly behind the quote belongs to the shape.
        let brackets = tail[..dress].trim_end();
        let first_gap = brackets.trim_start().find(char::is_whitespace);
        let lead = brackets.len() - brackets.trim_start().len();
        let brackets = &brackets[..first_gap.map_or(brackets.len(), |gap| lead + gap)];
        if let Some(end) = brackets.rfind(close) {
            return Some(after + end);
        }
    }
    None
}

/// Takes the inner brackets of double shapes off; the second says whether it was `{{…}}`.
fn undress(content: &str, open: char) -> (&str, bool) {
    let mut text = content.trim();
    let mut is_hexagon = false;
    let pairs: &[(char, char)] = match open {
        '[' => &[('[', ']'), ('(', ')'), ('/', '/'), ('\\', '\\'), ('/', '\\'), ('\\', '/'), ('|', '|')],
        '(' => &[('(', ')'), ('[', ']'), ('-', '-')],
        '{' => &[('{', '}')],
        _ => &[],
    };
    // At most three deep: `(((…)))`.
    for _ in 0..2 {
        let dressed = pairs.iter().find_map(|(left, right)| {
            let inner = text.strip_prefix(*left)?.strip_suffix(*right)?;
            let is_pair = left == right || balanced_length(inner, *left, *right).is_none();
            (is_pair && !inner.trim().is_empty()).then_some(inner.trim())
        });
        let Some(inner) = dressed else { break };
        is_hexagon = open == '{';
        text = inner;
        if open != '(' {
            break;
        }
    }
    (text, is_hexagon)
}

/// Reads `shape: …, label: …` up to the closing brace, and gives the label.
fn read_properties(cursor: &mut Cursor, mention: &mut Mention) -> Result<Option<Vec<String>>, Problem> {
    let start = cursor.line();
    let unclosed =
        || Problem { line: start, message: "expected `}` to close the properties after `@{`".into() };
    let mut text = nearby(cursor.rest());
    let whole = text.len();
    let mut label = None;
    loop {
        text = text.trim_start_matches([',', ' ', '\t', '\n']);
        if let Some(after) = text.strip_prefix('}') {
            cursor.advance(whole - after.len());
            return Ok(label);
        }
        let colon = text.find([':', '}', '\n']).ok_or_else(unclosed)?;
        let key = text[..colon].trim().trim_matches(['"', '\'']);
        text = text[colon..].strip_prefix(':').ok_or_else(unclosed)?.trim_start_matches([' ', '\t']);
        let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''));
        let value = match quote {
            Some(quote) => {
                let end = text[1..].find(quote).ok_or_else(unclosed)?;
                let value = &text[1..=end];
                text = &text[end + 2..];
                value
            }
            None => {
                let end = text.find([',', '\n', '}']).ok_or_else(unclosed)?;
                let value = text[..end].trim();
                text = &text[end..];
                value
            }
        };
        match key {
            "label" => label = Some(lines_of(value)),
            "shape" => {
                mention.is_decision |=
                    matches!(value, "diamond" | "diam" | "decision" | "question" | "rhombus");
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(source: &str, id: &str, label: &str, rest: &str) {
        let mut cursor = Cursor::new(source);
        let mention = read(&mut cursor).unwrap_or_else(|problem| panic!("{source}: {}", problem.message));
        let found = (mention.id.as_str(), mention.label.unwrap_or_default().join("/"), cursor.rest().trim());
        assert_eq!(found, (id, label.to_owned(), rest), "{source}");
    }

    #[test]
    fn every_shape_gives_up_its_label() {
        for (open, close) in [
            ("[", "]"),
            ("(", ")"),
            ("([", "])"),
            ("[[", "]]"),
            ("[(", ")]"),
            ("((", "))"),
            ("(((", ")))"),
            (">", "]"),
            ("{", "}"),
            ("{{", "}}"),
            ("[/", "/]"),
            ("[\\", "\\]"),
            ("[/", "\\]"),
            ("[\\", "/]"),
            ("(-", "-)"),
        ] {
            check(&format!("A{open}Some text{close} --> B"), "A", "Some text", "--> B");
            check(
                &format!("A{open}\"Some (odd) [text] {{x}} --> y\"{close}-->B"),
                "A",
                "Some (odd) [text] {x} --> y",
                "-->B",
            );
            check(
                &format!("A{open}\"`Some\ntext`\"{close}:::hot --> B[\"x\"]"),
                "A",
                "Some/text",
                "--> B[\"x\"]",
            );
        }
        check("A@{ shape: diamond, label: \"Is it, really}?\" } --> B", "A", "Is it, really}?", "--> B");
        check("A@{\n  shape: rect\n  label: Plain text\n}\n", "A", "Plain text", "");
    }

    #[test]
    fn labels_that_mermaid_would_refuse_are_read_as_they_are_meant() {
        check("A[Restart (safe)] --> B", "A", "Restart (safe)", "--> B");
        check("A[items[0]] --> B", "A", "items[0]", "--> B");
        check("A[/etc/hosts] --> B", "A", "/etc/hosts", "--> B");
        check("A[(a) or (b)] --> B", "A", "(a) or (b)", "--> B");
        check("A[5\" disk] --> B", "A", "5\" disk", "--> B");
        check("A[\"say \"hi\" now\"] --> B", "A", "say \"hi\" now", "--> B");
        check("A[two\nlines] --> B", "A", "two/lines", "--> B");
        check("A [text] --> B", "A", "text", "--> B");
        check("A{has {x}?} --> B", "A", "has {x}?", "--> B");
        check("A[\"x\"] --> B[\"y\"]", "A", "x", "--> B[\"y\"]");
    }

    #[test]
    fn ids_may_hold_dashes_dots_and_letters_of_any_script() {
        check("check-dns-1-->B", "check-dns-1", "", "-->B");
        check("a.b:c-.->B", "a.b:c", "", "-.->B");
        check("Prüfung[é] & B", "Prüfung", "é", "& B");
        check("開始 --> B", "開始", "", "--> B");
        check("A:::hot", "A", "", "");
        check("A==>B", "A", "", "==>B");
    }

    #[test]
    fn a_label_that_is_never_closed_is_told() {
        for source in ["A[text --> B\nC[x]", "A{text", "A@{ shape: rect", "--> B", "A(\"text\n"] {
            assert!(read(&mut Cursor::new(source)).is_err(), "{source}");
        }
    }
}

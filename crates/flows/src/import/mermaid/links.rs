//! Links between nodes, in every way that Mermaid writes them.

use super::chart::Link;
use super::cursor::{Cursor, Problem};
use super::labels::lines_of;

/// The three kinds of line, by the character that they are drawn with.
#[derive(Clone, Copy, PartialEq)]
enum Line {
    Plain,
    Thick,
    Dotted,
}

impl Line {
    /// What its middle is drawn with.
    const fn stroke(self) -> char {
        match self {
            Self::Plain => '-',
            Self::Thick => '=',
            Self::Dotted => '.',
        }
    }
}

/// Reads a link, if one is next.
pub(super) fn read(cursor: &mut Cursor) -> Result<Option<Link>, Problem> {
    let id = read_id(cursor);
    let mut link = Link { id, ..Link::default() };
    if cursor.starts_with("~~~") {
        cursor.advance(run(cursor.rest(), '~'));
        link.is_hidden = true;
        link.label = pipe_label(cursor)?;
        return Ok(Some(link));
    }
    let rest = cursor.rest();
    let body = rest.strip_prefix(['x', 'o', '<']).unwrap_or(rest);
    let Some(line) = kind_of(body) else { return Ok(None) };
    let points_back = rest.starts_with('<');
    cursor.advance(rest.len() - body.len());
    let points_on = match whole(body, line) {
        Some((length, points_on)) => {
            cursor.advance(length);
            link.label = pipe_label(cursor)?;
            points_on
        }
        None => {
            let open = 1 + run(&body[1..], line.stroke());
            cursor.advance(open);
            match close(cursor.rest_of_line(), line) {
                Some(Close { label, length, points_on }) => {
                    link.label = lines_of(label);
                    cursor.advance(length);
                    points_on
                }
                // `A <-- B`: an arrow that only points back.
                None if points_back => false,
                None => {
                    return Err(cursor.expected("the end of the link after its label, such as `-->`"));
                }
            }
        }
    };
    link.is_two_way = points_back && points_on;
    link.is_reversed = points_back && !points_on;
    Ok(Some(link))
}

/// `e1@` before a link names it.
fn read_id(cursor: &mut Cursor) -> Option<String> {
    let rest = cursor.rest();
    let length = rest
        .char_indices()
        .take(100)
        .find(|(_, c)| !(c.is_alphanumeric() || matches!(c, '_' | '-')))
        .map_or(0, |(at, _)| at);
    let after = rest[length..].strip_prefix('@')?;
    let is_link =
        after.starts_with("~~~") || kind_of(after.strip_prefix(['x', 'o', '<']).unwrap_or(after)).is_some();
    (length > 0 && is_link).then(|| {
        cursor.advance(length + 1);
        rest[..length].to_owned()
    })
}

fn kind_of(body: &str) -> Option<Line> {
    if body.starts_with("--") {
        Some(Line::Plain)
    } else if body.starts_with("==") {
        Some(Line::Thick)
    } else if body.starts_with("-.") {
        Some(Line::Dotted)
    } else {
        None
    }
}

fn run(text: &str, of: char) -> usize {
    text.bytes().take_while(|byte| *byte == of as u8).count()
}

/// The length of a link without a label in it, and whether it points at the second node.
fn whole(body: &str, line: Line) -> Option<(usize, bool)> {
    let (length, least) = match line {
        Line::Plain => (run(body, '-'), 3),
        Line::Thick => (run(body, '='), 3),
        Line::Dotted => {
            let dots = 1 + run(&body[1..], '.');
            let closed = body[dots..].starts_with('-');
            let length = dots + 1;
            return closed.then(|| match body[length..].starts_with(['>', 'x', 'o']) {
                true => (length + 1, true),
                false => (length, false),
            });
        }
    };
    if body[length..].starts_with(['>', 'x', 'o']) {
        Some((length + 1, true))
    } else {
        (length >= least).then_some((length, false))
    }
}

struct Close<'a> {
    label: &'a str,
    /// Of label and link end together.
    length: usize,
    points_on: bool,
}

/// Finds where the label of `-- label -->` ends on this line. A quoted label may hold anything.
fn close(line_rest: &str, line: Line) -> Option<Close<'_>> {
    let blanks = line_rest.len() - line_rest.trim_start().len();
    let quoted = line_rest[blanks..].strip_prefix('"').and_then(|inner| inner.find('"'));
    let mut from = quoted.map_or(0, |length| blanks + length + 2);
    loop {
        let sought = match line {
            Line::Plain => "--",
            Line::Thick => "==",
            Line::Dotted => ".-",
        };
        let at = from + line_rest[from..].find(sought)?;
        let end = &line_rest[at..];
        if line == Line::Dotted {
            let before = line_rest[..at].trim_end_matches('.');
            let before = before.strip_suffix('-').unwrap_or(before);
            let points_on = end[2..].starts_with(['>', 'x', 'o']);
            return Some(Close { label: before, length: at + 2 + usize::from(points_on), points_on });
        }
        if let Some((length, points_on)) = whole(end, line) {
            return Some(Close { label: &line_rest[..at], length: at + length, points_on });
        }
        from = at + run(end, line.stroke());
    }
}

/// `|label|` after a link.
fn pipe_label(cursor: &mut Cursor) -> Result<Vec<String>, Problem> {
    let rest = cursor.rest_of_line();
    let Some(inner) = rest.trim_start().strip_prefix('|') else { return Ok(Vec::new()) };
    let blanks = inner.len() - inner.trim_start().len();
    let quoted = inner[blanks..].strip_prefix('"').and_then(|inner| inner.find('"'));
    let from = quoted.map_or(0, |length| blanks + length + 2);
    let Some(end) = inner[from..].find('|') else {
        return Err(cursor.problem("expected `|` to close the label of the link"));
    };
    cursor.advance(rest.len() - inner.len() + from + end + 1);
    Ok(lines_of(&inner[..from + end]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(source: &str, label: &str, rest: &str) {
        let mut cursor = Cursor::new(source);
        let link = read(&mut cursor).unwrap().unwrap_or_else(|| panic!("no link in {source}"));
        assert_eq!((link.label.join("/").as_str(), cursor.rest().trim()), (label, rest), "{source}");
    }

    #[test]
    fn every_form_of_link_is_read_to_its_end() {
        for form in [
            "-->", "---", "---->", "-----", "-.->", "-.-", "-...->", "==>", "===", "====>", "--o", "--x",
            "<-->", "o--o", "x--x", "<-.->", "<==>", "~~~", "~~~~", "e1@-->", "e_1@==>",
        ] {
            check(&format!("{form} B"), "", "B");
            check(&format!("{form}|a label| B"), "a label", "B");
            check(&format!("{form} |\"a | label\"|B"), "a | label", "B");
        }
        check("-- text -->B", "text", "B");
        check("--text-->B", "text", "B");
        check("-- text --- B", "text", "B");
        check("-- pod anti-affinity --> B", "pod anti-affinity", "B");
        check("-- pending-* --> B", "pending-*", "B");
        check("-- \"a --> b\" --> B", "a --> b", "B");
        check("-- use --force ---> B", "use --force", "B");
        check("-. text .-> B", "text", "B");
        check("-.text.-> B", "text", "B");
        check("-. v1.2 .- B", "v1.2", "B");
        check("== text ==> B", "text", "B");
        check("<-- text --> B", "text", "B");
        check("== a = b === B", "a = b", "B");
    }

    #[test]
    fn what_is_no_link_is_left_alone() {
        for source in ["", "B", "- B", "x B", "over", "~ B", "= B", "e1@{ x: y }"] {
            let mut cursor = Cursor::new(source);
            assert!(read(&mut cursor).unwrap().is_none(), "{source}");
            assert_eq!(cursor.rest(), source);
        }
        assert!(read(&mut Cursor::new("-- B")).is_err());
        assert!(read(&mut Cursor::new("-->|a B")).is_err());
    }
}

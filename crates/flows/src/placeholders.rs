//! `{{ name }}` in texts: where captured values and facts are filled in.
//!
//! Only two braces around a plain name count, so that templates of other tools (`{{.State}}`, `{{ $labels.job }}`) stay
//! what they are. A backslash in front makes a placeholder plain text.

use std::ops::Range;

/// A placeholder in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placeholder<'a> {
    /// Its bytes in the text, braces included; the backslash in front of an escaped one too.
    pub range: Range<usize>,
    /// The name between the braces.
    pub name: &'a str,
    /// Whether a backslash makes it plain text.
    pub is_escaped: bool,
}

/// Every placeholder of the text, first to last. Takes time in proportion to the text.
pub fn placeholders(text: &str) -> Vec<Placeholder<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = text[at..].find("{{").map(|open| at + open) {
        match closed(&text[open + 2..]) {
            Some((name, length)) => {
                let is_escaped = text[..open].ends_with('\\');
                let end = open + 2 + length;
                found.push(Placeholder { range: open - usize::from(is_escaped)..end, name, is_escaped });
                at = end;
            }
            None => at = open + 1,
        }
    }
    found
}

/// The name at the beginning of `rest`, if `}}` follows it, and the length of both.
fn closed(rest: &str) -> Option<(&str, usize)> {
    let start = rest.len() - rest.trim_start_matches(' ').len();
    let name = &rest[start..];
    let length =
        name.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '.'))).unwrap_or(name.len());
    let name = &name[..length];
    if !name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') {
        return None;
    }
    let after = rest[start + length..].trim_start_matches(' ');
    after.starts_with("}}").then(|| (name, rest.len() - after.len() + 2))
}

/// The text with every placeholder replaced by what `value` knows, and by a visible blank where it knows nothing.
pub fn filled(text: &str, value: impl Fn(&str) -> Option<String>) -> String {
    rewritten(text, |placeholder| {
        if placeholder.is_escaped {
            text[placeholder.range.start + 1..placeholder.range.end].to_owned()
        } else {
            value(placeholder.name).unwrap_or_else(|| format!("[{}?]", placeholder.name))
        }
    })
}

/// The text with a backslash in front of every placeholder, so that each stays as it reads.
pub fn escaped(text: &str) -> String {
    rewritten(text, |placeholder| {
        let shown = &text[placeholder.range.clone()];
        if placeholder.is_escaped { shown.to_owned() } else { format!("\\{shown}") }
    })
}

fn rewritten(text: &str, mut instead: impl FnMut(&Placeholder<'_>) -> String) -> String {
    let mut written = String::with_capacity(text.len());
    let mut at = 0;
    for placeholder in placeholders(text) {
        written.push_str(&text[at..placeholder.range.start]);
        written.push_str(&instead(&placeholder));
        at = placeholder.range.end;
    }
    written.push_str(&text[at..]);
    written
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, names: &[&str]) {
        let found: Vec<_> = placeholders(text)
            .into_iter()
            .filter(|found| !found.is_escaped)
            .map(|found| found.name)
            .collect();
        assert_eq!(found, names, "{text}");
    }

    #[test]
    fn only_plain_names_in_two_braces_are_placeholders() {
        check("Reset {{user_upn}} for {{ ticket.contact.email }}.", &["user_upn", "ticket.contact.email"]);
        check("docker inspect --format '{{.State}}' {{ $x }} {{ a | b }} {{ 1a }} {{}} {{ a b }}", &[]);
        check("{{{ name }}} and {{ open and {{name}}", &["name", "name"]);
        check(r"literally \{{ name }}, not {{other}}", &["other"]);
        check("{{ü}} {{ name\n}} {{", &[]);
    }

    #[test]
    fn what_is_known_is_filled_in_and_what_is_not_is_a_visible_blank() {
        let value = |name: &str| (name == "user").then(|| "j.ray".to_owned());
        assert_eq!(filled(r"{{ user }} on {{host}}, \{{ user }}", value), "j.ray on [host?], {{ user }}");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn an_escaped_text_reads_as_it_was(text in r"([\\{} a-z.ü]|\{\{|\}\}){0,40}") {
            // A placeholder that was escaped before keeps its backslash, and loses it only when it is filled.
            prop_assume!(placeholders(&text).iter().all(|found| !found.is_escaped));
            prop_assert_eq!(filled(&escaped(&text), |_| None), text);
        }
    }
}

//! Wording that all renderers share: durations, one-line texts.

/// `45 s`, `40 min 58 s`, `2 h 05 min`
pub fn duration(seconds: u64) -> String {
    let (hours, minutes, rest) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    match (hours, minutes) {
        (0, 0) => format!("{rest} s"),
        (0, _) => format!("{minutes} min {rest:02} s"),
        _ => format!("{hours} h {minutes:02} min"),
    }
}

/// `84 KB`, `2.4 MB`; in thousands, as file managers tell it.
pub fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} KB", (bytes + 500) / 1_000),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}

/// The text in one line: blanks and line breaks become one space, control characters a visible mark.
pub fn one_line(text: &str) -> String {
    let words: Vec<String> = text.split_whitespace().map(visible).collect();
    words.join(" ")
}

/// The text's lines, control characters as a visible mark.
pub fn lines(text: &str) -> Vec<String> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.trim_matches('\n').split('\n').map(visible).collect()
}

fn visible(text: &str) -> String {
    text.replace(|c: char| c.is_control() && c != '\t', "\u{fffd}")
}

/// A question or an action, ready to be followed by what was found.
pub fn asked(title: &str) -> String {
    let title = one_line(title);
    if title.ends_with(['?', ':', '.', '!']) { title } else { title + ":" }
}

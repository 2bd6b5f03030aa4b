//! The text inside labels: quotes, Markdown strings, line breaks, entities, styling tags.

/// The label's text, one entry per line as it is drawn; whitespace is made regular, nothing else is lost.
pub(super) fn lines_of(raw: &str) -> Vec<String> {
    let mut text = raw.trim();
    if let Some(inner) = inside(text, '"') {
        text = inner.trim();
        if let Some(markdown) = inside(text, '`') {
            return split(&markdown.replace("**", ""));
        }
    }
    split(text)
}

fn inside(text: &str, quote: char) -> Option<&str> {
    text.strip_prefix(quote)?.strip_suffix(quote)
}

fn split(text: &str) -> Vec<String> {
    let marked = without_tags(text);
    // A backslash and an `n` break the line, except in what looks like a Windows path.
    let marked = if marked.contains(":\\") { marked } else { marked.replace("\\n", "\n") };
    // Entities come last: what is written with them is meant as it stands.
    decode(&marked)
        .split('\n')
        .map(|line| {
            let visible: String = line.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
            visible.split_whitespace().filter(|word| !is_icon(word)).collect::<Vec<_>>().join(" ")
        })
        .filter(|line| !line.is_empty())
        .collect()
}

/// `fa:fa-ban` and the like draw a picture.
fn is_icon(word: &str) -> bool {
    let Some((family, name)) = word.split_once(':') else { return false };
    matches!(family, "fa" | "fab" | "fas" | "far" | "fal" | "fad" | "fak")
        && name.strip_prefix("fa-").is_some_and(|name| {
            !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        })
}

/// Tags that only style are left out and `<br>` becomes a line break; `<pod>` and other placeholders stay.
fn without_tags(text: &str) -> String {
    const STYLE: [&str; 27] = [
        "b", "i", "u", "s", "em", "strong", "small", "big", "sub", "sup", "span", "div", "font", "center",
        "code", "tt", "mark", "del", "ins", "kbd", "a", "h1", "h2", "h3", "h4", "pre", "img",
    ];
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('<') {
        out.push_str(&rest[..open]);
        rest = &rest[open..];
        let tag = &rest[1..];
        let named = tag.strip_prefix('/').unwrap_or(tag);
        let length = named.bytes().take_while(u8::is_ascii_alphanumeric).take(10).count();
        let name = named[..length].to_ascii_lowercase();
        let is_tag_end = named[length..].starts_with(['>', '/', ' ', '\t', '\n']);
        // A tag's end is looked for nearby only: text with many `<` must stay cheap.
        let window = &tag[..tag.floor_char_boundary(200)];
        match window.find('>') {
            Some(close) if is_tag_end && matches!(&*name, "br" | "p" | "li" | "ul" | "ol" | "hr") => {
                out.push('\n');
                rest = &tag[close + 1..];
            }
            Some(close) if is_tag_end && STYLE.contains(&&*name) => rest = &tag[close + 1..],
            _ => {
                out.push('<');
                rest = tag;
            }
        }
    }
    out + rest
}

/// Decodes `#quot;`, `#35;`, `&lt;`, `&#39;` and `&#x27;`.
fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(mark) = rest.find(['#', '&']) {
        out.push_str(&rest[..mark]);
        rest = &rest[mark..];
        let body = rest.strip_prefix("&#").unwrap_or(&rest[1..]);
        let length = body.bytes().take(10).take_while(u8::is_ascii_alphanumeric).count();
        match character(&body[..length]).filter(|_| body[length..].starts_with(';')) {
            Some(decoded) => {
                out.push(decoded);
                rest = &body[length + 1..];
            }
            None => {
                out.push_str(&rest[..1]);
                rest = &rest[1..];
            }
        }
    }
    out + rest
}

fn character(name: &str) -> Option<char> {
    if let Some(hex) = name.strip_prefix(['x', 'X']) {
        return u32::from_str_radix(hex, 16).ok().and_then(char::from_u32);
    }
    if name.bytes().all(|byte| byte.is_ascii_digit()) {
        return name.parse().ok().and_then(char::from_u32);
    }
    Some(match name {
        "quot" => '"',
        "apos" => '\'',
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "nbsp" => ' ',
        "num" | "hash" => '#',
        "semi" => ';',
        "colon" => ':',
        "comma" => ',',
        "period" => '.',
        "excl" => '!',
        "quest" => '?',
        "percnt" => '%',
        "dollar" => '$',
        "ast" => '*',
        "plus" => '+',
        "equals" => '=',
        "lowbar" => '_',
        "sol" => '/',
        "bsol" => '\\',
        "vert" | "verbar" => '|',
        "lpar" => '(',
        "rpar" => ')',
        "lsqb" | "lbrack" => '[',
        "rsqb" | "rbrack" => ']',
        "lcub" | "lbrace" => '{',
        "rcub" | "rbrace" => '}',
        "grave" => '`',
        "commat" => '@',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "larr" => '←',
        "rarr" => '→',
        "uarr" => '↑',
        "darr" => '↓',
        "harr" => '↔',
        "le" => '≤',
        "ge" => '≥',
        "ne" => '≠',
        "times" => '×',
        "deg" => '°',
        "check" => '✓',
        "cross" => '✗',
        "bull" => '•',
        "middot" => '·',
        "copy" => '©',
        "reg" => '®',
        "trade" => '™',
        "euro" => '€',
        "hearts" => '♥',
        "infin" => '∞',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(raw: &str, expected: &[&str]) {
        assert_eq!(lines_of(raw), expected);
    }

    #[test]
    fn a_label_keeps_its_words_and_loses_its_dress() {
        check("  Restart   the spooler ", &["Restart the spooler"]);
        check("\"Quoted (really)\"", &["Quoted (really)"]);
        check("\"`The **cat**\nin the hat`\"", &["The cat", "in the hat"]);
        check("One<br>Two<br/>Three<BR />Four", &["One", "Two", "Three", "Four"]);
        check("One\\nTwo", &["One", "Two"]);
        check("Look in C:\\new", &["Look in C:\\new"]);
        check("<b>Bold</b> and <i class='x'>slanted</i>", &["Bold and slanted"]);
        check("kubectl get pod <pod> -n <ns>", &["kubectl get pod <pod> -n <ns>"]);
        check("fa:fa-ban Forbidden", &["Forbidden"]);
        check("a < b and b > c", &["a < b and b > c"]);
    }

    #[test]
    fn entities_become_the_characters_they_stand_for() {
        check("#quot;Hi#quot; #35;1 #9829;", &["\"Hi\" #1 ♥"]);
        check("a &lt;b&gt; &amp; &#39;c&#x27;", &["a <b> & 'c'"]);
        check("issue #12 & more; #unknown;", &["issue #12 & more; #unknown;"]);
        check("#", &["#"]);
        check("#99999999;", &["#99999999;"]);
        check("a#0;b", &["a b"]);
    }
}

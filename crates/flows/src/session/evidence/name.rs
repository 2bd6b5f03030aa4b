//! What a file may be called: names come from other people's machines.

/// The longest name, in characters.
const LONGEST: usize = 120;
/// The longest ending that is kept when a name is cut.
const ENDING: usize = 12;

/// The name without what is no part of it: folders, control characters, marks that turn the direction of writing, blanks and
/// dots around it. Names that are too long lose their middle; what is left of nothing is `file`.
pub fn file_name(given: &str) -> String {
    let last = given.rsplit(['/', '\\']).find(|part| !part.trim().is_empty()).unwrap_or_default();
    let shown: String = last.chars().map(|c| if is_harmless(c) { c } else { ' ' }).collect();
    let words = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = words.trim_matches(['.', ' ']);
    if name.is_empty() {
        return "file".into();
    }
    let length = name.chars().count();
    if length <= LONGEST {
        return name.to_owned();
    }
    let ending = name.rsplit_once('.').map(|(_, ending)| ending);
    let ending = ending.filter(|ending| ending.chars().count() <= ENDING).map(|ending| format!(".{ending}"));
    let ending = ending.unwrap_or_default();
    let kept = LONGEST - 1 - ending.chars().count();
    name.chars().take(kept).chain(['…']).chain(ending.chars()).collect()
}

/// Neither a control character nor one that is invisible or turns the writing around: `gpj.exe` must not look like `exe.jpg`.
/// Nor what ends a quoted text or a header.
fn is_harmless(c: char) -> bool {
    !c.is_control()
        && !matches!(c,
            '\u{00ad}' | '\u{061c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
        && !matches!(c, '"' | '<' | '>' | '|' | '*' | '?' | ':')
}

/// The header `Content-Disposition` of a download under that name (RFC 6266): once in ASCII, once as it is.
pub fn disposition(name: &str) -> String {
    let plain: String = name.chars().map(|c| if is_token(c) || c == ' ' { c } else { '_' }).collect();
    let encoded: String = name.bytes().map(percent_encoded).collect();
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}")
}

fn is_token(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_')
}

fn percent_encoded(byte: u8) -> String {
    let c = char::from(byte);
    if byte.is_ascii() && is_token(c) { c.to_string() } else { format!("%{byte:02X}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_keeps_nothing_that_could_do_harm() {
        for (given, kept) in [
            ("screenshot.png", "screenshot.png"),
            ("../../etc/passwd", "passwd"),
            ("..\\..\\Windows\\win.ini", "win.ini"),
            ("C:\\logs\\app.log", "app.log"),
            ("/", "file"),
            ("..", "file"),
            ("", "file"),
            ("\u{202e}\u{200b}", "file"),
            ("a\r\nSet-Cookie: b.txt", "a Set-Cookie b.txt"),
            ("photo\u{202e}gpj.exe", "photo gpj.exe"),
            ("  .hidden  ", "hidden"),
            ("Bildschirmfoto – Übersicht.png", "Bildschirmfoto – Übersicht.png"),
            ("\"quoted\"<b>.txt", "quoted b .txt"),
        ] {
            assert_eq!(file_name(given), kept, "{given:?}");
        }
    }

    #[test]
    fn a_long_name_keeps_its_ending() {
        let name = file_name(&format!("{}.log", "é".repeat(300)));
        assert_eq!(name.chars().count(), LONGEST);
        assert!(name.ends_with("é….log"), "{name}");
        assert_eq!(file_name(&"x".repeat(300)).chars().count(), LONGEST);
        assert_eq!(file_name(&name), name);
    }

    #[test]
    fn a_download_is_named_in_one_line_of_ascii() {
        assert_eq!(
            disposition("Über \"uns\"\r\n.txt"),
            "attachment; filename=\"_ber _uns___.txt\"; filename*=UTF-8''%C3%9Cber%20%22uns%22%0D%0A.txt"
        );
    }
}

//! People's names at computers, with the domain in front: `NORTHWIND\ada`, `northwind\ada` where the text speaks of users.
//! Names such as `ada@northwind.example` are found as e-mail addresses.

use super::{
    Kind,
    bytes::{at, before, is_word},
    found::Found,
};

/// What looks like a domain and is none: roots of the registry, and accounts of the system's own.
const NO_DOMAINS: [&str; 14] = [
    "HKLM",
    "HKCU",
    "HKCR",
    "HKU",
    "HKCC",
    "HKEY_LOCAL_MACHINE",
    "HKEY_CURRENT_USER",
    "HKEY_CLASSES_ROOT",
    "HKEY_USERS",
    "BUILTIN",
    "AUTHORITY",
    "SERVICE",
    "APPPOOL",
    "SYSTEM32",
];

/// Words after which even small letters in front of the backslash are a domain.
const CUES: [&str; 8] = ["user", "account", "login", "logon", "signed in", "sign in", "log in", "logged"];

/// How far before the name such a word may stand, in bytes.
const NEAR: usize = 40;

/// No longer name is looked at.
const LONGEST: usize = 64;

/// Finds the names, domain and all.
pub(super) fn find(text: &str, found: &mut Vec<Found>) {
    let bytes = text.as_bytes();
    for (slash, _) in text.match_indices('\\') {
        let start =
            slash - bytes[..slash].iter().rev().take(LONGEST).take_while(|byte| is_part(**byte)).count();
        let length = bytes[slash + 1..].iter().take(LONGEST).take_while(|byte| is_part(**byte)).count();
        // A stop behind the name ends the sentence.
        let name = text[slash + 1..slash + 1 + length].trim_end_matches(['.', '-', '_']);
        let end = slash + 1 + name.len();
        if is_domain(&text[start..slash]) && is_name(name) && stands_alone(bytes, start, end) {
            let domain = &text[start..slash];
            if !domain.bytes().any(|byte| byte.is_ascii_lowercase()) || speaks_of_users(text, start) {
                found.push(Found::new(start..end, Kind::UserName, 80));
            }
        }
    }
}

const fn is_part(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_')
}

fn is_domain(domain: &str) -> bool {
    (2..=15).contains(&domain.len())
        && domain.starts_with(|first: char| first.is_ascii_alphabetic())
        && !NO_DOMAINS.iter().any(|none| none.eq_ignore_ascii_case(domain))
}

/// A name begins with a letter and is neither a file nor a constant.
fn is_name(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    name.len() >= 2
        && name.starts_with(|first: char| first.is_ascii_alphabetic())
        && !matches!(
            ending.to_ascii_lowercase().as_str(),
            "exe"
                | "dll"
                | "log"
                | "txt"
                | "ps1"
                | "bat"
                | "cmd"
                | "msi"
                | "ini"
                | "sys"
                | "xml"
                | "json"
                | "pst"
                | "ost"
        )
}

/// Whether it is no part of a path, a share or an address.
fn stands_alone(bytes: &[u8], start: usize, end: usize) -> bool {
    let (ahead, behind) = (before(bytes, start), at(bytes, end));
    !matches!(ahead, b'\\' | b'/' | b':' | b'%' | b'@' | b'$' | b'~')
        && !is_word(ahead)
        && !is_word(behind)
        && !matches!(behind, b'\\' | b'/' | b'%' | b'@' | b'$')
}

fn speaks_of_users(text: &str, place: usize) -> bool {
    let line = text[..place].rfind('\n').map_or(0, |end| end + 1);
    let mut from = place.saturating_sub(NEAR).max(line);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let near = text[from..place].to_ascii_lowercase();
    CUES.iter().any(|cue| near.contains(cue))
}

#[cfg(test)]
mod tests {
    use crate::{Profile, Redactor};

    fn strict(text: &str) -> String {
        Redactor::new(Profile::Strict, []).redact(text).text
    }

    #[test]
    fn a_name_with_its_domain_is_hidden_in_what_leaves_the_house() {
        for (text, hidden) in [
            (r"Locked out: CONTOSO\jsmith.", "Locked out: [redacted: user name]."),
            (r"Runs as (NW-EU\svc_backup)", "Runs as ([redacted: user name])"),
            (r"the user contoso\j.smith cannot print", "the user [redacted: user name] cannot print"),
        ] {
            assert_eq!(strict(text), hidden);
            assert_eq!(Redactor::new(Profile::Standard, []).redact(text).text, text);
            assert_eq!(strict(hidden), hidden);
        }
    }

    #[test]
    fn paths_shares_and_the_registry_are_left_alone() {
        for text in [
            r"C:\Users\ada\Desktop",
            r"\\FS01\profiles\ada",
            r"HKLM\Software",
            r"HKCU\Software\Vendor",
            r"run scripts\deploy and TOOLS\setup.exe",
            r"BUILTIN\Administrators, NT AUTHORITY\System",
            r"%APPDATA%\Vendor and .\install",
            r"TEMP\logs\old",
        ] {
            assert_eq!(strict(text), text);
        }
    }
}

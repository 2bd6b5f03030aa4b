//! Files of any kind as one archive, to be taken away.

use super::archive::pack_bytes;

/// Packs files into a zip archive. The same files give the same bytes, in whatever order they come.
///
/// # Errors
/// In words, when a file cannot be packed: two have one path, or together they are too large for an archive.
pub fn pack_parcel(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>, String> {
    pack_bytes(files.iter().map(|(path, content)| (path.as_str(), content.as_slice())).collect())
}

/// A name as part of a path that every system takes: no signs that mean something in paths, and not too long.
pub fn path_part(name: &str) -> String {
    let plain: String =
        name.chars().map(|c| if c.is_control() || r#"<>:"/\|?*"#.contains(c) { '-' } else { c }).collect();
    let plain = plain.trim().trim_start_matches('.').trim_end_matches('.');
    let start = plain.ceil_char_boundary(plain.len().saturating_sub(120));
    if plain.is_empty() { "file".to_owned() } else { plain[start..].to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_becomes_a_part_of_a_path_that_leads_nowhere_else() {
        for (name, part) in [
            ("app.log", "app.log"),
            ("[redacted: password].txt", "[redacted- password].txt"),
            ("../../etc/passwd", "-..-etc-passwd"),
            ("C:\\a|b?.log", "C--a-b-.log"),
            (" .hidden. ", "hidden"),
            ("..", "file"),
            ("", "file"),
        ] {
            assert_eq!(path_part(name), part, "{name}");
        }
        let long = format!("{}.log", "ä".repeat(200));
        assert!(path_part(&long).len() <= 120 && path_part(&long).ends_with("ä.log"));
    }
}

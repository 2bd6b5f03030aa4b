//! The text of a file whose encoding nobody names.

/// The text, and what there is to say about how it was read.
///
/// UTF-8 and, with a byte order mark, UTF-16 are read as they are. What is neither is taken for Windows-1252, in which
/// spreadsheets and older wikis write, and that is said.
///
/// # Errors
/// Why it is no text.
pub fn decode(bytes: &[u8]) -> Result<(String, Option<&'static str>), &'static str> {
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return utf_8(rest).ok_or("it begins as UTF-8 and goes on as something else");
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return utf_16(rest, u16::from_le_bytes);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return utf_16(rest, u16::from_be_bytes);
    }
    if bytes.contains(&0) {
        return Err("it is not a text");
    }
    if let Some(text) = utf_8(bytes) {
        return Ok(text);
    }
    let text = bytes.iter().map(|byte| windows_1252(*byte)).collect();
    Ok((text, Some("It is not UTF-8 and was read as Windows-1252; look at its accents.")))
}

type Decoded = (String, Option<&'static str>);

fn utf_8(bytes: &[u8]) -> Option<Decoded> {
    std::str::from_utf8(bytes).ok().map(|text| (text.to_owned(), None))
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<Decoded, &'static str> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let text = char::decode_utf16(pairs.iter().map(|pair| unit(*pair))).collect::<Result<String, _>>();
    match text {
        Ok(text) if rest.is_empty() => Ok((text, None)),
        _ => Err("it begins as UTF-16 and goes on as something else"),
    }
}

fn windows_1252(byte: u8) -> char {
    /// What stands where ISO 8859-1 has control characters; unused places keep those.
    const UPPER: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => UPPER[usize::from(byte - 0x80)],
        byte => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_in_the_encodings_that_spreadsheets_write() {
        let check = |bytes: &[u8], text: &str, is_told: bool| {
            let (read, told) = decode(bytes).unwrap();
            assert_eq!((read.as_str(), told.is_some()), (text, is_told));
        };
        check("Zürich €".as_bytes(), "Zürich €", false);
        check("\u{feff}Zürich".as_bytes(), "Zürich", false);
        check(b"Z\xfcrich \x80 \x93x\x94", "Zürich € “x”", true);
        check(b"\xff\xfeZ\0\xfc\0", "Zü", false);
        check(b"\xfe\xff\0Z\0\xfc", "Zü", false);
        check(b"", "", false);
    }

    #[test]
    fn what_is_no_text_is_refused() {
        for bytes in
            [&b"PK\x03\x04\0\0"[..], b"\x89PNG\0", b"\xff\xfeZ", b"\xff\xfe\x00\xd8", b"\xef\xbb\xbf\xff"]
        {
            assert!(decode(bytes).is_err(), "{bytes:?}");
        }
    }
}

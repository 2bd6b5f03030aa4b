//! The beginning of a text file, whatever encoding it is in.

/// The text of these bytes: UTF-16 where its mark says so, UTF-8, or else an encoding of one byte per character. Where more
/// follows (`is_cut`), it ends with the last whole line, if there is one.
pub fn decoded(bytes: &[u8], is_cut: bool) -> String {
    let wide = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
        String::from_utf16_lossy(&units)
    };
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => narrow(rest),
        bytes => narrow(bytes),
    };
    match text.rfind('\n') {
        Some(end) if is_cut => text[..end].to_owned(),
        _ => text,
    }
}

fn narrow(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        // A character that was cut in two at the end.
        Err(error) if error.error_len().is_none() => {
            String::from_utf8_lossy(&bytes[..error.valid_up_to()]).into_owned()
        }
        Err(_) => bytes.iter().copied().map(char::from).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn a_text_is_read_in_any_of_the_usual_encodings() {
        for (bytes, text) in [
            (b"plain".as_slice(), "plain"),
            ("Stra\u{df}e".as_bytes(), "Straße"),
            (b"Stra\xdfe\n", "Straße\n"),
            (b"\xef\xbb\xbfmarked", "marked"),
            (b"\xff\xfeW\0i\0n\0", "Win"),
            (b"\xfe\xff\0W\0i\0n", "Win"),
            (&"cut ß".as_bytes()[..5], "cut "),
            (b"", ""),
        ] {
            assert_eq!(decoded(bytes, false), text);
        }
        assert_eq!(decoded(b"one\ntwo\nthr", true), "one\ntwo");
        assert_eq!(decoded(b"one line", true), "one line");
    }
}

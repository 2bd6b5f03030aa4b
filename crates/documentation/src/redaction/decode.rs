//! One unit of text, such as `&#64;`, `%40`, `＠` or a zero-width space, to the plain characters that it stands for.

use super::shadow::BARRIER;
use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// What a unit of the original becomes.
pub(super) struct Unit {
    /// Of the unit in the original, in bytes.
    pub length: usize,
    plain: Plain,
}

enum Plain {
    Nothing,
    One(char),
    Text(&'static str),
    Decomposed(char),
}

impl Unit {
    pub fn push_to(&self, text: &mut String) {
        match self.plain {
            Plain::Nothing => {}
            Plain::One(one) => text.push(one),
            Plain::Text(plain) => text.push_str(plain),
            Plain::Decomposed(one) => decompose_compatible(one, |part| {
                if !is_combining_mark(part) {
                    text.push(part);
                }
            }),
        }
    }
}

/// Whether this byte is itself in the shadow and opens no unit.
pub(super) const fn is_plain(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\t' | b'\r' | b' '..=b'~') && !matches!(byte, b'&' | b'%' | b'\\' | b'[')
}

/// The unit that `text` begins with; none if its first character stands for itself.
pub(super) fn unit(text: &str) -> Option<Unit> {
    let bytes = text.as_bytes();
    let (length, plain) = match *bytes.first()? {
        b'&' => entity(text)?,
        b'%' => (3, Plain::One(printable(hex(bytes.get(1..3)?)?)?)),
        b'\\' if bytes.get(1) == Some(&b'u') => (6, Plain::One(printable(hex(bytes.get(2..6)?)?)?)),
        // In JSON.
        b'\\' if bytes.get(1) == Some(&b'/') => (2, Plain::One('/')),
        byte if byte < 0x80 => {
            // Control characters; among them the one that stands for a mask.
            let is_control = byte == BARRIER || byte == 0x7f || byte < b' ';
            return is_control.then_some(Unit { length: 1, plain: Plain::One(' ') });
        }
        _ => {
            let one = text.chars().next()?;
            (one.len_utf8(), character(one)?)
        }
    };
    Some(Unit { length, plain })
}

fn hex(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0, |value, byte| Some(value * 16 + char::from(*byte).to_digit(16)?))
}

fn printable(code: u32) -> Option<char> {
    char::from_u32(code).filter(|one| (' '..='~').contains(one))
}

fn entity(text: &str) -> Option<(usize, Plain)> {
    let end = text.bytes().take(10).position(|byte| byte == b';')?;
    let name = &text[1..end];
    let one = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => hex(digits.as_bytes())?,
                None => number.parse().ok()?,
            };
            if matches!(code, 0x200b..=0x200f | 0xad | 0xfeff) {
                return Some((end + 1, Plain::Nothing));
            }
            if code == 0xa0 { ' ' } else { printable(code)? }
        }
        None => match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" | "ldquo" | "rdquo" => '"',
            "apos" | "lsquo" | "rsquo" => '\'',
            "nbsp" => ' ',
            "colon" => ':',
            "commat" => '@',
            "equals" => '=',
            "period" => '.',
            "sol" => '/',
            "lowbar" => '_',
            "num" => '#',
            "excl" => '!',
            "dollar" => '$',
            "ndash" | "mdash" => '-',
            "shy" | "zwj" | "zwnj" => return Some((end + 1, Plain::Nothing)),
            _ => return None,
        },
    };
    Some((end + 1, Plain::One(one)))
}

fn character(one: char) -> Option<Plain> {
    Some(match one {
        '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{ad}'
        | '\u{180e}' => Plain::Nothing,
        '‘' | '’' | '‚' | '‛' | '′' => Plain::One('\''),
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => Plain::One('"'),
        '‐'..='―' | '−' => Plain::One('-'),
        '→' | '⇒' | '➜' | '➔' | '⟶' => Plain::Text("->"),
        '•' | '·' => Plain::One('*'),
        '\u{2028}' | '\u{2029}' | '\u{85}' => Plain::One('\n'),
        one if is_combining_mark(one) => Plain::Nothing,
        // Hangul comes apart into many, none of them plainer.
        '\u{ac00}'..='\u{d7a3}' => return None,
        one => {
            let mut changed = false;
            decompose_compatible(one, |part| changed |= part != one);
            if !changed {
                return None;
            }
            Plain::Decomposed(one)
        }
    })
}

//! Where a page ended: the sort key and the id of its last row, opaque to callers.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use std::{fmt, str::FromStr};
use uuid::Uuid;

/// One page of a list.
#[derive(Debug, Clone)]
pub struct Page<T> {
    /// The rows.
    pub items: Vec<T>,
    /// Where the next page starts, if there is one.
    pub next: Option<Cursor>,
}

/// The place after which a page starts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    /// The sort key of the last row shown, as text.
    pub key: String,
    /// Its id; the nil id where the key alone is unique.
    pub id: Uuid,
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&URL_SAFE_NO_PAD.encode(format!("{}{}", self.id.simple(), self.key)))
    }
}

impl FromStr for Cursor {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let plain = URL_SAFE_NO_PAD.decode(text).map_err(drop)?;
        let plain = String::from_utf8(plain).map_err(drop)?;
        let (id, key) = plain.split_at_checked(32).ok_or(())?;
        if key.contains('\0') {
            return Err(());
        }
        Ok(Self { key: key.to_owned(), id: Uuid::try_parse(id).map_err(drop)? })
    }
}

impl<T> Page<T> {
    /// Cuts `rows`, read with one more than `limit`, to a page.
    pub(super) fn cut(mut rows: Vec<T>, limit: u64, cursor: impl Fn(&T) -> Cursor) -> Self {
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next = if more { rows.last().map(cursor) } else { None };
        Self { items: rows, next }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_reads_back_as_it_was_written() {
        let cursor = Cursor { key: "zürich ~ 2".into(), id: Uuid::from_u128(7) };
        assert_eq!(cursor.to_string().parse(), Ok(cursor));
    }

    #[test]
    fn a_made_up_cursor_is_refused() {
        for text in ["", "!", "AAAA", &URL_SAFE_NO_PAD.encode("z".repeat(40))] {
            assert_eq!(text.parse::<Cursor>(), Err(()), "{text}");
        }
    }
}

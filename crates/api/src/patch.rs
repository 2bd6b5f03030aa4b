//! Bodies in which a field that is left out and one that is null mean two things.

use serde::{Deserialize, Deserializer};

/// `None` where the field is left out, with `#[serde(default)]`; `Some(None)` where it is null.
pub(crate) fn left_out_or_null<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    from: D,
) -> Result<Option<Option<T>>, D::Error> {
    Option::deserialize(from).map(Some)
}

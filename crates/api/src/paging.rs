//! Pages of lists: how many rows, and where the next page starts.

use crate::{caller::invalid, problem::Problem};
use rf_persistence::views::Cursor;
use serde::Deserialize;
use utoipa::IntoParams;

/// Rows on a page unless said.
const DEFAULT: u64 = 25;
/// The most rows on a page.
const MOST: u64 = 100;

/// Which page.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct PageQuery {
    /// `next_cursor` of the page before, as it was given.
    #[param(pattern = "^[A-Za-z0-9_-]{43,}$")]
    pub(crate) cursor: Option<String>,
    /// Rows wanted, 25 unless said.
    #[param(minimum = 1, maximum = 100)]
    pub(crate) limit: Option<u64>,
}

/// Rows wanted.
pub(crate) fn limit(asked: Option<u64>) -> Result<u64, Problem> {
    match asked {
        None => Ok(DEFAULT),
        Some(limit @ 1..=MOST) => Ok(limit),
        Some(_) => Err(invalid("limit", "out_of_bounds", "Ask for 1 to 100 rows.")),
    }
}

/// The place after which the page starts.
pub(crate) fn cursor(text: Option<&str>) -> Result<Option<Cursor>, Problem> {
    text.map(|text| {
        text.parse().map_err(|()| invalid("cursor", "invalid_cursor", "Use next_cursor as it was given."))
    })
    .transpose()
}

/// A short text, such as a search, that databases accept.
pub(crate) fn short_text(field: &str, text: Option<String>) -> Result<Option<String>, Problem> {
    text.map(|text| {
        rf_core::checked_text(field, &text, 0, 200)
            .map_err(|error| invalid(field, &error.code, &error.message))
    })
    .transpose()
}

/// The cursor as callers send it back.
pub(crate) fn text_of(cursor: Option<Cursor>) -> Option<String> {
    cursor.map(|cursor| cursor.to_string())
}

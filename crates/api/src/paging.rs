//! Pages of lists: how many rows, and where the next page starts.

use crate::{caller::invalid, edge::query_problem, problem::Problem};
use actix_web::{FromRequest, HttpRequest, dev::Payload, web::Query};
use rf_persistence::views::Cursor;
use serde::{Deserialize, de::DeserializeOwned};
use std::future::{Ready, ready};
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

/// The most tags that a list is narrowed by.
const MOST_TAGS: usize = 20;

/// The query of a list, and the tags in it: `tag` may be repeated.
pub(crate) struct Tagged<T> {
    /// Everything else.
    pub(crate) query: T,
    /// All of them.
    pub(crate) tags: Vec<String>,
}

impl<T: DeserializeOwned> FromRequest for Tagged<T> {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let (tags, rest): (Vec<&str>, Vec<&str>) =
            request.query_string().split('&').partition(|pair| pair.starts_with("tag="));
        ready(read_tagged(&tags.join("&"), &rest.join("&")))
    }
}

fn read_tagged<T: DeserializeOwned>(tags: &str, rest: &str) -> Result<Tagged<T>, Problem> {
    let unread = |error| query_problem(&error);
    let tags = Query::<Vec<(String, String)>>::from_query(tags).map_err(unread)?.into_inner();
    if tags.len() > MOST_TAGS {
        return Err(invalid("tag", "out_of_bounds", "Ask for 20 tags at most."));
    }
    let tags = tags.into_iter().map(|(_, tag)| exact_text("tag", Some(tag)).map(Option::unwrap_or_default));
    let query = Query::<T>::from_query(rest).map_err(unread)?.into_inner();
    Ok(Tagged { query, tags: tags.collect::<Result<_, _>>()? })
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

/// The exact name of something, such as a category: drafts keep their spaces, so this does too.
pub(crate) fn exact_text(field: &str, text: Option<String>) -> Result<Option<String>, Problem> {
    short_text(field, text.clone()).map(|_| text)
}

/// The cursor as callers send it back.
pub(crate) fn text_of(cursor: Option<Cursor>) -> Option<String> {
    cursor.map(|cursor| cursor.to_string())
}

//! Queries in which `tag` may stand several times.

use crate::{edge::query_problem, problem::Problem};
use actix_web::{FromRequest, HttpRequest, dev::Payload, web::Query};
use serde::de::DeserializeOwned;
use std::future::{Ready, ready};

/// The most tags to narrow a list by.
const MOST: usize = 20;

/// A query, and the tags in it.
#[derive(Debug)]
pub(crate) struct Tagged<T> {
    /// Everything but the tags.
    pub(crate) rest: T,
    /// The tags, as they were sent.
    pub(crate) tags: Vec<String>,
}

impl<T: DeserializeOwned> FromRequest for Tagged<T> {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(read(request.query_string()))
    }
}

fn read<T: DeserializeOwned>(query: &str) -> Result<Tagged<T>, Problem> {
    let is_tag = |pair: &&str| *pair == "tag" || pair.starts_with("tag=");
    let (tags, rest): (Vec<&str>, Vec<&str>) = query.split('&').partition(is_tag);
    let rest = Query::<T>::from_query(&rest.join("&")).map_err(|error| query_problem(&error))?;
    let tags = Query::<Vec<(String, String)>>::from_query(&tags.join("&"));
    let tags = tags.map_err(|error| query_problem(&error))?.into_inner();
    if tags.len() > MOST {
        return Err(crate::caller::invalid("tag", "too_many", "Narrow the list by at most 20 tags."));
    }
    Ok(Tagged { rest: rest.into_inner(), tags: tags.into_iter().map(|(_, tag)| tag).collect() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(deny_unknown_fields)]
    struct Filter {
        search: Option<String>,
    }

    #[test]
    fn tags_may_stand_anywhere_and_as_often_as_one_likes() {
        let check = |query: &str, search: Option<&str>, tags: &[&str]| {
            let read: Tagged<Filter> = read(query).unwrap();
            assert_eq!(
                (read.rest.search.as_deref(), read.tags),
                (search, tags.iter().map(|tag| (*tag).to_owned()).collect()),
                "{query}"
            );
        };
        check("", None, &[]);
        check("tag=a&search=x&tag=b%26c+d", Some("x"), &["a", "b&c d"]);
        check("search=tag%3Da", Some("tag=a"), &[]);
        assert_eq!(read::<Filter>("tags=a").unwrap_err().code(), "invalid_query");
        assert_eq!(read::<Filter>(&"tag=a&".repeat(21)).unwrap_err().code(), "invalid");
    }
}

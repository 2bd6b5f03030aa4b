//! `cargo xtask bench --search 1000,10000,100000`: a team's library grows to each size in turn, and is searched at each.

mod library;
mod report;

use super::{Options, begin, good, latency::Latency, sign_in};
use crate::{
    failure::{Attempt, Result},
    http::{Connection, Question},
    interrupt,
    places::{Places, Profile},
    postgres::Throwaway,
    report as console,
    server::Server,
};
use library::Library;
use std::time::Instant;

/// Questions of each sort.
const QUESTIONS: u32 = 200;
/// Flows whose insertion is timed, the last of each size.
const TIMED: u32 = 500;
/// An access token lives five minutes; this is how many requests one is used for.
const PER_TOKEN: u32 = 2000;

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// Two words that many flows have.
    Common,
    /// A common word and one that few flows have.
    Rare,
    /// A common word and the first three letters of another.
    Prefix,
    /// The first two letters of a word.
    TwoKeys,
    /// Two words, one of them mistyped.
    Mistyped,
    /// Two common words among the flows of one category.
    Narrowed,
    /// The first page of the list.
    List,
    /// The counts.
    Facets,
}

impl Sort {
    const ALL: [Self; 8] = [
        Self::Common,
        Self::Rare,
        Self::Prefix,
        Self::TwoKeys,
        Self::Mistyped,
        Self::Narrowed,
        Self::List,
        Self::Facets,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::Common => "two common words",
            Self::Rare => "common and rare word",
            Self::Prefix => "common word and prefix",
            Self::TwoKeys => "two keystrokes",
            Self::Mistyped => "mistyped word",
            Self::Narrowed => "two words in a category",
            Self::List => "first page, no search",
            Self::Facets => "facets",
        }
    }
}

/// The figures of one size on one database.
struct Row {
    database: &'static str,
    flows: u32,
    asked: Vec<(Sort, Latency)>,
    inserted: Latency,
}

/// Fills, asks, and says what it took after each size.
pub fn measure(
    places: &Places,
    options: &Options,
    profile: Profile,
    name: &'static str,
    database: Option<&Throwaway>,
) -> Result<()> {
    let log = format!("server of the search bench on {name}");
    let (_data, mut server) = begin(places, profile, &log, database)?;
    let mut sizes = options.search.clone();
    sizes.sort_unstable();
    let mut library = Library::new();
    let mut rows = Vec::new();
    for size in sizes {
        let inserted = fill(&server, &mut library, size)?;
        let mut asked = Vec::new();
        for sort in Sort::ALL {
            asked.push((sort, ask(&server, &mut library, sort)?));
        }
        server.check_alive()?;
        rows.push(Row { database: name, flows: size, asked, inserted });
        // Growing further may take long: what is known is said.
        console::say(report::of(&rows));
    }
    Ok(())
}

/// Puts flows into the library until there are `size`; answers how long the last took.
fn fill(server: &Server, library: &mut Library, size: u32) -> Result<Latency> {
    let mut latency = Latency::new();
    let mut connection = Connection::open(server.port()).attempt("connect to the server")?;
    let mut token = sign_in(server)?;
    while library.flows() < size {
        interrupt::check()?;
        if library.flows().is_multiple_of(PER_TOKEN) {
            token = sign_in(server)?;
        }
        let question = Question::post("/api/v1/flows", library.next_flow()).signed_in(&token);
        let asked = Instant::now();
        good(connection.ask(&question).attempt("create a flow")?.status, "POST /flows")?;
        if size - library.flows() < TIMED {
            latency.add(asked.elapsed());
        }
    }
    Ok(latency)
}

fn ask(server: &Server, library: &mut Library, sort: Sort) -> Result<Latency> {
    let mut latency = Latency::new();
    let mut connection = Connection::open(server.port()).attempt("connect to the server")?;
    let token = sign_in(server)?;
    for number in 0..QUESTIONS + 20 {
        interrupt::check()?;
        let question = Question::get(library.path(sort)).signed_in(&token);
        let asked = Instant::now();
        good(connection.ask(&question).attempt(sort.name())?.status, sort.name())?;
        // The first ones warm up caches.
        if number >= 20 {
            latency.add(asked.elapsed());
        }
    }
    Ok(latency)
}

//! `cargo xtask bench --sessions 10,10000,100000`: a team's sessions grow to each number in turn, and one of them is worked on.

use super::{
    Options, begin, good,
    latency::Latency,
    millis,
    routes::{Notebook, Plan, Route},
    sign_in,
};
use crate::{
    failure::{Attempt, Failure, Result},
    http::{Connection, Question},
    interrupt,
    places::{Places, Profile},
    postgres::Throwaway,
    report as console,
    server::Server,
};
use std::{fmt::Write, thread, time::Instant};

/// How often each thing is done.
const TIMES: u32 = 200;
/// The first ones warm up caches.
const WARMING: u32 = 20;
/// An access token lives five minutes; each connection starts this many sessions with one.
const PER_TOKEN: u32 = 2000;

/// What is done in a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Deed {
    Opened,
    Noted,
    Told,
    Listed,
}

impl Deed {
    const ALL: [Self; 4] = [Self::Opened, Self::Noted, Self::Told, Self::Listed];

    const fn name(self) -> &'static str {
        match self {
            Self::Opened => "opening one",
            Self::Noted => "one more event",
            Self::Told => "its note",
            Self::Listed => "the first page of the list",
        }
    }
}

/// The figures at one size on one database.
struct Row {
    database: &'static str,
    sessions: u32,
    done: Vec<(Deed, Latency)>,
}

/// Starts sessions, works on one, and says what it took at each size.
pub fn measure(
    places: &Places,
    options: &Options,
    profile: Profile,
    name: &'static str,
    database: Option<&Throwaway>,
) -> Result<()> {
    let log = format!("server of the sessions bench on {name}");
    let (_data, mut server) = begin(places, profile, &log, database)?;
    let mut sizes = options.sessions.clone();
    sizes.sort_unstable();
    let (mut rows, mut started) = (Vec::new(), 0);
    for size in sizes {
        fill(&server, options.connections, size.saturating_sub(started))?;
        started = size.max(started);
        let done = Deed::ALL.into_iter().map(|deed| Ok((deed, time(&server, deed)?)));
        rows.push(Row { database: name, sessions: size, done: done.collect::<Result<_>>()? });
        server.check_alive()?;
        // Growing further may take long: what is known is said.
        console::say(table(&rows));
    }
    Ok(())
}

/// Starts that many sessions, over several connections.
fn fill(server: &Server, connections: u16, sessions: u32) -> Result<()> {
    let each = sessions.div_ceil(u32::from(connections));
    let lost = |_| Err(Failure::new("a thread of the load generator was lost"));
    thread::scope(|scope| {
        let starting: Vec<_> = (0..u32::from(connections))
            .map(|place| {
                scope.spawn(move || start_sessions(server, each.min(sessions.saturating_sub(place * each))))
            })
            .collect();
        starting.into_iter().try_for_each(|thread| thread.join().unwrap_or_else(lost))
    })
}

fn start_sessions(server: &Server, sessions: u32) -> Result<()> {
    let mut left = sessions;
    while left > 0 {
        let plan = Plan::prepare(server.port(), &sign_in(server)?)?;
        let mut connection = Connection::open(server.port()).attempt("connect to the server")?;
        for _ in 0..left.min(PER_TOKEN) {
            interrupt::check()?;
            Notebook::open(&plan, &mut connection)?;
        }
        left = left.saturating_sub(PER_TOKEN);
    }
    Ok(())
}

fn time(server: &Server, deed: Deed) -> Result<Latency> {
    let plan = Plan::prepare(server.port(), &sign_in(server)?)?;
    let mut connection = Connection::open(server.port()).attempt("connect to the server")?;
    let mut notebook = Notebook::open(&plan, &mut connection)?;
    let mut latency = Latency::new();
    for number in 0..TIMES + WARMING {
        interrupt::check()?;
        if notebook.is_full() {
            notebook = Notebook::open(&plan, &mut connection)?;
        }
        let question = match deed {
            Deed::Opened => plan.question(Route::Session),
            Deed::Noted => notebook.question(&plan),
            Deed::Told => plan.ask("/documentation"),
            Deed::Listed => Question::get("/api/v1/sessions").signed_in(plan.token()),
        };
        let asked = Instant::now();
        let answer = connection.ask(&question).attempt(deed.name())?;
        let took = asked.elapsed();
        good(answer.status, deed.name())?;
        if deed == Deed::Noted {
            notebook.written(&answer.json());
        }
        if number >= WARMING {
            latency.add(took);
        }
    }
    Ok(latency)
}

/// Lines up the figures; the last column compares the median with that among the fewest sessions.
fn table(rows: &[Row]) -> String {
    let mut table = format!(
        "\n{:<28}  {:<10}  {:>8}  {:>8}  {:>8}  {:>8}\n",
        "of a session", "database", "sessions", "p50 ms", "p95 ms", "of least"
    );
    let Some(least) = rows.first() else { return table };
    let millis = |latency: &Latency, percent| millis(latency.percentile(percent));
    for (place, (deed, fewest)) in least.done.iter().enumerate() {
        for Row { database, sessions, done } in rows {
            let (p50, p95) = (millis(&done[place].1, 50), millis(&done[place].1, 95));
            let ratio = p50 / millis(fewest, 50).max(0.001);
            let name = deed.name();
            // Writing to a text cannot fail.
            let _ = writeln!(
                table,
                "{name:<28}  {database:<10}  {sessions:>8}  {p50:>8.2}  {p95:>8.2}  {ratio:>8.2}"
            );
        }
    }
    table
}

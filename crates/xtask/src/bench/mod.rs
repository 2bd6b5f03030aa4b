//! `cargo xtask bench`: the hot routes under load, on SQLite and on PostgreSQL. It prints figures and judges nothing.

mod inside;
mod latency;
mod load;
mod routes;
mod search;
mod sessions;
mod table;
mod usage;

use crate::{
    failure::{Attempt, Failure, Result},
    http::{self, Question},
    interrupt,
    places::{Places, Profile},
    ports,
    postgres::{Programs, Throwaway},
    report, run,
    scratch::Scratch,
    server::{Server, Start},
    web::Web,
};
use load::Measured;
use routes::Route;
use serde_json::json;
use std::time::Duration;
use usage::Usage;

/// How to measure.
#[derive(clap::Args)]
pub struct Options {
    /// How long each route is driven
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u64).range(1..=60))]
    seconds: u64,
    /// How many connections ask at once
    #[arg(long, default_value_t = 16, value_parser = clap::value_parser!(u16).range(1..=64))]
    connections: u16,
    /// Build as it is shipped (slow), instead of the plain optimised build
    #[arg(long)]
    dist: bool,
    /// Measure the search of a library instead, at these sizes, such as 1000,10000,100000 (an hour, a few GB)
    #[arg(long, value_delimiter = ',', value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    search: Vec<u32>,
    /// Measure a session among so many others instead, such as 10,10000,100000 (a quarter of an hour)
    #[arg(long, value_delimiter = ',', conflicts_with = "search", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    sessions: Vec<u32>,
    /// Measure what the domain crates take for large and hostile input instead, without a server
    #[arg(long, conflicts_with_all = ["seconds", "connections", "dist", "search", "sessions"])]
    inside: bool,
}

/// One route on one database.
struct Row {
    route: Route,
    database: &'static str,
    measured: Measured,
    usage: Usage,
}

/// Builds, measures, prints.
pub fn run(places: &Places, options: &Options) -> Result<()> {
    if options.inside {
        return inside::measure(places);
    }
    let profile = if options.dist { Profile::Dist } else { Profile::Release };
    let web = Web::find(places)?;
    report::step("web packages", || web.install(places))?;
    report::step("web app", || web.build_if_changed(places))?;
    report::step("server", || run::build(places, profile))?;

    if !options.search.is_empty() {
        growing(places, |name, database| search::measure(places, options, profile, name, database))?;
        report::say("One connection asks at a time, over HTTP; each flow has 20 steps.");
        return Ok(());
    }
    if !options.sessions.is_empty() {
        growing(places, |name, database| sessions::measure(places, options, profile, name, database))?;
        report::say("One connection asks at a time, over HTTP.");
        return Ok(());
    }
    let mut rows = report::step("SQLite", || measure(places, options, profile, "SQLite", None))?;
    match Programs::find() {
        Some(programs) => {
            rows.extend(report::step("PostgreSQL", || {
                let database = Throwaway::start(&programs, places)?;
                measure(places, options, profile, "PostgreSQL", Some(&database))
            })?);
        }
        None => report::say("    no PostgreSQL on this machine: SQLite only"),
    }
    report::say(table::of(&rows));
    report::say(format_args!(
        "{} connections for {} s a route; load generator and databases share the machine's cores with the server.\n\
         CPU is the server's own, and that of PostgreSQL's processes, per answered request. A session takes 25 notes,\n\
         then the connection starts another: that request is in the CPU figures, not in the others.",
        options.connections, options.seconds
    ));
    Ok(())
}

/// Measures on each database that there is.
fn growing(places: &Places, measure: impl Fn(&'static str, Option<&Throwaway>) -> Result<()>) -> Result<()> {
    report::step("SQLite", || measure("SQLite", None))?;
    if let Some(programs) = Programs::find() {
        report::step("PostgreSQL", || {
            let database = Throwaway::start(&programs, places)?;
            measure("PostgreSQL", Some(&database))
        })?;
    } else {
        report::say("    no PostgreSQL on this machine: SQLite only");
    }
    Ok(())
}

/// Starts a server on this database, or on SQLite; it needs the folder for as long as it runs.
fn begin(
    places: &Places,
    profile: Profile,
    log: &str,
    database: Option<&Throwaway>,
) -> Result<(Scratch, Server)> {
    let data = Scratch::new("bench")?;
    // Said in full for both, so that neither depends on the server's default.
    let url = database.map_or_else(
        || format!("sqlite://{}", data.path().join("bench.sqlite3").display()),
        |database| database.url("postgres"),
    );
    let start = Start {
        profile,
        port: ports::free()?,
        data: data.path(),
        database: Some(&url),
        settings: &[],
        log: places.log(log),
    };
    let server = Server::start(places, &start)?;
    Ok((data, server))
}

fn measure(
    places: &Places,
    options: &Options,
    profile: Profile,
    name: &'static str,
    database: Option<&Throwaway>,
) -> Result<Vec<Row>> {
    let (_data, mut server) = begin(places, profile, &format!("server of the bench on {name}"), database)?;
    let mut rows = Vec::new();
    for route in Route::ALL {
        interrupt::check()?;
        // An access token lives five minutes: each route gets a new one.
        let token = sign_in(&server)?;
        let plan = routes::Plan::prepare(server.port(), &token)?;
        let second = Duration::from_secs(1);
        load::drive(&plan, route, options.connections, second.min(Duration::from_secs(options.seconds)))?;
        let before = Usage::read(&server, database);
        let measured = load::drive(&plan, route, options.connections, Duration::from_secs(options.seconds))?;
        let usage = Usage::read(&server, database).since(&before);
        server.check_alive()?;
        report::say(format_args!("    {} {}", route.name(), measured));
        rows.push(Row { route, database: name, measured, usage });
    }
    Ok(rows)
}

fn sign_in(server: &Server) -> Result<String> {
    let meta = server.meta()?;
    let who = meta.account("engineer")?;
    let body = json!({"email": who.email, "password": meta.password, "channel": "body"});
    let answer = http::ask(server.port(), &Question::post("/api/v1/auth/login", body))
        .attempt("sign in to the server")?;
    let token = answer.json()["access_token"].as_str().map(str::to_owned);
    token.ok_or_else(|| Failure::new(format!("POST /api/v1/auth/login answered {}", answer.status)))
}

/// Refuses to measure anything but successes.
fn good(status: u16, what: &str) -> Result<()> {
    if (200..300).contains(&status) { Ok(()) } else { Err(Failure::new(format!("{what} answered {status}"))) }
}

/// A time in milliseconds.
fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

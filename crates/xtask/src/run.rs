//! `cargo xtask run`: from a fresh clone to a running product, doing only what is needed.

use crate::{
    failure::Result,
    interrupt,
    machine::pause,
    places::{Places, Profile},
    ports, process, report,
    server::{Server, Start, data_folder},
    web::Web,
};
use std::time::Duration;

/// What to run.
#[derive(clap::Args)]
pub struct Options {
    /// Keep the data in this PostgreSQL database (postgres://user@host/name) instead of SQLite in ./data
    #[arg(long, value_name = "URL")]
    postgres: Option<String>,
    /// The port to listen on
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Build the optimised binary with the web files inside
    #[arg(long)]
    release: bool,
}

/// Builds what changed, starts the server, waits for Ctrl-C, stops it.
pub fn run(places: &Places, options: &Options) -> Result<()> {
    let profile = if options.release { Profile::Release } else { Profile::Dev };
    let web = Web::find(places)?;
    report::step("web packages", || web.install(places))?;
    report::step("web app", || web.build_if_changed(places))?;
    report::step("server", || build(places, profile))?;

    let port = ports::free_from(options.port)?;
    if port != options.port {
        report::say(format_args!("    port {} is taken: using {port}", options.port));
    }
    let data = data_folder(places);
    let start = Start {
        profile,
        port,
        data: &data,
        database: options.postgres.as_deref(),
        settings: &[],
        log: places.log(&format!("server on port {port}")),
    };
    let mut server = report::step("start", || Server::start(places, &start))?;
    tell(&server, &start)?;

    while !interrupt::asked() {
        server.check_alive()?;
        pause(Duration::from_millis(200));
    }
    report::say("\nStopping …");
    let by_itself = server.stop();
    report::say(if by_itself { "Stopped." } else { "The server did not stop in time and was ended." });
    Ok(())
}

/// Builds the whole workspace: any smaller part would be built with other features, and then again.
pub fn build(places: &Places, profile: Profile) -> Result<()> {
    let mut build = process::cargo(places.root());
    build.args(["build", "--workspace"]).args(profile.arguments());
    process::run_logged(&mut build, &places.log("build"))
}

fn tell(server: &Server, start: &Start<'_>) -> Result<()> {
    let meta = server.meta()?;
    report::say(format_args!("\nResolutionFlow runs at http://localhost:{}", server.port()));
    report::say(format_args!("\n  Sign in with the password {} as one of:", meta.password));
    let width = meta.accounts.iter().map(|account| account.email.len()).max().unwrap_or_default();
    for account in &meta.accounts {
        report::say(format_args!("    {:width$}  {} ({})", account.email, account.name, account.role));
    }
    report::say(format_args!("\n  API docs  http://localhost:{}/api/docs", server.port()));
    match start.database {
        Some(_) => report::say("  Data      the PostgreSQL database that you named"),
        None => report::say(format_args!("  Data      {}", start.data.display())),
    }
    report::say(format_args!("  Log       {}", start.log.display()));
    report::say("\nCtrl-C stops it.");
    Ok(())
}

//! `serve` and `migrate`.

use super::{demo::bring_in, with_config};
use crate::config::Config;
use rf_api::{App, AppParts, Demo, MailMode, Pace, Server, ServerSetup, Settings};
use rf_core::Env;
use rf_evidence::{EvidenceFiles, sweep_hourly};
use rf_mail::Worker;
use rf_oidc::Oidc;
use rf_persistence::{Db, SharedWriter};
use std::{fs, net::TcpListener, path::Path, process::ExitCode, time::Duration};
use tokio::{
    signal::unix::{SignalKind, signal},
    sync::watch,
};

/// How long others may write between two batches of flows that are made findable, or of sessions that are digested.
const INDEXING_PAUSE: Duration = Duration::from_millis(20);
/// How long after a look for notes that changed the next one follows.
const NOTES_PAUSE: Duration = Duration::from_millis(1500);
/// … and how long after one that failed.
const NOTES_RETRY: Duration = Duration::from_secs(30);

/// Brings the database up to date and serves until SIGTERM or SIGINT.
pub(crate) fn serve(file: Option<&Path>, demo: bool) -> ExitCode {
    with_config(file, async move |config| {
        update_schema(&config).await?;
        let database = SharedWriter::open(&config.database).await.map_err(|error| error.to_string())?;
        let demo = if demo { Some(bring_in(&config, &database).await?) } else { None };
        listen(config, database, demo).await
    })
}

/// Brings the database up to date and stops.
pub(crate) fn migrate(file: Option<&Path>) -> ExitCode {
    with_config(file, async |config| update_schema(&config).await)
}

/// Makes the data folder and brings the schema up to date, under a lock.
pub(super) async fn update_schema(config: &Config) -> Result<(), String> {
    if let Some(folder) = config.database.sqlite_file().as_deref().and_then(Path::parent) {
        fs::create_dir_all(folder).map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
    }
    let options = config.database.connect_options(2);
    rf_migration::migrate(options, config.database.sqlite_file()).await.map_err(|error| error.to_string())
}

async fn listen(config: Config, database: SharedWriter, demo: Option<Demo>) -> Result<(), String> {
    let listener = TcpListener::bind(config.bind);
    let listener = listener.map_err(|error| format!("cannot listen on {}: {error}", config.bind))?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    let settings = Settings {
        public_url: config.public_url,
        trusted_proxies: config.trusted_proxies,
        demo,
        limits: config.limits,
        live: Pace::default(),
        mail: if config.mailer.is_some() { MailMode::Smtp } else { MailMode::Mailbox },
        registration_open: config.registration_open,
        schema: rf_migration::newest(),
    };
    let outbox = database.worker(1).await.map_err(|error| error.to_string())?.writer();
    let mail = Worker::new(outbox, config.mailer, config.sealer.clone(), Env::system());
    let backlog = database.worker(1).await.map_err(|error| error.to_string())?;
    let (place, access) = &config.evidence;
    let evidence = EvidenceFiles::open(place, access)?;
    let known = database.worker(1).await.map_err(|error| error.to_string())?.repo();
    let app = App::new(AppParts {
        env: Env::system(),
        rules: config.rules,
        hasher: config.hasher,
        sealer: config.sealer,
        providers: config.providers,
        oidc: Oidc::new(config.allow_private_addresses),
        evidence: evidence.clone(),
        settings,
    });
    let server = Server::start(ServerSetup { app, database, listener, workers: None });
    let server = server.map_err(|error| format!("cannot serve: {error}"))?;
    tracing::info!(%address, database = ?config.database, "listening");
    let mut terminate = signal(SignalKind::terminate()).map_err(|error| error.to_string())?;
    let stop = async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = tokio::signal::ctrl_c() => {}
        }
        tracing::info!("stopping");
    };
    let (stop_mail, mail_stops) = watch::channel(false);
    let serving = async move {
        let served = server.until_stopped(stop).await;
        // Mail that the last requests wrote goes out with the next start; nobody may be listening any more either.
        let _ = stop_mail.send(true);
        served
    };
    let finding = index_notes(backlog.clone(), mail_stops.clone());
    let indexing = index_backlog(backlog, mail_stops.clone());
    let sweeping = sweep_hourly(evidence, known, Env::system(), mail_stops.clone());
    let (served, (), (), (), ()) = tokio::join!(serving, mail.work(mail_stops), indexing, finding, sweeping);
    served.map_err(|error| format!("the server broke down: {error}"))
}

/// Makes flows findable that are not yet: those from before there was an index, or saved by an older version since. Small
/// batches, with a pause after each, so that people who save meanwhile hardly wait.
async fn index_backlog(database: Db, mut stops: watch::Receiver<bool>) {
    let indexing = async {
        let mut indexed = 0;
        loop {
            match database.index_backlog().await {
                Ok(0) => break,
                Ok(flows) => indexed += flows,
                Err(error) => {
                    tracing::warn!(%error, "flows could not be indexed; the next start tries again");
                    break;
                }
            }
            tokio::time::sleep(INDEXING_PAUSE).await;
        }
        if indexed > 0 {
            tracing::info!(flows = indexed, "indexed flows that could not be found before");
        }
        digest_backlog(&database).await;
    };
    tokio::select! {
        () = indexing => {}
        _ = stops.wait_for(|stop| *stop) => {}
    }
}

/// Makes the notes of sessions findable as they change, for as long as the server runs: those from before there was an index,
/// and then each that something was added to.
async fn index_notes(database: Db, mut stops: watch::Receiver<bool>) {
    let finding = async {
        loop {
            let pause = match database.index_notes().await {
                Ok(0) => NOTES_PAUSE,
                Ok(_) => INDEXING_PAUSE,
                Err(error) => {
                    tracing::warn!(%error, "notes could not be indexed");
                    NOTES_RETRY
                }
            };
            tokio::time::sleep(pause).await;
        }
    };
    tokio::select! {
        () = finding => {}
        _ = stops.wait_for(|stop| *stop) => {}
    }
}

/// Keeps what sessions teach that ended before it was kept.
async fn digest_backlog(database: &Db) {
    let mut after = None;
    loop {
        match database.digest_backlog(after).await {
            Ok(None) => break,
            Ok(last) => after = last,
            Err(error) => {
                tracing::warn!(%error, "ended sessions could not be digested; the next start tries again");
                break;
            }
        }
        tokio::time::sleep(INDEXING_PAUSE).await;
    }
}

//! `demo`: a team with one user per role, the starter library, and a few sessions, made through the product's own use cases.

mod past;
mod steps;

use super::{serve::update_schema, with_config};
use crate::config::{Config, Mode};
use chrono::TimeDelta;
use rf_api::{Demo, DemoAccount};
use rf_auth::{
    AuthFailure, Channel, Device, Email, Entrance, Leaving, OwnAccountStore, PlainPassword, Registration,
    SignInMethod, User,
};
use rf_core::{Actor, Clock, Env, Failure, ManualClock, Role, Sealer, SystemIds, UserId, Via};
use rf_flows::session::{
    CommandRequest, IdempotencyKey, SessionCommand, SessionFailure, StartRequest, act, start_session,
};
use rf_flows::{Flow, FlowFailure, NewFlow, StarterFlow, folders::folder_at_path, session::Audience};
use rf_persistence::{Db, SharedWriter};
use std::{collections::HashMap, path::Path, process::ExitCode, sync::Arc};

/// The password of every account of the demonstration: public on purpose, refused in production.
const PASSWORD: &str = "guided-flows-for-all";

/// Who is in the demonstration team: the first registers it.
const ACCOUNTS: [(&str, &str, Role); 4] = [
    ("admin@demo.example", "Tessa Brandt", Role::TeamAdmin),
    ("engineer@demo.example", "Sam Okafor", Role::Engineer),
    ("viewer@demo.example", "Vera Lindqvist", Role::Viewer),
    ("operator@demo.example", "Omar Haddad", Role::SuperAdmin),
];

/// Brings the demonstration in and says how to sign in.
pub(crate) fn demo(file: Option<&Path>) -> ExitCode {
    with_config(file, async |config| {
        update_schema(&config).await?;
        let database = SharedWriter::open(&config.database).await.map_err(|error| error.to_string())?;
        let demo = bring_in(&config, &database).await?;
        println!("Sign in with the password {}", demo.password);
        for account in demo.accounts {
            println!("  {} ({}, {})", account.email, account.name, account.role);
        }
        Ok(())
    })
}

/// Brings the demonstration in, unless it is there already.
pub(super) async fn bring_in(config: &Config, database: &SharedWriter) -> Result<Demo, String> {
    if config.mode == Mode::Production {
        return Err("the demonstration has a public password; it is refused in production".into());
    }
    let db = database.worker(2).await.map_err(|error| error.to_string())?;
    make(config, &db).await.map_err(|failure| format!("the demonstration could not be made: {failure}"))?;
    let accounts =
        ACCOUNTS.map(|(email, name, role)| DemoAccount { email: email.into(), name: name.into(), role });
    Ok(Demo { password: PASSWORD.into(), accounts: accounts.into() })
}

async fn make(config: &Config, db: &Db) -> Result<(), String> {
    let told = |failure: &dyn Failure| failure.message();
    let clock = Arc::new(ManualClock::new(rf_core::SystemClock.now() - TimeDelta::days(12)));
    let env = Env::new(clock.clone(), Arc::new(SystemIds));
    let Some(people) = people(config, db, &env).await.map_err(|failure| told(&failure))? else {
        return Ok(());
    };
    let [admin, engineer, ..] = people.as_slice() else { return Ok(()) };
    let stories = stories();
    let is_told = |flow: &&StarterFlow| stories.iter().any(|story| story.flow == flow.slug);
    // The flows in use are the newest, so they stand on top of the library.
    let (told_of, others): (Vec<&StarterFlow>, Vec<&StarterFlow>) =
        rf_flows::starter_flows().iter().partition(is_told);
    steps::keep_steps(db, &env, &clock, admin, engineer).await?;
    let mut flows = HashMap::new();
    for starter in others.into_iter().chain(told_of) {
        clock.advance(TimeDelta::minutes(7));
        flows.insert(starter.slug, shelved(db, &env, admin, starter).await?);
    }
    let shift = Shift { env: &env, clock: &clock, sealer: &config.sealer, engineer };
    for story in past::stories() {
        clock.advance(TimeDelta::hours(6));
        let flow = flows.get(story.flow).ok_or_else(|| format!("no flow is named {}", story.flow))?;
        tell(db, &shift, flow, story).await?;
    }
    for story in stories {
        clock.advance(TimeDelta::hours(5));
        let flow = flows.get(story.flow).ok_or_else(|| format!("no flow is named {}", story.flow))?;
        tell(db, &shift, flow, story).await?;
    }
    Ok(())
}

/// The four accounts, or nobody if they are there already.
async fn people(config: &Config, db: &Db, env: &Env) -> Result<Option<Vec<Actor>>, AuthFailure> {
    let (email, name, _) = ACCOUNTS[0];
    let hashing = Inline(&config.hasher);
    let typed = Registration { team_name: "Northwind Managed IT", name, email, password: PASSWORD };
    let prepared = rf_auth::prepare_registration(&hashing, typed).await?;
    let entrance = Entrance {
        channel: Channel::Body,
        method: SignInMethod::Password,
        device: Device::default(),
        replaces: None,
    };
    let registered = db
        .transact(async |store| rf_auth::register(store, env, &config.rules, prepared, entrance).await)
        .await;
    let admin = match registered {
        Ok(grant) => grant,
        Err(AuthFailure::EmailTaken) => return Ok(None),
        Err(failure) => return Err(failure),
    };
    // The address is nobody's, so no mail proves it; and nobody is to stay signed in from here.
    let leaving = Leaving { bearer: Some(admin.access.token.as_str()), ..Leaving::default() };
    db.transact(async |store| {
        store.verify_email(admin.user.team, admin.user.id, &admin.user.email, env.now()).await?;
        rf_auth::logout(store, env, &config.rules, leaving).await
    })
    .await?;
    let actor = |user: &User| Actor {
        user: user.id,
        name: user.name.clone(),
        team: user.team,
        role: user.role,
        via: Via::SignIn(admin.sign_in.id),
        address: None,
    };
    let mut actors = vec![actor(&admin.user)];
    for (email, name, role) in &ACCOUNTS[1..] {
        let password = PlainPassword::typed(PASSWORD);
        let user = User {
            id: env.new_id::<UserId>(),
            email: Email::parse(email).map_err(|error| AuthFailure::Invalid(error.into()))?,
            name: (*name).into(),
            role: *role,
            email_verified_at: Some(env.now()),
            password_hash: Some(config.hasher.hash(&password)?),
            ..admin.user.clone()
        };
        db.writer().insert_user(&user).await?;
        actors.push(actor(&user));
    }
    Ok(Some(actors))
}

/// A flow of the starter library in the team's own, in its folder, published.
async fn shelved(db: &Db, env: &Env, admin: &Actor, starter: &StarterFlow) -> Result<Flow, String> {
    let document = rf_flows::parse_native(starter.source).map_err(|problem| problem.to_string())?;
    let path = [starter.folder.to_owned()];
    let folder = db.transact(async |store| folder_at_path(store, env, admin, &path).await).await;
    let folder = folder.map_err(|failure| failure.message())?;
    let made: Result<Flow, FlowFailure> = db
        .transact(async |store| {
            let flow = rf_flows::create_flow(store, env, admin, NewFlow { document, folder }, None).await?;
            rf_flows::publish(store, env, admin, flow.id, flow.revision, "First version").await?;
            Ok(flow)
        })
        .await;
    made.map_err(|failure| format!("{}: {}", starter.slug, failure.message()))
}

/// A session to be told: which flow of the starter library, the problem, and what was done, each after some minutes.
struct Story {
    flow: &'static str,
    problem: &'static str,
    moves: Vec<(i64, SessionCommand)>,
}

fn stories() -> Vec<Story> {
    let answer =
        |step: &str, answer: &str| SessionCommand::Answer { step: step.into(), answer: answer.into() };
    let capture =
        |name: &str, value: &str| SessionCommand::Capture { name: name.into(), value: value.into() };
    let done = |step: &str| SessionCommand::CompleteStep { step: step.into() };
    let note = |text: &str| SessionCommand::Note {
        text: text.into(),
        audience: Audience::Internal,
        hypothesis: None,
    };
    let resolve = |outcome: &str, cause: &str| SessionCommand::Resolve {
        outcome: outcome.into(),
        cause: Some(cause.into()),
    };
    vec![
        Story {
            flow: "outlook-keeps-asking-for-a-password",
            problem: "J. Ray at Contoso gets a password prompt every few minutes since this morning.",
            moves: vec![
                (3, answer("webmail", "yes")),
                (4, done("cached")),
                (2, note("Three stale `MicrosoftOffice16` entries removed.")),
                (5, answer("prompt-again", "yes")),
                (
                    1,
                    resolve(
                        "Credentials corrected, Outlook works without prompts",
                        "Stale or changed credentials",
                    ),
                ),
            ],
        },
        Story {
            flow: "no-internet-at-a-branch-office",
            problem: "Fabrikam's Leeds office has no internet since 08:40.",
            moves: vec![
                (1, answer("scope", "all")),
                (3, answer("gateway", "no")),
                (1, SessionCommand::GoBack { visit: 1 }),
                (2, answer("gateway", "yes")),
                (2, answer("public", "no")),
                (1, note("Circuit number given to the provider, their reference is 7741-B.")),
                (
                    2,
                    SessionCommand::Escalate {
                        to: Some("Internet provider".into()),
                        to_person: None,
                        reason: "The line is down: the gateway answers, no public address does.".into(),
                    },
                ),
            ],
        },
        Story {
            flow: "network-printer-shows-as-offline",
            problem: "The second-floor printer at Tailspin is greyed out for everybody.",
            moves: vec![
                (1, answer("display", "ready")),
                (2, answer("ping", "yes")),
                (3, done("spooler")),
                (2, answer("test-page", "yes")),
                (1, resolve("The printer prints again", "A document stuck in the spooler")),
            ],
        },
        Story {
            flow: "account-locks-out-again-and-again",
            problem: "A. Novak at Contoso is locked out for the third time today.",
            moves: vec![
                (1, capture("account", "a.novak")),
                (2, capture("verified_by", "Call back to the number on file")),
                (1, done("verify")),
                (2, answer("spread", "one")),
            ],
        },
    ]
}

/// Who works, and when.
struct Shift<'a> {
    env: &'a Env,
    clock: &'a ManualClock,
    sealer: &'a Sealer,
    engineer: &'a Actor,
}

/// Tells a story in one transaction: waiting for the disk after every move would take longer than all the rest.
async fn tell(db: &Db, shift: &Shift<'_>, flow: &Flow, story: Story) -> Result<(), String> {
    let Shift { env, clock, sealer, engineer } = *shift;
    let told: Result<(), SessionFailure> = db
        .transact(async |store| {
            let request = StartRequest {
                flow: Some(flow.id),
                version: None,
                problem: Some(story.problem.into()),
                facts: Default::default(),
            };
            let mut session = start_session(store, env, engineer, request, None).await?.session;
            for (minutes, command) in story.moves {
                clock.advance(TimeDelta::minutes(minutes));
                let key = IdempotencyKey::parse(&format!("demo-event-{}", session.event_count))?;
                let expected_events = session.event_count;
                let request = CommandRequest { session: session.id, key: &key, expected_events, command };
                let loaded = act(store, env, sealer, engineer, request).await?.session;
                rf_guidance::remember(store, &loaded).await?;
                session = loaded.session;
            }
            Ok(())
        })
        .await;
    told.map_err(|failure| failure.message())
}

/// Hashing on this very thread: there is nobody else to serve.
struct Inline<'a>(&'a rf_auth::PasswordHasher);

impl rf_auth::Hashing for Inline<'_> {
    async fn hash(&self, password: PlainPassword) -> Result<rf_auth::PasswordHash, AuthFailure> {
        self.0.hash(&password)
    }

    async fn verify(
        &self,
        password: PlainPassword,
        hash: Option<rf_auth::PasswordHash>,
    ) -> Result<bool, AuthFailure> {
        Ok(self.0.verify(&password, hash.as_ref()))
    }

    fn needs_rehash(&self, hash: &rf_auth::PasswordHash) -> bool {
        self.0.needs_rehash(hash)
    }
}

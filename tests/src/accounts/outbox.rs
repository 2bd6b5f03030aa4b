//! How mail gets out: over real SMTP, once, however long it takes.

use super::{email_of, mailer};
use crate::app::TestApp;
use crate::peers::Peer;
use chrono::TimeDelta;
use rf_auth::mail::{MailQueue, MailState, Outcome};
use rf_core::{Env, Time};
use rf_mail::{SmtpMailer, Worker};
use std::collections::BTreeSet;
use tokio::sync::watch;
use uuid::Uuid;

async fn register(app: &TestApp, teams: usize) {
    for number in 0..teams {
        app.register_team(&format!("Team {number}")).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_server_that_is_down_is_tried_again_with_growing_pauses_until_it_is_up() {
    let app = TestApp::start().await;
    let admin = app.register_team("Northwind").await.admin;
    let gone = Peer::start("smtp.mjs", &[]);
    let nobody_there = mailer(&gone);
    drop(gone);
    let mut before = TimeDelta::zero();
    for attempt in 1..=4 {
        let delivered = app.deliver(Some(&nobody_there)).await;
        assert_eq!((delivered.len(), delivered[0].attempts), (1, attempt));
        let Outcome::Retry(next, error) = &delivered[0].outcome else { panic!("{delivered:?}") };
        let pause = *next - app.now();
        assert!(pause > before && !error.0.is_empty(), "{pause}");
        before = pause;
        app.clock.advance(pause - TimeDelta::microseconds(1));
        assert!(app.deliver(Some(&nobody_there)).await.is_empty(), "not before its time");
        app.clock.advance(TimeDelta::microseconds(1));
    }
    let peer = Peer::start("smtp.mjs", &[]);
    app.deliver(Some(&mailer(&peer))).await;
    assert!(peer.line().contains(&email_of(&admin)));
    let mail = app.mail(&email_of(&admin), "verify_email", 1).await;
    assert_eq!((mail.state, mail.body), (MailState::Sent, None));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_that_nobody_takes_fails_after_eight_attempts_and_holds_nothing_up() {
    let app = TestApp::start().await;
    let peer = Peer::start("smtp.mjs", &[]);
    let mailer = mailer(&peer);
    app.register_team("Northwind").await;
    app.sql("UPDATE mails SET recipient = 'refused@msp.example'").await;
    app.register_team("Tailspin").await;
    for attempt in 1..=8 {
        app.deliver(Some(&mailer)).await;
        let mail = app.mail("refused@msp.example", "verify_email", 1).await;
        assert_eq!(mail.attempts, attempt);
        assert_eq!(mail.state, if attempt < 8 { MailState::Waiting } else { MailState::Failed });
        app.clock.advance(TimeDelta::hours(4));
    }
    assert!(app.deliver(Some(&mailer)).await.is_empty());
    assert!(peer.line().contains("admin@tailspin.example"));
    assert!(peer.said().is_empty(), "one mail was taken, once");
}

#[tokio::test(flavor = "multi_thread")]
async fn several_workers_on_one_outbox_send_each_mail_once() {
    let app = TestApp::start().await;
    let peer = Peer::start("smtp.mjs", &[]);
    let mailer = mailer(&peer);
    register(&app, 12).await;
    let rounds = [app.deliver(Some(&mailer)), app.deliver(Some(&mailer)), app.deliver(Some(&mailer))];
    let [one, two, three] = rounds;
    let (one, two, three) = tokio::join!(one, two, three);
    assert_eq!(one.len() + two.len() + three.len(), 12);
    let mails: Vec<_> = (0..12).map(|_| peer.line()).collect();
    assert!(peer.said().is_empty());
    assert_eq!(mails.iter().collect::<BTreeSet<_>>().len(), 12);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_whose_worker_died_is_taken_over_when_its_lease_is_over() {
    let app = TestApp::start().await;
    let peer = Peer::start("smtp.mjs", &[]);
    let mailer = mailer(&peer);
    app.register_team("Northwind").await;
    let (lease, until): (Uuid, Time) = (Env::system().new_id(), app.now() + TimeDelta::minutes(3));
    let claimed = app.store().claim_due(app.now(), lease, until).await.expect("the outbox answers");
    let claimed = claimed.expect("a mail waits");
    app.clock.advance(TimeDelta::minutes(3) - TimeDelta::seconds(1));
    assert!(app.deliver(Some(&mailer)).await.is_empty(), "it belongs to somebody");
    app.clock.advance(TimeDelta::seconds(1));
    assert_eq!(app.deliver(Some(&mailer)).await[0].attempts, 2);
    // The one that was thought dead has nothing to say any more.
    let outcome = Outcome::Kept;
    let settled = app.store().settle(claimed.team, claimed.id, lease, app.now(), &outcome).await;
    assert_eq!(settled, Ok(false));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_wants_to_know_who_writes_is_told() {
    let app = TestApp::start().await;
    let peer = Peer::start("smtp.mjs", &["--login", "flow:s3cret word"]);
    app.register_team("Northwind").await;
    let with = |login: &str| {
        let url = format!("smtp://{login}127.0.0.1:{}?tls=none", peer.port);
        SmtpMailer::new(&url, "flow@msp.example").expect("the address is understood")
    };
    for wrong in ["", "flow:wrong@"] {
        let delivered = app.deliver(Some(&with(wrong))).await;
        assert!(matches!(delivered[0].outcome, Outcome::Retry(..)), "{delivered:?}");
        app.clock.advance(TimeDelta::minutes(1));
    }
    let delivered = app.deliver(Some(&with("flow:s3cret%20word@"))).await;
    assert_eq!(delivered[0].outcome, Outcome::Sent);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_empties_the_outbox_until_it_is_told_to_stop() {
    let app = TestApp::start().await;
    let peer = Peer::start("smtp.mjs", &[]);
    register(&app, 3).await;
    let (stop, stops) = watch::channel(false);
    // The machine's clock is ahead of the test's own, or behind it: either way these mails are due by then.
    app.sql("UPDATE mails SET next_attempt_at = '2026-01-01T00:00:00+00:00'").await;
    let worker = Worker::new(app.store(), Some(mailer(&peer)), app.sealer(), Env::system());
    let watching = async {
        let lines = tokio::task::spawn_blocking(move || [peer.line(), peer.line(), peer.line()]).await;
        assert_eq!(lines.expect("three mails came").into_iter().collect::<BTreeSet<_>>().len(), 3);
        stop.send(true).expect("the worker listens");
    };
    tokio::join!(worker.work(stops), watching);
}

//! Mail of the real program: to a mail server, or into the operator's mailbox.

use super::{
    client::Client,
    server::{Server, Site, command},
};
use crate::peers::Peer;
use std::{
    collections::BTreeSet,
    time::{Duration, Instant},
};

async fn server_with_mail(site: &Site, peer: &Peer) -> Server {
    let mut command = command();
    command.arg("serve");
    site.settle(&mut command);
    command.env("RF_SMTP_URL", format!("smtp://127.0.0.1:{}?tls=none", peer.port));
    command.env("RF_MAIL_FROM", "ResolutionFlow <flow@msp.example>");
    site.launch(command).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_servers_on_one_database_send_each_mail_once() {
    let site = Site::new().await;
    let peer = Peer::start("smtp.mjs", &[]);
    let mut servers = [server_with_mail(&site, &peer).await, server_with_mail(&site, &peer).await];
    let mut expected = BTreeSet::new();
    for number in 0..6 {
        expected.insert(Client::register(&servers[number % 2]).await.email);
    }
    let said = tokio::task::spawn_blocking(move || {
        let lines: Vec<_> = expected.iter().map(|_| peer.line()).collect();
        let recipients: BTreeSet<_> = lines.iter().map(|line| recipient(line)).collect();
        assert_eq!(recipients, expected);
        peer
    });
    let peer = said.await.unwrap();
    for server in &mut servers {
        server.terminate();
        assert!(server.ends_within(Duration::from_secs(30)).await.success());
        assert!(!server.log().contains("@msp.example"), "the log names no address");
    }
    assert!(peer.said().is_empty(), "nothing was sent twice");
}

fn recipient(line: &str) -> String {
    let mail: serde_json::Value = serde_json::from_str(line).unwrap();
    mail["to"][0].as_str().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_a_mail_server_the_log_says_that_mail_is_kept_and_nothing_of_what_is_in_it() {
    let site = Site::new().await;
    let server = site.serve().await;
    let email = Client::register(&server).await.email;
    let started = Instant::now();
    while !server.log().contains("a mail is kept for the operator") {
        assert!(started.elapsed() < Duration::from_secs(30), "{}", server.log());
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert!(server.log().contains("mail is kept in the operator's mailbox"));
    for secret in [email.as_str(), "confirm-email#"] {
        assert!(!server.log().contains(secret), "`{secret}` is in the log");
    }
}

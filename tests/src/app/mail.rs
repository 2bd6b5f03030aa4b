//! Mail as it lies in the outbox, opened with the server's key.

use super::{SEALING_KEY, TestApp};
use rf_auth::mail::{Delivery, MailState, Mailer, deliver_due};
use rf_core::Sealer;
use rf_persistence::views::{MailQuery, MailRow, list_mails};
use std::time::{Duration, Instant};

/// A mail that was written.
#[derive(Debug, Clone)]
pub struct SeenMail {
    pub kind: String,
    /// None once it was sent.
    pub body: Option<String>,
    pub state: MailState,
    pub attempts: u32,
}

impl SeenMail {
    /// The one link in it.
    pub fn link(&self) -> String {
        link_in(self.body.as_deref().expect("a mail that was not sent has a text"))
    }

    /// The token of its link.
    pub fn token(&self) -> String {
        token_of(&self.link())
    }
}

/// The one link in a text.
pub fn link_in(text: &str) -> String {
    let links: Vec<_> = text.split_whitespace().filter(|word| word.contains("://")).collect();
    assert_eq!(links.len(), 1, "one link in: {text}");
    links[0].to_owned()
}

/// What stands behind the `#` of a link.
pub fn token_of(link: &str) -> String {
    link.split_once('#').expect("a link has a fragment").1.to_owned()
}

impl TestApp {
    /// What seals and opens the server's secrets.
    pub fn sealer(&self) -> Sealer {
        Sealer::new([SEALING_KEY]).expect("the key is good")
    }

    /// Every mail to that address, oldest first.
    pub async fn mails_to(&self, email: &str) -> Vec<SeenMail> {
        let query = MailQuery { limit: 10_000, ..MailQuery::default() };
        let page = list_mails(&self.store(), &query).await.expect("the outbox can be read");
        let rows = page.items.into_iter().rev().filter(|row| row.recipient == email);
        rows.map(|row| self.seen(row)).collect()
    }

    /// The newest mail of that kind to that address, once there are `count` of them: a server may write after it answered.
    pub async fn mail(&self, email: &str, kind: &str, count: usize) -> SeenMail {
        let started = Instant::now();
        loop {
            let mut mails = self.mails_to(email).await;
            mails.retain(|mail| mail.kind == kind);
            assert!(mails.len() <= count, "{} mails {kind} to {email} instead of {count}", mails.len());
            if mails.len() == count {
                return mails.pop().expect("somebody who waits for a mail wants one");
            }
            assert!(started.elapsed() < Duration::from_secs(20), "no mail {kind} comes to {email}");
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    /// Hands over what is due, as the server's worker does.
    pub async fn deliver(&self, mailer: Option<&impl Mailer>) -> Vec<Delivery> {
        let delivered = deliver_due(&mut self.store(), mailer, &self.sealer(), &self.env, 1_000).await;
        delivered.expect("the outbox can be read")
    }

    fn seen(&self, row: MailRow) -> SeenMail {
        let MailRow { id, kind, sealed_body, state, attempts, .. } = row;
        let open = |sealed: String| self.sealer().open(&id.to_string(), &sealed).expect("our key opens it");
        SeenMail { kind, body: sealed_body.map(open), state, attempts }
    }
}

//! Getting waiting mail out: claimed under a lease, handed over, and tried again with growing pauses.

use crate::{Email, Secret};
use rf_core::{Env, MailId, Sealer, StoreError, TeamId, Time};
use std::{fmt, time::Duration};
use uuid::Uuid;

/// How long a claimed mail belongs to whoever claimed it; longer than any attempt to hand it over may take.
const LEASE: Duration = Duration::from_secs(3 * 60);
/// The pauses after the first attempt, the second …; after the last one the mail has failed.
const PAUSES: [Duration; 7] = [
    Duration::from_secs(10),
    Duration::from_secs(30),
    Duration::from_secs(2 * 60),
    Duration::from_secs(5 * 60),
    Duration::from_secs(15 * 60),
    Duration::from_secs(60 * 60),
    Duration::from_secs(3 * 60 * 60),
];

/// A mail that this process alone may hand over now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimedMail {
    /// Which.
    pub id: MailId,
    /// The team that it is about.
    pub team: TeamId,
    /// What kind of mail it is.
    pub kind: String,
    /// To whom.
    pub recipient: Email,
    /// One line.
    pub subject: String,
    /// The body, sealed for the mail's id.
    pub sealed_body: String,
    /// How often it was claimed, this time included.
    pub attempts: u32,
}

/// A mail as the mail server gets it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutgoingMail {
    /// The same at each attempt, so that a mail that arrives twice is recognised.
    pub id: MailId,
    /// To whom.
    pub recipient: Email,
    /// One line.
    pub subject: String,
    /// Plain text.
    pub body: Secret,
}

/// Why the mail server did not take a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SendError(pub String);

impl fmt::Display for SendError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for SendError {}

/// Hands mail over to a mail server.
#[expect(async_fn_in_trait, reason = "mail is delivered one at a time, on one task")]
pub trait Mailer {
    /// Hands one mail over; gives up in less than two minutes.
    async fn send(&self, mail: &OutgoingMail) -> Result<(), SendError>;
}

/// What becomes of a claimed mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The mail server took it.
    Sent,
    /// There is no mail server: the operator reads it.
    Kept,
    /// Try again then.
    Retry(Time, SendError),
    /// It was tried often enough.
    Failed(SendError),
}

/// The outbox as whoever empties it sees it: mail of all teams.
#[expect(async_fn_in_trait, reason = "mail is delivered one at a time, on one task")]
pub trait MailQueue {
    /// Claims the mail that waits longest, if it is due and nobody else holds it, until `until`; counts the attempt.
    async fn claim_due(
        &mut self,
        now: Time,
        lease: Uuid,
        until: Time,
    ) -> Result<Option<ClaimedMail>, StoreError>;

    /// Notes what became of a mail, if `lease` still holds it. A mail that was sent loses its body.
    async fn settle(
        &mut self,
        team: TeamId,
        mail: MailId,
        lease: Uuid,
        at: Time,
        outcome: &Outcome,
    ) -> Result<bool, StoreError>;
}

/// What became of one mail, for the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// Which.
    pub mail: MailId,
    /// What kind of mail it is.
    pub kind: String,
    /// How often it was tried.
    pub attempts: u32,
    /// How it went.
    pub outcome: Outcome,
}

/// Hands over at most `most` mails that are due, one after the other; without a mailer, lays it down for the operator.
///
/// Each mail is claimed by a write of its own, so that any number of processes may do this at once, and nothing is locked
/// while a mail server is asked. A process that dies between handing over and noting it leaves a mail that is sent twice.
///
/// # Errors
/// The queue's.
pub async fn deliver_due(
    queue: &mut impl MailQueue,
    mailer: Option<&impl Mailer>,
    sealer: &Sealer,
    env: &Env,
    most: usize,
) -> Result<Vec<Delivery>, StoreError> {
    let mut done = Vec::new();
    while done.len() < most {
        let (now, lease) = (env.now(), env.new_id());
        let Some(claimed) = queue.claim_due(now, lease, now + LEASE).await? else { break };
        let outcome = match mailer {
            Some(mailer) => hand_over(mailer, sealer, &claimed, env).await,
            None => Outcome::Kept,
        };
        queue.settle(claimed.team, claimed.id, lease, env.now(), &outcome).await?;
        let ClaimedMail { id, kind, attempts, .. } = claimed;
        done.push(Delivery { mail: id, kind, attempts, outcome });
    }
    Ok(done)
}

async fn hand_over(mailer: &impl Mailer, sealer: &Sealer, claimed: &ClaimedMail, env: &Env) -> Outcome {
    let Ok(body) = sealer.open(&claimed.id.to_string(), &claimed.sealed_body) else {
        return Outcome::Failed(SendError("no sealing key opens its text".into()));
    };
    let mail = OutgoingMail {
        id: claimed.id,
        recipient: claimed.recipient.clone(),
        subject: claimed.subject.clone(),
        body: Secret::from(body),
    };
    match mailer.send(&mail).await {
        Ok(()) => Outcome::Sent,
        Err(error) => {
            let error = presentable(&error, &claimed.recipient);
            match pause_after(claimed.attempts, rand::random()) {
                Some(pause) => Outcome::Retry(env.now() + pause, error),
                None => Outcome::Failed(error),
            }
        }
    }
}

/// How long to wait after so many attempts, longer by up to a quarter as `jitter` says; none when it is enough.
fn pause_after(attempts: u32, jitter: u8) -> Option<Duration> {
    let place = usize::try_from(attempts.saturating_sub(1)).ok()?;
    let pause = PAUSES.get(place)?.as_secs();
    Some(Duration::from_millis(pause * 1_000 + pause * 250 * u64::from(jitter) / u64::from(u8::MAX)))
}

/// A server's words, short and without the address: they end up in the log.
fn presentable(error: &SendError, recipient: &Email) -> SendError {
    let words = error.0.replace(recipient.as_str(), "[recipient]");
    SendError(words.chars().filter(|c| !c.is_control()).take(300).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_end_with_the_eighth_attempt() {
        let mut before = Duration::ZERO;
        for attempts in 1..=7 {
            let (short, long) = (pause_after(attempts, 0).unwrap(), pause_after(attempts, u8::MAX).unwrap());
            assert!(before < short && short < long && long <= short * 5 / 4, "{attempts}");
            before = long;
        }
        assert_eq!(pause_after(8, 0), None);
        assert_eq!(pause_after(u32::MAX, 0), None);
    }

    #[test]
    fn a_server_that_repeats_the_address_does_not_bring_it_into_the_log() {
        let ada = Email::parse("ada@msp.example").unwrap();
        let said = SendError("550 <ada@msp.example>:\r\nno such user".into());
        assert_eq!(presentable(&said, &ada).0, "550 <[recipient]>:no such user");
    }
}

//! Keeps emptying the outbox until the program stops.

use crate::SmtpMailer;
use rf_auth::mail::{Delivery, MailQueue, Outcome, deliver_due};
use rf_core::{Env, Sealer};
use std::time::Duration;
use tokio::sync::watch;

/// How long to wait before looking again when nothing was due.
const PAUSE: Duration = Duration::from_secs(2);
/// How long a mail server may go on taking a mail after a stop was asked for.
const FAREWELL: Duration = Duration::from_secs(8);

/// Empties the outbox, one mail after the other. Any number of processes may have one.
pub struct Worker<Q> {
    queue: Q,
    mailer: Option<SmtpMailer>,
    sealer: Sealer,
    env: Env,
}

impl<Q: MailQueue> Worker<Q> {
    /// A worker on this outbox; without a mailer, it lays mail down for the operator.
    pub const fn new(queue: Q, mailer: Option<SmtpMailer>, sealer: Sealer, env: Env) -> Self {
        Self { queue, mailer, sealer, env }
    }

    /// Works until `stop` says true, or until nobody can say so any more.
    pub async fn work(mut self, mut stop: watch::Receiver<bool>) {
        if self.mailer.is_none() {
            tracing::info!("no mail server is configured: mail is kept in the operator's mailbox");
        }
        loop {
            let mut asked = stop.clone();
            let farewell = async move {
                let _ = asked.wait_for(|stop| *stop).await;
                tokio::time::sleep(FAREWELL).await;
            };
            let worked = tokio::select! {
                worked = self.deliver_one() => worked,
                () = farewell => {
                    tracing::warn!("the mail server was still busy with a mail: it will be sent once more");
                    return;
                }
            };
            let pause = if worked { Duration::ZERO } else { PAUSE };
            tokio::select! {
                biased;
                _ = stop.wait_for(|stop| *stop) => return,
                () = tokio::time::sleep(pause) => {}
            }
        }
    }

    /// Whether there was a mail to deliver.
    async fn deliver_one(&mut self) -> bool {
        match deliver_due(&mut self.queue, self.mailer.as_ref(), &self.sealer, &self.env, 1).await {
            Ok(done) => {
                done.iter().for_each(log);
                !done.is_empty()
            }
            Err(error) => {
                tracing::warn!(%error, "the outbox cannot be read");
                false
            }
        }
    }
}

/// One line for each mail, without address or text.
fn log(delivery: &Delivery) {
    let Delivery { mail, kind, attempts, outcome } = delivery;
    match outcome {
        Outcome::Sent => tracing::info!(%mail, kind, attempts, "a mail was sent"),
        Outcome::Kept => tracing::info!(%mail, kind, "a mail is kept for the operator"),
        Outcome::Retry(next, error) => {
            tracing::warn!(%mail, kind, attempts, %error, %next, "a mail could not be sent yet");
        }
        Outcome::Failed(error) => tracing::error!(%mail, kind, attempts, %error, "a mail could not be sent"),
    }
}

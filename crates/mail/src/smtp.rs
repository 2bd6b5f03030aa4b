//! Hands mail over by SMTP.

use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Mailbox,
        header::{ContentType, HeaderName, HeaderValue},
    },
};
use rf_auth::mail::{Mailer, OutgoingMail, SendError};
use std::{fmt, time::Duration};

/// How long a mail server may take for one mail, all of it.
const PATIENCE: Duration = Duration::from_secs(60);

/// A mail server, and who writes.
#[derive(Clone)]
pub struct SmtpMailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

/// Why a mail server cannot be used as it is described.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SmtpSetupError {
    /// The address of the server is not understood; says why, without the password in it.
    Url(String),
    /// The sender is no address.
    From,
}

impl fmt::Display for SmtpSetupError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Url(why) => f.write_str(why),
            Self::From => f.write_str("must be an address, or a name and an address in <>"),
        }
    }
}

impl std::error::Error for SmtpSetupError {}

impl SmtpMailer {
    /// A mail server by its address, and the sender that mails name.
    ///
    /// `smtps://USER:PASSWORD@HOST` speaks TLS from the start, `smtp://…` after STARTTLS and not without it;
    /// `smtp://…?tls=none` never, which is for a server on the same machine. TLS needs the process's default crypto
    /// provider.
    ///
    /// # Errors
    /// If either is not understood.
    pub fn new(url: &str, from: &str) -> Result<Self, SmtpSetupError> {
        let from: Mailbox = from.trim().parse().map_err(|_| SmtpSetupError::From)?;
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(&understood(url)?).map_err(|_| {
            SmtpSetupError::Url("is not an address such as smtp://user:password@host:587".into())
        })?;
        Ok(Self { transport: transport.timeout(Some(PATIENCE)).build(), from })
    }

    fn message(&self, mail: &OutgoingMail) -> Result<Message, SendError> {
        let broken = |_| SendError("this mail cannot be written".into());
        let recipient =
            mail.recipient.as_str().parse().map_err(|_| SendError("the address is not understood".into()))?;
        let automatic =
            HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".into());
        Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, recipient))
            .subject(&mail.subject)
            .message_id(Some(format!("<{}@{}>", mail.id, self.from.email.domain())))
            .raw_header(automatic)
            .header(ContentType::TEXT_PLAIN)
            .body(mail.body.as_str().to_owned())
            .map_err(broken)
    }
}

/// The address in the words of the SMTP library, which takes `smtp://` without more for a server without TLS.
fn understood(url: &str) -> Result<String, SmtpSetupError> {
    let url = url.trim();
    let (address, settings) = url.split_once('?').unwrap_or((url, ""));
    match (address.split_once("://").map(|(scheme, _)| scheme), settings) {
        (Some("smtps"), "") => Ok(address.to_owned()),
        (Some("smtp"), "" | "tls=required") => Ok(format!("{address}?tls=required")),
        (Some("smtp"), "tls=none") => Ok(address.to_owned()),
        (Some("smtp" | "smtps"), _) => Err(SmtpSetupError::Url(
            "takes `?tls=required` or `?tls=none` after smtp://, and nothing else".into(),
        )),
        _ => Err(SmtpSetupError::Url("must begin with smtp:// or smtps://".into())),
    }
}

impl Mailer for SmtpMailer {
    async fn send(&self, mail: &OutgoingMail) -> Result<(), SendError> {
        let message = self.message(mail)?;
        match tokio::time::timeout(PATIENCE, self.transport.send(message)).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) => Err(SendError(told(&error))),
            Err(_) => Err(SendError("the mail server took too long".into())),
        }
    }
}

/// An error with its causes.
fn told(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(error.source(), |cause| cause.source());
    causes.fold(error.to_string(), |told, cause| {
        let cause = cause.to_string();
        if told.contains(&cause) { told } else { format!("{told}: {cause}") }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_is_spoken_to_in_the_clear_only_where_that_was_asked_for() {
        let check = |url: &str, expected: Option<&str>| {
            assert_eq!(understood(url).ok().as_deref(), expected, "{url}");
        };
        check("smtp://u:p@mail.example:587", Some("smtp://u:p@mail.example:587?tls=required"));
        check(" smtp://mail.example?tls=required ", Some("smtp://mail.example?tls=required"));
        check("smtps://u:p@mail.example", Some("smtps://u:p@mail.example"));
        check("smtp://127.0.0.1:25?tls=none", Some("smtp://127.0.0.1:25"));
        check("smtp://mail.example?tls=opportunistic", None);
        check("smtps://mail.example?tls=none", None);
        check("http://mail.example", None);
        check("mail.example", None);
    }

    #[test]
    fn a_mistake_is_told_without_the_password() {
        let told = |url: &str, from: &str| SmtpMailer::new(url, from).err().map(|error| error.to_string());
        for (url, from) in [
            ("smtp://u:hunter2@mail.example?x=1", "flow@msp.example"),
            ("smtp://u:hunter2@:x?tls=none", "flow@msp.example"),
            ("smtp://u:hunter2@mail.example?tls=none", "nobody"),
        ] {
            let told = told(url, from).unwrap();
            assert!(!told.contains("hunter2"), "{told}");
        }
        assert_eq!(told("smtp://127.0.0.1:25?tls=none", "Flow <flow@msp.example>"), None);
    }
}

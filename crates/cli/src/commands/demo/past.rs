//! Sessions of the days before: enough of them to learn from.

use super::Story;
use rf_flows::session::SessionCommand;

const OUTLOOK: &str = "outlook-keeps-asking-for-a-password";
const PRINTER: &str = "network-printer-shows-as-offline";

/// Flow, problem, the steps as `question=answer` or `step`, and how it ended: resolved with this cause, or handed over.
type Told = (&'static str, &'static str, &'static str, End);

enum End {
    Cause(&'static str),
    HandedOver(&'static str),
}

use End::{Cause, HandedOver};

const STALE: &str = "Stale or changed credentials";
const TOKEN: &str = "The computer's sign-in token had expired or was damaged";
const PROFILE: &str = "Damaged Outlook profile";
const QUEUE: &str = "A document stuck in the spooler";
const ADDRESS: &str = "The printer had come back with another address";

const CACHED: &str = "webmail=yes cached prompt-again=yes";
const SIGNED_IN: &str = "webmail=yes cached prompt-again=no registration=no token token-ok=yes";
const NEW_PROFILE: &str = "webmail=yes cached prompt-again=no registration=yes profile profile-ok=yes";
const RESET: &str = "webmail=wrong reset-verify reset prompt-again=yes";
const SPOOLER: &str = "display=ready ping=yes spooler test-page=yes";
const MOVED: &str = "display=ready ping=no address address-ok=yes test-page=yes";

#[rustfmt::skip]
const PAST: [Told; 18] = [
    (OUTLOOK, "Outlook password prompt comes back after every restart", CACHED, Cause(STALE)),
    (PRINTER, "Label printer in the Fabrikam warehouse is offline", SPOOLER, Cause(QUEUE)),
    (OUTLOOK, "Outlook asks for the password again and again since the laptop was replaced", SIGNED_IN, Cause(TOKEN)),
    (OUTLOOK, "Password changed yesterday, Outlook keeps prompting", CACHED, Cause(STALE)),
    (OUTLOOK, "Cannot sign in anywhere, Outlook refuses the password", RESET, Cause("Expired password")),
    (PRINTER, "Nobody at Tailspin can print, the queue is full", SPOOLER, Cause(QUEUE)),
    (OUTLOOK, "Outlook prompts for credentials, webmail works", CACHED, Cause(STALE)),
    (OUTLOOK, "Outlook password prompts after the migration", NEW_PROFILE, Cause(PROFILE)),
    (PRINTER, "Printer offline after the power cut", MOVED, Cause(ADDRESS)),
    (OUTLOOK, "Prompt for the mailbox password every few minutes", CACHED, Cause(STALE)),
    (OUTLOOK, "Outlook and Teams ask for a password on one computer only", SIGNED_IN, Cause(TOKEN)),
    (OUTLOOK, "Password prompts in Outlook, new profile did not help either",
        "webmail=yes cached prompt-again=no registration=yes profile profile-ok=no", HandedOver("L2 Messaging")),
    (PRINTER, "Accounting printer shows as offline, documents wait", SPOOLER, Cause(QUEUE)),
    (OUTLOOK, "Outlook credential prompt after the password expired", RESET, Cause("Expired password")),
    (OUTLOOK, "Shared mailbox user sees a password window in Outlook", CACHED, Cause(STALE)),
    (OUTLOOK, "Outlook prompts since Windows was reset", SIGNED_IN, Cause(TOKEN)),
    (PRINTER, "Printer greyed out since the router was replaced", MOVED, Cause(ADDRESS)),
    (PRINTER, "Printer offline in Windows, but the display says ready",
        "display=ready ping=yes spooler test-page=offline snmp last-try=yes", Cause("SNMP status check of the port")),
];

/// The stories of the days before, the oldest first.
pub(super) fn stories() -> impl Iterator<Item = Story> {
    PAST.into_iter().map(|(flow, problem, way, end)| {
        let moves = way.split_whitespace().map(|step| match step.split_once('=') {
            Some((step, answer)) => SessionCommand::Answer { step: step.into(), answer: answer.into() },
            None => SessionCommand::CompleteStep { step: step.into() },
        });
        let end = match end {
            Cause(cause) => {
                SessionCommand::Resolve { outcome: "It works again".into(), cause: Some(cause.into()) }
            }
            HandedOver(to) => SessionCommand::Escalate {
                to: Some(to.into()),
                to_person: None,
                reason: "Nothing here helped".into(),
            },
        };
        // Questions are quicker than what is done.
        let minutes = |command: &SessionCommand| match command {
            SessionCommand::CompleteStep { step } => 3 + i64::try_from(step.0.len() % 4).unwrap_or(0),
            _ => 2,
        };
        let moves = moves.chain([end]).map(|command| (minutes(&command), command)).collect();
        Story { flow, problem, moves }
    })
}

//! Notifications by mail: who did what to which session, why, and where to look. No more leaves the house, and what they
//! wrote is redacted.

use crate::app::App;
use rf_auth::{
    Email,
    mail::{Letter, MailOutbox, harmless},
};
use rf_core::{StoreError, TeamId};
use rf_documentation::{NoteStore, Profile, Redactor};
use rf_flows::notification::{Notice, Notification, NotificationKind};
use rf_persistence::{Connection, Repo, views};

/// Puts a mail into the outbox for each of those who are to hear by mail too, in the transaction that told them.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn mail<C: Connection>(
    store: &mut Repo<C>,
    app: &App,
    team: TeamId,
    notices: &[Notice],
) -> Result<(), StoreError> {
    let mut posted = notices.iter().filter(|notice| notice.by_mail).peekable();
    if posted.peek().is_none() {
        return Ok(());
    }
    let terms = store.house_rules(team).await?.terms;
    let redactor = Redactor::new(Profile::Strict, terms.iter().map(String::as_str));
    for notice in posted {
        let notification = &notice.notification;
        let Some(reader) = views::member_row(store, team, notification.user).await? else { continue };
        let Ok(address) = Email::parse(&reader.email) else { continue };
        let link = format!("{}/sessions/{}", app.settings().public_url, notification.session);
        let letter = letter(&redactor, &reader.name, notification, &link);
        store.enqueue(&app.postbox().mail(app.env(), team, &address, letter)).await?;
    }
    Ok(())
}

fn letter(redactor: &Redactor, reader: &str, told: &Notification, link: &str) -> Letter {
    let (actor, reference) = (harmless(&told.actor_name), &told.text.reference);
    let (subject, what) = match told.kind {
        NotificationKind::Escalated => (
            format!("{reference} waits for somebody to take over"),
            format!("{actor} escalated the session {reference}. It waits until somebody accepts it."),
        ),
        NotificationKind::EscalationAccepted => (
            format!("{reference} was taken over"),
            format!("{actor} accepted your escalation and goes on with the session {reference}."),
        ),
        NotificationKind::EscalationReturned => (
            format!("{reference} came back to you"),
            format!("{actor} returned your escalation. The session {reference} is yours again."),
        ),
        NotificationKind::Assigned => {
            (format!("{reference} was assigned to you"), format!("{actor} gave you the session {reference}."))
        }
    };
    let why = told.text.why.as_deref().map(|why| format!("Why: {}", redactor.redact(why).text));
    let paragraphs = [format!("Hello {},", harmless(reader)), what].into_iter().chain(why);
    let rest = [
        link.to_owned(),
        "You get this mail because the session concerns you in your team at ResolutionFlow.".into(),
    ];
    let body = paragraphs.chain(rest).collect::<Vec<_>>().join("\n\n");
    Letter { kind: kind(told.kind), subject, body: format!("{body}\n\nResolutionFlow\n") }
}

const fn kind(kind: NotificationKind) -> &'static str {
    match kind {
        NotificationKind::Escalated => "session_escalated",
        NotificationKind::EscalationAccepted => "escalation_accepted",
        NotificationKind::EscalationReturned => "escalation_returned",
        NotificationKind::Assigned => "session_assigned",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rf_core::Env;
    use rf_flows::notification::NotificationText;

    fn told(kind: NotificationKind, why: Option<&str>) -> Notification {
        let env = Env::system();
        Notification {
            id: env.new_id(),
            user: env.new_id(),
            kind,
            session: env.new_id(),
            actor_name: "Kim <evil.example>".into(),
            text: NotificationText {
                reference: "RF-1A2B3C".into(),
                about: "The payroll server of Fabrikam".into(),
                why: why.map(Into::into),
            },
            at: env.now(),
        }
    }

    #[test]
    fn a_mail_tells_who_what_why_and_where_and_no_secret() {
        let why = "Needs the domain admin of Falcon, password: Winter2026! does not work";
        let told = told(NotificationKind::Escalated, Some(why));
        let redactor = Redactor::new(Profile::Strict, ["Falcon"]);
        let told = letter(&redactor, "Ana", &told, "https://rf.example/sessions/1");
        assert_eq!(told.subject, "RF-1A2B3C waits for somebody to take over");
        assert!(told.body.contains("Kim evil. example escalated the session RF-1A2B3C."), "{}", told.body);
        assert!(told.body.contains("[redacted: password]"), "{}", told.body);
        assert!(!told.body.contains("Winter2026"), "{}", told.body);
        assert!(!told.body.contains("Fabrikam") && !told.body.contains("Falcon"), "{}", told.body);
        assert!(told.body.contains("\n\nhttps://rf.example/sessions/1\n\n"), "{}", told.body);
    }

    #[test]
    fn what_has_no_reason_gives_none() {
        let redactor = Redactor::new(Profile::Strict, []);
        let told = told(NotificationKind::EscalationAccepted, None);
        let told = letter(&redactor, "Ana", &told, "https://rf.example");
        assert!(!told.body.contains("Why"), "{}", told.body);
    }
}

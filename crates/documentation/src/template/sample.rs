//! A session that is made up, to show what a template makes of one.

use crate::branding::Branding;
use crate::document::{
    Conclusion, Deed, Document, DocumentFormat, Entry, FactTold, Header, Standing, StepSpent, TimeSpent,
};
use crate::template::Templates;
use crate::variant::Variant;
use chrono::TimeDelta;
use rf_core::Time;
use rf_flows::session::{Audience, SessionStatus};

/// Who works on it.
const ENGINEER: &str = "Kim Lee";
/// 2 March 2026, 09:00:12 UTC.
const BEGIN: i64 = 1_772_442_012;

fn after(seconds: i64) -> Time {
    Time::UNIX_EPOCH + TimeDelta::seconds(BEGIN + seconds)
}

/// The whole document of it: handed on for those who take over, solved for everybody else.
pub fn sample(variant: Variant, branding: Branding) -> Document {
    let is_handed_on = variant == Variant::Escalation;
    let stands = || Standing::Stands;
    let mut deeds = vec![
        (20, captured("Mailbox", Some("a.novak@contoso.example"))),
        (25, captured("Impact", Some("One person, who cannot work with mail"))),
        (88, answered("Can they sign in on the web?", "No", Standing::Corrected { to: "Yes".into() })),
        (130, noted("Sign-in log: `50055`, the password expired on 1 March.", Audience::Internal)),
        (190, captured("Temporary password", None)),
        (310, Deed::WentBack { to: "Can they sign in on the web?".into() }),
        (
            355,
            Deed::Answered {
                question: "Can they sign in on the web?".into(),
                answer: "Yes".into(),
                standing: stands(),
                again: true,
            },
        ),
        (420, noted("We have set a new password. Please sign in with it once.", Audience::Client)),
    ];
    let step = if is_handed_on {
        "Rebuild the Outlook profile"
    } else {
        let action = "Remove the stored credentials".to_owned();
        deeds.push((760, Deed::Done { action, standing: stands(), again: false }));
        deeds.push((1_130, answered("Does the prompt stay away?", "Yes", stands())));
        "Remove the stored credentials"
    };
    let (status, conclusion) = if is_handed_on {
        let (to, reason) = ("Mail team".to_owned(), "The profile is on a terminal server.".to_owned());
        let by = ENGINEER.to_owned();
        (SessionStatus::Escalated, Conclusion::Escalated { to: Some(to), reason: Some(reason), by })
    } else {
        let cause = Some("The expired password was still stored".to_owned());
        let resolution = "Removed the stored credentials; no prompt for 15 minutes.".to_owned();
        (SessionStatus::Resolved, Conclusion::Resolved { cause, resolution, by: ENGINEER.into() })
    };
    let entries = (2..).zip(deeds).map(|(seq, (seconds, deed))| Entry {
        seq,
        at: after(seconds),
        by: ENGINEER.into(),
        within: None,
        deed,
    });
    let spent = |step: &str, seconds| StepSpent {
        step: Some(step.into()),
        wall_clock_seconds: seconds,
        hands_on_seconds: seconds,
    };
    Document {
        format: DocumentFormat::V1,
        variant: Variant::Internal,
        branding,
        templates: Templates::default(),
        header: Header {
            reference: "RF-4SN02Q".into(),
            flow_title: "Outlook keeps asking for a password".into(),
            flow_version: Some(3),
            problem: Some("Outlook asks for the password every few minutes since this morning".into()),
            facts: facts(),
            engineer: ENGINEER.into(),
            status,
            started: after(0),
            ended: Some(after(1_200)),
        },
        entries: entries.collect(),
        conclusion,
        open_step: is_handed_on.then(|| step.to_owned()),
        time_spent: Some(TimeSpent {
            wall_clock_seconds: 1_200,
            hands_on_seconds: 1_200,
            steps: vec![spent("Can they sign in on the web?", 355), spent(step, 845)],
        }),
        added: Vec::new(),
        edits: Vec::new(),
        hidden: Vec::new(),
    }
}

fn facts() -> Vec<FactTold> {
    let told = [
        ("ticket.number", "T20260302.0017"),
        ("ticket.summary", "Outlook password prompt"),
        ("ticket.priority", "Medium"),
        ("ticket.contact.name", "Ana Novak"),
        ("client.name", "Contoso"),
        ("client.site", "Head office"),
    ];
    told.map(|(fact, value)| FactTold { fact: fact.into(), value: value.into() }).into()
}

fn captured(label: &str, value: Option<&str>) -> Deed {
    Deed::Captured { label: label.into(), value: value.map(Into::into), standing: Standing::Stands }
}

fn answered(question: &str, answer: &str, standing: Standing) -> Deed {
    Deed::Answered { question: question.into(), answer: answer.into(), standing, again: false }
}

fn noted(text: &str, audience: Audience) -> Deed {
    Deed::Noted { text: text.into(), audience, step: None, hypothesis: None }
}

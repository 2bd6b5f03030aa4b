//! What of a session can be found: its note as the team reads it, with masks in the place of secrets.

use crate::document::{Conclusion, Document, Entry};
use crate::redacted::{Free, push_deed};
use rf_flows::{
    search::{self, EntryId, EntryStep, one_line},
    session::Session,
};

/// How much of a problem is a title, in bytes; what follows is found all the same.
const TITLE: usize = 200;

/// The session as it can be found by its note, which was redacted for the team. What the team puts on all its notes is left
/// out: it would find all of them.
pub fn findable(session: &Session, note: Document) -> search::Entry {
    let Document { header, entries, mut conclusion, open_step, added, .. } = note;
    let problem = one_line(header.problem.as_deref().unwrap_or_default());
    let mut steps = Vec::with_capacity(entries.len() + 2);
    let title = if problem.is_empty() {
        header.flow_title.clone()
    } else if problem.len() > TITLE {
        let cut = problem.floor_char_boundary(TITLE);
        let cut = problem[..cut].rfind(' ').unwrap_or(cut);
        steps.push(body(problem.clone()));
        format!("{}…", &problem[..cut])
    } else {
        problem
    };
    steps.extend(entries.into_iter().map(|entry| body(words_of(entry))));
    steps.extend(open_step.map(|step| body(one_line(&step))));
    steps.extend(added.iter().map(|line| body(one_line(&line.text))));
    search::Entry {
        id: EntryId::Session(session.id),
        title,
        category: one_line(&header.reference),
        tags: [header.flow_title, header.engineer].iter().map(|text| one_line(text)).collect(),
        summary: ending(&mut conclusion),
        steps: steps.into_iter().filter(|step| !step.body.is_empty()).collect(),
        marks: Vec::new(),
    }
}

fn body(body: String) -> EntryStep {
    EntryStep { title: String::new(), body }
}

/// Everything in an entry that somebody wrote.
fn words_of(mut entry: Entry) -> String {
    let mut texts = Vec::new();
    push_deed(&mut texts, &mut entry.deed);
    joined(texts.iter().map(|Free { before, text, .. }| format!("{before}{text}")))
}

/// How the session ended, and why.
fn ending(conclusion: &mut Conclusion) -> String {
    match conclusion {
        Conclusion::InProgress { .. } => String::new(),
        Conclusion::Resolved { cause, resolution, by: _ } => {
            joined(cause.take().into_iter().chain([std::mem::take(resolution)]))
        }
        Conclusion::Escalated { to, reason, by: _ } => joined(to.take().into_iter().chain(reason.take())),
        Conclusion::Abandoned { why, by: _ } => joined(why.take()),
    }
}

fn joined(texts: impl IntoIterator<Item = String>) -> String {
    let texts = texts.into_iter().map(|text| one_line(&text)).filter(|text| !text.is_empty());
    texts.collect::<Vec<_>>().join(" · ")
}

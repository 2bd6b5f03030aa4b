//! A document with what somebody changed by hand in it. What was replaced or left out is not in it any more, in no place.

use crate::document::{AddedText, Conclusion, Deed, Document, EditKind, EditTold, Entry};
use crate::outline::placed;
use crate::overlay::{Anchor, Change, NoteEdit, Overlay};
use crate::pieces::{Piece, pieces};
use crate::variant::Variant;
use std::collections::BTreeMap;

impl Document {
    /// What belongs to its readers, as it was edited for them. An edit of a piece that the note does not have now changes nothing.
    pub(crate) fn edited(mut self, overlay: &Overlay) -> Self {
        if overlay.edits.is_empty() {
            return self;
        }
        let pieces: BTreeMap<Anchor, Piece> =
            pieces(&self).into_iter().map(|piece| (piece.anchor, piece)).collect();
        let fitting = overlay.edits.iter().filter(|edit| pieces.contains_key(&edit.anchor));
        let by_anchor: BTreeMap<Anchor, &NoteEdit> = fitting.map(|edit| (edit.anchor, edit)).collect();
        self.entries = std::mem::take(&mut self.entries)
            .into_iter()
            .flat_map(|entry| match by_anchor.get(&Anchor::Entry(entry.seq)) {
                Some(edit) => edited_entry(self.variant, entry, edit),
                None => vec![entry],
            })
            .collect();
        for (anchor, edit) in by_anchor {
            if !matches!(anchor, Anchor::Entry(_)) {
                self.edit_section(anchor, edit, &pieces[&anchor]);
            }
            self.tell(edit);
        }
        self
    }

    fn edit_section(&mut self, anchor: Anchor, edit: &NoteEdit, piece: &Piece) {
        let text = match &edit.change {
            Some(Change::Replaced { text }) => Some(text.clone()),
            Some(Change::Hidden) if piece.can_hide => None,
            _ => return self.add(anchor, edit),
        };
        match anchor {
            Anchor::Top | Anchor::Entry(_) => {}
            Anchor::Problem => self.header.problem = text,
            Anchor::TimeSpent => self.time_spent = None,
            Anchor::NextStep => {
                if let Conclusion::InProgress { next_step } = &mut self.conclusion {
                    next_step.clone_from(&text);
                }
                self.open_step = text;
            }
            Anchor::Cause => {
                if let Conclusion::Resolved { cause, .. } = &mut self.conclusion {
                    *cause = text;
                }
            }
            Anchor::Outcome => match &mut self.conclusion {
                Conclusion::InProgress { .. } => {}
                Conclusion::Resolved { resolution, .. } => *resolution = text.unwrap_or_default(),
                Conclusion::Escalated { to, reason, .. } => {
                    if text.is_none() {
                        *to = None;
                    }
                    *reason = text;
                }
                Conclusion::Abandoned { why, .. } => *why = text,
            },
        }
        self.add(anchor, edit);
    }

    fn add(&mut self, after: Anchor, edit: &NoteEdit) {
        let lines = edit.below.iter().map(|text| AddedText { after, text: text.clone() });
        self.added.extend(lines);
    }

    /// Says what was changed and by whom. Clients are not told of what is left out.
    fn tell(&mut self, edit: &NoteEdit) {
        let kind = match &edit.change {
            Some(Change::Replaced { .. }) => EditKind::Replaced,
            Some(Change::Hidden) => EditKind::Hidden,
            None => EditKind::Extended,
        };
        if self.variant == Variant::Client && kind == EditKind::Hidden {
            return;
        }
        let by = Some(edit.by_name.clone());
        self.edits.push(EditTold { anchor: edit.anchor, kind, by, at: edit.at });
    }

    /// Without who edited it, if clients read it. Redaction has to know: they may be named in texts.
    pub(crate) fn without_editors(mut self) -> Self {
        if self.variant == Variant::Client {
            self.edits.iter_mut().for_each(|edit| edit.by = None);
        }
        self
    }
}

/// The entry as it was edited, and the lines behind it.
fn edited_entry(variant: Variant, entry: Entry, edit: &NoteEdit) -> Vec<Entry> {
    let place = placed(variant, &entry);
    let (seq, by) = (entry.seq, if variant == Variant::Client { &entry.by } else { &edit.by_name });
    let below = edit.below.iter().map(|text| Entry {
        seq,
        at: edit.at,
        by: by.clone(),
        within: None,
        deed: Deed::Added { text: text.clone(), place },
    });
    let below: Vec<Entry> = below.collect();
    let standing = match &edit.change {
        None => Some(entry),
        Some(Change::Hidden) => None,
        Some(Change::Replaced { text }) => {
            // What stands there says all of the line, where it was done too.
            Some(Entry { within: None, deed: Deed::Edited { text: text.clone(), place }, ..entry })
        }
    };
    standing.into_iter().chain(below).collect()
}

//! The audit log as CSV (RFC 4180), safe to open in a spreadsheet.

use rf_persistence::views::AuditRow;

const COLUMNS: [&str; 10] = [
    "time",
    "action",
    "actor_kind",
    "actor_id",
    "actor",
    "target_kind",
    "target_id",
    "target",
    "address",
    "details",
];

/// A file that grows line by line, up to a limit.
pub(super) struct Sheet {
    lines: String,
    rows: usize,
    most: usize,
    is_cut: bool,
}

impl Sheet {
    /// A sheet for at most `most` rows.
    pub(super) const fn new(most: usize) -> Self {
        Self { lines: String::new(), rows: 0, most, is_cut: false }
    }

    /// Adds a row, unless the sheet is full. Whether it was added.
    pub(super) fn add(&mut self, row: &AuditRow) -> bool {
        if self.rows == self.most {
            self.is_cut = true;
            return false;
        }
        self.rows += 1;
        let id = |id: Option<uuid::Uuid>| id.map(|id| id.to_string()).unwrap_or_default();
        let details = if row.details.is_empty() {
            String::new()
        } else {
            serde_json::Value::Object(row.details.clone()).to_string()
        };
        push_line(
            &mut self.lines,
            &[
                &row.at.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true),
                &row.action,
                &row.actor_kind,
                &id(row.actor_id),
                &row.actor_name,
                &row.target_kind,
                &id(row.target_id),
                &row.target_name,
                row.address.as_deref().unwrap_or_default(),
                &details,
            ],
        );
        true
    }

    /// How many rows it holds, beside its header.
    pub(super) const fn rows(&self) -> usize {
        self.rows
    }

    /// The file.
    pub(super) fn into_text(self) -> String {
        let mut text = String::with_capacity(self.lines.len() + 512);
        if self.is_cut {
            let note = format!(
                "There are more rows: these are the newest {}. Ask for a shorter time for the others.",
                self.most
            );
            let mut first = [""; COLUMNS.len()];
            first[0] = &note;
            push_line(&mut text, &first);
        }
        push_line(&mut text, &COLUMNS);
        text + &self.lines
    }
}

/// Adds a line.
pub(crate) fn push_line(lines: &mut String, cells: &[&str]) {
    for (place, cell) in cells.iter().enumerate() {
        if place > 0 {
            lines.push(',');
        }
        push_cell(lines, cell);
    }
    lines.push_str("\r\n");
}

/// A cell that a spreadsheet would take for a formula gets an apostrophe in front.
fn push_cell(lines: &mut String, cell: &str) {
    let guard = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    if cell.contains([',', '"', '\r', '\n']) {
        lines.push('"');
        lines.push_str(guard);
        lines.push_str(&cell.replace('"', "\"\""));
        lines.push('"');
    } else {
        lines.push_str(guard);
        lines.push_str(cell);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rf_core::{AuditEventId, Members};
    use uuid::Uuid;

    fn row(name: &str) -> AuditRow {
        AuditRow {
            id: AuditEventId::from(Uuid::nil()),
            at: "2026-06-01T08:00:00.250Z".parse().unwrap(),
            action: "sign_in.started".into(),
            actor_kind: "person".into(),
            actor_id: None,
            actor_name: name.into(),
            target_kind: "sign_in".into(),
            target_id: None,
            target_name: "Ada".into(),
            details: Members::new(),
            address: None,
        }
    }

    #[track_caller]
    fn check(name: &str, cell: &str) {
        let mut sheet = Sheet::new(1);
        assert!(sheet.add(&row(name)));
        let line = format!("2026-06-01T08:00:00.250Z,sign_in.started,person,,{cell},sign_in,,Ada,,\r\n");
        let header = COLUMNS.join(",");
        assert_eq!(sheet.into_text(), format!("{header}\r\n{line}"), "{name:?}");
    }

    #[test]
    fn a_cell_reads_back_as_it_was_and_never_as_a_formula() {
        check("Grace", "Grace");
        check("Jürgen", "Jürgen");
        check("O'Neil, Pat", "\"O'Neil, Pat\"");
        check("the \"boss\"", "\"the \"\"boss\"\"\"");
        check("two\nlines", "\"two\nlines\"");
        check("=1+1", "'=1+1");
        check("+1", "'+1");
        check("-1", "'-1");
        check("@SUM(A1)", "'@SUM(A1)");
        check("\tx", "'\tx");
        check("\rx", "\"'\rx\"");
        check("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
    }

    #[test]
    fn a_sheet_that_was_cut_says_so_in_its_first_line() {
        let mut sheet = Sheet::new(2);
        assert_eq!([1, 2, 3].map(|_| sheet.add(&row("Grace"))), [true, true, false]);
        assert_eq!(sheet.rows(), 2);
        let text = sheet.into_text();
        let lines: Vec<_> = text.lines().collect();
        assert!(lines[0].starts_with("There are more rows: these are the newest 2."), "{text}");
        assert_eq!((lines[1], lines.len()), (COLUMNS.join(",").as_str(), 4));
    }
}

//! From a text to rows: the separator, the headings, and what of each line can be used.

use super::columns::Column;
use super::failed;
use crate::import::{Outcome, ReportEntry};

/// Rows of a table; a flow has at most a thousand steps with some lines each.
const MAX_ROWS: usize = 50_000;

/// A row, by column.
pub(super) struct Row {
    /// The line of the source that it begins at, from 1.
    pub line: u32,
    cells: [String; Column::COUNT],
}

impl Row {
    /// What stands in the column, without spaces around it; empty where the table has no such column.
    pub fn get(&self, column: Column) -> &str {
        &self.cells[column as usize]
    }

    /// What stands in the column, if anything does.
    pub fn some(&self, column: Column) -> Option<String> {
        Some(self.get(column)).filter(|cell| !cell.is_empty()).map(str::to_owned)
    }

    fn is_empty(&self) -> bool {
        self.cells.iter().all(String::is_empty)
    }
}

/// The rows; none where the first line names no step.
pub(super) fn read(source: &str, report: &mut Vec<ReportEntry>) -> Option<Vec<Row>> {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let mut reader = reader(source, separator(source));
    let headings = match reader.headers() {
        Ok(headings) => headings.clone(),
        Err(error) => {
            report.push(failed(1, format!("The table could not be read: {error}.")));
            return None;
        }
    };
    let columns = columns(&headings, report);
    let named = |column| columns.contains(&Some(column));
    if !named(Column::Title) && !named(Column::Step) {
        let reason = "The first line must name the columns, and one of them must be `step` or `title`.";
        report.push(failed(1, reason));
        return None;
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let line = error.position().map_or(1, |place| line_of(place.line()));
                report.push(failed(line, "The line could not be read and was left out."));
                continue;
            }
        };
        let line = record.position().map_or(1, |place| line_of(place.line()));
        if rows.len() == MAX_ROWS {
            report.push(failed(
                line,
                format!("Only the first {MAX_ROWS} rows are read; the rest was left out."),
            ));
            break;
        }
        let mut row = Row { line, cells: std::array::from_fn(|_| String::new()) };
        for (place, cell) in record.iter().enumerate() {
            match columns.get(place) {
                Some(Some(column)) => row.cells[*column as usize] = text(cell),
                Some(None) => {}
                None if cell.trim().is_empty() => {}
                None => {
                    let reason = format!(
                        "The line has more cells than the first one; “{}” was left out.",
                        brief(cell)
                    );
                    report.push(ReportEntry::new(Some(line), Outcome::NotMapped, reason));
                    break;
                }
            }
        }
        if !row.is_empty() {
            rows.push(row);
        }
    }
    Some(rows)
}

/// Whether the first line names a step and something about it.
pub(super) fn looks_like_table(source: &str) -> bool {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let first = source.lines().next().unwrap_or_default();
    let headings = first.split(char::from(separator(source))).map(|heading| heading.trim_matches([' ', '"']));
    let known: Vec<_> = headings.filter_map(Column::named).collect();
    known.len() >= 2 && known.iter().any(|column| matches!(column, Column::Title | Column::Step))
}

fn reader(source: &str, separator: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().delimiter(separator).flexible(true).from_reader(source.as_bytes())
}

/// Whichever of `,`, `;` and tab the first line has most of, outside of quotes.
fn separator(source: &str) -> u8 {
    let first = source.lines().next().unwrap_or_default();
    let mut counts = [(0_usize, b','), (0, b';'), (0, b'\t')];
    let mut is_quoted = false;
    for byte in first.bytes() {
        is_quoted ^= byte == b'"';
        for (count, separator) in &mut counts {
            *count += usize::from(!is_quoted && byte == *separator);
        }
    }
    counts.into_iter().rev().max_by_key(|(count, _)| *count).map_or(b',', |(_, separator)| separator)
}

fn columns(headings: &csv::StringRecord, report: &mut Vec<ReportEntry>) -> Vec<Option<Column>> {
    let mut columns: Vec<Option<Column>> = Vec::new();
    for heading in headings {
        let column = Column::named(heading);
        let shown = brief(heading);
        match column {
            Some(_) if columns.contains(&column) => {
                let reason = format!("The column `{shown}` is there twice; the second one was left out.");
                report.push(ReportEntry::new(Some(1), Outcome::NotMapped, reason));
                columns.push(None);
            }
            Some(_) => columns.push(column),
            None => {
                if !heading.trim().is_empty() {
                    let reason = format!("The column `{shown}` was left out: a flow has no such field.");
                    report.push(ReportEntry::new(Some(1), Outcome::NotMapped, reason));
                }
                columns.push(None);
            }
        }
    }
    columns
}

/// The cell with plain line breaks and without spaces around it.
fn text(cell: &str) -> String {
    cell.replace("\r\n", "\n").replace('\r', "\n").trim().to_owned()
}

fn brief(text: &str) -> String {
    let line = crate::import::text::plain_line(text);
    crate::import::text::shortened(&line, 40)
}

fn line_of(line: u64) -> u32 {
    u32::try_from(line).unwrap_or(u32::MAX).max(1)
}

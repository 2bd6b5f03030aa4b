//! Rows for people and for programs.

use serde::Serialize;

/// Something that a list shows.
pub(super) trait Row: Serialize {
    /// What stands above the columns.
    const HEADINGS: &'static [&'static str];

    /// What stands in them.
    fn cells(&self) -> Vec<String>;
}

/// Prints rows as a table, or as JSON.
pub(super) fn print<R: Row>(rows: &[R], json: bool) {
    if json {
        println!("{:#}", serde_json::json!(rows));
    } else {
        print!("{}", table(rows));
    }
}

/// Columns as wide as their widest cell; control characters, which a name cannot have, are not looked for.
fn table<R: Row>(rows: &[R]) -> String {
    let headings = R::HEADINGS.iter().map(|heading| (*heading).to_owned()).collect();
    let lines: Vec<Vec<String>> = std::iter::once(headings).chain(rows.iter().map(Row::cells)).collect();
    let width =
        |column: usize| lines.iter().map(|line| line[column].chars().count()).max().unwrap_or_default();
    let widths: Vec<usize> = (0..R::HEADINGS.len()).map(width).collect();
    let mut text = String::new();
    for line in &lines {
        let cells: Vec<String> =
            line.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}")).collect();
        text += cells.join("  ").trim_end();
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Serialize)]
    struct Pair(&'static str, u32);

    impl Row for Pair {
        const HEADINGS: &'static [&'static str] = &["NAME", "COUNT"];

        fn cells(&self) -> Vec<String> {
            vec![self.0.into(), self.1.to_string()]
        }
    }

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let text = table(&[Pair("Zoë", 1), Pair("Maximilian", 20)]);
        assert_eq!(text, "NAME        COUNT\nZoë         1\nMaximilian  20\n");
    }
}

//! The table of a measurement.

use super::{Row, routes::Route};
use std::{fmt::Write, time::Duration};

const HEADINGS: [&str; 10] = [
    "route",
    "database",
    "req/s",
    "p50 ms",
    "p99 ms",
    "CPU us",
    "db CPU us",
    "RSS MB",
    "of /healthz",
    "of SQLite",
];

/// Lines up the figures; the last two columns are shares of requests per second.
pub fn of(rows: &[Row]) -> String {
    let cells: Vec<[String; 10]> = rows.iter().map(|row| line(row, rows)).collect();
    let headings = HEADINGS.map(str::to_owned);
    let width = |column: usize| {
        let all = cells.iter().chain([&headings]).map(|line| line[column].chars().count());
        all.max().unwrap_or_default()
    };
    let widths: Vec<usize> = (0..HEADINGS.len()).map(width).collect();
    let mut table = String::from("\n");
    for line in [&headings].into_iter().chain(&cells) {
        for (column, (cell, width)) in line.iter().zip(&widths).enumerate() {
            // Names to the left, figures to the right. Writing to a text cannot fail.
            let _ = if column < 2 {
                write!(table, "{cell:<width$}  ")
            } else {
                write!(table, "{cell:>width$}  ")
            };
        }
        table.truncate(table.trim_end().len());
        table.push('\n');
    }
    table
}

fn line(row: &Row, rows: &[Row]) -> [String; 10] {
    let requests = row.measured.latency.count();
    let per_request = |time: Option<Duration>| match time {
        Some(time) if requests > 0 => format!("{:.0}", time.as_secs_f64() * 1e6 / requests as f64),
        _ => "-".into(),
    };
    let millis = |percent| format!("{:.2}", super::millis(row.measured.latency.percentile(percent)));
    let rate = row.measured.per_second();
    let share = |route: Route, database: &str| {
        let other = rows.iter().find(|other| other.route == route && other.database == database);
        other.map_or("-".into(), |other| format!("{:.2}", rate / other.measured.per_second()))
    };
    let name = if row.measured.refused > 0 {
        format!("{} ({} refused)", row.route.name(), row.measured.refused)
    } else {
        row.route.name().into()
    };
    [
        name,
        row.database.into(),
        format!("{rate:.0}"),
        millis(50),
        millis(99),
        per_request(row.usage.server),
        per_request(row.usage.database),
        row.usage.resident.map_or("-".into(), |bytes| format!("{:.0}", bytes as f64 / 1e6)),
        share(Route::Health, row.database),
        if row.database == "SQLite" { "-".into() } else { share(row.route, "SQLite") },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bench::{latency::Latency, load::Measured, usage::Usage};

    fn row(route: Route, database: &'static str, requests: u64) -> Row {
        let mut latency = Latency::new();
        for _ in 0..requests {
            latency.add(Duration::from_micros(1500));
        }
        let measured = Measured { latency, refused: 0, took: Duration::from_secs(1) };
        let usage =
            Usage { server: Some(Duration::from_millis(20)), database: None, resident: Some(40_000_000) };
        Row { route, database, measured, usage }
    }

    #[test]
    fn a_row_compares_its_route_with_the_bare_one_and_with_sqlite() {
        let rows = [
            row(Route::Health, "SQLite", 1000),
            row(Route::Flow, "SQLite", 400),
            row(Route::Flow, "PostgreSQL", 100),
        ];
        let table = of(&rows);
        let lines: Vec<Vec<&str>> = table
            .lines()
            .skip(2)
            .map(|line| line.split("  ").map(str::trim).filter(|c| !c.is_empty()).collect())
            .collect();
        assert_eq!(
            lines[1],
            ["GET /flows/{id}", "SQLite", "400", "1.50", "1.50", "50", "-", "40", "0.40", "-"]
        );
        assert_eq!(lines[2][8..], ["-", "0.25"]);
    }
}

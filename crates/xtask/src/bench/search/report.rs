//! The table of the search bench.

use super::{super::millis, Row};
use crate::bench::latency::Latency;
use std::fmt::Write;

/// Lines up the figures; the last column compares the p95 with that of the smallest library.
pub fn of(rows: &[Row]) -> String {
    let mut table = format!(
        "\n{:<24}  {:<10}  {:>7}  {:>8}  {:>8}  {:>8}  {:>8}\n",
        "question", "database", "flows", "p50 ms", "p95 ms", "p99 ms", "of least"
    );
    let Some(least) = rows.first() else { return table };
    for (place, (sort, _)) in least.asked.iter().enumerate() {
        for row in rows {
            line(&mut table, sort.name(), row, &row.asked[place].1, &least.asked[place].1);
        }
    }
    for row in rows {
        line(&mut table, "insertion of a flow", row, &row.inserted, &least.inserted);
    }
    table
}

fn line(table: &mut String, name: &str, row: &Row, latency: &Latency, least: &Latency) {
    let [p50, p95, p99] = [50, 95, 99].map(|percent| millis(latency.percentile(percent)));
    let ratio = p95 / millis(least.percentile(95)).max(0.001);
    // Writing to a text cannot fail.
    let _ = writeln!(
        table,
        "{name:<24}  {:<10}  {:>7}  {p50:>8.2}  {p95:>8.2}  {p99:>8.2}  {ratio:>8.2}",
        row.database, row.flows
    );
}

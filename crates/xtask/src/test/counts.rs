//! How many tests ran, read from what the runners say.

use serde_json::Value;
use std::fmt;

/// How many tests passed and failed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Tests that passed.
    pub passed: u64,
    /// Tests that failed, ran out of time, or passed only when repeated.
    pub failed: u64,
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// The closing line of `cargo nextest run`:
/// `Summary [  10.1s] 20 tests run: 18 passed (1 slow, 1 flaky), 1 failed, 1 timed out, 3 skipped`.
pub fn of_nextest(log: &str) -> Option<Counts> {
    let summary = log.lines().rev().find(|line| line.trim_start().starts_with("Summary ["))?;
    let (_, parts) = summary.split_once(" run: ")?;
    let mut counts = Counts::default();
    for part in parts.split(", ") {
        let mut words = part.trim_start_matches('(').split_whitespace();
        let (Some(number), Some(word)) = (words.next(), words.next()) else { continue };
        // A detail in brackets after the first: `1 flaky)`.
        let Ok(number) = number.parse::<u64>() else { continue };
        match word.trim_end_matches(')') {
            "passed" => counts.passed += number,
            "failed" | "timed" | "exec" => counts.failed += number,
            _ => {}
        }
    }
    Some(counts)
}

/// The result lines of `cargo test`, one for each test binary:
/// `test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.1s`.
pub fn of_cargo_test(log: &str) -> Option<Counts> {
    let mut counts = None;
    for line in log.lines().filter_map(|line| line.trim().strip_prefix("test result: ")) {
        let sum: &mut Counts = counts.get_or_insert_default();
        let (_, parts) = line.split_once(". ")?;
        for part in parts.split("; ") {
            match part.split_once(' ').map(|(number, word)| (number.parse::<u64>(), word)) {
                Some((Ok(number), "passed")) => sum.passed += number,
                Some((Ok(number), "failed")) => sum.failed += number,
                _ => {}
            }
        }
    }
    counts
}

/// Vitest's JSON report. A file that could not be loaded counts as one failure.
pub fn of_vitest(report: &Value) -> Option<Counts> {
    let number = |name: &str| report.get(name)?.as_u64();
    let files = report.get("testResults").and_then(Value::as_array);
    let unloaded = files.into_iter().flatten().filter(|file| {
        let empty = file.get("assertionResults").and_then(Value::as_array).is_none_or(Vec::is_empty);
        empty && file.get("status").and_then(Value::as_str) == Some("failed")
    });
    Some(Counts {
        passed: number("numPassedTests")?,
        failed: number("numFailedTests")? + unloaded.count() as u64,
    })
}

/// Playwright's JSON report. A flaky test is a failed one; an error outside any test counts as one failure.
pub fn of_playwright(report: &Value) -> Option<Counts> {
    let stats = report.get("stats")?;
    let number = |name: &str| stats.get(name)?.as_u64();
    let errors = report.get("errors").and_then(Value::as_array).map_or(0, Vec::len);
    Some(Counts {
        passed: number("expected")?,
        failed: number("unexpected")? + number("flaky")? + errors as u64,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn check_nextest(line: &str, passed: u64, failed: u64) {
        let log = format!("    PASS [ 0.1s] rf-core env::tests\n{line}\nerror: test run failed\n");
        assert_eq!(of_nextest(&log), Some(Counts { passed, failed }), "{line}");
    }

    #[test]
    fn the_summary_of_nextest_is_read_in_all_its_forms() {
        check_nextest("     Summary [   0.008s] 1 test run: 1 passed, 0 skipped", 1, 0);
        check_nextest("     Summary [  10.1s] 20 tests run: 19 passed (1 slow), 1 failed, 3 skipped", 19, 1);
        check_nextest(
            "     Summary [   2s] 7 tests run: 4 passed (1 slow, 2 flaky, 1 leaky), 2 failed, 1 timed out, 0 skipped",
            4,
            3,
        );
        check_nextest(
            "     Summary [   2s] 3/9 tests run: 1 passed, 1 failed, 1 exec failed, 0 skipped",
            1,
            2,
        );
        assert_eq!(of_nextest("error: could not compile"), None);
    }

    #[test]
    fn the_result_lines_of_cargo_test_are_added_up() {
        let log = "running 3 tests\n\
            test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s\n\
            test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s\n";
        assert_eq!(of_cargo_test(log), Some(Counts { passed: 4, failed: 2 }));
        assert_eq!(of_cargo_test("error: could not compile"), None);
    }

    #[test]
    fn a_web_test_file_that_cannot_be_loaded_is_a_failure() {
        let report = json!({"numPassedTests": 4, "numFailedTests": 1, "testResults": [
            {"status": "failed", "assertionResults": []},
            {"status": "failed", "assertionResults": [{"status": "failed"}]},
            {"status": "passed", "assertionResults": [{"status": "passed"}]},
        ]});
        assert_eq!(of_vitest(&report), Some(Counts { passed: 4, failed: 2 }));
        assert_eq!(of_vitest(&json!(null)), None);
    }

    #[test]
    fn a_flaky_browser_test_is_a_failed_one() {
        let report =
            json!({"stats": {"expected": 5, "unexpected": 1, "flaky": 1, "skipped": 0}, "errors": []});
        assert_eq!(of_playwright(&report), Some(Counts { passed: 5, failed: 2 }));
        let broken =
            json!({"stats": {"expected": 0, "unexpected": 0, "flaky": 0, "skipped": 0}, "errors": [{}]});
        assert_eq!(of_playwright(&broken), Some(Counts { passed: 0, failed: 1 }));
    }
}

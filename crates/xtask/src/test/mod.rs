//! `cargo xtask test`: every check and every test, in order, to the end, with one verdict.

mod counts;
mod plan;
mod runners;
mod work;

use crate::{
    failure::{Failure, Result},
    interrupt,
    places::Places,
    process, report,
};
use counts::Counts;
use plan::{Part, Side, Step};
use std::time::{Duration, Instant};

/// Which tests.
#[derive(clap::Args)]
pub struct Options {
    /// Only these parts and what they need
    #[arg(long, value_enum, value_delimiter = ',', num_args = 1..)]
    only: Vec<Part>,
}

/// How a step ended.
enum Ending {
    Passed,
    Failed(Failure),
    /// It needs a step that did not pass.
    CannotRun(Step),
}

struct Line {
    step: Step,
    ending: Ending,
    took: Duration,
    counts: Option<Counts>,
}

/// Runs the steps of the wanted parts; goes on after a failure, so that one run tells everything.
///
/// Answers whether all passed.
pub fn run(places: &Places, options: &Options) -> Result<bool> {
    let started = Instant::now();
    let steps = plan::of(&options.only);
    let mut lines: Vec<Line> = Vec::new();
    for (number, step) in steps.iter().enumerate() {
        if interrupt::asked() {
            break;
        }
        report::say(format_args!("[{}/{}] {}", number + 1, steps.len(), step.name()));
        let line = take(places, *step, &lines);
        tell(&line);
        lines.push(line);
    }
    let interrupted = interrupt::asked();
    let well = !interrupted && lines.iter().all(|line| matches!(line.ending, Ending::Passed));
    summarise(&lines);
    let verdict = match (interrupted, well) {
        (true, _) => "stopped on request",
        (false, true) => "all is well",
        (false, false) => "FAILED",
    };
    report::say(format_args!("{verdict}, after {}\n", report::time(started.elapsed())));
    close(&steps, &lines);
    Ok(well)
}

fn take(places: &Places, step: Step, before: &[Line]) -> Line {
    let missing =
        step.needs().iter().copied().find(|need| {
            !before.iter().any(|line| line.step == *need && matches!(line.ending, Ending::Passed))
        });
    if let Some(missing) = missing {
        return Line { step, ending: Ending::CannotRun(missing), took: Duration::ZERO, counts: None };
    }
    let started = Instant::now();
    let (result, counts) = work::run(places, step);
    let ending = match result {
        Ok(()) => Ending::Passed,
        Err(failure) => Ending::Failed(failure),
    };
    Line { step, ending, took: started.elapsed(), counts }
}

fn tell(line: &Line) {
    let took = report::time(line.took);
    let counts = line.counts.map(|counts| format!(": {counts}")).unwrap_or_default();
    match &line.ending {
        Ending::Passed => report::say(format_args!("    ok in {took}{counts}")),
        Ending::CannotRun(missing) => {
            report::say(format_args!("    cannot run: it needs `{}`, which did not pass", missing.name()));
        }
        Ending::Failed(failure) => {
            report::say(format_args!("    FAILED in {took}{counts}\n{failure}"));
            if let Some(log) = failure.log() {
                report::say(format_args!("  what the log names:\n{}", process::troubles(log)));
                report::say(format_args!("  the end of the log:\n{}\n", process::tail(log, 80)));
            }
        }
    }
}

fn summarise(lines: &[Line]) {
    report::say("\nsteps:");
    for line in lines {
        let ending = match line.ending {
            Ending::Passed => "ok",
            Ending::Failed(_) => "FAILED",
            Ending::CannotRun(_) => "not run",
        };
        report::say(format_args!("  {:<7}  {:>12}  {}", ending, report::time(line.took), line.step.name()));
    }
    report::say("");
}

/// The last lines, read by whoever wants the numbers only.
fn close(steps: &[Step], lines: &[Line]) {
    for side in [Side::Rust, Side::Web] {
        if steps.iter().any(|step| step.counted_as() == Some(side)) {
            let counts = total(steps, lines, side);
            report::say(format_args!("{}: {} passed, {} failed", side.name(), counts.passed, counts.failed));
        }
    }
}

/// The sum over a side's runners. One that did not get to its end counts as a failure, whatever it had counted.
fn total(steps: &[Step], lines: &[Line], side: Side) -> Counts {
    let mut total = Counts::default();
    for step in steps.iter().filter(|step| step.counted_as() == Some(side)) {
        let line = lines.iter().find(|line| line.step == *step);
        let counts = line.and_then(|line| line.counts).unwrap_or_default();
        let passed = line.is_some_and(|line| matches!(line.ending, Ending::Passed));
        total.passed += counts.passed;
        total.failed += if passed { counts.failed } else { counts.failed.max(1) };
    }
    total
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(step: Step, ending: Ending, counts: Option<Counts>) -> Line {
        Line { step, ending, took: Duration::ZERO, counts }
    }

    #[test]
    fn the_closing_line_adds_up_all_runners_of_a_side() {
        let steps = plan::of(&[]);
        let counts = |passed, failed| Some(Counts { passed, failed });
        let all = [
            line(Step::TestsOnSqlite, Ending::Passed, counts(20, 0)),
            line(Step::Examples, Ending::Passed, counts(1, 0)),
            line(Step::TestsOnPostgres, Ending::Failed(Failure::new("2 tests failed")), counts(5, 2)),
        ];
        assert_eq!(total(&steps, &all, Side::Rust), Counts { passed: 26, failed: 2 });
    }

    #[test]
    fn a_runner_that_did_not_run_or_did_not_finish_cannot_look_green() {
        let steps = plan::of(&[Part::Web]);
        let broken = [line(Step::WebTests, Ending::Failed(Failure::new("no test ran")), None)];
        assert_eq!(total(&steps, &broken, Side::Web), Counts { passed: 0, failed: 1 });
        assert_eq!(total(&steps, &[], Side::Web), Counts { passed: 0, failed: 1 });
    }

    #[test]
    fn a_step_waits_for_what_it_needs() {
        let places = Places::find().unwrap();
        let failed = [line(Step::WebPackages, Ending::Failed(Failure::new("no network")), None)];
        let line = take(&places, Step::WebTests, &failed);
        assert!(matches!(line.ending, Ending::CannotRun(Step::WebPackages)));
    }
}

//! What the terminal shows while a command works: plain lines, one per step, with times.

use crate::failure::Result;
use std::{
    fmt::Display,
    io::Write,
    time::{Duration, Instant},
};

/// Prints a line of its own.
pub fn say(text: impl Display) {
    let mut out = std::io::stdout().lock();
    // A terminal that went away must not stop the clean-up behind us.
    let _ = writeln!(out, "{text}");
    let _ = out.flush();
}

/// Prints a sign of life of a long step.
pub fn still_running(elapsed: Duration, doing: &str) {
    say(format_args!("    … {} so far: {doing}", time(elapsed)));
}

/// Runs a step between a line that announces it and one that tells how it went and how long it took.
pub fn step<T>(name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    say(format_args!("==> {name}"));
    let started = Instant::now();
    let result = work();
    let went = if result.is_ok() { "done" } else { "FAILED" };
    say(format_args!("    {went} in {}", time(started.elapsed())));
    result
}

/// A duration as a person reads it: `0.4 s`, `12 s`, `3 min 05 s`.
pub fn time(duration: Duration) -> String {
    let seconds = duration.as_secs();
    match seconds {
        0..10 => format!("{:.1} s", duration.as_secs_f64()),
        10..60 => format!("{seconds} s"),
        _ => format!("{} min {:02} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_as_a_person_says_them() {
        assert_eq!(time(Duration::from_millis(420)), "0.4 s");
        assert_eq!(time(Duration::from_secs(12)), "12 s");
        assert_eq!(time(Duration::from_secs(185)), "3 min 05 s");
    }
}

//! Times at a size and at half of it, from one run on one machine.

use std::{
    fmt,
    hint::black_box,
    time::{Duration, Instant},
};

/// When no further run of the same is begun.
const ENOUGH: Duration = Duration::from_millis(150);
/// What takes less than this tells little about growth.
const TELLING: Duration = Duration::from_millis(1);
/// So many cases are all shown; of more, the middle and the worst.
const FEW: usize = 6;

/// The shortest of up to twenty runs: the others had company.
pub fn best<T>(run: impl Fn() -> T) -> Duration {
    let began = Instant::now();
    let mut shortest = Duration::MAX;
    for _ in 0..20 {
        let start = Instant::now();
        black_box(run());
        shortest = shortest.min(start.elapsed());
        if began.elapsed() > ENOUGH {
            break;
        }
    }
    shortest
}

/// How one thing grows, case by case.
pub struct Growth {
    what: &'static str,
    size: usize,
    unit: &'static str,
    cases: Vec<Case>,
}

struct Case {
    name: String,
    half: Duration,
    whole: Duration,
}

impl Case {
    fn ratio(&self) -> f64 {
        self.whole.as_secs_f64() / self.half.as_secs_f64()
    }
}

impl Growth {
    /// Nothing measured yet; `size` counts `unit`s and is the most that the product takes, where it says so.
    pub fn of(what: &'static str, size: usize, unit: &'static str) -> Self {
        Self { what, size, unit, cases: Vec::new() }
    }

    /// Measures `run` with what `make` makes of half of the size and of the whole; making it is not measured.
    pub fn add<I, O>(&mut self, name: impl Into<String>, make: impl Fn(usize) -> I, run: impl Fn(&I) -> O) {
        let [half, whole] = [self.size / 2, self.size].map(|size| {
            let input = make(size);
            best(|| run(&input))
        });
        self.cases.push(Case { name: name.into(), half, whole });
    }

    /// The median of some figure of the cases.
    fn middle(&self, figure: impl Fn(&Case) -> f64) -> f64 {
        let mut all: Vec<f64> = self.cases.iter().map(figure).collect();
        all.sort_by(f64::total_cmp);
        all.get(all.len() / 2).copied().unwrap_or_default()
    }

    fn row(f: &mut fmt::Formatter<'_>, name: &str, half: f64, whole: f64, ratio: f64) -> fmt::Result {
        write!(f, "\n  {name:<58}{half:>10.3}{whole:>10.3}{ratio:>7.2}")
    }
}

impl fmt::Display for Growth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let head = format!("{}: {} at {} {}", self.what, self.cases.len(), self.size, self.unit);
        write!(f, "{head:<60}{:>10}{:>10}{:>7}", "half", "whole", "ratio")?;
        let millis = |time: Duration| time.as_secs_f64() * 1e3;
        let case = |f: &mut fmt::Formatter<'_>, role: &str, case: &Case| {
            let name = format!("{role}{}", case.name);
            Self::row(f, &name, millis(case.half), millis(case.whole), case.ratio())
        };
        if self.cases.len() <= FEW {
            return self.cases.iter().try_for_each(|one| case(f, "", one));
        }
        let (half, whole) = (self.middle(|case| millis(case.half)), self.middle(|case| millis(case.whole)));
        Self::row(f, "middle", half, whole, self.middle(Case::ratio))?;
        let mut slowest: Vec<&Case> = self.cases.iter().collect();
        slowest.sort_by_key(|case| std::cmp::Reverse(case.whole));
        slowest.iter().take(3).try_for_each(|one| case(f, "slowest   ", one))?;
        slowest.retain(|case| case.whole >= TELLING);
        slowest.sort_by(|one, other| other.ratio().total_cmp(&one.ratio()));
        slowest.iter().take(3).try_for_each(|one| case(f, "steepest  ", one))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_many_cases_the_middle_the_slowest_and_the_steepest_are_named() {
        let mut growth = Growth::of("reading", 8, "bytes");
        let times = [
            (10, 20),
            (10, 20),
            (10, 20),
            (100, 200),
            (90, 180),
            (80, 160),
            (5, 20),
            (4, 12),
            (3, 7),
            (0, 0),
        ];
        for (number, (half, whole)) in times.into_iter().enumerate() {
            let [half, whole] = [half, whole].map(|ms| Duration::from_micros(1 + ms * 1000));
            growth.cases.push(Case { name: format!("case {number}"), half, whole });
        }
        let said = growth.to_string();
        let lines: Vec<Vec<&str>> = said.lines().map(|line| line.split_whitespace().collect()).collect();
        assert_eq!(lines[0], ["reading:", "10", "at", "8", "bytes", "half", "whole", "ratio"]);
        assert_eq!(lines[1], ["middle", "10.001", "20.001", "2.00"]);
        let worst: Vec<String> = lines[2..].iter().map(|line| format!("{} {}", line[0], line[2])).collect();
        let expected = ["slowest 3", "slowest 4", "slowest 5", "steepest 6", "steepest 7", "steepest 8"];
        assert_eq!(worst, expected, "{said}");
    }
}

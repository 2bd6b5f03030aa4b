//! How long answers took, in buckets of at most one hundredth of their value.

use std::time::Duration;

/// Buckets per doubling.
const FINE: u32 = 128;
const FINE_BITS: u32 = FINE.trailing_zeros();
const BUCKETS: usize = (64 * FINE) as usize;

/// Counts of answers by how long they took, in microseconds.
#[derive(Clone)]
pub struct Latency {
    buckets: Vec<u64>,
    count: u64,
}

impl Latency {
    /// Nothing counted yet.
    pub fn new() -> Self {
        Self { buckets: vec![0; BUCKETS], count: 0 }
    }

    /// Counts an answer.
    pub fn add(&mut self, took: Duration) {
        let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        self.buckets[bucket(micros)] += 1;
        self.count += 1;
    }

    /// Adds what another counted.
    pub fn merge(&mut self, other: &Self) {
        for (sum, more) in self.buckets.iter_mut().zip(&other.buckets) {
            *sum += more;
        }
        self.count += other.count;
    }

    /// How many were counted.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// The time within which `hundredths` percent of the answers came.
    pub fn percentile(&self, hundredths: u64) -> Duration {
        let wanted = (self.count * hundredths).div_ceil(100).max(1);
        let mut seen = 0;
        for (bucket, count) in self.buckets.iter().enumerate() {
            seen += count;
            if seen >= wanted {
                return Duration::from_micros(lowest_of(bucket));
            }
        }
        Duration::ZERO
    }
}

/// Values below `FINE` have a bucket each; from there each doubling has `FINE` of them.
fn bucket(micros: u64) -> usize {
    if micros < u64::from(FINE) {
        return usize::try_from(micros).unwrap_or_default();
    }
    let doubling = micros.ilog2() - FINE_BITS;
    let within = (micros >> doubling) - u64::from(FINE);
    usize::try_from(u64::from((doubling + 1) * FINE) + within).unwrap_or(BUCKETS - 1)
}

fn lowest_of(bucket: usize) -> u64 {
    let (doubling, within) = (bucket as u64 / u64::from(FINE), bucket as u64 % u64::from(FINE));
    if doubling == 0 { within } else { (within + u64::from(FINE)) << (doubling - 1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bucket_is_off_by_at_most_a_hundredth() {
        for micros in [0, 1, 127, 128, 129, 1_000, 65_537, 30_000_000, u64::MAX / 3] {
            let lowest = lowest_of(bucket(micros));
            assert!(lowest <= micros && micros - lowest <= micros / 100, "{micros} fell to {lowest}");
        }
    }

    #[test]
    fn percentiles_are_those_of_everything_counted() {
        let (mut odd, mut even) = (Latency::new(), Latency::new());
        for micros in 1..=100 {
            let latency = if micros % 2 == 0 { &mut even } else { &mut odd };
            latency.add(Duration::from_micros(micros));
        }
        odd.merge(&even);
        assert_eq!(odd.count(), 100);
        assert_eq!(odd.percentile(50), Duration::from_micros(50));
        assert_eq!(odd.percentile(99), Duration::from_micros(99));
    }

    #[test]
    fn nothing_counted_takes_no_time() {
        assert_eq!(Latency::new().percentile(99), Duration::ZERO);
    }
}

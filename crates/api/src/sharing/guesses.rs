//! How often somebody was wrong about a link's passphrase. Right ones are not counted, however many open a link.

use chrono::TimeDelta;
use rf_core::{ShareId, Time};
use rf_flows::sharing::{ShareFailure, Wait};
use std::{
    collections::{HashMap, VecDeque},
    sync::{Mutex, MutexGuard, PoisonError},
};

/// How many wrong passphrases a link takes in an hour.
const MOST: usize = 10;

/// Beyond this many links, those at which nobody guessed of late are dropped.
const KEPT: usize = 1_000;

/// The guesses at the links of this process.
#[derive(Default)]
pub(crate) struct Guesses(Mutex<HashMap<ShareId, VecDeque<Time>>>);

fn hour() -> TimeDelta {
    TimeDelta::hours(1)
}

impl Guesses {
    /// Counts a guess before it is known whether it is right, so that many at once get no further than one by one.
    pub(crate) fn begin(&self, share: ShareId, now: Time) -> Result<(), ShareFailure> {
        let mut links = self.links();
        if links.len() > KEPT {
            links.retain(|_, guesses| guesses.back().is_some_and(|last| *last + hour() > now));
        }
        let guesses = links.entry(share).or_default();
        while guesses.front().is_some_and(|first| *first + hour() <= now) {
            guesses.pop_front();
        }
        if let Some(first) = guesses.front().filter(|_| guesses.len() >= MOST) {
            let left = (*first + hour() - now).num_seconds();
            return Err(ShareFailure::TooManyGuesses(Wait { seconds: u64::try_from(left).unwrap_or(0) + 1 }));
        }
        guesses.push_back(now);
        Ok(())
    }

    /// Forgets the guess that was begun at `at`: it was right, or nobody looked.
    pub(crate) fn forget(&self, share: ShareId, at: Time) {
        let mut links = self.links();
        let Some(guesses) = links.get_mut(&share) else { return };
        if let Some(place) = guesses.iter().position(|begun| *begun == at) {
            guesses.remove(place);
        }
        if guesses.is_empty() {
            links.remove(&share);
        }
    }

    fn links(&self) -> MutexGuard<'_, HashMap<ShareId, VecDeque<Time>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rf_core::Env;

    #[test]
    fn ten_wrong_ones_in_an_hour_are_enough_and_right_ones_do_not_count() {
        let (guesses, env) = (Guesses::default(), Env::system());
        let (one, other): (ShareId, ShareId) = (env.new_id(), env.new_id());
        let start = env.now();
        for _ in 0..50 {
            guesses.begin(one, start).unwrap();
            guesses.forget(one, start);
        }
        assert!(guesses.links().is_empty());
        for minute in 0..10 {
            guesses.begin(one, start + TimeDelta::minutes(minute)).unwrap();
        }
        let refused = guesses.begin(one, start + TimeDelta::minutes(10));
        assert_eq!(refused, Err(ShareFailure::TooManyGuesses(Wait { seconds: 50 * 60 + 1 })));
        guesses.begin(other, start).unwrap();
        guesses.begin(one, start + hour()).unwrap();
        assert!(guesses.begin(one, start + hour()).is_err(), "the oldest made room for one");
    }
}

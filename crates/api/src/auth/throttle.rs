//! How often somebody may try: per account, and per client address.

use crate::app::Limits;
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter, clock::Clock, clock::DefaultClock};
use rf_auth::{AuthFailure, RetryAfter};
use std::{net::IpAddr, num::NonZeroU32};

/// Beyond this many keys, those at rest are dropped.
const KEYS_KEPT: usize = 10_000;

/// The counters of this process.
pub(crate) struct Throttle {
    accounts: DefaultKeyedRateLimiter<String>,
    addresses: DefaultKeyedRateLimiter<IpAddr>,
}

impl Throttle {
    pub(crate) fn new(limits: Limits) -> Self {
        let per_minute = |count: u32| Quota::per_minute(NonZeroU32::new(count).unwrap_or(NonZeroU32::MIN));
        Self {
            accounts: RateLimiter::keyed(per_minute(limits.account_per_minute)),
            addresses: RateLimiter::keyed(per_minute(limits.address_per_minute)),
        }
    }

    /// Counts a request from this address.
    pub(crate) fn address(&self, address: Option<IpAddr>) -> Result<(), AuthFailure> {
        address.map_or(Ok(()), |address| count(&self.addresses, &address))
    }

    /// Counts an attempt to sign in to this account, whether it exists or not.
    pub(crate) fn account(&self, email: &str) -> Result<(), AuthFailure> {
        count(&self.accounts, &email.trim().to_lowercase())
    }
}

fn count<K: Clone + std::hash::Hash + Eq>(
    limiter: &DefaultKeyedRateLimiter<K>,
    key: &K,
) -> Result<(), AuthFailure> {
    if limiter.len() > KEYS_KEPT {
        limiter.retain_recent();
    }
    limiter.check_key(key).map_err(|refused| {
        let wait = refused.wait_time_from(DefaultClock::default().now());
        AuthFailure::RateLimited(RetryAfter { seconds: wait.as_secs() + 1 })
    })
}

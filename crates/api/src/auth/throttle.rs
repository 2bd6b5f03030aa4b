//! How often somebody may try: per account, and per client network.

use crate::app::Limits;
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter, clock::Clock, clock::DefaultClock};
use rf_auth::{AuthFailure, Email, RetryAfter};
use rf_core::ShareId;
use std::{
    net::{IpAddr, Ipv6Addr},
    num::NonZeroU32,
};

/// How many codes may be tried in an hour, per attempt that an account allows in a minute.
const CODES_PER_HOUR: u32 = 3;

/// How often a link may be read in a minute, per request that one network may send: many may follow one link.
const READS_OF_A_LINK: u32 = 5;

/// Beyond this many keys, those at rest are dropped.
const KEYS_KEPT: usize = 10_000;

/// The counters of this process.
pub(crate) struct Throttle {
    accounts: DefaultKeyedRateLimiter<Email>,
    networks: DefaultKeyedRateLimiter<IpAddr>,
    mails: DefaultKeyedRateLimiter<Email>,
    codes: DefaultKeyedRateLimiter<Email>,
    visitors: DefaultKeyedRateLimiter<IpAddr>,
    shares: DefaultKeyedRateLimiter<ShareId>,
}

impl Throttle {
    pub(crate) fn new(limits: Limits) -> Self {
        let at_least_one = |count: u32| NonZeroU32::new(count).unwrap_or(NonZeroU32::MIN);
        let per_minute = |count: u32| Quota::per_minute(at_least_one(count));
        Self {
            accounts: RateLimiter::keyed(per_minute(limits.account_per_minute)),
            networks: RateLimiter::keyed(per_minute(limits.address_per_minute)),
            mails: RateLimiter::keyed(Quota::per_hour(at_least_one(limits.account_per_minute))),
            codes: RateLimiter::keyed(Quota::per_hour(at_least_one(
                limits.account_per_minute.saturating_mul(CODES_PER_HOUR),
            ))),
            visitors: RateLimiter::keyed(per_minute(limits.address_per_minute)),
            shares: RateLimiter::keyed(per_minute(limits.address_per_minute.saturating_mul(READS_OF_A_LINK))),
        }
    }

    /// Counts a request from this address.
    pub(crate) fn address(&self, address: Option<IpAddr>) -> Result<(), AuthFailure> {
        address.map_or(Ok(()), |address| count(&self.networks, &network(address)))
    }

    /// Counts a request about a link to a session from this address. A count of its own: reading along keeps nobody from
    /// signing in.
    pub(crate) fn visitor(&self, address: Option<IpAddr>) -> Result<(), AuthFailure> {
        address.map_or(Ok(()), |address| count(&self.visitors, &network(address)))
    }

    /// Counts a request about this link, whoever sends it.
    pub(crate) fn share(&self, share: ShareId) -> Result<(), AuthFailure> {
        count(&self.shares, &share)
    }

    /// Counts an attempt to sign in to this account, whether it exists or not. What is no address is no account, and
    /// is not kept: it may be as long as a request.
    pub(crate) fn account(&self, email: &str) -> Result<(), AuthFailure> {
        Email::parse(email).map_or(Ok(()), |email| count(&self.accounts, &email))
    }

    /// Counts a mail that somebody wants sent to this address, whether it is anybody's or not. A count of its own: whoever
    /// keeps an account's owner from signing in does not keep them from a new password.
    pub(crate) fn mail(&self, email: &str) -> Result<(), AuthFailure> {
        Email::parse(email).map_or(Ok(()), |email| count(&self.mails, &email))
    }

    /// Counts a code of an app, or a recovery code, that is tried as this account's second factor, right or wrong. Over a
    /// day the attempts of every minute would add up to a good chance of guessing six digits.
    pub(crate) fn code(&self, account: &Email) -> Result<(), AuthFailure> {
        count(&self.codes, account)
    }
}

/// What one client holds: an IPv4 address, or the /64 in which an IPv6 client takes any address that it likes.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & (u128::MAX << 64))),
        address => address,
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

#[cfg(test)]
mod tests {
    use super::*;

    fn throttle() -> Throttle {
        Throttle::new(Limits { account_per_minute: 2, address_per_minute: 2 })
    }

    #[test]
    fn a_client_gets_no_further_by_changing_its_address_within_its_network() {
        let throttle = throttle();
        let try_from = |address: &str| throttle.address(address.parse().ok()).is_ok();
        assert!(try_from("2001:db8:0:1::1") && try_from("2001:db8:0:1::2"));
        assert!(!try_from("2001:db8:0:1:ffff::3"));
        assert!(try_from("2001:db8:0:2::1"));
        assert!(try_from("203.0.113.1") && try_from("::ffff:203.0.113.1") && !try_from("203.0.113.1"));
        assert!(try_from("203.0.113.2"));
    }

    #[test]
    fn an_account_is_the_same_however_its_address_is_spelled() {
        let throttle = throttle();
        assert!(throttle.account("a@example.com").is_ok() && throttle.account(" A@Example.COM ").is_ok());
        assert!(throttle.account("a@example.com").is_err());
    }

    #[test]
    fn codes_are_counted_by_the_hour_and_for_each_account_alone() {
        let throttle = throttle();
        let [one, other] = ["a@example.com", "b@example.com"].map(|email| Email::parse(email).unwrap());
        for _ in 0..2 * CODES_PER_HOUR {
            throttle.code(&one).unwrap();
        }
        let Err(AuthFailure::RateLimited(wait)) = throttle.code(&one) else { panic!("one more is too many") };
        assert!(wait.seconds > 60, "a minute is not enough: {}", wait.seconds);
        throttle.code(&other).unwrap();
        throttle.account(one.as_str()).unwrap();
    }

    #[test]
    fn what_is_no_address_is_not_kept() {
        let throttle = throttle();
        throttle.account(&"x".repeat(1024 * 1024)).unwrap();
        assert!(throttle.accounts.is_empty());
    }
}

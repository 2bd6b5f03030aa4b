//! A server's worth of sign-in, with one person in it.

use super::memory::{Memory, run};
use crate::{
    AuthFailure, Authenticated, Channel, Device, EndReason, Ended, Entrance, Grant, Hashing, PasswordHash,
    PasswordHasher, PlainPassword, RefreshOutcome, RefreshRequest, Secret, SessionPolicy, SignIn,
    SignInRules, Tokens, authenticate, enter::enter, prove_password, refresh,
};
use chrono::TimeDelta;
use rf_core::{Env, Failure, ManualClock, SequentialIds, SignInId, Time};
use std::{cell::Cell, sync::Arc};

pub(super) const ACCESS_KEY: &[u8] = b"the access key of the tests, 32+ bytes";
pub(super) const REFRESH_KEY: &[u8] = b"the refresh key of the tests, 32+ bytes";
pub(super) const ISSUER: &str = "https://flow.example";
pub(super) const AUDIENCE: &str = "resolutionflow";
pub(super) const EMAIL: &str = "ada@msp.example";
pub(super) const PASSWORD: &str = "violet kettle under seven bridges";

/// Counts what it does. bcrypt at its cheapest.
pub(super) struct CountingHasher {
    inner: PasswordHasher,
    pub(super) verified: Cell<u32>,
    pub(super) hashed: Cell<u32>,
}

impl CountingHasher {
    pub(super) fn of_cost(cost: u32) -> Self {
        let inner = PasswordHasher::new(*b"a pepper of thirty-two bytes....", cost).unwrap();
        Self { inner, verified: Cell::new(0), hashed: Cell::new(0) }
    }
}

impl Hashing for CountingHasher {
    async fn hash(&self, password: PlainPassword) -> Result<PasswordHash, AuthFailure> {
        self.hashed.set(self.hashed.get() + 1);
        self.inner.hash(&password)
    }

    async fn verify(&self, password: PlainPassword, hash: Option<PasswordHash>) -> Result<bool, AuthFailure> {
        self.verified.set(self.verified.get() + 1);
        Ok(self.inner.verify(&password, hash.as_ref()))
    }

    fn needs_rehash(&self, hash: &PasswordHash) -> bool {
        self.inner.needs_rehash(hash)
    }
}

pub(super) struct World {
    pub(super) clock: Arc<ManualClock>,
    pub(super) env: Env,
    pub(super) rules: SignInRules,
    pub(super) hashing: CountingHasher,
    pub(super) store: Memory,
}

impl World {
    /// The server on the morning of 1 June 2026, under the Standard policy, with Ada registered.
    pub(super) fn new() -> Self {
        Self::under(SessionPolicy::STANDARD)
    }

    pub(super) fn under(policy: SessionPolicy) -> Self {
        let clock = Arc::new(ManualClock::new("2026-06-01T08:00:00.250Z".parse().unwrap()));
        let env = Env::new(clock.clone(), Arc::new(SequentialIds::default()));
        let tokens = Tokens::new(ACCESS_KEY, REFRESH_KEY, ISSUER, AUDIENCE).unwrap();
        let world = Self {
            clock,
            env,
            rules: SignInRules { tokens, policy },
            hashing: CountingHasher::of_cost(4),
            store: Memory::default(),
        };
        world.add_ada();
        world
    }

    fn add_ada(&self) {
        let hash = run(self.hashing.hash(PlainPassword::typed(PASSWORD))).unwrap();
        let team = crate::Team { id: self.env.new_id(), name: "Northwind IT".into(), created_at: self.now() };
        let ada = crate::User {
            id: self.env.new_id(),
            team: team.id,
            team_name: team.name.clone(),
            email: crate::Email::parse(EMAIL).unwrap(),
            name: "Ada".into(),
            role: rf_core::Role::Engineer,
            password_hash: Some(hash),
            disabled_at: None,
            email_verified_at: None,
            left_at: None,
            has_second_factor: false,
            security: crate::TeamSecurity::default(),
            created_at: self.now(),
        };
        self.hashing.hashed.set(0);
        self.store.tables().teams.push(team);
        self.store.tables().users.push(ada);
    }

    pub(super) fn now(&self) -> Time {
        self.env.now()
    }

    pub(super) fn wait(&self, step: TimeDelta) {
        self.clock.advance(step);
    }

    /// Moves the clock to `moment`.
    pub(super) fn wait_until(&self, moment: Time) {
        self.clock.advance(moment - self.now());
    }

    /// Ada signs in, without the price of a password.
    pub(super) fn sign_in(&self) -> Grant {
        self.sign_in_by(Channel::Cookie)
    }

    pub(super) fn sign_in_by(&self, channel: Channel) -> Grant {
        let ada = self.store.tables().users[0].clone();
        run(enter(&mut self.store.clone(), &self.env, &self.rules, ada, by(channel))).unwrap()
    }

    pub(super) fn log_in(&self, email: &str, password: &str) -> Result<Grant, AuthFailure> {
        self.log_in_by(email, password, by(Channel::Cookie))
    }

    pub(super) fn log_in_by(
        &self,
        email: &str,
        password: &str,
        entrance: Entrance,
    ) -> Result<Grant, AuthFailure> {
        let mut store = self.store.clone();
        let user = run(prove_password(&mut store, &self.hashing, email, PlainPassword::typed(password)))?;
        run(enter(&mut store, &self.env, &self.rules, user, entrance))
    }

    /// A refresh that nobody caused in person.
    pub(super) fn refresh(&self, token: &Secret) -> Result<Grant, AuthFailure> {
        self.refresh_as(token.as_str(), Channel::Cookie, false)
    }

    /// A refresh that Ada caused.
    pub(super) fn refresh_in_person(&self, token: &Secret) -> Result<Grant, AuthFailure> {
        self.refresh_as(token.as_str(), Channel::Cookie, true)
    }

    pub(super) fn refresh_as(
        &self,
        token: &str,
        channel: Channel,
        activity: bool,
    ) -> Result<Grant, AuthFailure> {
        let request = RefreshRequest { token: Some(token), channel, activity };
        run(refresh(&mut self.store.clone(), &self.env, &self.rules, request))
            .and_then(RefreshOutcome::into_answer)
    }

    pub(super) fn authenticate(&self, token: &Secret) -> Result<Authenticated, AuthFailure> {
        run(authenticate(&mut self.store.clone(), &self.env, &self.rules, Some(token.as_str())))
    }

    pub(super) fn row(&self, grant: &Grant) -> SignIn {
        self.store.tables().sign_ins[&grant.sign_in.id].clone()
    }

    pub(super) fn edit(&self, id: SignInId, change: impl FnOnce(&mut SignIn)) {
        change(self.store.tables().sign_ins.get_mut(&id).unwrap());
    }

    pub(super) fn edit_ada(&self, change: impl FnOnce(&mut crate::User)) {
        change(&mut self.store.tables().users[0]);
    }

    /// Ends a sign-in now.
    pub(super) fn end(&self, grant: &Grant, reason: EndReason) {
        let at = self.now();
        self.edit(grant.sign_in.id, |row| row.ended = Some(Ended { at, reason }));
    }
}

pub(super) fn by(channel: Channel) -> Entrance {
    Entrance { channel, method: crate::SignInMethod::Password, device: Device::default(), replaces: None }
}

/// The wire code of a refusal; `ok` if there was none.
pub(super) fn code<T>(result: &Result<T, AuthFailure>) -> &'static str {
    result.as_ref().err().map_or("ok", Failure::code)
}

/// The `reason` and `ended_at` of a refusal.
pub(super) fn over<T>(result: &Result<T, AuthFailure>) -> Option<(&'static str, Time)> {
    match result.as_ref().err()? {
        AuthFailure::ExpiredIdle(over)
        | AuthFailure::ExpiredAbsolute(over)
        | AuthFailure::Revoked(over)
        | AuthFailure::RevokedPolicy(over)
        | AuthFailure::RevokedSecurity(over)
        | AuthFailure::AccountDisabled(over) => Some((over.reason, over.ended_at)),
        _ => None,
    }
}

//! A store in memory that several futures can share, and a way to run them in any order.

use crate::{
    AccountStore, Email, Ended, EntryStore, LiveSignIns, PasswordHash, Rotation, SignIn, SignInStore, Team,
    User,
};
use rf_core::{AuditEvent, AuditLog, SignInId, StoreError, TeamId, UserId};
use std::{
    cell::{RefCell, RefMut},
    collections::BTreeMap,
    future::poll_fn,
    pin::Pin,
    rc::Rc,
    task::{Context, Poll, Waker},
};

/// What is stored, and what was asked for.
#[derive(Default)]
pub(super) struct Tables {
    pub(super) teams: Vec<Team>,
    pub(super) users: Vec<User>,
    pub(super) sign_ins: BTreeMap<SignInId, SignIn>,
    pub(super) audit: Vec<AuditEvent>,
    /// How often a row was marked as used.
    pub(super) marks: u32,
    /// How many further rotations shall find that somebody else was faster.
    pub(super) rotations_to_lose: u32,
    /// Whether the database is down.
    pub(super) is_down: bool,
}

/// A handle on the shared tables. Every operation lets others go first, then happens as a whole.
#[derive(Clone, Default)]
pub(super) struct Memory(Rc<RefCell<Tables>>);

impl Memory {
    pub(super) fn tables(&self) -> RefMut<'_, Tables> {
        self.0.borrow_mut()
    }

    async fn turn(&self) -> Result<RefMut<'_, Tables>, StoreError> {
        let mut waited = false;
        poll_fn(|_| if std::mem::replace(&mut waited, true) { Poll::Ready(()) } else { Poll::Pending }).await;
        let tables = self.tables();
        if tables.is_down { Err(StoreError::Unavailable("down".into())) } else { Ok(tables) }
    }
}

impl Tables {
    fn live(&mut self, which: LiveSignIns, ended: Ended) -> Vec<&mut SignIn> {
        let is_meant = |row: &&mut SignIn| {
            row.team == which.team
                && which.user.is_none_or(|user| row.user == user)
                && which.but.is_none_or(|but| row.id != but)
                && row.is_live(ended.at)
        };
        self.sign_ins.values_mut().filter(is_meant).collect()
    }

    fn standing_row(&mut self, team: TeamId, id: SignInId) -> Option<&mut SignIn> {
        self.sign_ins.get_mut(&id).filter(|row| row.team == team && row.ended.is_none())
    }
}

impl AccountStore for Memory {
    async fn user_by_email(&mut self, email: &Email) -> Result<Option<User>, StoreError> {
        Ok(self.turn().await?.users.iter().find(|user| user.email == *email).cloned())
    }

    async fn insert_team_and_admin(&mut self, team: &Team, admin: &User) -> Result<bool, StoreError> {
        let mut tables = self.turn().await?;
        let is_free = tables.users.iter().all(|user| user.email != admin.email);
        if is_free {
            tables.teams.push(team.clone());
            tables.users.push(admin.clone());
        }
        Ok(is_free)
    }

    async fn rehash(
        &mut self,
        team: TeamId,
        user: UserId,
        old: &PasswordHash,
        new: &PasswordHash,
    ) -> Result<bool, StoreError> {
        let mut tables = self.turn().await?;
        let is_it =
            |row: &&mut User| row.team == team && row.id == user && row.password_hash.as_ref() == Some(old);
        let found = tables.users.iter_mut().find(is_it);
        Ok(found.map(|row| row.password_hash = Some(new.clone())).is_some())
    }
}

impl SignInStore for Memory {
    async fn sign_in_with_user(&mut self, id: SignInId) -> Result<Option<(SignIn, User)>, StoreError> {
        let tables = self.turn().await?;
        let Some(row) = tables.sign_ins.get(&id) else { return Ok(None) };
        Ok(tables.users.iter().find(|user| user.id == row.user).map(|user| (row.clone(), user.clone())))
    }

    async fn insert_sign_in(&mut self, sign_in: &SignIn) -> Result<(), StoreError> {
        self.turn().await?.sign_ins.insert(sign_in.id, sign_in.clone());
        Ok(())
    }

    async fn rotate(&mut self, team: TeamId, id: SignInId, step: &Rotation) -> Result<bool, StoreError> {
        let mut tables = self.turn().await?;
        if tables.rotations_to_lose > 0 {
            tables.rotations_to_lose -= 1;
            return Ok(false);
        }
        let windows = (step.idle_max_seconds, step.absolute_max_seconds);
        let row = tables.standing_row(team, id).filter(|row| {
            row.generation == step.from && (row.idle_max_seconds, row.absolute_max_seconds) == windows
        });
        Ok(row.map(|row| *row = row.rotated(step)).is_some())
    }

    async fn mark_current_used(
        &mut self,
        team: TeamId,
        id: SignInId,
        generation: u32,
    ) -> Result<(), StoreError> {
        let mut tables = self.turn().await?;
        if let Some(row) = tables.standing_row(team, id).filter(|row| row.generation == generation) {
            row.current_used = true;
            tables.marks += 1;
        }
        Ok(())
    }

    async fn end_sign_in(&mut self, team: TeamId, id: SignInId, ended: Ended) -> Result<bool, StoreError> {
        let mut tables = self.turn().await?;
        Ok(tables.standing_row(team, id).map(|row| row.ended = Some(ended)).is_some())
    }
}

impl EntryStore for Memory {
    async fn lock_user(&mut self, team: TeamId, user: UserId) -> Result<Option<User>, StoreError> {
        let tables = self.turn().await?;
        Ok(tables.users.iter().find(|row| row.team == team && row.id == user).cloned())
    }

    async fn end_least_active(
        &mut self,
        team: TeamId,
        user: UserId,
        keep: SignInId,
        others: u32,
        ended: Ended,
    ) -> Result<u32, StoreError> {
        let mut tables = self.turn().await?;
        let which = LiveSignIns { team, user: Some(user), but: Some(keep) };
        let mut live = tables.live(which, ended);
        live.sort_by_key(|row| std::cmp::Reverse((row.last_active_at, row.id)));
        let too_many = live.into_iter().skip(others as usize);
        Ok(too_many.map(|row| row.ended = Some(ended)).count() as u32)
    }

    async fn end_sign_ins(&mut self, which: LiveSignIns, ended: Ended) -> Result<u32, StoreError> {
        let mut tables = self.turn().await?;
        Ok(tables.live(which, ended).into_iter().map(|row| row.ended = Some(ended)).count() as u32)
    }
}

impl AuditLog for Memory {
    async fn record(&mut self, event: &AuditEvent) -> Result<(), StoreError> {
        self.turn().await?.audit.push(event.clone());
        Ok(())
    }
}

/// Runs one future to its end.
pub(super) fn run<T>(future: impl Future<Output = T>) -> T {
    let mut future = Box::pin(future);
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return output;
        }
    }
}

/// Runs futures to their ends, one store operation at a time; each number of `order` picks who goes next.
pub(super) fn interleave<'a, T>(
    futures: Vec<Pin<Box<dyn Future<Output = T> + 'a>>>,
    order: impl IntoIterator<Item = usize>,
) -> Vec<T> {
    let mut results: Vec<Option<T>> = futures.iter().map(|_| None).collect();
    let mut waiting: Vec<_> = futures.into_iter().enumerate().collect();
    let mut order = order.into_iter().chain(std::iter::repeat(0));
    while !waiting.is_empty() {
        let pick = order.next().unwrap_or(0) % waiting.len();
        let (place, future) = &mut waiting[pick];
        if let Poll::Ready(output) = future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            results[*place] = Some(output);
            drop(waiting.swap_remove(pick));
        }
    }
    results.into_iter().map(|result| result.expect("every future has ended")).collect()
}

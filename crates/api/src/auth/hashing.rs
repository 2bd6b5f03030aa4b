//! Password hashing off the request threads, a bounded number at a time.

use rf_auth::{AuthFailure, Hashing, PasswordHash, PasswordHasher, PlainPassword};
use std::{sync::Arc, time::Duration};
use tokio::sync::Semaphore;

/// How long an attempt waits for its turn.
const PATIENCE: Duration = Duration::from_secs(10);

/// Runs a [`PasswordHasher`] on the blocking pool, with as many at once as the machine has cores.
pub(crate) struct Hasher {
    hasher: Arc<PasswordHasher>,
    turns: Semaphore,
}

impl Hasher {
    pub(crate) fn new(hasher: PasswordHasher) -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Self { hasher: Arc::new(hasher), turns: Semaphore::new(cores) }
    }

    async fn in_turn<T: Send + 'static>(
        &self,
        work: impl FnOnce(&PasswordHasher) -> T + Send + 'static,
    ) -> Result<T, AuthFailure> {
        let turn = tokio::time::timeout(PATIENCE, self.turns.acquire()).await;
        let _turn = turn.ok().and_then(Result::ok).ok_or(AuthFailure::SignInUnavailable)?;
        let hasher = Arc::clone(&self.hasher);
        actix_web::web::block(move || work(&hasher)).await.map_err(|_| AuthFailure::SignInUnavailable)
    }
}

impl Hashing for Hasher {
    async fn hash(&self, password: PlainPassword) -> Result<PasswordHash, AuthFailure> {
        self.in_turn(move |hasher| hasher.hash(&password)).await?
    }

    async fn verify(&self, password: PlainPassword, hash: Option<PasswordHash>) -> Result<bool, AuthFailure> {
        self.in_turn(move |hasher| hasher.verify(&password, hash.as_ref())).await
    }

    fn needs_rehash(&self, hash: &PasswordHash) -> bool {
        self.hasher.needs_rehash(hash)
    }
}

//! Recovery codes: what lets somebody in whose second factor is lost.

use super::{FactorFailure, SecondFactorStore};
use crate::{OneTimeToken, Secret, TokenHash};
use rf_core::{Actor, AuditAction, AuditEvent, AuditLog, AuditTarget, Env, RecoveryCodeId};

/// How many a person gets.
const COUNT: usize = 10;

/// 80 random bits, as `ABCD-EFGH-IJKL-MNOP`. `Debug` does not show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecoveryCode(Secret);

impl RecoveryCode {
    /// A new one.
    pub fn generate() -> Self {
        let bits: [u8; 10] = rand::random();
        let letters = totp_rs::Secret::from(bits).to_base32();
        let groups: Vec<String> =
            letters.as_bytes().chunks(4).map(|group| String::from_utf8_lossy(group).into_owned()).collect();
        Self(Secret::from(groups.join("-")))
    }

    /// The text, for the one time that it is shown.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// What is stored, also for a code as somebody types it: case, blanks and dashes do not count.
    pub fn hash_of(typed: &str) -> TokenHash {
        let letters: String = typed.chars().filter(char::is_ascii_alphanumeric).take(64).collect();
        OneTimeToken::presented(&letters.to_ascii_uppercase()).hash()
    }
}

/// New codes for the person, over all older ones.
pub(super) async fn renew(
    store: &mut impl SecondFactorStore,
    env: &Env,
    actor: &Actor,
) -> Result<Vec<RecoveryCode>, FactorFailure> {
    let codes: Vec<RecoveryCode> = (0..COUNT).map(|_| RecoveryCode::generate()).collect();
    let rows: Vec<(RecoveryCodeId, TokenHash)> =
        codes.iter().map(|code| (env.new_id(), RecoveryCode::hash_of(code.as_str()))).collect();
    store.replace_recovery_codes(actor.team, actor.user, &rows, env.now()).await?;
    Ok(codes)
}

/// Makes new recovery codes; the old ones are void. Needs a transaction, and somebody who has proved that it is them.
///
/// # Errors
/// `no_second_factor`, or the store's.
pub async fn make_recovery_codes(
    store: &mut (impl SecondFactorStore + AuditLog),
    env: &Env,
    actor: &Actor,
) -> Result<Vec<RecoveryCode>, FactorFailure> {
    let user = store.user_for_change(actor.team, actor.user).await?;
    if !user.is_some_and(|user| user.has_second_factor) {
        return Err(FactorFailure::NoSecondFactor);
    }
    let codes = renew(store, env, actor).await?;
    let target = AuditTarget::new("user", actor.user.uuid(), actor.name.clone());
    let event = AuditEvent::by(env, actor, AuditAction::RecoveryCodesMade, target);
    store.record(&event.with("count", codes.len())).await?;
    Ok(codes)
}

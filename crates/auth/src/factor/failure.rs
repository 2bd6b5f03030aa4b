//! Everything that second factors can be refused with.

use crate::AuthFailure;
use rf_core::FieldErrors;

rf_core::failures! {
    /// Why something about a second factor was refused.
    pub enum FactorFailure {
        /// Fields of the request break their rules.
        Invalid(FieldErrors) => Invalid, "invalid", "Some fields need mending.";
        /// The code or the passkey is not the right one, or was used before.
        Refused => Unauthenticated, "second_factor_refused", "This is not right, or it was used before. Try again.";
        /// The ticket of the first factor is unknown, spent, worn out or past its time.
        TicketExpired => Unauthenticated, "second_factor_expired", "This sign-in took too long or was tried too often. Start again.";
        /// A passkey that is none of ours, or whose answer does not fit what was asked.
        PasskeyRefused => Unauthenticated, "passkey_refused", "This passkey was not accepted. Try again, or sign in another way.";
        /// Nothing proves that it is still the same person.
        ReauthenticationFailed => Forbidden, "reauthentication_failed", "This does not prove that it is you. Try again.";
        /// Only for those who manage members, and not for everybody's account.
        Forbidden => Forbidden, "forbidden", "You may not do this.";
        /// No such member, or not in this team.
        MemberNotFound => NotFound, "member_not_found", "There is no such member in your team.";
        /// No such passkey, or not theirs.
        PasskeyNotFound => NotFound, "passkey_not_found", "There is no such passkey in your account.";
        /// Nobody could sign in to the account without it.
        LastWayIn => Conflict, "last_way_in", "This is the only way to sign in to your account. Set a password or add another way first.";
        /// It is the last factor, and the team requires one.
        RequiredByTeam => Conflict, "second_factor_required_by_team", "Your team requires a second factor. Set up another one before you remove this one.";
        /// The server's address is none that passkeys can be bound to.
        PasskeysUnavailable => Conflict, "passkeys_unavailable", "Passkeys need an address with a name and https. Ask your operator.";
        /// Codes are switched on already.
        TotpEnabled => Conflict, "totp_already_enabled", "An authenticator app is set up already. Remove it first.";
        /// Nothing waits to be confirmed, or nothing is there to be removed.
        TotpMissing => Conflict, "totp_not_set_up", "No authenticator app is being set up. Start again.";
        /// Recovery codes stand in for a second factor, and there is none.
        NoSecondFactor => Conflict, "no_second_factor", "Set up a second factor first.";
        /// The authenticator's passkey is in use by an account.
        PasskeyKnown => Conflict, "passkey_known", "This passkey is set up already.";
        /// The account has as many passkeys as it may have.
        TooManyPasskeys => Conflict, "too_many_passkeys", "You have 20 passkeys. Remove one first.";
        /// The authenticator's answer does not fit what was asked, or came too late.
        PasskeyNotAccepted => Invalid, "passkey_not_accepted", "The passkey was not accepted. Start again.";
        /// Passwords cannot be checked right now.
        SignInUnavailable => Unavailable, "sign_in_unavailable", "Signing in does not work right now. Try again in a moment.";
    }
}

/// What entering and hashing can refuse: the store's troubles, an account that was closed at this very moment, and
/// passwords that cannot be checked now.
impl From<AuthFailure> for FactorFailure {
    fn from(failure: AuthFailure) -> Self {
        match failure {
            AuthFailure::Store(error) => Self::Store(error),
            AuthFailure::InvalidCredentials => Self::Refused,
            _ => Self::SignInUnavailable,
        }
    }
}

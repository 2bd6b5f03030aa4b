//! The second factor: codes of an authenticator app, passkeys and recovery codes; and proving once more that it is you.

mod failure;
mod overview;
mod party;
mod passkey;
mod passkey_setup;
mod passkey_sign_in;
mod pay;
mod ports;
mod reauth;
mod recovery;
mod reset;
mod ticket;
mod totp;
mod totp_setup;

#[cfg(test)]
mod tests;

pub use failure::FactorFailure;
pub use overview::{SecondFactors, second_factors};
pub use party::PasskeyParty;
pub use passkey::{Ceremony, CeremonyPurpose, Passkey, PasskeyChallenge};
pub use passkey_setup::{
    NewPasskey, PasskeyAdded, PasskeyAddition, add_passkey, remove_passkey, start_passkey,
};
pub use passkey_sign_in::{PasskeyAnswer, finish_passkey_sign_in, start_passkey_sign_in};
pub use pay::{FactorOutcome, Payment, look_at_ticket, pay_second_factor};
pub use ports::{FactorStore, PasskeyStore, RecoveryCodeStore, SecondFactorStore, TicketStore, TotpStore};
pub use reauth::{Reauth, reauthenticate};
pub use recovery::{RecoveryCode, make_recovery_codes};
pub use reset::reset_second_factor;
pub use ticket::{Entry, FactorMethod, Factors, OwedFactor, Ticket, enter_or_ticket};
pub use totp::TotpSecret;
pub use totp_setup::{TotpEnrolment, TotpRow, confirm_totp, disable_totp, start_totp};

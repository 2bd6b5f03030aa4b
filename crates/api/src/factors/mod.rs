//! The second factor on the wire: paying it, setting it up, taking it away.

mod account;
mod dto;
mod passkeys;
mod sign_in;

pub(crate) use account::{
    confirm_totp, disable_totp, get_second_factors, make_recovery_codes, prove, reset_member_second_factor,
    start_totp,
};
pub(crate) use dto::{ReauthBody, SecondFactorNeeded};
pub(crate) use passkeys::{add_passkey, remove_passkey, start_passkey};
pub(crate) use sign_in::{entered, finish_passkey_sign_in, pay_second_factor, start_passkey_sign_in};

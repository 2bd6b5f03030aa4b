//! The refusals as callers see them.

use crate::{AuthFailure, Channel, EndReason, RetryAfter};
use rf_core::{Failure, FieldError, Time};
use std::fmt::Write;

#[test]
fn the_table_of_refusals_is_the_one_agreed() {
    let mut table = String::new();
    for (code, kind, message) in AuthFailure::TABLE {
        writeln!(table, "{kind:?} {code}: {message}").unwrap();
    }
    insta::assert_snapshot!(table);
}

#[test]
fn refusals_carry_what_a_client_needs() {
    let at: Time = "2026-06-01T08:00:00.25Z".parse().unwrap();
    let members = [
        AuthFailure::ended(EndReason::EndedByAdmin, at).members(),
        AuthFailure::expired_idle(at).members(),
        AuthFailure::account_disabled(at).members(),
        AuthFailure::RateLimited(RetryAfter { seconds: 42 }).members(),
        AuthFailure::Invalid(FieldError::new("email", "empty", "Fill this in.").into()).members(),
        AuthFailure::InvalidCredentials.members(),
    ];
    insta::assert_json_snapshot!(members);
}

#[test]
fn stored_names_read_back_as_what_they_were() {
    for reason in EndReason::ALL {
        assert_eq!(EndReason::parse(reason.as_str()), Some(reason));
    }
    for channel in [Channel::Cookie, Channel::Body] {
        assert_eq!(Channel::parse(channel.as_str()), Some(channel));
    }
    assert_eq!((EndReason::parse("SIGNED_OUT"), Channel::parse("")), (None, None));
}

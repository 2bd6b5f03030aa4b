//! Codes of authenticator apps, and recovery codes.

use crate::{RecoveryCode, TotpSecret};
use rf_core::{Sealer, Time, UserId};
use std::collections::BTreeSet;

const RFC_SECRET: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

fn sealer() -> Sealer {
    Sealer::new([Sealer::generate_key().as_str()]).unwrap()
}

fn user() -> UserId {
    "01890000-0000-7000-8000-000000000001".parse().unwrap()
}

/// The secret of RFC 6238's examples.
fn known_secret() -> TotpSecret {
    let sealer = sealer();
    let sealed = sealer.seal(&user().to_string(), RFC_SECRET);
    TotpSecret::open(&sealer, user(), &sealed).unwrap()
}

fn at(seconds: i64) -> Time {
    Time::from_timestamp(seconds, 0).unwrap()
}

#[test]
fn codes_are_those_of_the_standard() {
    // RFC 6238, appendix B, cut to six digits.
    for (seconds, code) in [(59, "287082"), (1_111_111_109, "081804"), (20_000_000_000, "353130")] {
        assert_eq!(known_secret().step_of(code, at(seconds)), Some(seconds as u64 / 30), "{seconds}");
    }
}

#[test]
fn a_clock_may_be_one_step_off_and_no_more() {
    let (secret, step) = (known_secret(), 1_111_111_109 / 30);
    let check = |seconds: i64, expected: Option<u64>| {
        assert_eq!(secret.step_of("081804", at(seconds)), expected, "{seconds}");
    };
    check(1_111_111_080 - 31, None);
    check(1_111_111_080 - 30, Some(step));
    check(1_111_111_080 + 59, Some(step));
    check(1_111_111_080 + 60, None);
}

#[test]
fn a_code_is_six_digits_and_blanks_do_not_count() {
    let secret = known_secret();
    assert!(secret.step_of(" 081 804 ", at(1_111_111_109)).is_some());
    for typed in ["", "81804", "0818040", "+81804", "08180x", "٠٨١٨٠٤"] {
        assert_eq!(secret.step_of(typed, at(1_111_111_109)), None, "{typed}");
    }
}

#[test]
fn an_app_reads_who_and_what_from_the_address() {
    let uri = known_secret().uri("ada+x@msp.example");
    let start = "otpauth://totp/ResolutionFlow:ada%2Bx%40msp.example?secret=";
    assert!(uri.starts_with(&format!("{start}{RFC_SECRET}&issuer=ResolutionFlow&")), "{uri}");
    let image = super::super::totp::qr_svg(&uri).unwrap();
    assert!(image.contains("<svg") && !image.contains("<script"), "{image}");
}

#[test]
fn a_secret_opens_for_its_owner_only_and_is_never_shown() {
    let (sealer, secret) = (sealer(), TotpSecret::generate());
    let sealed = secret.seal(&sealer, user());
    assert_eq!(TotpSecret::open(&sealer, user(), &sealed), Ok(secret.clone()));
    let other = "01890000-0000-7000-8000-000000000002".parse().unwrap();
    assert!(TotpSecret::open(&sealer, other, &sealed).is_err());
    assert_eq!(format!("{secret:?} {:?}", RecoveryCode::generate()), "[secret] RecoveryCode([secret])");
}

#[test]
fn a_recovery_code_is_readable_unlike_all_others_and_found_however_it_is_typed() {
    let codes: BTreeSet<String> = (0..1_000).map(|_| RecoveryCode::generate().as_str().to_owned()).collect();
    assert_eq!(codes.len(), 1_000);
    for code in &codes {
        let groups: Vec<&str> = code.split('-').collect();
        assert!(groups.len() == 4 && groups.iter().all(|group| group.len() == 4), "{code}");
        let typed = code.to_lowercase().replace('-', " ");
        assert_eq!(RecoveryCode::hash_of(&typed), RecoveryCode::hash_of(code));
    }
    assert_ne!(RecoveryCode::hash_of("AAAA-AAAA-AAAA-AAAA"), RecoveryCode::hash_of("AAAA-AAAA-AAAA-AAAB"));
}

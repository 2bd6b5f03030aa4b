//! What may be a password, and how it is kept.

use crate::{HashingSetupError, Password, PasswordHash, PasswordHasher, PlainPassword};
use proptest::prelude::*;

const ABOUT: [&str; 3] = ["ada.lovelace@northwind-it.example", "Ada Lovelace", "Northwind IT"];
const PEPPER: [u8; 32] = *b"a pepper of thirty-two bytes....";

fn hasher(cost: u32) -> PasswordHasher {
    PasswordHasher::new(PEPPER, cost).unwrap()
}

#[track_caller]
fn check(code: &str, passwords: &[&str]) {
    for password in passwords {
        let parsed = Password::parse(password, &ABOUT);
        let got = parsed.as_ref().err().map_or("ok", |error| error.code.as_str());
        assert_eq!(got, code, "{password:?}");
        assert!(parsed.is_ok() || parsed.unwrap_err().field == "password");
    }
}

#[test]
fn a_password_has_12_to_256_characters() {
    let long = "correct horse battery staple ".repeat(9);
    check("empty", &[""]);
    check("too_short", &["x", "kX7#mQ2$vB9", "äöüäöüäöüäö"]);
    check("too_long", &[&long[..257]]);
    check("ok", &["kX7#mQ2$vB9!", &long[..256]]);
}

#[test]
fn length_is_counted_in_composed_characters() {
    let eleven = "qo\u{308}xa\u{308}vu\u{308}ze\u{301}ka\u{300}m";
    assert_eq!(eleven.chars().count(), 16);
    check("too_short", &[eleven]);
    check("ok", &["ключ под ковриком", "鍵は玄関の下にあるけれど秘密だよ", "🦀 crabs walk sideways"]);
}

#[test]
fn control_characters_are_refused() {
    check(
        "forbidden_character",
        &["violet kettle\nbridges", "violet\tkettle bridges", "violet kettle\0bridges"],
    );
}

#[test]
fn common_passwords_are_refused() {
    check(
        "password_too_common",
        &[
            "password1234",
            "Password1234",
            "password12345!",
            "P@ssword1234",
            "passwordpassword",
            "123456789012",
            "1234567890123456",
            "qwertyuiop123",
            "qwertyuiopasdf",
            "iloveyou1234",
            "iloveyou123456",
            "iloveyou1234!",
            "Summer2024!!",
            "!!Welcome2025",
            "administrator",
            "changeme12345",
            "aaaaaaaaaaaa",
            "abcabcabcabc",
            "abcdefghijkl",
            "letmeinletmein",
        ],
    );
}

#[test]
fn what_everybody_knows_about_a_person_is_no_password() {
    check(
        "password_too_common",
        &[
            "ada.lovelace@northwind-it.example",
            "Ada.Lovelace@Northwind-IT.example",
            "ada lovelace",
            "adalovelace1",
            "AdaLovelace!",
            "northwind2024!",
            "lovelacelovelace",
            "northwind it",
            "northwind123",
            "Northwind2024",
        ],
    );
}

#[test]
fn a_decent_passphrase_is_accepted() {
    check(
        "ok",
        &[
            "correct horse battery staple",
            "violet kettle under seven bridges",
            "my printer eats only green paper",
            "tR8#vPq2!mZx",
            "correcthorsebatterystaple",
            "19 summers, 84 winters",
            " spaces at both ends are mine ",
        ],
    );
}

#[test]
fn a_password_verifies_and_another_does_not() {
    let (hasher, right) = (hasher(4), PlainPassword::typed("violet kettle"));
    let hash = hasher.hash(&right).unwrap();
    assert!(hasher.verify(&right, Some(&hash)));
    assert!(!hasher.verify(&PlainPassword::typed("violet kettl"), Some(&hash)));
    assert_ne!(hasher.hash(&right).unwrap(), hash, "every hash has its own salt");
}

#[test]
fn every_byte_of_a_long_password_counts() {
    let hasher = hasher(4);
    let long = "k".repeat(255);
    let hash = hasher.hash(&PlainPassword::typed(&format!("{long}a"))).unwrap();
    assert!(hasher.verify(&PlainPassword::typed(&format!("{long}a")), Some(&hash)));
    assert!(!hasher.verify(&PlainPassword::typed(&format!("{long}b")), Some(&hash)));
    let zero = hasher.hash(&PlainPassword::typed("before\0after")).unwrap();
    assert!(!hasher.verify(&PlainPassword::typed("before\0other"), Some(&zero)));
}

#[test]
fn the_same_text_typed_on_another_keyboard_is_the_same_password() {
    let hasher = hasher(4);
    let hash = hasher.hash(&PlainPassword::typed("Zu\u{308}rich am See")).unwrap();
    assert!(hasher.verify(&PlainPassword::typed("Z\u{fc}rich am See"), Some(&hash)));
}

#[test]
fn without_the_pepper_a_stolen_hash_is_of_no_use() {
    let password = PlainPassword::typed("violet kettle");
    let hash = hasher(4).hash(&password).unwrap();
    let other = PasswordHasher::new([7; 32], 4).unwrap();
    assert!(!other.verify(&password, Some(&hash)));
    assert!(!bcrypt::verify("violet kettle", hash.as_str()).unwrap());
}

#[test]
fn nobody_has_a_password_but_checking_it_is_real_work() {
    let hasher = hasher(4);
    assert!(!hasher.verify(&PlainPassword::typed(""), None));
    // What nobody's attempts are verified against must be a hash that bcrypt accepts, else it would cost nothing.
    let nobody = format!("$2b$04${}{}", ".".repeat(22), ".".repeat(31));
    assert_eq!(bcrypt::verify("anything", &nobody).ok(), Some(false));
}

#[test]
fn a_hash_is_made_anew_when_the_cost_rises_and_only_then() {
    let hash = hasher(5).hash(&PlainPassword::typed("violet kettle")).unwrap();
    assert!(hasher(6).needs_rehash(&hash));
    assert!(!hasher(5).needs_rehash(&hash));
    assert!(!hasher(4).needs_rehash(&hash));
    assert!(!hasher(4).needs_rehash(&PasswordHash::stored("not a hash")));
    assert!(!hasher(4).verify(&PlainPassword::typed(""), Some(&PasswordHash::stored("not a hash"))));
}

#[test]
fn pepper_and_cost_are_checked_at_the_start() {
    let new = |pepper: usize, cost| PasswordHasher::new(vec![1; pepper], cost).err();
    assert_eq!(new(31, 12), Some(HashingSetupError::PepperTooShort));
    assert_eq!(new(32, 3), Some(HashingSetupError::CostOutOfBounds));
    assert_eq!(new(32, 17), Some(HashingSetupError::CostOutOfBounds));
    assert_eq!(new(32, 12), None);
}

#[test]
fn passwords_and_hashes_are_not_shown_in_logs() {
    let plain = PlainPassword::typed("violet kettle under bridges");
    let hash = hasher(4).hash(&plain).unwrap();
    let shown = format!(
        "{plain:?} {hash:?} {:?} {:?}",
        hasher(4),
        Password::parse("violet kettle under bridges", &[])
    );
    insta::assert_snapshot!(shown, @"[password] [hash] PasswordHasher { cost: 4, .. } Ok(Password([password]))");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_text_can_be_judged(text in "\\PC{0,300}", about in "\\PC{0,40}") {
        let _ = Password::parse(&text, &[&about]);
    }

    #[test]
    fn whatever_is_hashed_verifies(text in ".{0,300}") {
        let (hasher, password) = (hasher(4), PlainPassword::typed(&text));
        let hash = hasher.hash(&password).unwrap();
        prop_assert!(hasher.verify(&password, Some(&hash)));
    }
}

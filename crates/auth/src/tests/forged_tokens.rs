//! Tokens that are not ours, or not ours any more to the letter: each gets the documented code, none gets a panic.

use super::world::{ACCESS_KEY, AUDIENCE, ISSUER, REFRESH_KEY, World, code};
use crate::{Channel, Secret, TokenSetupError, Tokens};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::TimeDelta;
use hmac::{Hmac, KeyInit, Mac};
use proptest::prelude::*;
use serde_json::{Value, json};
use sha2::{Sha256, Sha512};

const HS256: &str = r#"{"typ":"JWT","alg":"HS256"}"#;

fn signing_input(header: &str, claims: &str) -> String {
    format!("{}.{}", URL_SAFE_NO_PAD.encode(header), URL_SAFE_NO_PAD.encode(claims))
}

/// Signs anything with HMAC-SHA-256, whatever the header says.
fn sign(header: &str, claims: &str, key: &[u8]) -> String {
    let input = signing_input(header, claims);
    let mac = Hmac::<Sha256>::new_from_slice(key).unwrap().chain_update(&input).finalize().into_bytes();
    format!("{input}.{}", URL_SAFE_NO_PAD.encode(mac))
}

fn claims(token: &Secret) -> Value {
    let payload = token.as_str().split('.').nth(1).unwrap();
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(payload).unwrap()).unwrap()
}

/// A person with both tokens, and a way to send others in their place.
struct Target {
    world: World,
    access: Secret,
    refresh: Secret,
}

impl Target {
    fn new() -> Self {
        let world = World::new();
        let grant = world.sign_in();
        Self { world, access: grant.access.token, refresh: grant.refresh_token }
    }

    fn send_access(&self, token: impl Into<String>) -> &'static str {
        code(&self.world.authenticate(&Secret::from(token.into())))
    }

    fn send_refresh(&self, token: impl AsRef<str>) -> &'static str {
        code(&self.world.refresh_as(token.as_ref(), Channel::Cookie, true))
    }

    /// The same forgery of either token is refused as invalid.
    #[track_caller]
    fn check(&self, what: &str, forge: impl Fn(&Secret, &[u8]) -> String) {
        let access = self.send_access(forge(&self.access, ACCESS_KEY));
        assert_eq!(access, "invalid_access_token", "{what}");
        let refresh = self.send_refresh(forge(&self.refresh, REFRESH_KEY));
        assert_eq!(refresh, "invalid_refresh_token", "{what}");
        assert!(self.world.store.tables().sign_ins.values().all(|row| row.ended.is_none()), "{what}");
    }

    /// The same change of either token's claims, properly signed, is refused as invalid.
    #[track_caller]
    fn check_claims(&self, what: &str, change: impl Fn(&mut Value)) {
        self.check(what, |token, key| {
            let mut claims = claims(token);
            change(&mut claims);
            sign(HS256, &claims.to_string(), key)
        });
    }
}

#[test]
fn the_forger_of_these_tests_can_forge() {
    let target = Target::new();
    assert_eq!(target.send_access(sign(HS256, &claims(&target.access).to_string(), ACCESS_KEY)), "ok");
    assert_eq!(target.send_refresh(sign(HS256, &claims(&target.refresh).to_string(), REFRESH_KEY)), "ok");
}

#[test]
fn what_the_tokens_say() {
    let target = Target::new();
    insta::assert_json_snapshot!([claims(&target.access), claims(&target.refresh)]);
}

#[test]
fn there_is_one_algorithm() {
    let target = Target::new();
    for alg in
        ["none", "None", "NONE", "HS384", "HS512", "RS256", "PS256", "ES256", "EdDSA", "hs256", "", "HS256 "]
    {
        let header = json!({"typ": "JWT", "alg": alg}).to_string();
        target.check(alg, |token, key| sign(&header, &claims(token).to_string(), key));
        target.check(alg, |token, _| format!("{}.", signing_input(&header, &claims(token).to_string())));
    }
    for header in ["{}", r#"{"alg":null}"#, r#"{"alg":["HS256"]}"#, "[]", "null", "HS256"] {
        target.check(header, |token, key| sign(header, &claims(token).to_string(), key));
    }
    // Honestly signed with the stronger hash.
    target.check("HS512", |token, key| {
        let input = signing_input(r#"{"typ":"JWT","alg":"HS512"}"#, &claims(token).to_string());
        let mac = Hmac::<Sha512>::new_from_slice(key).unwrap().chain_update(&input).finalize().into_bytes();
        format!("{input}.{}", URL_SAFE_NO_PAD.encode(mac))
    });
}

#[test]
fn keys_and_addresses_inside_the_header_are_not_followed() {
    let target = Target::new();
    let key = b"a key that the attacker chose, long enough";
    let jwk = json!({"alg": "HS256", "jwk": {"kty": "oct", "k": URL_SAFE_NO_PAD.encode(key)}}).to_string();
    target.check("jwk", |token, _| sign(&jwk, &claims(token).to_string(), key));
    let jku =
        json!({"alg": "HS256", "jku": "https://evil.example/keys", "kid": "../../dev/null"}).to_string();
    target.check("jku", |token, _| sign(&jku, &claims(token).to_string(), b""));
    let crit = json!({"alg": "HS256", "crit": ["b64"], "b64": false}).to_string();
    target.check("crit", |token, key| sign(&crit, &claims(token).to_string(), key));
}

#[test]
fn each_kind_of_token_has_its_own_key_and_type() {
    let target = Target::new();
    assert_eq!(target.send_access(target.refresh.as_str()), "invalid_access_token");
    assert_eq!(target.send_refresh(target.access.as_str()), "invalid_refresh_token");
    target.check("other key", |token, key| {
        let other = if key == ACCESS_KEY { REFRESH_KEY } else { ACCESS_KEY };
        sign(HS256, &claims(token).to_string(), other)
    });
    for typ in ["access", "refresh", "Access", "JWT", ""] {
        let wrong = |own: &str| own != typ;
        if wrong("access") {
            let mut claims = claims(&target.access);
            claims["typ"] = typ.into();
            assert_eq!(
                target.send_access(sign(HS256, &claims.to_string(), ACCESS_KEY)),
                "invalid_access_token"
            );
        }
        if wrong("refresh") {
            let mut claims = claims(&target.refresh);
            claims["typ"] = typ.into();
            assert_eq!(
                target.send_refresh(sign(HS256, &claims.to_string(), REFRESH_KEY)),
                "invalid_refresh_token"
            );
        }
    }
}

#[test]
fn a_foreign_issuer_or_audience_is_invalid() {
    let target = Target::new();
    for foreign in [
        json!("https://evil.example"),
        json!(""),
        json!("https://flow.example/"),
        json!([ISSUER]),
        json!([AUDIENCE]),
    ] {
        for claim in ["iss", "aud"] {
            target.check_claims(&format!("{claim} {foreign}"), |claims| claims[claim] = foreign.clone());
        }
    }
    let elsewhere = Tokens::new(ACCESS_KEY, REFRESH_KEY, "https://other.example", AUDIENCE).unwrap();
    let row = target.world.sign_in().sign_in;
    assert_eq!(target.send_refresh(elsewhere.refresh(&row).as_str()), "invalid_refresh_token");
}

#[test]
fn every_claim_is_required_and_has_its_type() {
    let target = Target::new();
    let of_refresh = claims(&target.refresh);
    let of_access = claims(&target.access);
    for (key, claims, is_access) in [(ACCESS_KEY, of_access, true), (REFRESH_KEY, of_refresh, false)] {
        let wanted = if is_access { "invalid_access_token" } else { "invalid_refresh_token" };
        let send = |claims: &Value| {
            let token = sign(HS256, &claims.to_string(), key);
            if is_access { target.send_access(token) } else { target.send_refresh(token) }
        };
        for name in claims.as_object().unwrap().keys() {
            let mut without = claims.clone();
            without.as_object_mut().unwrap().remove(name);
            assert_eq!(send(&without), wanted, "without {name}");
            let text = claims[name].to_string();
            for mistyped in [
                json!(null),
                json!(true),
                json!([claims[name]]),
                json!({}),
                json!(1.5),
                json!(-1.0e300),
                json!(text),
            ] {
                let mut changed = claims.clone();
                changed[name] = mistyped;
                assert_eq!(send(&changed), wanted, "{name} = {}", changed[name]);
            }
        }
        for number in ["gen", "idle_max", "abs_max"].into_iter().filter(|name| claims.get(*name).is_some()) {
            for out_of_range in [json!(-1), json!(u64::from(u32::MAX) + 1)] {
                let mut changed = claims.clone();
                changed[number] = out_of_range;
                assert_eq!(send(&changed), wanted, "{number} = {}", changed[number]);
            }
        }
    }
}

#[test]
fn extreme_numbers_are_judged_and_do_not_overflow() {
    let target = Target::new();
    for exp in [i64::MIN, -1, 0] {
        let mut claims = claims(&target.access);
        claims["exp"] = exp.into();
        assert_eq!(target.send_access(sign(HS256, &claims.to_string(), ACCESS_KEY)), "access_token_expired");
    }
    let mut claims = claims(&target.access);
    claims["exp"] = i64::MAX.into();
    claims["gen"] = u32::MAX.into();
    assert_eq!(target.send_access(sign(HS256, &claims.to_string(), ACCESS_KEY)), "invalid_access_token");
}

#[test]
fn claims_about_somebody_else_are_invalid() {
    let target = Target::new();
    target.check_claims("sub", |claims| claims["sub"] = json!("00000000-0000-0000-0000-00000000ffff"));
    target.check_claims("sid", |claims| claims["sid"] = json!("00000000-0000-0000-0000-00000000ffff"));
    target.check_claims("gen", |claims| claims["gen"] = json!(2));
}

#[test]
fn claims_that_are_not_an_object_or_say_things_twice_are_invalid() {
    let target = Target::new();
    for claims in ["", "null", "[]", "{}", "\"text\"", "{", "\u{0}", "{\"typ\":\"access\"}"] {
        target.check(claims, |_, key| sign(HS256, claims, key));
    }
    target.check("twice", |token, key| {
        let once = claims(token).to_string();
        sign(HS256, &once.replacen('{', "{\"gen\":1,", 1), key)
    });
    target.check("deep", |_, key| sign(HS256, &"[".repeat(2_000), key));
}

#[test]
fn nothing_over_four_kibibytes_is_looked_at() {
    let target = Target::new();
    let padded = |token: &Secret, key: &[u8], bytes: usize| {
        let mut padding = 0;
        loop {
            let mut claims = claims(token);
            claims["padding"] = "x".repeat(padding).into();
            let signed = sign(HS256, &claims.to_string(), key);
            if signed.len() >= bytes {
                return signed;
            }
            padding += ((bytes - signed.len()) / 2).max(1);
        }
    };
    let fits = padded(&target.access, ACCESS_KEY, 4_095);
    assert!(fits.len() <= 4_096, "{}", fits.len());
    assert_eq!(target.send_access(fits), "ok");
    target.check("too long by a little", |token, key| padded(token, key, 4_097));
    target.check("a megabyte", |_, _| "a.".repeat(500_000));
}

#[test]
fn cut_and_dressed_up_tokens_are_invalid() {
    let target = Target::new();
    target.check("no signature", |token, _| token.as_str().rsplit_once('.').unwrap().0.to_owned());
    target.check("empty signature", |token, _| format!("{}.", token.as_str().rsplit_once('.').unwrap().0));
    target.check("signature cut", |token, _| token.as_str()[..token.as_str().len() - 4].to_owned());
    target.check("padding", |token, _| format!("{}=", token.as_str()));
    target.check("blank", |token, _| format!(" {}", token.as_str()));
    target.check("line break", |token, _| format!("{}\n", token.as_str()));
    target.check("Bearer", |token, _| format!("Bearer {}", token.as_str()));
    target.check("four parts", |token, _| format!("{}.x", token.as_str()));
    target.check("five parts", |token, _| format!("x.x.{}", token.as_str()));
    for end in 1..target.refresh.as_str().len() {
        assert_eq!(target.send_refresh(&target.refresh.as_str()[..end]), "invalid_refresh_token");
    }
}

#[test]
fn expired_and_badly_signed_is_invalid_and_so_is_expired_and_of_the_wrong_type() {
    let target = Target::new();
    target.world.wait(TimeDelta::days(7));
    assert_eq!(target.send_refresh(target.refresh.as_str()), "session_expired_idle");
    assert_eq!(target.send_access(target.access.as_str()), "access_token_expired");
    target.check("badly signed", |token, _| sign(HS256, &claims(token).to_string(), b"some other key"));
    target.check_claims("wrong type", |claims| claims["typ"] = json!("other"));
    assert_eq!(target.send_refresh(target.access.as_str()), "invalid_refresh_token");
    assert_eq!(target.send_access(target.refresh.as_str()), "invalid_access_token");
}

#[test]
fn keys_are_long_and_different() {
    let new = |access, refresh| Tokens::new(access, refresh, ISSUER, AUDIENCE).err();
    assert_eq!(new(&[1; 31], &[2; 32]), Some(TokenSetupError::KeyTooShort));
    assert_eq!(new(&[1; 32], &[2; 31]), Some(TokenSetupError::KeyTooShort));
    assert_eq!(new(&[1; 32], &[1; 32]), Some(TokenSetupError::SameKeyTwice));
    assert_eq!(new(&[1; 32], &[2; 32]), None);
}

#[test]
fn tokens_and_keys_are_not_shown_in_logs() {
    let world = World::new();
    let grant = world.sign_in();
    let shown = format!("{grant:?} {:?}", world.rules);
    assert!(!shown.contains("eyJ") && !shown.contains("tests"), "{shown}");
}

proptest! {
    #[test]
    fn garbage_is_invalid(text in prop_oneof![".{0,200}", "[A-Za-z0-9_-]{0,80}(\\.[A-Za-z0-9_-]{0,80}){0,4}"]) {
        prop_assume!(!text.is_empty());
        let target = Target::new();
        prop_assert_eq!(target.send_access(text.as_str()), "invalid_access_token");
        prop_assert_eq!(target.send_refresh(&text), "invalid_refresh_token");
    }

    #[test]
    fn a_token_with_one_byte_changed_is_invalid(place in any::<prop::sample::Index>(), with in "[ -~]") {
        let target = Target::new();
        let change = |token: &Secret| {
            let mut text = token.as_str().to_owned();
            let place = place.index(text.len());
            text.replace_range(place..=place, &with);
            text
        };
        let (access, refresh) = (change(&target.access), change(&target.refresh));
        prop_assume!(access != target.access.as_str() && refresh != target.refresh.as_str());
        prop_assert_eq!(target.send_access(access), "invalid_access_token");
        prop_assert_eq!(target.send_refresh(refresh), "invalid_refresh_token");
    }

    #[test]
    fn properly_signed_nonsense_is_invalid(claims in "\\PC{0,120}") {
        let target = Target::new();
        prop_assert_eq!(target.send_access(sign(HS256, &claims, ACCESS_KEY)), "invalid_access_token");
        prop_assert_eq!(target.send_refresh(sign(HS256, &claims, REFRESH_KEY)), "invalid_refresh_token");
    }
}

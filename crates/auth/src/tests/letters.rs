//! What the mails say, and what of them is stored.

use crate::{
    Email, OneTimeToken,
    mail::{
        Letter, Postbox, change_email, email_change_notice, harmless, password_changed, reset_password,
        verify_email,
    },
};
use rf_core::{Env, ManualClock, Sealer, SequentialIds, TeamId, Time};
use std::{fmt::Write, sync::Arc};

const LINK: &str = "https://flow.example/page#token";

fn until() -> Time {
    "2026-11-23T09:30:00Z".parse().unwrap()
}

#[test]
fn every_mail_says_who_caused_it_and_until_when_its_link_works() {
    let address = Some("203.0.113.7");
    let letters = [
        verify_email("Ada", LINK, until()),
        reset_password("Ada", address, LINK, until()),
        reset_password("Ada", None, LINK, until()),
        change_email("Ada", LINK, until()),
        email_change_notice("Ada", "ada@new.example", address),
        password_changed("Ada", true, address, until()),
        password_changed("Ada", false, None, until()),
    ];
    let mut text = String::new();
    for Letter { kind, subject, body } in letters {
        assert!(body.matches("://").count() <= 1, "one link at most: {body}");
        writeln!(text, "== {kind}: {subject}\n{body}").unwrap();
    }
    insta::assert_snapshot!(text);
}

#[test]
fn a_name_cannot_bring_a_link_into_a_mail() {
    assert_eq!(harmless("Dr. Ada Lovelace-O'Neill"), "Dr. Ada Lovelace-O'Neill");
    assert_eq!(harmless("win at https://evil.example/now"), "win at httpsevil. examplenow");
    assert_eq!(harmless("www.evil.example"), "www. evil. example");
}

#[test]
fn a_mail_is_stored_sealed_for_itself_and_its_link_leads_to_the_public_address() {
    let clock = Arc::new(ManualClock::new(until()));
    let env = Env::new(clock, Arc::new(SequentialIds::default()));
    let sealer = Sealer::new([Sealer::generate_key().as_str()]).unwrap();
    let postbox = Postbox { sealer: &sealer, public_url: "https://flow.example" };
    let token = OneTimeToken::generate("");
    let link = postbox.link("reset-password", &token);
    assert_eq!(link, format!("https://flow.example/reset-password#{}", token.as_str()));
    let ada = Email::parse("ada@msp.example").unwrap();
    let letter = reset_password("Ada", None, &link, until());
    let mail = postbox.mail(&env, env.new_id::<TeamId>(), &ada, letter.clone());
    assert!(!format!("{mail:?}").contains(token.as_str()));
    assert_eq!(sealer.open(&mail.id.to_string(), &mail.sealed_body), Ok(letter.body));
    let other = postbox.mail(&env, mail.team, &ada, password_changed("Ada", true, None, until()));
    assert!(sealer.open(&other.id.to_string(), &mail.sealed_body).is_err());
}

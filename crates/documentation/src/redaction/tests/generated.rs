//! Sentences put together from parts, and every vendor's form.

use super::corpus::{Figures, Labelled};
use crate::redaction::{
    vendors::{Alphabet, VENDORS},
    *,
};

const CUES: [&str; 14] = [
    "password",
    "Password",
    "pw",
    "PW",
    "passwd",
    "temp password",
    "new password",
    "admin password",
    "her password",
    "Passwort",
    "the password for jdoe",
    "password for the new server",
    "passcode pw",
    "root password",
];
const LINKS: [&str; 16] = [
    " is ",
    ": ",
    " = ",
    "=",
    " was ",
    " -> ",
    " - ",
    " is now ",
    " set to ",
    " changed to ",
    " reset to ",
    " has been set to ",
    " is currently ",
    " → ",
    " was reset to ",
    ":",
];
const VALUES: [&str; 22] = [
    "Summer2024!",
    "Welcome1",
    "Blue-Horse-42",
    "P@ssw0rd",
    "hunter22",
    "xK9#mQ2$vL",
    "Tr0ub4dor&3",
    "letmein99",
    "Fluffy_2019",
    "G3tM3!n",
    "aB3dE5gH7jK9",
    "Winter.2023",
    "Qwerty!23",
    "Passw0rd!",
    "Company123",
    "changeMe!1",
    "7Seas&Oceans",
    "Pa55word",
    "!Start2024",
    "coffee+Cake7",
    "m0nkey~Bars",
    "Zw8?fT2^",
];
const ENDS: [&str; 6] = ["", ".", ", please change it", " and it works", " (must change)", "\nThanks, Sam"];

#[test]
fn cues_links_and_values_in_any_combination_are_understood() {
    let mut texts = Vec::new();
    for (place, cue) in CUES.iter().enumerate() {
        for (link_place, link) in LINKS.iter().enumerate() {
            for (value_place, value) in VALUES.iter().enumerate() {
                let end = ENDS[(place + link_place + value_place) % ENDS.len()];
                let start = cue.len() + link.len();
                texts.push(Labelled {
                    text: format!("{cue}{link}{value}{end}"),
                    values: vec![(start..start + value.len(), Kind::Password)],
                });
            }
        }
    }
    let mut told = 0;
    let figures = Figures::of(&texts, |wrong, text, spans| {
        told += 1;
        if told <= 60 {
            println!("{wrong}: {:?} {spans:?}", text.text);
        }
    });
    println!("{figures}");
    assert!(figures.recall() >= 0.99 && figures.precision() >= 0.99, "{figures}");
}

#[test]
fn what_is_said_about_passwords_is_left_alone() {
    const SUBJECTS: [&str; 12] = [
        "password",
        "The password",
        "Her password",
        "pw",
        "API key",
        "The token",
        "MFA code",
        "wifi password",
        "license key",
        "the PIN",
        "SNMP community string",
        "client secret",
    ];
    const SAYINGS: [&str; 48] = [
        "was reset",
        "expired",
        "has expired",
        "is expired",
        "is incorrect",
        "is wrong",
        "was changed by the user",
        "is in the vault",
        "is stored in Keeper",
        "is not working",
        "is required",
        "must be changed",
        "does not match",
        "was sent by SMS",
        "was e-mailed to the manager",
        "is the same as before",
        "is unknown",
        "is missing",
        "is invalid",
        "is blank",
        "will expire in 5 days",
        "expires on 2024-03-12",
        "was last changed 03/12/2024",
        "has been rotated",
        "has been revoked",
        "was removed from the script",
        "is saved in ITGlue",
        "is on the label",
        "is accepted on DC01",
        "works on Windows11",
        "works again after the reboot",
        "was rejected with error 0x80070005",
        "is too short",
        "is too weak",
        "must have 12 characters",
        "should be longer than 8 characters",
        "could not be found",
        "never arrived",
        "is cached",
        "is disabled",
        "is up to date",
        "belongs to the vendor",
        "is with the client",
        "to be confirmed",
        "needs a reset",
        "prompt keeps appearing",
        "is documented under KB0012345",
        "is being migrated to Server2022",
    ];
    let redactor = Redactor::new(Profile::Strict, []);
    let (mut lines, mut touched) = (0, 0);
    for subject in SUBJECTS {
        for saying in SAYINGS {
            for end in ["", ".", ", ticket #4821 closed"] {
                let text = format!("{subject} {saying}{end}");
                let spans = redactor.find(&text);
                lines += 1;
                touched += usize::from(!spans.is_empty());
                for span in spans {
                    println!("{:?} in {text:?}", &text[span.start..span.end]);
                }
            }
        }
    }
    assert!(touched * 100 <= lines, "{touched} of {lines}");
}

#[test]
fn every_vendors_form_is_found_alone_and_in_a_sentence() {
    let redactor = Redactor::new(Profile::Standard, []);
    for vendor in VENDORS {
        let alphabet = match vendor.alphabet {
            Alphabet::Capitals => "ABC23DEF45GHJ67",
            Alphabet::Hex => "0a1b2c3d4e5f6789",
            _ => "aB3dE5gH7jK9mN1p",
        };
        let body: String = alphabet.chars().cycle().take(vendor.least.max(20)).collect();
        let key = format!("{}{body}", vendor.start);
        for text in
            [key.clone(), format!("I pasted {key}, sorry"), format!("\"{key}\""), format!("KEY={key}\n")]
        {
            let found = redactor.find(&text);
            let hidden = found.first().map(|span| &text[span.start..span.end]);
            assert_eq!(hidden, Some(key.as_str()), "{text}");
        }
    }
}

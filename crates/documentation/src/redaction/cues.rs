//! The words that announce a secret.

use super::{Kind, cue_words::*};

/// What a cue announces, and so what its value looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sense {
    /// A password that a person made or types.
    Password,
    /// A key or token that a program made.
    Opaque(Kind),
    /// The key of a wireless network.
    Wifi,
    /// A key, if a wireless network is spoken of.
    Key,
    /// An SNMP community.
    Community,
    /// A one-time code: digits.
    Code,
    /// A code for a door or mailbox: digits that stay.
    Pin,
    /// A licence key.
    Licence,
    /// A user and a password together.
    Pair,
    /// The name of a wireless network and its key together.
    WifiPair,
    /// Cookies.
    Cookies,
    /// What a one-time code before it is for.
    CodeBefore,
    /// Base64 of a key.
    PrivateKey,
}

/// A word or phrase that announces a secret. A space in it stands for nothing, a space, `-` or `_`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cue {
    pub text: &'static str,
    pub sense: Sense,
    /// Whether it means a secret wherever it stands; if not, the value must look like one.
    pub firm: bool,
    /// Whether the value follows without a link, as in a configuration: `enable secret X`.
    pub directive: bool,
}

/// Every cue, with its spellings.
pub(super) fn spelled() -> Vec<(String, Cue)> {
    let groups: [(&'static str, Sense, bool); 23] = [
        (PASSWORDS, Sense::Password, true),
        (LOOSE_PASSWORDS, Sense::Password, false),
        (API_KEYS, Sense::Opaque(Kind::ApiKey), true),
        (LOOSE_API_KEYS, Sense::Opaque(Kind::ApiKey), false),
        (TOKENS, Sense::Opaque(Kind::Token), true),
        (LOOSE_TOKENS, Sense::Opaque(Kind::Token), false),
        (WIFI, Sense::Wifi, true),
        (LOOSE_WIFI, Sense::Wifi, false),
        ("key, schlussel, cle", Sense::Key, false),
        (COMMUNITIES, Sense::Community, true),
        (LOOSE_COMMUNITIES, Sense::Community, false),
        (CODES, Sense::Code, true),
        (LOOSE_CODES, Sense::Code, false),
        (PINS, Sense::Pin, true),
        (LOOSE_PINS, Sense::Pin, false),
        (LICENCES, Sense::Licence, true),
        (LOOSE_LICENCES, Sense::Licence, false),
        (PAIRS, Sense::Pair, true),
        (LOOSE_PAIRS, Sense::Pair, false),
        ("private key", Sense::PrivateKey, true),
        ("ssid, wifi, wi fi, wireless, wlan, guest network, hotspot", Sense::WifiPair, false),
        ("cookie, cookies, set cookie", Sense::Cookies, true),
        (CODES_BEFORE, Sense::CodeBefore, true),
    ];
    let mut spelled = Vec::new();
    for (texts, sense, firm) in groups {
        for text in texts.split(',').map(str::trim) {
            let cue = Cue { text, sense, firm, directive: false };
            let is_pair = text.contains('/') || text.contains(':');
            let joints: &[&str] = if text.contains(' ') && !is_pair { &["", " ", "-", "_"] } else { &[" "] };
            // "one-time code".
            let mut parts = text.splitn(3, ' ');
            if let (false, Some(one), Some(two), Some(rest)) =
                (is_pair, parts.next(), parts.next(), parts.next())
            {
                spelled.push((format!("{one}-{two} {rest}"), cue));
            }
            spelled.extend(joints.iter().map(|joint| (text.replace(' ', joint), cue)));
        }
    }
    for (text, sense) in DIRECTIVES {
        spelled.push(((*text).to_owned(), Cue { text, sense: *sense, firm: true, directive: true }));
    }
    spelled
}

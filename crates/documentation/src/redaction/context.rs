//! What is spoken of around a value.

use super::{
    bytes::{ends_with_any, has_any, has_word, line_before},
    words::Lists,
};

/// Whether a tunnel between sites is spoken of.
pub(super) fn is_tunnel(text: &[u8]) -> bool {
    has_any(
        text,
        &[
            "vpn",
            "ipsec",
            "tunnel",
            "isakmp",
            "l2tp",
            "crypto",
            "ike",
            "ikev2",
            "s2s",
            "site-to-site",
            "phase",
        ],
    )
}

/// "public key", "registry key": keys that are no secrets.
pub(super) fn is_other_key(text: &[u8], cue: usize) -> bool {
    const OTHERS: [&str; 18] = [
        "public",
        "registry",
        "primary",
        "foreign",
        "cache",
        "partition",
        "sort",
        "hot",
        "function",
        "windows",
        "object",
        "row",
        "idempotency",
        "host",
        "lookup",
        "index",
        "translation",
        "pub",
    ];
    ends_with_any(line_before(text, cue, 20), &OTHERS)
}

/// Whether a wireless network is spoken of, in the last sentence.
pub(super) fn is_wifi(text: &[u8]) -> bool {
    has_word(text, Lists::is_wifi) && {
        let sentence = text.windows(2).rposition(|pair| pair == b". ").map_or(0, |end| end + 2);
        has_word(&text[sentence..], Lists::is_wifi)
    }
}

/// Whether a line is written in capitals up to a place: a value in capitals is then no machine's name.
pub(super) fn is_shouted(text: &[u8], place: usize) -> bool {
    let line = line_before(text, place, 80);
    let count = |is: fn(&u8) -> bool| line.iter().filter(|byte| is(byte)).count();
    count(u8::is_ascii_lowercase) == 0
        && count(u8::is_ascii_uppercase) > 6
        && line.iter().filter(|byte| **byte == b' ').count() > 1
}

/// Whether a door, a safe or an alarm is spoken of: its code stays the same.
pub(super) fn is_lock(text: &[u8]) -> bool {
    const LOCKS: [&str; 38] = [
        "door",
        "doors",
        "gate",
        "alarm",
        "keypad",
        "panel",
        "safe",
        "lock",
        "lockbox",
        "padlock",
        "entry",
        "entrance",
        "building",
        "lobby",
        "garage",
        "elevator",
        "lift",
        "arm",
        "disarm",
        "copier",
        "mailbox",
        "voicemail",
        "gym",
        "alarme",
        "porte",
        "portail",
        "coffre",
        "tur",
        "tor",
        "alarmanlage",
        "tresor",
        "puerta",
        "alarma",
        "porton",
        "printer",
        "cabinet",
        "locker",
        "kiosk",
    ];
    has_any(text, &LOCKS)
}

/// Error codes, post codes and the like: "code" alone after one of these words is no one-time code.
pub(super) fn is_other_code(text: &[u8], cue: usize) -> bool {
    if ends_with_any(line_before(text, cue, 20), &["kiosk exit"]) {
        return false;
    }
    const OTHERS: [&str; 40] = [
        "error",
        "exit",
        "status",
        "return",
        "stop",
        "event",
        "product",
        "zip",
        "post",
        "postal",
        "area",
        "country",
        "source",
        "qr",
        "bar",
        "result",
        "response",
        "reason",
        "sub",
        "bugcheck",
        "http",
        "hr",
        "fault",
        "item",
        "part",
        "sku",
        "cost",
        "billing",
        "work",
        "job",
        "dial",
        "dialing",
        "booking",
        "discount",
        "promo",
        "coupon",
        "project",
        "gl",
        "failure",
        "department",
    ];
    ends_with_any(line_before(text, cue, 20), &OTHERS)
}

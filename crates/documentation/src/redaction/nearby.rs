//! Passwords that no word announces right there, but that the sentence hands over: "gave Firecrest-60 to the user", "log
//! in as till and then Nuthatch5Tree", an answer alone on its line of a chat.

use super::{
    Kind,
    answers::is_answer,
    bytes::{all_lists, at, before, ends_with_any, has_any, is_break, is_sign, is_word, line_before, run},
    coined::{Coined, LENGTHS, coined, is_chain, is_classic, is_drawn, is_leet, is_usual},
    context::{is_shouted, is_wifi},
    found::Found,
    shadow::BARRIER,
    steps::{bare, closes_clause, undressed},
    words::{self, Lists, Lower},
};
use std::cell::LazyCell;

/// What of the text before a word is looked at, in bytes: its sentence, and what is spoken of.
const SENTENCE: usize = 110;
pub(super) const TOPIC: usize = 240;

/// The word that starts at `start`, if its sentence hands it over.
pub(super) fn handed(text: &[u8], start: usize) -> Option<Found> {
    let previous = before(text, start);
    if !(is_break(previous) || matches!(previous, b'"' | b'\'' | b'`' | b'(' | b'*' | b'>' | b':')) {
        return None;
    }
    let most = LENGTHS.end() + 4;
    let mut tells = false;
    let mut hyphens = 0;
    let end = run(text, start, most, |byte| {
        tells |= byte.is_ascii_digit() || is_sign(byte);
        hyphens += usize::from(byte == b'-');
        !is_break(byte)
    });
    if !tells && hyphens < 2 || end - start == most || end - start < *LENGTHS.start() {
        return None;
    }
    let range = undressed(text, bare(text, start));
    // `Marc: labels4days`: who speaks.
    if range.start != start || at(text, range.end) == b':' {
        return None;
    }
    let word = &text[range.clone()];
    if is_usual(word) {
        return Some(Found::new(range, Kind::Password, 75));
    }
    let small: Vec<u8>;
    let word = if !word.iter().any(u8::is_ascii_lowercase) && is_shouted(text, start) {
        small = word
            .iter()
            .enumerate()
            .map(|(at, byte)| if at == 0 { *byte } else { byte.to_ascii_lowercase() })
            .collect();
        small.as_slice()
    } else {
        word
    };
    let Some(coined) = coined(word) else {
        let lead = line_before(text, start, SENTENCE);
        let told = is_drawn(word)
            && (names_one(all_lists(lead)) || has_any(lead, &["laps", "admin", "root", "local"]))
            || is_chain(word) && chain_is_told(lead) && closes_clause(text, range.end);
        return told.then(|| Found::new(range, Kind::Password, 70));
    };
    let lead = line_before(text, start, SENTENCE);
    let topic = &text[start.saturating_sub(TOPIC)..start];
    let rest = &text[range.end..run(text, range.end, SENTENCE, |byte| byte != b'\n')];
    // `Template#12`: a thing with its number, unless passwords are spoken of.
    let number = word.iter().position(|byte| *byte == b'#').map(|sign| &word[sign + 1..]);
    let is_numbered = number.is_some_and(|number| number.iter().all(u8::is_ascii_digit))
        && word.iter().take_while(|byte| **byte != b'#').all(u8::is_ascii_alphabetic);
    let is_given = || has_any(lead, &["told", "tell", "gave", "give", "texted", "sent"]);
    if is_numbered && !is_given() && !names_one(all_lists(lead).and(all_lists(rest))) {
        return None;
    }
    let told = is_told(lead, topic, rest, coined, is_classic(word))
        || is_answer(text, start, range.end, coined)
        || is_leet(word) && is_about_leet(lead, rest, topic);
    let kind = if is_wifi(lead) { Kind::WifiKey } else { Kind::Password };
    told.then(|| Found::new(range, kind, 65))
}

/// What a chain of words is the password of: "KeePass master: X", "LUKS slot 0: X".
fn chain_is_told(lead: &[u8]) -> bool {
    const SHUT: [&str; 23] = [
        "keepass",
        "master",
        "luks",
        "passphrase",
        "password",
        "pass",
        "pw",
        "pwd",
        "encryption",
        "firmware",
        "login",
        "logon",
        "vault",
        "creds",
        "bitwarden",
        "1password",
        "psk",
        "wifi",
        "filevault",
        "unlock",
        "decrypt",
        "decryption",
        "encrypted",
    ];
    let lead_is = lead.trim_ascii_end();
    (matches!(lead_is.last(), Some(b':' | b'='))
        || lead.ends_with(b" - ")
        || ends_with_any(lead, &["is", "was", "it's", "now", "to"]))
        && has_any(lead, &SHUT)
}

/// The words before a place, the last one first.
fn words_back(line: &[u8]) -> impl Iterator<Item = Lower> {
    line.split(|byte| !(is_word(*byte) || matches!(byte, b'\'' | b'\\' | b'@' | b'.' | b'-' | b'_' | b'/')))
        .rev()
        .map(|word| Lower::of(word.trim_ascii()))
        .filter(|word| word.as_slice().iter().any(|byte| is_word(*byte)))
}

fn is_told(lead: &[u8], topic: &[u8], rest: &[u8], coined: Coined, classic: bool) -> bool {
    let mut back = words_back(lead);
    let (one, two, three) = (back.next(), back.next(), back.next());
    let of = |word: &Option<Lower>, known: &[&[u8]]| {
        word.as_ref().is_some_and(|word| known.contains(&word.as_slice()))
    };
    let sign = lead.trim_ascii_end().last().copied().unwrap_or_default();
    // Each is read once for all questions about the words in it.
    let (of_lead, of_rest) = (all_lists(lead), all_lists(rest));
    let of_topic = LazyCell::new(|| all_lists(topic));
    let is_named = names_one(of_lead) || of_rest.is_secret();
    let is_spoken_of = || is_named || names_one(*of_topic);
    let leads_in = of_lead.is_way_in() || of_rest.is_way_in();
    let about_wifi = || of_lead.is_wifi() && is_wifi(lead);
    let is_about = || is_spoken_of() || leads_in || about_wifi() || of_topic.is_way_in();
    let is_mixed = coined >= Coined::Mixed;
    if coined == Coined::Named && !of(&one, &[b"with", b"using", b"use", b"used"]) {
        return false;
    }
    if matches!(sign, b'=' | b';') || is_thing(one.as_ref()) {
        return false;
    }
    const SAYS: [&[u8]; 32] = [
        b"insists",
        b"insisted",
        b"swears",
        b"thought",
        b"rejecting",
        b"rejected",
        b"rejects",
        b"refusing",
        b"refused",
        b"refuses",
        b"gave",
        b"give",
        b"said",
        b"says",
        b"typed",
        b"typing",
        b"types",
        b"type",
        b"entered",
        b"entering",
        b"enter",
        b"tried",
        b"trying",
        b"try",
        b"tries",
        b"reads",
        b"read",
        b"spelled",
        b"wrote",
        b"picked",
        b"chose",
        b"put",
    ];
    const IS: [&[u8]; 11] =
        [b"is", b"it's", b"its", b"was", b"be", b"it", b"that", b"to", b"as", b"now", b"still"];
    const WHOM: [&[u8]; 12] = [
        b"her", b"him", b"them", b"user", b"client", b"me", b"you", b"in", b"out", b"over", b"down",
        b"caller",
    ];
    // "gave X to the user", "he said it's X", "gave her X".
    if of(&one, &SAYS)
        || of(&two, &SAYS) && (of(&one, &IS[..7]) || of(&one, &WHOM))
        || of(&three, &SAYS) && of(&one, &IS[..7])
    {
        return coined == Coined::Signed
            || is_mixed && is_about()
            || is_named && !of(&one, &[b"give", b"put", b"read"]);
    }
    // "log in with X", "use X to open it".
    const MEANS: [&[u8]; 8] = [b"with", b"using", b"use", b"used", b"uses", b"via", b"w", b"w/"];
    let is_on = of(&one, &[b"on"]) && of(&two, &[b"unlocks", b"unlock", b"opens"]);
    if of(&one, &MEANS) || is_on {
        if coined == Coined::Named {
            return has_any(lead, &["encrypted", "protected", "locked", "zipped", "password", "passworded"]);
        }
        // "The archive is protected, use X".
        let is_shut =
            || coined == Coined::Plain && has_any(lead, &["encrypted", "protected", "zipped", "passworded"]);
        return is_shut()
            || is_mixed
                && (coined == Coined::Signed
                    || is_named
                    || about_wifi()
                    || of_rest.is_wifi() && is_wifi(rest)
                    || has_any(lead, &["access", "bind"])
                    || leads_in);
    }
    // "set it as X", "changed to X".
    const SETS: [&[u8]; 16] = [
        b"re-keyed",
        b"rekeyed",
        b"keyed",
        b"set",
        b"reset",
        b"changed",
        b"change",
        b"setting",
        b"updated",
        b"switched",
        b"rotated",
        b"put",
        b"back",
        b"sets",
        b"moved",
        b"made",
    ];
    let is_set =
        of(&one, &[b"to", b"as", b"it"]) && (of(&two, &SETS) || of(&three, &SETS)) || of(&one, &[b"set"]);
    let is_written = || of(&one, &[b"as"]) && has_any(rest, &SPELLING) && has_any(lead, &["written", "down"]);
    if is_set || is_written() {
        return is_mixed
            && (coined == Coined::Signed
                || is_about()
                || is_written()
                || classic && of(&two, &[b"it", b"that", b"them", b"her", b"his"]));
    }
    // "Sudo there wants X".
    if of(&one, &[b"wants", b"takes", b"accepts", b"accepted", b"took", b"likes", b"needs", b"expects"]) {
        return is_mixed && is_about() || is_spoken_of();
    }
    // "as root, X", "type acme\scan and then X".
    // "(X, Y)", where X was masked.
    let joint = lead.trim_ascii_end();
    let joint = joint
        .strip_suffix(b",")
        .or_else(|| joint.strip_suffix(b" and"))
        .or_else(|| joint.strip_suffix(b" or"));
    if is_mixed && joint.is_some_and(|lead| lead.ends_with(&[BARRIER])) && is_about() {
        return true;
    }
    let is_next = sign == b','
        || of(
            &one,
            &[b"then", b"and", b"or", b"followed", b"by", b"maybe", b"even", b"perhaps", b"also", b"just"],
        );
    if is_next {
        const ASKS: [&str; 23] = [
            "asks",
            "asked",
            "prompts",
            "prompted",
            "capital",
            "type",
            "log",
            "login",
            "logon",
            "sign",
            "signin",
            "authenticate",
            "credentials",
            "creds",
            "username",
            "pass",
            "tried",
            "signs",
            "logs",
            "try",
            "password",
            "passwords",
            "pw",
        ];
        // "Reset done, X, must change", "as per call, X will work until Friday".
        let is_fresh =
            || classic && has_any(lead, &["reset", "unlocked"]) && has_any(rest, &["change", "changes"]);
        let is_of_use =
            || coined == Coined::Signed && has_any(&rest[..rest.len().min(16)], &["work", "works"]);
        return is_mixed
            && (has_any(lead, &ASKS)
                || of(&one, &[b"then"]) && has_any(lead, &["user"])
                || sign == b',' && (is_fresh() || is_of_use()));
    }
    // `sa - X`, `SIP: 2107 / X`, "a new account (X)".
    if matches!(sign, b'-' | b'/') && lead.ends_with(b" ") {
        return is_mixed && two_is_account(&one, lead)
            || sign == b'/' && has_any(lead, &["user", "username", "login", "creds", "account", "logon"]);
    }
    // "after three goes (X, Y)".
    if sign == b'(' && is_mixed && has_any(lead, &["goes", "tries", "attempts", "guesses"]) {
        return is_about();
    }
    if sign == b'(' && is_mixed && rest.starts_with(b")") {
        const OWNERS: [&str; 9] =
            ["account", "user", "login", "admin", "local", "password", "superuser", "root", "dsrm"];
        return has_any(lead, if coined == Coined::Signed { &OWNERS } else { &OWNERS[5..] });
    }
    // "Wi-Fi login acme-guest X", "key for the network is in the cupboard: X".
    if about_wifi()
        && has_any(lead, &["key", "psk", "pass", "password", "passphrase", "login", "pw"])
        && matches!(sign, b':' | b'-' | b'a'..=b'z')
        && rest.trim_ascii().is_empty()
    {
        return true;
    }
    // "Use this: X".
    if sign == b':' && is_mixed && of(&one, &[b"this", b"these"]) && of(&two, &[b"use", b"try", b"with"]) {
        return coined == Coined::Signed || has_any(rest, &["change", "changes", "works", "expires"]);
    }
    if sign == b':'
        && is_mixed
        && (names_one(of_lead)
            || has_any(lead, &["usual", "end", "ends", "ending", "capital", "before", "reset"]))
    {
        return true;
    }
    // `Local admin: .\\fhadmin X`.
    if one.is_some_and(|word| word.as_slice().contains(&b'\\')) && lead.ends_with(b" ") {
        return is_mixed
            && has_any(
                lead,
                &["admin", "login", "logon", "user", "account", "local", "creds", "credentials"],
            );
    }
    // "mine is X", where passwords are spoken of.
    if of(&one, &IS) && !of(&one, &[b"to"])
        || of(
            &one,
            &[b"one", b"temp", b"temporary", b"initial", b"new", b"old", b"value", b"current", b"currently"],
        )
    {
        return is_mixed && (is_spoken_of() || has_any(rest, &SPELLING)) && !has_any(lead, &NAMES)
            || coined == Coined::Signed && of(&one, &IS[..7]);
    }
    // "if X doesn't let you in", "X worked for the login".
    let mut next = rest
        .split(|byte| is_break(*byte))
        .filter(|word| word.iter().any(|byte| is_word(*byte)))
        .map(Lower::of);
    let (after, then) = (next.next(), next.next());
    const WORKS: [&[u8]; 14] = [
        b"is", b"worked", b"works", b"doesn't", b"doesnt", b"didn't", b"didnt", b"don't", b"instead",
        b"gets", b"lets", b"got", b"should", b"won't",
    ];
    // What else stands in a sentence about a password, and is nobody's and nothing's name.
    const PLACES: [&[u8]; 24] = [
        b"on", b"at", b"in", b"from", b"for", b"the", b"a", b"an", b"of", b"by", b"per", b"to", b"into",
        b"via", b"this", b"that", b"our", b"their", b"his", b"her", b"under", b"inside", b"within", b"and",
    ];
    if is_mixed && is_named && !of(&one, &PLACES) && one.is_some() {
        return true;
    }
    let leads = of(
        &one,
        &[b"if", b"but", b"think", b"yep", b"yes", b"ok", b"no", b"unless", b"when", b"actually", b"only"],
    ) || one.is_none();
    let is_key = of(&after, &WORKS)
        || of(&after, &[b"to"]) && of(&then, &[b"log", b"sign", b"open", b"unlock", b"login", b"get"]);
    leads && is_key && is_mixed && (is_named || coined == Coined::Signed)
}

/// Whether a word with a digit for a letter is a password by what is spoken of: nothing else is written so.
fn is_about_leet(lead: &[u8], rest: &[u8], topic: &[u8]) -> bool {
    let near = all_lists(lead).and(all_lists(rest));
    let is_used = ends_with_any(lead, &["use", "try", "tried", "with", "using", "typed", "enter", "gave"]);
    let is_tied = lead.ends_with(b" / ")
        || is_used
        || near.is_secret()
        || near.is_login()
        || names_one(all_lists(topic));
    is_tied && !is_thing(words_back(lead).next().as_ref())
}

/// Whether a password or a login is spoken of, by the lists of the words.
fn names_one(lists: Lists) -> bool {
    lists.is_secret() || lists.is_login()
}

/// Whether the name before a sign is an account's.
fn two_is_account(name: &Option<Lower>, lead: &[u8]) -> bool {
    let Some(name) = name else { return false };
    let name = name.as_slice();
    const ACCOUNTS: [&[u8]; 12] = [
        b"sa",
        b"root",
        b"admin",
        b"administrator",
        b"da",
        b"user",
        b"support",
        b"manager",
        b"sysadmin",
        b"guest",
        b"operator",
        b"postgres",
    ];
    let is_extension = name.iter().all(u8::is_ascii_digit)
        && has_any(lead, &["sip", "ext", "extension", "pbx", "handset", "trunk"]);
    let is_bind =
        name.windows(3).any(|part| part == b"dc=") || has_any(lead, &["ldap", "bind", "trunk", "sip"]);
    ACCOUNTS.contains(&name) || name.contains(&b'\\') || is_extension || is_bind
}

/// Whether a word before a value says that the value is a thing's or a person's name.
fn is_thing(word: Option<&Lower>) -> bool {
    word.is_some_and(|word| {
        let word = word.as_slice();
        words::lists(word).is_product() || NAMES.iter().any(|name| name.as_bytes() == word)
    })
}

/// How the letters of what stands before are written.
const SPELLING: [&str; 8] =
    ["capital", "capitals", "lowercase", "uppercase", "caps", "zero", "exclamation", "hyphen"];

const NAMES: [&str; 34] = [
    "host",
    "hostname",
    "server",
    "machine",
    "device",
    "printer",
    "computer",
    "workstation",
    "laptop",
    "pc",
    "named",
    "called",
    "user",
    "username",
    "account",
    "ssid",
    "network",
    "model",
    "version",
    "site",
    "ticket",
    "serial",
    "asset",
    "tag",
    "group",
    "mailbox",
    "share",
    "folder",
    "job",
    "profile",
    "name",
    "id",
    "file",
    "license",
];

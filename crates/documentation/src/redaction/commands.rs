//! Secrets in the arguments of commands, by the command's name.

use super::{
    Kind,
    bytes::{at, is_break, is_quote, is_word, run, spaces, starts_with},
    formats::quoted,
    found::Found,
    shadow::BARRIER,
    value,
};
use std::ops::Range;

/// Where a command keeps its secret.
#[derive(Debug, Clone, Copy)]
pub(super) enum Argument {
    /// After a flag, as a word of its own: `-p X`.
    After(&'static str),
    /// Attached to a flag: `-pX`.
    Attached(&'static str),
    /// After a flag, behind a sign: `-u user:X`.
    Behind(&'static str, u8),
    /// `net use`: the word that is no drive, share or switch.
    NetUse,
    /// `net user NAME X`: the second word.
    NetUser,
    /// The first word or what is in quotes.
    First,
    /// `rasdial NAME user X`: the third word.
    Third,
    /// `snmp-server host 10.0.0.5 version 2c X`: the first word that is no keyword of it.
    Receiver,
    /// What a name of its own sets: `name=X`.
    Setting(&'static str),
    /// What a script types: in quotes, with the key that ends a line.
    Sent,
    /// After a phrase on a line below.
    Below(&'static str),
    /// The second of two values in quotes.
    SecondQuoted,
    /// `echo X |`: the word before a pipe into a command that reads a password.
    Piped,
    /// `echo user:X | chpasswd`.
    PipedPair,
    /// `user/X@host`.
    Oracle,
    /// What is in quotes before a pipe: `"X" | ConvertTo-SecureString`.
    QuotedBefore,
    /// The last word of the line: `htpasswd -b file user X`.
    Last,
}

use Argument::{
    After, Attached, Behind, Below, First, Last, NetUse, NetUser, Oracle, Piped, PipedPair, QuotedBefore,
    Receiver, SecondQuoted, Sent, Setting, Third,
};
use Kind::{Password, SnmpCommunity, Token, WifiKey};

/// The commands.
pub(super) const COMMANDS: &[(&str, Argument, Kind)] = &[
    ("net use", NetUse, Password),
    ("net user", NetUser, Password),
    ("sshpass", After("-p"), Password),
    ("sshpass", Attached("-p"), Password),
    ("mysql", Attached("-p"), Password),
    ("mysqldump", Attached("-p"), Password),
    ("mysqladmin", Attached("-p"), Password),
    ("mariadb", Attached("-p"), Password),
    ("mysqladmin", After("password"), Password),
    ("psexec", After("-p"), Password),
    ("psexec64", After("-p"), Password),
    ("psexec.exe", After("-p"), Password),
    ("psexec64.exe", After("-p"), Password),
    ("paexec", After("-p"), Password),
    ("docker login", After("-p"), Password),
    ("podman login", After("-p"), Password),
    ("az login", After("-p"), Password),
    ("oc login", After("-p"), Password),
    ("helm registry login", After("-p"), Password),
    ("mongo", After("-p"), Password),
    ("mongosh", After("-p"), Password),
    ("mongodump", After("-p"), Password),
    ("net time", After("-p"), Password),
    ("rclone", After("-p"), Password),
    ("ssh-keygen", After("-N"), Password),
    ("ssh-keygen", After("-P"), Password),
    ("send", Sent, Password),
    ("rasdial", Third, Password),
    ("rasdial.exe", Third, Password),
    ("tacacs-server host", After("key"), Password),
    ("radius-server host", After("key"), Password),
    ("IDENTIFIED WITH", After("by"), Password),
    ("Unprotect", First, Password),
    ("snmp-server host", Receiver, SnmpCommunity),
    ("snmp community", Setting("name="), SnmpCommunity),
    ("config system snmp community", Below("set name"), SnmpCommunity),
    ("plink", After("-pw"), Password),
    ("pscp", After("-pw"), Password),
    ("putty", After("-pw"), Password),
    ("plink.exe", After("-pw"), Password),
    ("redis-cli", After("-a"), Password),
    ("ldapsearch", After("-w"), Password),
    ("ldapmodify", After("-w"), Password),
    ("ldapadd", After("-w"), Password),
    ("ldapwhoami", After("-w"), Password),
    ("sqlcmd", After("-P"), Password),
    ("osql", After("-P"), Password),
    ("bcp", After("-P"), Password),
    ("sqlcmd", Attached("-P"), Password),
    ("ipmitool", After("-P"), Password),
    ("zip", After("-P"), Password),
    ("unzip", After("-P"), Password),
    ("7z", Attached("-p"), Password),
    ("7za", Attached("-p"), Password),
    ("7z.exe", Attached("-p"), Password),
    ("rar", Attached("-hp"), Password),
    ("curl", Behind("-u", b':'), Password),
    ("curl.exe", Behind("-u", b':'), Password),
    ("curl", Behind("--user", b':'), Password),
    ("curl", Behind("-U", b':'), Password),
    ("curl", Behind("--proxy-user", b':'), Password),
    ("http", Behind("-a", b':'), Password),
    ("smbclient", Behind("-U", b'%'), Password),
    ("rpcclient", Behind("-U", b'%'), Password),
    ("net rpc", Behind("-U", b'%'), Password),
    ("net ads", Behind("-U", b'%'), Password),
    ("wmic", Behind("-U", b'%'), Password),
    ("winexe", Behind("-U", b'%'), Password),
    ("crackmapexec", After("-p"), Password),
    ("netexec", After("-p"), Password),
    ("evil-winrm", After("-p"), Password),
    ("schtasks", After("/rp"), Password),
    ("dsmod", After("-pwd"), Password),
    ("dsadd", After("-pwd"), Password),
    ("rdesktop", After("-p"), Password),
    ("vncviewer", After("-p"), Password),
    ("imapsync", After("--password1"), Password),
    ("imapsync", After("--password2"), Password),
    ("openssl", Attached("pass:"), Password),
    ("openssl enc", After("-k"), Password),
    ("server-private", After("key"), Password),
    ("createUser", After("SHA"), Password),
    ("createUser", After("MD5"), Password),
    ("createUser", After("AES"), Password),
    ("createUser", After("DES"), Password),
    ("Set-SNMPCommunity", After("-Name"), SnmpCommunity),
    ("Add-SNMPCommunity", After("-Name"), SnmpCommunity),
    ("certutil", After("-p"), Password),
    ("keytool", After("-storepass"), Password),
    ("keytool", After("-keypass"), Password),
    ("keytool", After("-srcstorepass"), Password),
    ("keytool", After("-deststorepass"), Password),
    ("keytool", After("-srckeypass"), Password),
    ("keytool", After("-destkeypass"), Password),
    ("xfreerdp", Attached("/p:"), Password),
    ("wfreerdp", Attached("/p:"), Password),
    ("ConvertTo-SecureString", First, Password),
    ("ConvertTo-SecureString", QuotedBefore, Password),
    ("login", SecondQuoted, Password),
    ("authenticate", SecondQuoted, Password),
    ("basic_auth", SecondQuoted, Password),
    ("BasicAuth", SecondQuoted, Password),
    ("auth", SecondQuoted, Password),
    ("com2sec", Last, SnmpCommunity),
    ("com2sec6", Last, SnmpCommunity),
    ("NetworkCredential", SecondQuoted, Password),
    ("PSCredential", SecondQuoted, Password),
    ("UsernamePasswordCredentials", SecondQuoted, Password),
    ("IDENTIFIED BY", First, Password),
    ("HTTPBasicAuth", SecondQuoted, Password),
    ("chpasswd", PipedPair, Password),
    ("sudo -S", Piped, Password),
    ("passwd --stdin", Piped, Password),
    ("--password-stdin", Piped, Token),
    ("sqlplus", Oracle, Password),
    ("htpasswd -b", Last, Password),
    ("htpasswd -bc", Last, Password),
    ("htpasswd -cb", Last, Password),
    ("htpasswd -nb", Last, Password),
    ("snmpwalk", After("-c"), SnmpCommunity),
    ("snmpget", After("-c"), SnmpCommunity),
    ("snmpset", After("-c"), SnmpCommunity),
    ("snmpbulkwalk", After("-c"), SnmpCommunity),
    ("snmpbulkget", After("-c"), SnmpCommunity),
    ("snmpgetnext", After("-c"), SnmpCommunity),
    ("snmptrap", After("-c"), SnmpCommunity),
    ("snmptable", After("-c"), SnmpCommunity),
    ("check_snmp", After("-C"), SnmpCommunity),
    ("check_snmp", After("-c"), SnmpCommunity),
    ("onesixtyone", After("-c"), SnmpCommunity),
    ("snmpwalk", After("-A"), Password),
    ("snmpwalk", After("-X"), Password),
    ("snmpget", After("-A"), Password),
    ("snmpget", After("-X"), Password),
    ("nmcli", After("password"), WifiKey),
    ("wpa_passphrase", Last, WifiKey),
    ("manage-bde", After("-rp"), Kind::BitlockerKey),
    ("slmgr", After("/ipk"), Kind::LicenseKey),
    ("slmgr.vbs", After("/ipk"), Kind::LicenseKey),
    ("cscript", After("/inpkey:"), Kind::LicenseKey),
    ("tailscale up", After("--authkey"), Token),
];

/// The farthest from the command's name to its secret, in bytes.
const REACH: usize = 300;

/// The secret of the command with its name at `name`, before the place `most`.
pub(super) fn secret(
    text: &[u8],
    name: &Range<usize>,
    most: usize,
    argument: Argument,
    kind: Kind,
) -> Option<Found> {
    let reach = most.saturating_sub(name.end).min(REACH);
    let line_end = run(text, name.end, reach, |byte| byte != b'\n' && byte != BARRIER);
    let line = name.end..line_end;
    let range = match argument {
        After(flag) => after(text, &line, flag),
        Attached(flag) => attached(text, &line, flag),
        Behind(flag, sign) => after(text, &line, flag).and_then(|pair| behind(text, pair, sign)),
        NetUse => words(text, line).skip(1).find(|word| is_argument(text, word)).filter(|_| true),
        NetUser => words(text, line).take_while(|word| at(text, word.start) != b'/').nth(1),
        Third => words(text, line).nth(2),
        Receiver => {
            let mut words = words(text, line);
            let address = words.next().filter(|word| text[word.clone()].contains(&b'.'))?;
            let mut words = words.filter(|word| word.start > address.end);
            words.find(|word| !is_keyword(&text[word.clone()]))
        }
        Setting(name) => words(text, line).find_map(|word| {
            let start = word.start + name.len();
            starts_with(text, word.start, name).then(|| quoted(text, start, 60).unwrap_or(start..word.end))
        }),
        Sent => {
            let inside = words(text, line).find(|word| is_quote(super::bytes::before(text, word.start)))?;
            let typed = ["\\r", "\\n"].iter().find_map(|key| {
                let end = inside.end.checked_sub(key.len())?;
                (starts_with(text, end, key) && end > inside.start).then_some(inside.start..end)
            })?;
            let word = &text[typed.clone()];
            let is_password =
                value::looks(word) >= value::Looks::Likely && !value::is_name(word) && !word.contains(&b' ');
            (is_password && word.iter().any(u8::is_ascii_lowercase)).then_some(typed)
        }
        Below(phrase) => {
            let end = run(text, name.end, reach, |byte| byte != BARRIER);
            let place = (name.end..end).find(|place| starts_with(text, *place, phrase))? + phrase.len();
            words(text, place..end).next()
        }
        First => first(text, &line),
        SecondQuoted => second_quoted(text, &line),
        Piped => piped(text, name.start),
        PipedPair => piped(text, name.start).and_then(|pair| behind(text, pair, b':')),
        Oracle => words(text, line).take(3).find_map(|word| {
            let slash = (word.start..word.end).find(|place| text[*place] == b'/')?;
            let sign = (slash..word.end).find(|place| text[*place] == b'@').unwrap_or(word.end);
            (slash > word.start).then_some(slash + 1..sign)
        }),
        QuotedBefore => quoted_before(text, name.start),
        Last if at(text, line.end) == BARRIER => None,
        Last => words(text, line).last(),
    }?;
    if range.is_empty() {
        return None;
    }
    let word = &text[range.clone()];
    let is_value =
        !value::is_placeholder(word) && word != b"*" && !matches!(word[0], b'-' | b'|' | b'<' | b'(');
    // After names that are also words of a sentence, the value must look like one.
    let is_speech = matches!(argument, First | Last | NetUser | NetUse)
        && !matches!(argument, First if is_quote(text[range.start - 1]))
        && super::words::lists_of(word).is_stop();
    let is_variable = word[0] == b'$'
        && word.get(1).is_some_and(|byte| byte.is_ascii_lowercase())
        && word[1..].iter().all(|byte| is_word(*byte));
    (is_value && !is_speech && !is_variable).then(|| Found::new(range, kind, 93))
}

/// The words of a command line, those in quotes whole and without them.
fn words(text: &[u8], line: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut place = line.start;
    std::iter::from_fn(move || {
        place = spaces(text, place);
        if place >= line.end || matches!(text[place], b'|' | b'>' | b'<' | b'\r') {
            return None;
        }
        if let Some(inside) = quoted(text, place, 200) {
            place = inside.end + 1;
            return Some(inside);
        }
        let end = run(text, place, 300, |byte| !is_break(byte) && byte != b'`');
        let word = place..end.max(place + 1).min(line.end);
        place = word.end;
        (!word.is_empty()).then_some(word)
    })
}

/// A word that is no drive, share or switch.
fn is_argument(text: &[u8], word: &Range<usize>) -> bool {
    let word = &text[word.clone()];
    let is_drive = word.len() == 2 && word[1] == b':' || word == b"*";
    !is_drive && !word.starts_with(b"\\\\") && !word.starts_with(b"/") && !word.starts_with(b"\"\\\\")
}

/// A keyword of `snmp-server host`.
fn is_keyword(word: &[u8]) -> bool {
    matches!(
        word.to_ascii_lowercase().as_slice(),
        b"traps"
            | b"trap"
            | b"informs"
            | b"version"
            | b"1"
            | b"2c"
            | b"3"
            | b"auth"
            | b"noauth"
            | b"priv"
            | b"inside"
            | b"outside"
            | b"community"
            | b"poll"
            | b"vrf"
            | b"udp-port"
            | b"162"
    )
}

fn after(text: &[u8], line: &Range<usize>, flag: &str) -> Option<Range<usize>> {
    let mut words = words(text, line.clone());
    while let Some(word) = words.next() {
        let there = &text[word.clone()];
        let is_flag = match flag.as_bytes()[0] {
            b'-' => there == flag.as_bytes(),
            _ => there.eq_ignore_ascii_case(flag.as_bytes()),
        };
        if is_flag {
            // `key 7 X`: how X is written.
            return words.find(|word| word.len() > 1 || !text[word.start].is_ascii_digit());
        }
        if let Some(value) =
            there.strip_prefix(flag.as_bytes()).filter(|rest| rest.starts_with(b"=") && rest.len() > 1)
        {
            return Some(word.end - value.len() + 1..word.end);
        }
    }
    None
}

fn attached(text: &[u8], line: &Range<usize>, flag: &str) -> Option<Range<usize>> {
    let word = words(text, line.clone()).find(|word| {
        let there = &text[word.clone()];
        there.len() > flag.len() && there.starts_with(flag.as_bytes())
            || there.ends_with(flag.as_bytes()) && is_quote(at(text, word.end)) && there.len() == flag.len()
    })?;
    let start = word.start + flag.len();
    let value = quoted(text, start, 200).unwrap_or(start..word.end);
    // `-Password`, `-Protocol`, `-pwd` are flags of their own.
    let is_flag =
        ["rotocol", "ort", "assw", "wd", "ath"].iter().any(|rest| starts_with(text, value.start, rest));
    (!is_flag && at(text, value.start) != b'=').then_some(value)
}

fn behind(text: &[u8], pair: Range<usize>, sign: u8) -> Option<Range<usize>> {
    let place = (pair.start..pair.end).find(|place| text[*place] == sign)?;
    (place + 1 < pair.end).then_some(place + 1..pair.end)
}

/// The first value: in quotes, or a bare one that no variable gives.
fn first(text: &[u8], line: &Range<usize>) -> Option<Range<usize>> {
    words(text, line.clone())
        .take(4)
        .find_map(|word| {
            let there = &text[word.clone()];
            if there.starts_with(b"-") || starts_with(text, word.start, "password") {
                return None;
            }
            Some(super::steps::undressed(text, word.clone())).filter(|_| !matches!(there[0], b'$' | b'('))
        })
        .filter(|word| {
            is_quote(text[word.start - 1]) || value::looks(&text[word.clone()]) >= value::Looks::Likely
        })
}

fn second_quoted(text: &[u8], line: &Range<usize>) -> Option<Range<usize>> {
    let mut place = line.start;
    place = run(text, place, 4, |byte| matches!(byte, b'=' | b' '));
    if at(text, place) != b'(' {
        return None;
    }
    place += 1;
    let first = quoted(text, spaces(text, place), 100)?;
    let comma = spaces(text, first.end + 1);
    let open = spaces(text, comma + 1);
    (at(text, comma) == b',').then(|| quoted(text, open, 100))?
}

fn quoted_before(text: &[u8], name: usize) -> Option<Range<usize>> {
    let end = super::bytes::run_back(text, name, 6, |byte| matches!(byte, b' ' | b'|'));
    let quote = Some(super::bytes::before(text, end)).filter(|byte| is_quote(*byte))?;
    let start =
        super::bytes::run_back(text, end - 1, 100, |byte| byte != quote && byte != b'\n' && byte != BARRIER);
    (text[end..name].contains(&b'|') && super::bytes::before(text, start) == quote).then_some(start..end - 1)
}

/// The word between `echo` and the pipe before a command.
fn piped(text: &[u8], name: usize) -> Option<Range<usize>> {
    let start = super::bytes::run_back(text, name, 200, |byte| byte != b'\n' && byte != BARRIER);
    let line = &text[start..name];
    let pipe = start + line.iter().rposition(|byte| *byte == b'|')?;
    let echo = (start..pipe)
        .rev()
        .find(|place| starts_with(text, *place, "echo ") || starts_with(text, *place, "printf "))?;
    let mut words = words(text, run(text, echo, 8, |byte| byte != b' ')..pipe);
    words.find(|word| at(text, word.start) != b'-')
}

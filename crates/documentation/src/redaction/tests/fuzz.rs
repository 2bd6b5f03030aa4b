//! Random and hostile texts: no panic, spans in order and on characters' borders, nothing left for a second time.

use super::pieces;
use crate::redaction::{commands::COMMANDS, cues::spelled, vendors::VENDORS, *};
use proptest::prelude::*;

fn check(text: &str) {
    let redactor = Redactor::new(Profile::Strict, ["acme corp"]);
    let once = redactor.redact(text);
    let mut last = 0;
    for span in &once.spans {
        assert!(
            last <= span.start && span.start < span.end && span.end <= text.len(),
            "{span:?} in {text:?}"
        );
        assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end), "{span:?} in {text:?}");
        last = span.end;
    }
    let twice = redactor.redact(&once.text);
    assert_eq!(twice.text, once.text, "from {text:?}, found {:?}", twice.spans);
}

/// Pieces that mean something to one detector or another, in any order.
fn piece() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "password",
        "pw",
        "pass:",
        " is ",
        "=",
        ": ",
        "\n",
        " ",
        "\"",
        "'",
        "`",
        "**",
        "|",
        "<",
        ">",
        "</b>",
        "<code>",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "&amp;",
        "&#64;",
        "%40",
        "%3D",
        "\\u003d",
        "\\n",
        "\u{200b}",
        "\u{ad}",
        "é",
        "Ｐ",
        "日本",
        "🔑",
        "@",
        "acme.com",
        "://",
        "https://x.io/?token=",
        "postgres://u:",
        "Summer2024!",
        "Blue-Horse-42",
        "hunter2",
        "admin",
        " / ",
        "creds",
        "key",
        "SSID",
        "wifi",
        "snmp-server community ",
        "code",
        "123456",
        "493 021",
        "-----BEGIN RSA PRIVATE KEY-----",
        "-----END RSA PRIVATE KEY-----",
        "MIIEpAIBAAKCAQEA",
        "eyJhbGciOi.eyJzdWIi.c2ln",
        "Server=",
        "Password=",
        "Pwd=x;",
        ";",
        "User Id=sa",
        ",",
        "jdbc:",
        "4111 1111 1111 1111",
        "10.0.0.5",
        "/24",
        "00:1a:2b:3c:4d:5e",
        "2001:db8::1",
        "+1 555 867 5309",
        "219-09-9999",
        "SSN",
        "111111-222222-333333-444444-",
        "555555-666666-777777-888888",
        "AAAAA-BBBBB-CCCC1-DDDDD-EEEEE",
        "license key",
        "net use ",
        "-p",
        "curl -u ",
        "a:b",
        "[redacted: password]",
        "[redacted: ",
        "acme corp",
        "\u{1}",
        "\r\n",
        "bearer ",
        "ghp_",
        "0123456789abcdef0123",
        "?",
        "?sig=",
        "x",
        "to",
        "from ",
        "username,password\n",
        "a,B3tter!\n",
        "| Password |\n|---|\n",
        "G-",
        ".",
        "..",
        "AccountKey=",
        "abcDEF123456",
        "8Q~",
        ":AA",
        "PuTTY-User-Key-File-2: ssh-rsa\n",
        "Private-MAC: 0\n",
        "Otter#Creek12",
        "opens with ",
        "door code ",
        "root/root",
        "?\n",
        "Password\n",
        "&sig=",
        "a@b.c:",
        "{ default = ",
        "abcd efgh ijkl mnop",
    ]);
    let names = COMMANDS.iter().map(|(name, _, _)| format!("{name} ")).collect::<Vec<_>>();
    let cues = spelled().into_iter().map(|(text, _)| text).collect::<Vec<_>>();
    let starts = VENDORS.iter().map(|vendor| vendor.start.to_owned()).collect::<Vec<_>>();
    let flags = [
        "-p ",
        "-u ",
        "-c ",
        "-P ",
        "-w ",
        "-pw ",
        "\"a\"",
        "'b!C4'",
        "\"",
        "(\"u\", \"",
        "|",
        "| ",
        "echo ",
        "user/",
        "a:b ",
        "\n",
        "/user:x ",
        "* ",
    ];
    prop_oneof![
        8 => words.prop_map(str::to_owned),
        2 => prop::sample::select(names),
        2 => prop::sample::select(cues),
        1 => prop::sample::select(starts),
        3 => prop::sample::select(flags.to_vec()).prop_map(str::to_owned),
        1 => ".{0,6}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn spans_are_in_order_and_a_second_time_finds_nothing(pieces in prop::collection::vec(piece(), 0..40)) {
        check(&pieces.concat());
    }

    #[test]
    fn any_text_is_read_without_harm(text in "\\PC{0,200}") {
        check(&text);
    }
}

#[test]
fn hostile_texts_are_read_to_the_end() {
    for piece in pieces::HOSTILE {
        check(&piece.repeat(20_000 / piece.len()));
    }
}

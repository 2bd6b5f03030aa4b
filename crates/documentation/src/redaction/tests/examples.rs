//! What the corpus cannot say: masks, profiles, terms, places in the original.

use crate::redaction::*;

fn redacted(text: &str) -> String {
    Redactor::new(Profile::Strict, []).redact(text).text
}

#[test]
fn the_same_value_gets_the_same_mask_and_another_value_a_number() {
    let text = "pw is Summer2024! and wifi password: fish-tacos-99. Old password was Winter2023! but Summer2024! is the new password";
    assert_eq!(
        redacted(text),
        "pw is [redacted: password] and wifi password: [redacted: Wi-Fi key]. Old password was [redacted: password 2] but \
         [redacted: password] is the new password"
    );
}

#[test]
fn masks_are_never_touched_again_and_their_numbers_go_on() {
    let once = redacted("pw is Summer2024!");
    assert_eq!(redacted(&once), once);
    let more = format!("{once}, mail jo@acme.example, old password was Winter2023!");
    assert_eq!(
        redacted(&more),
        "pw is [redacted: password], mail [redacted: email], old password was [redacted: password 2]"
    );
}

#[test]
fn the_standard_profile_leaves_people_and_machines_readable() {
    let text = "jo@acme.example, 555-867-5309, 10.0.0.5, 00:1a:2b:3c:4d:5e, pw: Summer2024!";
    let standard = Redactor::new(Profile::Standard, []).redact(text);
    assert_eq!(standard.text, text.replace("Summer2024!", "[redacted: password]"));
    assert_eq!(Redactor::new(Profile::Strict, []).find(text).len(), 5);
}

#[test]
fn terms_are_found_as_whole_words_whatever_their_case() {
    let redactor = Redactor::new(Profile::Standard, ["Project Falcon", "acme", "  "]);
    let found = redactor.redact("ACME wants project falcon; acmeville does not. ＡＣＭＥ too.");
    assert_eq!(
        found.text,
        "[redacted: term] wants [redacted: term 2]; acmeville does not. [redacted: term 3] too."
    );
    assert!(found.spans.iter().all(|span| span.kind == Kind::Term));
}

#[test]
fn spans_point_into_the_original_however_the_value_was_written() {
    let check = |text: &str, value: &str| {
        let found: Vec<_> = Redactor::new(Profile::Strict, [])
            .find(text)
            .iter()
            .map(|span| &text[span.start..span.end])
            .collect();
        assert_eq!(found, [value], "{text}");
    };
    check("Größe passt, Passwort: Sommer&amp;Sonne7 gilt", "Sommer&amp;Sonne7");
    check("pass\u{200b}word is S\u{200b}ummer\u{ad}2024!", "S\u{200b}ummer\u{ad}2024!");
    check("mail jo&#64;acme.example", "jo&#64;acme.example");
    check("user%40acme.example wrote", "user%40acme.example");
    check("Ｐａｓｓｗｏｒｄ：　Ｍａｐｌｅ８８", "Ｍａｐｌｅ８８");
    check("the pw is “Blue-Horse-42”", "Blue-Horse-42");
    check("{\"note\":\"password\\u003d Summer2024!\"}", "Summer2024!");
}

#[test]
fn what_looks_only_like_a_password_needs_no_announcement() {
    let check = |text: &str, values: &[&str]| {
        let spans = Redactor::new(Profile::Standard, []).find(text);
        let found: Vec<_> = spans.iter().map(|span| &text[span.start..span.end]).collect();
        assert_eq!(found, values, "{text}");
    };
    check("Can you put me back to Otter#Creek12 please", &["Otter#Creek12"]);
    check("The PDF opens with Payroll#0725", &["Payroll#0725"]);
    check("kept in the envelope: d5Wq-9tTz-Lm0v-Xe3R", &["d5Wq-9tTz-Lm0v-Xe3R"]);
    check("itadmin:Un1f!Rocks", &["Un1f!Rocks"]);
    check("relay@acme.example:S4sl-Pw99", &["S4sl-Pw99"]);
    for name in [
        "the machine account Pc-Front22$ lost its trust",
        "opens with Template#12, see Ticket#44712",
        "Sheet1!A1 and Data22!B7 are empty",
        "ntdll.dll!RtlUserThreadStart0 on the stack",
        "jdoe_mail.com#EXT#@acme.onmicrosoft.com is a guest",
        "printer M479fdn@2nd-floor, finally on Server2022!",
        "https://acme.example/Docs2024#Section2",
    ] {
        check(name, &[]);
    }
}

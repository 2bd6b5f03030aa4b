//! What is found, in which order, and how it is shown.

use super::*;
use crate::{FlowDocument, Step, StepKind};
use proptest::prelude::*;
use rf_core::Time;

fn sorted(text: &str) -> Vec<String> {
    let mut all: Vec<String> = words(text).into_iter().collect();
    all.sort();
    all
}

#[test]
fn words_are_the_same_however_they_are_written() {
    for (text, expected) in [
        ("Outlook asks", vec!["asks", "outlook"]),
        ("CAFÉ cafe\u{301} ｃａｆｅ", vec!["cafe"]),
        ("Straße Æther", vec!["aether", "strasse"]),
        ("0x80070005 KB5034441", vec!["0x80070005", "kb5034441"]),
        ("DNS_PROBE", vec!["dns", "dnsprobe", "probe"]),
        ("Wi-Fi, e-mail.", vec!["e", "email", "fi", "mail", "wi", "wifi"]),
        ("a - b", vec!["a", "b"]),
        ("1-2-3-4-5", vec!["1", "2", "3", "4", "5"]),
        ("\"*%^", vec![]),
        ("打印机 脱机", vec!["打印机", "脱机"]),
    ] {
        assert_eq!(sorted(text), expected, "{text}");
    }
    assert_eq!(sorted(&"x".repeat(300)), ["x".repeat(MAX_WORD)]);
}

#[test]
fn a_search_is_its_words_and_the_last_may_be_unfinished() {
    let search = Search::parse("  \"DNS_PROBE\" outl ");
    let terms: Vec<_> =
        search.terms.iter().map(|term| (term.parts.join("+"), term.joined.clone(), term.is_prefix)).collect();
    assert_eq!(terms, [("dns+probe".into(), Some("dnsprobe".into()), false), ("outl".into(), None, true)]);
    assert_eq!(Search::parse("* -- \"").terms, []);
    assert_eq!(Search::parse("a b c d e f g h i j").terms.len(), 8);
}

#[test]
fn a_mended_search_keeps_what_was_typed_well() {
    let search = Search::parse("Outlok  asks  pasword");
    let mended = search.with_words(&[Some("outlook".into()), None, Some("password".into())]);
    assert_eq!(mended.text(), "outlook asks password");
    assert!(mended.terms[2].is_prefix);
}

#[test]
fn the_nearest_word_is_the_one_with_the_fewest_wrong_letters() {
    let known = ["outlook", "printer", "print", "password", "passport", "vpn", "teams", "backup"];
    for (typed, meant) in [
        ("outlok", Some("outlook")),
        ("uotlook", Some("outlook")),
        ("printre", Some("printer")),
        ("pasword", Some("password")),
        ("passsworrd", Some("password")),
        ("vnp", None),
        ("taems", Some("teams")),
        ("zzzzzz", None),
        ("outlook", None),
    ] {
        assert_eq!(nearest(typed, known), meant, "{typed}");
        if let Some(meant) = meant {
            let reach = reach(typed);
            let length = meant.chars().count();
            assert!(reach.firsts.contains(&meant.chars().next().expect("a word has letters")), "{typed}");
            assert!((reach.shortest..=reach.longest).contains(&length), "{typed}");
        }
    }
}

fn head(title: &str, shelf: &str, summary: &str) -> Head {
    Head {
        title: title.into(),
        shelf: shelf.into(),
        summary: summary.into(),
        uses: 0,
        updated_at: Time::UNIX_EPOCH,
    }
}

fn thing(title: &str, shelf: &str, summary: &str, steps: &[(&str, &str)]) -> Deep {
    let steps = steps.iter().map(|(title, body)| EntryStep { title: (*title).into(), body: (*body).into() });
    Deep { head: head(title, shelf, summary), steps: steps.collect() }
}

/// Each before the next, in whatever order they come.
fn check_order(search: &str, things: &[Deep]) {
    let search = Search::parse(search);
    let backwards: Vec<Deep> = things.iter().rev().cloned().collect();
    let order: Vec<usize> = rank_deep(&search, &backwards).into_iter().map(|(number, _)| number).collect();
    let expected: Vec<usize> = (0..things.len()).rev().collect();
    assert_eq!(order, expected, "{:?}", rank_deep(&search, &backwards));
}

#[test]
fn the_place_of_a_word_decides() {
    check_order(
        "outlook",
        &[
            thing("Outlook", "", "", &[]),
            thing("Outlook asks again", "", "", &[]),
            thing("Classic Outlook hangs", "", "", &[]),
            thing("Mail stuck", "Email\noutlook", "", &[]),
            thing("Mail hangs", "Email", "When outlook hangs", &[]),
            thing("Mail lost", "Email", "", &[("Open Outlook", "")]),
            thing("Mail late", "Email", "", &[("Open it", "Start outlook first")]),
        ],
    );
}

#[test]
fn whole_words_come_before_beginnings_and_near_words_before_scattered_ones() {
    check_order("print", &[thing("How to print", "", "", &[]), thing("The printer room", "", "", &[])]);
    check_order(
        "reset password",
        &[
            thing("Reset password", "", "", &[]),
            thing("Reset the password", "", "", &[]),
            thing("Reset a forgotten or expired password", "", "", &[]),
            thing("Reset things", "", "", &[("The password", "")]),
        ],
    );
    check_order(
        "spooler restart",
        &[
            thing("A", "", "", &[("x", "then restart spooler now")]),
            thing("B", "", "", &[("x", "the spooler has stopped so that nothing prints: restart")]),
            thing("C", "", "", &[("x", "restart"), ("y", "spooler")]),
        ],
    );
}

#[test]
fn use_and_then_change_decide_between_equals() {
    let mut often = thing("VPN down", "", "", &[]);
    often.head.uses = 40;
    let mut late = thing("VPN down", "", "", &[]);
    late.head.updated_at = Time::UNIX_EPOCH + chrono::TimeDelta::days(1);
    check_order("vpn", &[often, late, thing("VPN down", "", "", &[])]);
    let heads = [head("VPN slow", "", ""), head("VPN", "", "")];
    let best: Vec<_> = rank(&Search::parse("vpn"), &heads).into_iter().map(|(number, _)| number).collect();
    assert_eq!(best, [1, 0]);
}

/// A snippet as text, hits in brackets.
fn shown(search: &str, thing: &Deep) -> Vec<(SearchField, String)> {
    let mark = |part: SnippetPart| if part.hit { format!("[{}]", part.text) } else { part.text };
    let hits = snippets(&Search::parse(search), thing).into_iter();
    hits.map(|hit| (hit.field, hit.parts.into_iter().map(mark).collect())).collect()
}

#[test]
fn snippets_show_each_word_at_its_best_place() {
    let flow = thing(
        "Outlook asks for a password",
        "Email\nm365\nWi-Fi",
        "Prompts return",
        &[("Clear the credentials", "Open <b>Credential Manager</b> and remove MicrosoftOffice16 entries")],
    );
    use SearchField::{Body, Category, Step, Tags, Title};
    let check = |search: &str, expected: &[(SearchField, &str)]| {
        let expected: Vec<_> = expected.iter().map(|(field, text)| (*field, (*text).to_owned())).collect();
        assert_eq!(shown(search, &flow), expected, "{search}");
    };
    check("PASSWORD outl", &[(Title, "[Outlook] asks for a [password]")]);
    check("outlook m365", &[(Title, "[Outlook] asks for a password"), (Tags, "[m365], Wi-Fi")]);
    check("email", &[(Category, "[Email]")]);
    check("wifi", &[(Tags, "m365, [Wi-Fi]")]);
    check("wi-fi", &[(Tags, "m365, [Wi]-[Fi]")]);
    check("cred", &[(Step, "Clear the [credentials]")]);
    check("manager", &[(Body, "Open <b>Credential [Manager]</b> and remove MicrosoftOffice16 entries")]);
    check("nothing", &[]);
}

#[test]
fn long_texts_are_cut_around_the_words() {
    let body = format!("{} the needle is here {}", "hay ".repeat(300), "straw ".repeat(300));
    let text = shown("needle here", &thing("T", "", "", &[("S", &body)])).remove(0).1;
    assert!(text.starts_with("…hay") && text.ends_with("straw…"), "{text}");
    assert!(text.contains("the [needle] is [here] straw"), "{text}");
    assert!(text.chars().count() < 180, "{text}");
}

#[test]
fn markdown_is_found_as_people_read_it() {
    let markdown = "## Do **this**\n\n- [x] run `sfc /scannow`\n- see [the page](https://example.com/x)\n\n```\nipconfig  /all\n```\n| a | b |\n|---|---|\n| c | d |\n";
    assert_eq!(plain_text(markdown), "Do this run sfc /scannow see the page ipconfig /all a b c d");
}

#[test]
fn an_entry_reads_back_and_stays_within_its_bounds() {
    let mut step = Step::from(StepKind::Note);
    step.title = "Check\nthe cable".into();
    step.body = "word ".repeat(60_000);
    let entry = Entry {
        id: EntryId::Step(rf_core::LibraryStepId::from(uuid::Uuid::nil())),
        title: "Cable".into(),
        category: "Network".into(),
        tags: vec!["lan".into()],
        summary: String::new(),
        steps: vec![EntryStep::of_step(&step), EntryStep::of_step(&step)],
        marks: Vec::new(),
    };
    let lines = entry.step_lines();
    assert!(lines.len() <= 64 * 1024);
    let read = EntryStep::read_all(&lines);
    assert_eq!(read.len(), 1);
    assert_eq!(read[0].title, "Check the cable");
    assert_eq!(entry.all_words(), ["cable", "check", "lan", "network", "the", "word"]);
    assert_eq!(entry.shelf(), "Network\nlan");
}

#[test]
fn a_flow_is_found_by_everything_that_people_read_in_it() {
    let document: FlowDocument = serde_json::from_value(serde_json::json!({
        "format": "resolutionflow.flow/1", "kind": "procedural", "title": "Laptop handover",
        "intake": [{"name": "asset", "kind": "text", "label": "Inventory number"}],
        "sections": [{"title": "Preparation", "steps": ["wipe"]}],
        "steps": {"wipe": {
            "type": "question", "title": "Wiped?", "body": "Use **DBAN**", "commands": [{"shell": "cmd", "run": "diskpart"}],
            "answers": [{"id": "y", "label": "Completely"}], "captures": [{"name": "serial", "kind": "text"}]
        }}
    }))
    .expect("a flow");
    let id = uuid::Uuid::nil();
    let flow = crate::Flow {
        id: id.into(),
        team: id.into(),
        slug: "laptop".into(),
        owner: id.into(),
        folder: None,
        review_by: None,
        archived_at: None,
        created_at: Time::UNIX_EPOCH,
        updated_at: Time::UNIX_EPOCH,
        revision: 1,
        draft: document,
        latest_version: None,
        published_revision: None,
    };
    let entry = Entry::of_flow(&flow);
    let found = entry.all_words();
    for word in ["handover", "inventory", "preparation", "wiped", "dban", "diskpart", "completely", "serial"]
    {
        assert!(found.contains(&word.to_owned()), "{word}");
    }
    assert_eq!(entry.marks, ["kind=procedural", "category="]);
}

proptest! {
    #[test]
    fn nothing_typed_or_written_makes_search_fail(typed in ".{0,200}", text in ".{0,400}") {
        let search = Search::parse(&typed);
        let thing = thing(&text, &text, &typed, &[(&typed, &text), (&text, &plain_text(&text))]);
        rank_deep(&search, std::slice::from_ref(&thing));
        for hit in snippets(&search, &thing) {
            prop_assert!(hit.parts.iter().any(|part| part.hit));
        }
        for term in &search.terms {
            for part in term.parts.iter().chain(&term.joined) {
                prop_assert!(part.chars().all(char::is_alphanumeric), "{part}");
            }
        }
    }

    #[test]
    fn what_is_searched_for_as_it_was_written_is_found(text in "[a-zA-Zäß0-9_. -]{1,60}") {
        let search = Search::parse(&text);
        let thing = thing(&text, "", "", &[]);
        let in_index = words(&text);
        for term in &search.terms {
            prop_assert!(term.parts.iter().all(|part| in_index.contains(part)), "{term:?}");
        }
        prop_assert_eq!(snippets(&search, &thing).is_empty(), search.terms.is_empty());
    }
}

//! What the native format promises: nothing lost, nothing dropped, every mistake with its line.

use super::*;
use crate::*;
use proptest::prelude::*;

const PRINTER: &str = "\
format: resolutionflow.flow/1
kind: troubleshooting
title: Printer is offline
tags: [printer, 42]
start: ping
steps:
  ping:
    type: question
    title: Does it answer?
    answers:
      - {id: yes, label: Yes, goto: done}
      - id: no
        label: No
        goto: done
  done:
    type: resolution
    title: It prints
";

#[test]
fn yaml_as_people_write_it_is_read() {
    let flow = parse_native(PRINTER).unwrap();
    assert_eq!(flow.tags, ["printer", "42"]);
    let Step::Question(ping) = &flow.steps[&StepId::from("ping")] else { panic!() };
    assert_eq!(ping.answers[1].id.0, "no");
    assert_eq!(ping.answers[1].label, "No");
    assert_eq!(validate(&flow), []);
    assert_eq!(parse_native(&PRINTER.replace('\n', "\r\n")), Ok(flow.clone()));
    assert_eq!(parse_native(&format!("\u{feff}{PRINTER}")), Ok(flow.clone()));
    insta::assert_snapshot!(to_yaml(&flow).unwrap());
    insta::assert_snapshot!(to_json(&flow).unwrap());
}

#[test]
fn a_mistake_is_told_with_its_line() {
    let mut told = String::new();
    let mut check = |what: &str, source: String| {
        let problem = parse_native(&source).unwrap_err();
        told.push_str(&format!("{what}: {problem}\n"));
    };
    check("nothing", String::new());
    check("prose", "Hello there\n".into());
    check("a list", "- a\n- b\n".into());
    check("another format", PRINTER.replace("flow/1", "flow/2"));
    check("unknown field", PRINTER.replace("tags:", "tagz:"));
    check(
        "unknown step field",
        PRINTER.replace("    title: It prints", "    title: It prints\n    colour: red"),
    );
    check("unknown step type", PRINTER.replace("resolution\n", "solution\n"));
    check(
        "a field of another type",
        PRINTER.replace("    title: It prints", "    title: It prints\n    goto: ping"),
    );
    check("missing title", PRINTER.replace("    title: It prints\n", ""));
    check("missing answers", PRINTER.replace("type: question", "type: action"));
    check("no title", PRINTER.replace("It prints", ""));
    check("a step twice", PRINTER.replace("  done:\n", "  ping:\n"));
    check("a field twice", PRINTER.replace("start: ping", "start: ping\nstart: done"));
    check("broken indentation", PRINTER.replace("  done:", "done:"));
    check("broken quotes", PRINTER.replace("Printer is", "\"Printer is"));
    check("two documents", format!("{PRINTER}---\n{PRINTER}"));
    check("merge keys", PRINTER.replace("  done:\n", "  done:\n    <<: {a: b}\n"));
    let json = to_json(&parse_native(PRINTER).unwrap()).unwrap();
    check("json: unknown field", json.replace("\"tags\"", "\"tagz\""));
    check("json: unknown step field", json.replace("\"title\": \"It prints\"", "\"name\": \"It prints\""));
    check("json: a step twice", json.replace("\"done\": {", "\"ping\": {"));
    check("json: cut short", json[..200].to_owned());
    insta::assert_snapshot!(told);
}

#[test]
fn a_small_text_cannot_grow_large() {
    let mut bomb = String::from("a: &a [x, x, x, x, x, x, x, x, x, x]\n");
    for (before, name) in ('a'..'k').zip('b'..='k') {
        bomb.push_str(&format!("{name}: &{name} [{}]\n", vec![format!("*{before}"); 10].join(", ")));
    }
    let tags = PRINTER.replace("tags: [printer, 42]", &bomb.replace("k:", "tags:"));
    assert!(parse_native(&bomb).is_err());
    assert!(parse_native(&tags).is_err());
    for (open, close) in [("[", "]"), ("{a: ", "}"), ("- ", "")] {
        assert!(parse_native(&format!("{}{}", open.repeat(100_000), close.repeat(100_000))).is_err());
    }
    assert!(parse_native(&" ".repeat(limits::MAX_SOURCE_BYTES + 1)).is_err());
    let many = "printer, ".repeat(100_000);
    assert!(parse_native(&PRINTER.replace("printer, ", &many[..900_000])).is_ok(), "large but honest");
}

#[test]
fn the_schema_names_every_field_and_every_type_of_step() {
    insta::assert_json_snapshot!(flow_schema());
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => ".{0,40}",
        3 => "(?s).{0,40}",
        1 => any::<String>(),
        2 => "[ -~\\n\\t]{0,200}",
        1 => proptest::sample::select(vec![
            "yes", "no", "null", "~", "", " ", "\n", "\n\n", " x", "x ", "\tx", "- a", "a: b", "#", "a #b", "0x1F", "01", "1e3",
            ".inf", "[a", "{a", "*a", "&a", "!a", "|", ">", "%a", "@a", "`a", "\"", "'", "---", "...", "x\n---\ny", "true",
            "\r", "a\r\nb", "\u{85}", "\u{2028}", "\u{feff}x", "2001-01-01", "=", "<<", "?", "? a", ":", "a:", "é\u{301}😀", " \n x\n",
            "a\n  b\n c\n\n", "{{ user }}", "${HOME}", "\\", "\\n", "\u{7f}", "\0",
        ]).prop_map(str::to_owned),
        1 => "[a-z ]{150,300}",
    ]
}

fn id() -> impl Strategy<Value = String> {
    prop_oneof![4 => "[A-Za-z0-9_.-]{1,8}", 1 => "[0-9]{1,3}", 1 => text()]
}

fn step() -> impl Strategy<Value = Step> {
    let some = || proptest::option::of(text());
    let command = (text(), text()).prop_map(|(shell, run)| Command { shell, run });
    let common = (text(), text(), some(), prop::collection::vec(command, 0..3), any::<Option<u32>>());
    let answer = (id(), text(), id()).prop_map(|(id, label, goto)| Answer {
        id: AnswerId(id),
        label,
        goto: StepId(goto),
    });
    (common, 0..4, prop::collection::vec(answer, 0..4), id(), some()).prop_map(
        |((title, body, group, commands, minutes), which, answers, goto, other)| match which {
            0 => Step::Question(Question { title, body, group, commands, minutes, answers }),
            1 => Step::Action(ActionStep { title, body, group, commands, minutes, goto: StepId(goto) }),
            2 => Step::Resolution(Resolution { title, body, group, commands, minutes, cause: other }),
            _ => Step::Escalation(Escalation { title, body, group, commands, minutes, to: other }),
        },
    )
}

fn flow() -> impl Strategy<Value = FlowDocument> {
    let steps = prop::collection::vec((id().prop_map(StepId), step()), 0..8);
    (text(), text(), text(), prop::collection::vec(text(), 0..4), id(), steps).prop_map(
        |(title, summary, category, tags, start, steps)| FlowDocument {
            format: FlowFormat::V1,
            kind: FlowKind::Troubleshooting,
            title,
            summary,
            category,
            tags,
            start: StepId(start),
            steps: steps.into_iter().collect(),
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn export_and_import_is_the_identity_in_both_formats(flow in flow()) {
        for source in [to_yaml(&flow).unwrap(), to_json(&flow).unwrap()] {
            let back = parse_native(&source);
            prop_assert_eq!(back.as_ref(), Ok(&flow), "through\n{}", source);
            let order = |flow: &FlowDocument| flow.steps.keys().cloned().collect::<Vec<_>>();
            prop_assert_eq!(order(&back.unwrap()), order(&flow));
        }
    }

    #[test]
    fn no_text_makes_reading_panic(source in "(?s).{0,200}") {
        drop(parse_native(&source));
        drop(parse_native(&PRINTER.replace("It prints", &source)));
    }
}

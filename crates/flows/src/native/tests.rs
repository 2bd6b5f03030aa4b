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
    let ping = &flow.steps[&StepId::from("ping")];
    assert_eq!(ping.answers()[1].id.0, "no");
    assert_eq!(ping.answers()[1].label, "No");
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

fn some() -> impl Strategy<Value = Option<String>> {
    proptest::option::of(text())
}

fn step_kind() -> impl Strategy<Value = StepKind> {
    let goto = || proptest::option::of(id().prop_map(StepId));
    let answer = (id(), text(), some(), goto());
    let answer = answer.prop_map(|(id, label, when, goto)| Answer { id: AnswerId(id), label, when, goto });
    prop_oneof![
        prop::collection::vec(answer, 0..4).prop_map(|answers| StepKind::Question { answers }),
        goto().prop_map(|goto| StepKind::Action { goto }),
        some().prop_map(|cause| StepKind::Resolution { cause }),
        some().prop_map(|to| StepKind::Escalation { to }),
        (text(), goto()).prop_map(|(flow, goto)| StepKind::Subflow { flow: FlowSlug(flow), goto }),
        Just(StepKind::Note),
    ]
}

fn capture() -> impl Strategy<Value = Capture> {
    use CaptureKind as K;
    let kinds = [K::Text, K::Number, K::Choice, K::Checkbox, K::Date, K::Host, K::File];
    let texts = (text(), text(), text(), some(), some(), prop::collection::vec(text(), 0..3));
    let kind = proptest::sample::select(kinds.to_vec());
    let numbers = (any::<bool>(), any::<bool>(), any::<Option<i64>>(), any::<Option<i64>>());
    (texts, kind, numbers).prop_map(
        |((name, label, help, pattern, from, choices), kind, (required, secret, min, max))| Capture {
            name,
            kind,
            label,
            help,
            required,
            secret,
            choices,
            pattern,
            min,
            max,
            from,
        },
    )
}

fn step() -> impl Strategy<Value = Step> {
    let risks = [Risk::None, Risk::Destructive, Risk::Identity, Risk::Security, Risk::DataLoss];
    let command = (text(), text()).prop_map(|(shell, run)| Command { shell, run });
    let texts = (text(), text(), some(), some());
    let lists = (prop::collection::vec(command, 0..3), prop::collection::vec(capture(), 0..3));
    let link = proptest::option::of((any::<u128>(), any::<u32>()).prop_map(|(id, version)| StepLink {
        step: rf_core::LibraryStepId::from(uuid::Uuid::from_u128(id)),
        version,
    }));
    let rest = (any::<bool>(), proptest::sample::select(risks.to_vec()), any::<Option<u32>>(), link);
    (texts, lists, rest, step_kind()).prop_map(
        |((title, body, group, when), (commands, captures), (required, risk, minutes, linked), kind)| Step {
            title,
            body,
            group,
            required,
            when,
            risk,
            commands,
            captures,
            minutes,
            linked,
            kind,
        },
    )
}

fn schedule() -> impl Strategy<Value = Schedule> {
    let misfire = proptest::sample::select(vec![Misfire::RunOnce, Misfire::Skip]);
    (text(), text(), any::<Option<u32>>(), misfire).prop_map(|(cron, time_zone, window_minutes, misfire)| {
        Schedule { cron, time_zone, window_minutes, misfire }
    })
}

pub(crate) fn flow() -> impl Strategy<Value = FlowDocument> {
    let steps = prop::collection::vec((id().prop_map(StepId), step()), 0..8);
    let targets = [TargetKind::Machine, TargetKind::Tenant, TargetKind::Site, TargetKind::User];
    let head = (text(), text(), text(), prop::collection::vec(text(), 0..4));
    let section = (text(), prop::collection::vec(id().prop_map(StepId), 0..3));
    let section = section.prop_map(|(title, steps)| Section { title, steps });
    let order = (proptest::option::of(id().prop_map(StepId)), prop::collection::vec(section, 0..3), steps);
    let due = (
        proptest::option::of(schedule()),
        proptest::option::of(proptest::sample::select(targets.to_vec())),
        prop::collection::vec(capture(), 0..3),
    );
    let kind = proptest::sample::select(FlowKind::ALL.to_vec());
    (kind, head, due, order).prop_map(
        |(kind, (title, summary, category, tags), (schedule, target, intake), (start, sections, steps))| {
            FlowDocument {
                format: FlowFormat::V1,
                kind,
                title,
                summary,
                category,
                tags,
                intake,
                schedule,
                target,
                start,
                sections,
                steps: steps.into_iter().collect(),
            }
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

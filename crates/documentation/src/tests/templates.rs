//! Notes laid out by templates of a team's own.

use super::properties::{granted, told_in_parts, wishes};
use super::tale::*;
use crate::{
    Document, FindingCode as Code, Profile, Rendering, Severity, Templates, Variant, check_template, html,
    markdown, placeholders, plain_text, psa_note,
};
use proptest::prelude::*;
use rf_flows::session::SessionEvent;
use std::collections::BTreeMap;

/// One that uses everything the language has.
const OWN: &str = "# Ticket {{ ticket.number }}: {{ subject }}
- Client: {{ client.name }} ({{ client.site }})
- What is wrong: {{ problem }}
{{ facts }}

Northwind, for {{ engineer }}:
we are there for you, {{{{ always }}.

## Our work, in {{ time_zone }}
{{ timeline }}

Only if it is known: {{ target.name }}

{{ conclusion }}

Thank you";

fn laid_out(document: Document, variant: Variant, text: &str) -> Document {
    let checked = check_template(variant, text);
    assert_eq!(checked.findings, [], "{text}");
    document.laid_out(Templates::of([(variant, text)]))
}

fn with_facts() -> Tale {
    let mut tale = Tale::started();
    let SessionEvent::Started { facts, .. } = &mut tale.events[0].event else { panic!("a beginning") };
    *facts = BTreeMap::from([
        ("ticket.number".to_owned(), "T-17".to_owned()),
        ("client.name".to_owned(), "Contoso".to_owned()),
    ]);
    tale
}

fn solved() -> Tale {
    with_facts()
        .after(60)
        .does(answer("web", "no"))
        .after(60)
        .does(complete("reset"))
        .does(note_for_client("We have *reset* the password"))
        .does(resolve("Solved it", Some("Expired")))
}

#[test]
fn a_template_of_the_teams_own_in_every_format() {
    let tale = solved();
    let document = laid_out(tale.document(), Variant::Internal, OWN);
    let document = document.for_readers(Variant::Internal, &tale.discretion([]));
    let told = [plain_text(&document), markdown(&document), html(&document), psa_note(&document)];
    insta::assert_snapshot!(told.join("\n=== === ===\n"));
}

#[test]
fn the_standard_texts_lay_out_what_no_template_does() {
    let tales = [Tale::started(), with_facts(), solved(), Tale::free("Nothing works")];
    for tale in &tales {
        for variant in Variant::ALL {
            let written = laid_out(tale.document(), variant, variant.standard_template());
            let written = written.for_readers(variant, &tale.discretion([]));
            for rendering in Rendering::ALL {
                assert_eq!(rendering.render(&written), rendering.render(&tale.read_by(variant)));
            }
        }
    }
}

#[test]
fn the_structured_document_stays_as_it_is() {
    let tale = solved();
    for variant in Variant::ALL {
        let text = minimal(variant);
        let own = laid_out(tale.document(), variant, &text).for_readers(variant, &tale.discretion([]));
        assert_eq!(Rendering::Json.render(&own), Rendering::Json.render(&tale.read_by(variant)));
    }
}

/// Only what there has to be.
fn minimal(variant: Variant) -> String {
    let required = placeholders(variant).into_iter().filter(|known| known.required);
    let lines: Vec<_> = required.map(|known| format!("{{{{ {} }}}}", known.name)).collect();
    format!("# Note\n{}", lines.join("\n"))
}

#[track_caller]
fn check(text: &str, expected: &[(usize, usize, usize, Code)]) {
    let checked = check_template(Variant::Internal, text);
    let found: Vec<_> = checked
        .findings
        .iter()
        .map(|finding| (finding.line, finding.column, finding.length, finding.code))
        .collect();
    assert_eq!(found, expected, "{:#?}", checked.findings);
}

#[test]
fn what_is_wrong_is_found_where_it_stands() {
    let rest = "\n{{ timeline }}\n{{ conclusion }}";
    let with = |top: &str| format!("{top}{rest}");
    check(
        &with("# Für {{ probelm }} {{ facts }}"),
        &[(1, 7, 13, Code::UnknownPlaceholder), (1, 21, 11, Code::MisplacedPlaceholder)],
    );
    check(&with("# A {{ problem }} {{ impact }}"), &[(1, 19, 12, Code::UnknownPlaceholder)]);
    check(&with("Hello {{ problem }}"), &[(1, 1, 19, Code::MissingTitle)]);
    check(
        "",
        &[
            (1, 1, 0, Code::MissingTitle),
            (1, 1, 0, Code::MissingPlaceholder),
            (1, 1, 0, Code::MissingPlaceholder),
            (1, 1, 0, Code::MissingPlaceholder),
        ],
    );
    check(&with("# A {{ problem }}\n# B"), &[(2, 1, 3, Code::RepeatedTitle)]);
    check(&with("# A\n{{ facts }}\n## B\nText"), &[(3, 1, 4, Code::HeadingWithoutSection)]);
    check(
        "# A\n{{ facts }}\n{{ timeline }}\n## B\n\n{{ conclusion }}",
        &[(4, 1, 4, Code::HeadingNotAllowed)],
    );
    check(&with("# A\n## B\n{{ facts }}"), &[(2, 1, 4, Code::HeadingNotAllowed)]);
    check(&with("# A {{ problem }}\n  - B: c"), &[(2, 3, 6, Code::FactWithoutValue)]);
    check(&with("# A {{ problem }}\n- {{ engineer }}"), &[(2, 1, 16, Code::MisplacedPlaceholder)]);
    check(&with("# A {{ problem }}\nText\n- B: {{ engineer }}"), &[(3, 1, 19, Code::MisplacedPlaceholder)]);
    check(&with("# A {{ problem }}\nText\n{{ facts }}"), &[(3, 1, 11, Code::MisplacedPlaceholder)]);
    check(&with("# A {{ problem }} {{ eng"), &[(1, 19, 6, Code::UnclosedPlaceholder)]);
    check(&with("# A {{ problem }} }}"), &[(1, 19, 2, Code::UnclosedPlaceholder)]);
    check(&(with("# A {{ problem }}") + "\n{{ timeline }}"), &[(4, 1, 14, Code::RepeatedPlaceholder)]);
    check("# A {{ problem }}\n{{ timeline }}\n", &[(2, 1, 14, Code::MissingPlaceholder)]);
    check("# A\n{{ timeline }}\n{{ conclusion }}", &[(3, 1, 16, Code::MissingPlaceholder)]);
    check(&with(&format!("# A {{{{ problem }}}}\n{}", "ä".repeat(501))), &[(2, 1, 501, Code::LineTooLong)]);
    check(
        &with(&format!("# A {{{{ problem }}}}\n{}", "b\n".repeat(200))),
        &[(201, 1, 0, Code::TooManyLines)],
    );
    check(&"ä".repeat(10_001), &[(1, 1, 0, Code::TooLong)]);
    check(&with(&format!("# {}", "{{ problem }}".repeat(11))), &[(1, 133, 13, Code::RepeatedPlaceholder)]);
    check(&with("# A {{{{ b }} {{ problem }}"), &[]);
    check(&with("\n\n# A {{ problem }}\n\n{{ facts }}\n- B: {{ engineer }}\nText - {{ status }}"), &[]);
    check(&with("# A {{problem}}\nText:\n- one\n- two"), &[]);
}

#[test]
fn the_nearest_name_is_suggested_and_braces_that_close_nothing_are_no_error() {
    let near = |name: &str| {
        let checked = check_template(Variant::Internal, &format!("# {{{{ {name} }}}}\n{{{{ facts }}}}"));
        checked.findings[0].suggestion.clone()
    };
    assert_eq!(near("probelm").as_deref(), Some("{{ problem }}"));
    assert_eq!(near("Client.Name").as_deref(), Some("{{ client.name }}"));
    assert_eq!(near("ticket_number").as_deref(), Some("{{ ticket.number }}"));
    assert_eq!(near("weather"), None);
    let checked = check_template(Variant::Client, "# A }}\n{{ facts }}\n{{ timeline }}\n{{ conclusion }}");
    assert_eq!(checked.findings[0].severity, Severity::Warning);
    assert!(checked.template.is_some());
}

#[test]
fn what_is_not_valid_any_more_counts_for_nothing() {
    let tale = solved();
    let templates = Templates::of([(Variant::Internal, "# Only a title"), (Variant::Client, "{{")]);
    for variant in Variant::ALL {
        let document = tale.document().laid_out(templates.clone());
        let document = document.for_readers(variant, &tale.discretion([]));
        assert_eq!(plain_text(&document), plain_text(&tale.read_by(variant)));
    }
}

#[test]
fn what_stands_in_front_of_a_value_tells_what_it_is_and_own_words_are_redacted() {
    let tale = Tale::on(flow(), Some("sunflower")).does(note("Hello"));
    let text = "# Note\n- Wi-Fi key: {{ problem }}\n- Password: Otter#Creek12 {{ status }}\n{{ facts }}\n\n\
                Write to desk@northwind.example\nor sign in with password: tulip7garden\n\n\
                ## Our work\n{{ timeline }}\n{{ conclusion }}";
    for profile in [Profile::Standard, Profile::Strict] {
        let document = laid_out(tale.document(), Variant::Internal, text);
        let document = document.for_readers(Variant::Internal, &tale.discretion([]).by(profile));
        for rendering in Rendering::ALL {
            let told = rendering.render(&document);
            for hidden in ["sunflower", "Otter", "tulip7"] {
                assert!(!told.contains(hidden), "{hidden} in {told}");
            }
        }
        let told = plain_text(&document);
        // What a team puts on all its notes is meant for whoever reads them.
        assert!(told.contains("desk@northwind.example"), "{told}");
        assert!(told.contains("OUR WORK\n"), "{told}");
    }
}

#[test]
fn hostile_words_of_a_template_stay_words() {
    let hostile = "<script>alert(1)</script> [x](javascript:alert(1)) </article> **b** `c` #";
    let text = format!(
        "# {hostile}\n- {hostile}: {{{{ problem }}}}\n\n{hostile}\n# \n## {hostile}\n{{{{ timeline }}}}\n{{{{ conclusion }}}}"
    )
    .replace("# \n", "- [a]: b\n> c\n1. d\n```\n");
    let document = laid_out(Tale::started().document(), Variant::Internal, &text);
    let page = html(&document);
    assert!(!page.contains("<script") && !page.contains("javascript:"), "{page}");
    assert_eq!(page.matches("</article>").count(), 1, "{page}");
    let told = markdown(&document);
    let read = |source: &str| {
        let mut words = String::new();
        for event in pulldown_cmark::Parser::new(source) {
            match event {
                pulldown_cmark::Event::Text(text) => words += &text,
                pulldown_cmark::Event::Html(_) | pulldown_cmark::Event::InlineHtml(_) => panic!("{source}"),
                _ => {}
            }
        }
        words
    };
    assert_eq!(read(&told).matches("[x](javascript:alert(1)) </article> **b** `c` #").count(), 3, "{told}");
    assert!(
        read(&told).contains("[a]: b") && read(&told).contains("> c") && read(&told).contains("1. d"),
        "{told}"
    );
    let ticket = psa_note(&document);
    assert!(!ticket.contains("<script") && !ticket.contains("](") && !ticket.contains("\n# "), "{ticket}");
}

/// A valid template: the parts in any order, with texts, facts and headings between them.
fn valid(variant: Variant) -> impl Strategy<Value = String> {
    let parts: Vec<&'static str> = match variant {
        Variant::Internal => vec!["timeline", "conclusion", "time_spent_by_step"],
        Variant::Client => vec!["timeline", "conclusion"],
        Variant::Escalation => vec!["known", "tried", "taken_back", "conclusion"],
    };
    let top = prop::sample::select(vec![
        "{{ facts }}",
        "- About: {{ problem }}\n{{ facts }}",
        "{{ facts }}\n- Who: {{ engineer }}",
    ]);
    let between =
        prop::sample::select(vec!["", "Hello\n\n", "Hello {{ engineer }}\n", "## Part {{ status }}\n"]);
    let count = parts.len();
    (top, Just(parts).prop_shuffle(), prop::collection::vec(between, count)).prop_map(
        |(top, parts, between)| {
            let parts = parts.into_iter().zip(between).map(|(part, between)| {
                let between = if part == "conclusion" && between.starts_with('#') { "" } else { between };
                format!("{between}{{{{ {part} }}}}\n")
            });
            format!("# Note {{{{ reference }}}}\n{top}\n\n{}", parts.collect::<String>())
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_the_template_every_event_is_told_exactly_once(
        wishes in wishes(),
        texts in (valid(Variant::Internal), valid(Variant::Client), valid(Variant::Escalation))
    ) {
        let tale = granted(wishes);
        for (variant, text) in Variant::ALL.into_iter().zip([texts.0, texts.1, texts.2]) {
            let document = || {
                let document = laid_out(tale.document(), variant, &text);
                document.for_readers(variant, &tale.discretion([]))
            };
            let told = document();
            told_in_parts(&plain_text(&told), variant, &tale)?;
            told_in_parts(&markdown(&told), variant, &tale)?;
            told_in_parts(&psa_note(&told), variant, &tale)?;
            for rendering in Rendering::ALL {
                prop_assert_eq!(rendering.render(&told), rendering.render(&document()));
            }
        }
    }

    #[test]
    fn any_text_is_read_without_a_panic_and_findings_stand_in_it(
        text in "([#{} :a-z\n-]|\\{\\{ (facts|problem|timeline|conclusion|engineer) \\}\\}|ä){0,60}"
    ) {
        for variant in Variant::ALL {
            let lines: Vec<usize> = text.lines().map(|line| line.chars().count()).collect();
            for finding in check_template(variant, &text).findings {
                let length = lines.get(finding.line - 1).copied().unwrap_or_default();
                prop_assert!(finding.column - 1 + finding.length <= length.max(finding.column - 1), "{:?}", finding);
                prop_assert!(finding.column <= length + 1, "{:?}", finding);
            }
        }
    }
}

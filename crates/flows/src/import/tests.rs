//! What an import promises about pages, formats and hostile texts.

use super::*;
use crate::StepKind;
use proptest::prelude::*;

mod corpus;
mod pages;
mod procedures;

#[track_caller]
fn titles(source: &str, name: Option<&str>) -> Vec<String> {
    import(&ImportFormat::Auto.into(), source, name)
        .flows
        .into_iter()
        .map(|flow| flow.document.title)
        .collect()
}

const CHART: &str =
    "```mermaid\nflowchart TD\nA[Look] --> B{Fine?}\nB -->|yes| C[Done]\nB -->|no| D[Escalate]\n```\n";

#[test]
fn a_title_comes_from_the_nearest_place_that_has_one() {
    let page = format!("---\ntitle: \"Front: title\"\n---\n# Heading\n{CHART}");
    assert_eq!(titles(&page, Some("file")), ["Front: title"]);
    assert_eq!(titles(&format!("# Heading `x`\n\n## Part\n{CHART}"), Some("file")), ["Heading x"]);
    assert_eq!(titles(&format!("## Part\n{CHART}"), Some("file")), ["Part"]);
    assert_eq!(titles(CHART, Some("file")), ["file"]);
    assert_eq!(titles(CHART, None), ["Look"]);
    assert_eq!(titles("graph TD\nA[Look] --> B", None), ["Look"]);
    let several = format!("---\ntitle: Page\n---\n# Page\n## One\n{CHART}\n## Two\n{CHART}\n{CHART}");
    assert_eq!(titles(&several, None), ["One", "Two", "Two (2)"]);
}

#[test]
fn a_page_gives_its_flow_tags_category_and_a_short_summary() {
    let page = format!(
        "---\ntitle: T\ntags: [a, b, a, 3]\ncategory: net\n---\n# T\n> quote\n\n```text\ncode\n```\n\nFirst *prose*\nparagraph. {}\n\nSecond.\n{CHART}",
        "More words here. ".repeat(40)
    );
    let outcome = import(&ImportFormat::Auto.into(), &page, None);
    let flow = &outcome.flows[0].document;
    assert_eq!(flow.tags, ["a", "b", "3"]);
    assert_eq!(flow.category, "net");
    assert!(flow.summary.starts_with("First *prose* paragraph. More") && flow.summary.ends_with("here."));
    assert!(flow.summary.chars().count() <= 300);
    assert_eq!(flow.steps[3].title, "Escalate");
    assert!(matches!(flow.steps[3].kind, StepKind::Escalation { .. }));
}

#[test]
fn what_is_no_flowchart_is_told_with_its_line() {
    let report = |source: &str| {
        let outcome = import(&ImportFormat::Auto.into(), source, None);
        assert_eq!(outcome.flows.len(), usize::from(source.contains("flowchart TD")), "{source}");
        outcome
            .report
            .into_iter()
            .filter(|entry| entry.outcome != Outcome::Mapped)
            .map(|entry| format!("{:?} {:?} {}", entry.line.unwrap_or(0), entry.outcome, entry.reason))
            .collect::<Vec<_>>()
    };
    let sequence = "```mermaid\nsequenceDiagram\nA->>B: hi\n```\n";
    insta::assert_debug_snapshot!([
        report(""),
        report("# A page\n\nGraph theory is no chart.\n"),
        report("Text about ` ```mermaid ` blocks"),
        report("sequenceDiagram\nA->>B: hi"),
        report(&format!("# Page\n{sequence}{CHART}")),
        report(&format!("# Page\n{sequence}")),
        report("```mermaid\n```\n"),
        report("```mermaid\nflow TD\nA --> B\n```\n"),
        report("graph TD\n%% nothing\n"),
        report("{\"format\": \"resolutionflow.flow/1\", \"kind\": 3}"),
        report("format: resolutionflow.flow/1\nkind: troubleshooting\ntitel: x\n"),
    ]);
}

#[test]
fn lines_are_those_of_the_source_as_given() {
    let source = "# Page\r\n\r\n> - x\r\n\r\n> ```mermaid\r\n> flowchart TD\r\n>   A[Go] --> B[Done]\r\n>   A -- \r\n> ```\r\n";
    let outcome = import(&ImportFormat::Auto.into(), source, None);
    let failed: Vec<_> = outcome.report.iter().filter(|entry| entry.outcome == Outcome::Failed).collect();
    assert_eq!((failed.len(), failed[0].line), (1, Some(8)));
    assert_eq!(outcome.flows[0].document.steps.len(), 2);
}

#[test]
fn fences_are_found_however_they_are_written() {
    for (open, close) in [
        ("```mermaid", "```"),
        ("~~~mermaid", "~~~"),
        ("````Mermaid", "````"),
        ("``` mermaid {width=100}", "```"),
        ("```{mermaid}", "```"),
        ("   ```mermaid", "   ```"),
        ("- ```mermaid", "  ```"),
        ("::: mermaid", ":::"),
        ("```mermaid", ""),
    ] {
        let page = format!("# Page\n\n{open}\nflowchart TD\nA --> B\n{close}\n");
        assert_eq!(import(&ImportFormat::Auto.into(), &page, None).counts.steps, 2, "{open}");
    }
    let shown = "````markdown\n```mermaid\nflowchart TD\nA --> B\n```\n````\n";
    assert_eq!(import(&ImportFormat::Auto.into(), shown, None).flows.len(), 0, "shown as text, not drawn");
}

#[test]
fn a_report_reads_well_in_a_terminal() {
    let page = format!("# Page\n{CHART}\n```mermaid\npie\n```\n```mermaid\ngraph TD\nA --> A\nA -- \n```\n");
    insta::assert_snapshot!(render_report(&import(&ImportFormat::Auto.into(), &page, None)));
}

#[test]
fn a_native_source_is_recognised() {
    let flow = import(&ImportFormat::Auto.into(), CHART, None).flows.remove(0).document;
    for source in [crate::to_yaml(&flow).unwrap(), crate::to_json(&flow).unwrap()] {
        let outcome = import(&ImportFormat::Auto.into(), &source, None);
        assert_eq!(outcome.flows[0].document, flow);
        assert_eq!(outcome.counts.questions, 1);
    }
}

fn soup() -> impl Strategy<Value = String> {
    let token = prop::sample::select(vec![
        "A",
        "B",
        "C1",
        "end",
        "subgraph",
        "subgraph x [T]",
        "style",
        "click",
        "class",
        "direction LR",
        "\n",
        "\n",
        "\n",
        " ",
        " ",
        "-->",
        "---",
        "-.->",
        "==>",
        "--",
        "-.",
        "==",
        "~~~",
        "--o",
        "<-->",
        "|",
        "|yes|",
        "&",
        ";",
        "[",
        "]",
        "(",
        ")",
        "{",
        "}",
        "[[",
        "]]",
        "((",
        "))",
        "[Text]",
        "{Ask?}",
        "\"",
        "`",
        "@{",
        "e1@",
        "shape: x",
        ",",
        ":",
        ":::",
        "%%",
        "%%{",
        "}%%",
        "<br>",
        "#quot;",
        "é",
        "開",
        "\u{0}",
        "\u{feff}",
        "\\n",
        "```",
        "```mermaid\n",
        "flowchart TD\n",
        "graph",
        "---\n",
        "# H\n",
        ">",
        "accDescr {",
        "accTitle:",
        "title: x\n",
    ]);
    prop::collection::vec(token, 0..120).prop_map(|tokens| tokens.concat())
}

/// Whether anything at all came of a source, be it that it was left out.
fn tells(outcome: &ImportOutcome) -> bool {
    !outcome.flows.is_empty() || !outcome.report.is_empty()
}

/// Fails if a flow has an error that only the import can have made.
#[track_caller]
fn sound(outcome: &ImportOutcome, source: &str) {
    use crate::FindingCode as C;
    for flow in &outcome.flows {
        assert!(!flow.document.title.is_empty(), "{source:?}");
        for finding in &flow.findings {
            let ours = matches!(
                finding.code,
                C::EmptyText
                    | C::ForbiddenCharacter
                    | C::TextTooLong
                    | C::BadStepId
                    | C::BadAnswerId
                    | C::DuplicateAnswerId
                    | C::MissingTarget
                    | C::MissingStart
                    | C::UnreachableStep
            );
            assert!(!ours, "{finding:?} in {source:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_an_import_panic(text in "(?s).{0,300}", soup in soup()) {
        for format in [ImportFormat::Auto, ImportFormat::Mermaid, ImportFormat::Native] {
            import(&format.into(), &text, None);
        }
        for source in [soup.clone(), format!("flowchart TD\n{soup}"), format!("# P\n```mermaid\nflowchart TD\n{soup}\n```\n")] {
            let outcome = import(&ImportFormat::Auto.into(), &source, None);
            let lines = source.lines().count().max(1) as u32;
            for entry in &outcome.report {
                prop_assert!(entry.line.is_none_or(|line| (1..=lines).contains(&line)), "{entry:?} in {source:?}");
            }
            sound(&outcome, &source);
        }
    }
}

#[test]
fn a_report_stays_readable_and_failures_are_kept() {
    let clicks = "click A \"x\"\n".repeat(5_000);
    let outcome = import(&ImportFormat::Auto.into(), &format!("graph TD\nA --> B\n{clicks}A -- \n"), None);
    assert_eq!(outcome.report.len(), 1_001);
    assert!(outcome.has_failures());
    let outcome = import(&ImportFormat::Auto.into(), &CHART.repeat(300), None);
    assert_eq!(outcome.flows.len(), 200);
    assert!(outcome.has_failures());
}

#[test]
fn a_long_text_of_anything_becomes_sound_flows_or_is_told() {
    for piece in [
        "A[",
        "A{\"",
        "A --",
        "A --> B\n",
        "A[x] --> B{y}\n",
        "A & ",
        "subgraph x\n",
        "<",
        "#a",
        "\"",
        "A -- \"",
        "A(\" \"\n",
        "A@{ ",
        "click A \"x\"\n",
        "%%{",
        "```mermaid\n",
        "accDescr {\n",
        "a",
        "\n",
        "---\n",
        "A[ [x] ",
    ] {
        for head in ["flowchart TD\n", "flowchart TD\nA[\"", "flowchart TD\nA -->|"] {
            let source = head.to_owned() + &piece.repeat(32 * 1024 / piece.len());
            let outcome = import(&ImportFormat::Auto.into(), &source, None);
            assert!(tells(&outcome), "{piece:?} after {head:?}");
            sound(&outcome, &format!("{piece:?} over and over after {head:?}"));
        }
    }
}

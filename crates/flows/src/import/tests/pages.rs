//! What a page's parts become, and that no page, however odd, does harm.

use super::*;
use crate::{FlowDocument, FlowKind, Step, limits, parse_native, to_yaml};

fn read(format: ImportFormat, branches: bool, source: &str) -> ImportOutcome {
    import(&ImportOptions { format, branches }, source, Some("a file"))
}

#[track_caller]
fn page(source: &str) -> FlowDocument {
    let mut outcome = read(ImportFormat::Markdown, false, source);
    assert_eq!(outcome.flows.len(), 1, "{:?}", outcome.report);
    assert_eq!(outcome.counts.errors, 0, "{:?}", outcome.flows[0].findings);
    outcome.flows.remove(0).document
}

fn shown(step: &Step) -> String {
    let commands: Vec<String> =
        step.commands.iter().map(|command| format!(" {}> {}", command.shell, command.run)).collect();
    let body = if step.body.is_empty() { String::new() } else { format!(" | {}", step.body) };
    format!("{} {}{body}{}", step.kind.as_str(), step.title, commands.concat())
}

#[track_caller]
fn check(source: &str, expected: &[&str]) {
    let document = page(source);
    let mut found = Vec::new();
    for section in &document.sections {
        found.push(format!("# {}", section.title));
        found.extend(section.steps.iter().map(|id| shown(&document.steps[id])));
    }
    assert_eq!(found, expected, "{source}");
}

#[test]
fn headings_become_sections_and_items_become_steps() {
    check(
        "# Reset a password\n\nFor staff.\n\n## Check\n\nAsk first:\n\n1. Call **back** (5 min).\n   - the number on file\n2. Compare:\n   1. the name\n   2. the desk\n\n## Do\n### In the portal\n- [ ] Reset it\n- [x] Tell them (optional)\n",
        &[
            "# Introduction",
            "note For staff.",
            "# Check",
            "note Check | Ask first:",
            "action Call back (5 min). | - the number on file",
            "action Compare:",
            "action the name",
            "action the desk",
            "# Do / In the portal",
            "action Reset it",
            "action Tell them (optional)",
        ],
    );
    let document = page("# Reset\n## A\n1. Call (5 min)\n2. Wait (1-2 hours)\n");
    let minutes: Vec<_> = document.steps.values().map(|step| step.minutes).collect();
    assert_eq!(minutes, [Some(5), Some(120)]);
    assert!(document.steps.values().all(|step| !step.required));
}

#[test]
fn code_is_a_command_of_the_step_that_it_stands_in_and_output_stays_text() {
    check(
        "# T\n## S\n1. List them:\n   ```powershell\n   Get-Mailbox\n     -All\n   ```\n   It shows:\n   ```output\n   a\n   ```\n\n```\nipconfig /all\n```\n\n## Alone\n\n```bash\nls\n```\n",
        &[
            "# S",
            "action List them: | It shows:\n\n```output\na\n``` powershell> Get-Mailbox\n  -All cmd> ipconfig /all",
            "# Alone",
            "action Alone bash> ls",
        ],
    );
}

#[test]
fn bullets_are_steps_only_where_they_tell_what_to_do() {
    check(
        "# T\n## Mitigation\n- Restart the pod\n- Check its logs\n\n## Causes\n- Restart loops\n- Check failed\n\n## Notes\n- red\n- green\n",
        &[
            "# Mitigation",
            "action Restart the pod",
            "action Check its logs",
            "# Causes",
            "note Causes | - Restart loops\n- Check failed",
            "# Notes",
            "note Notes | - red\n- green",
        ],
    );
}

#[test]
fn tables_quotations_and_images_stay_with_the_step_above_them() {
    check(
        "# T\n## S\n1. Open it.\n\n   > [!NOTE]\n   > Slowly.\n\n   |a|b|\n   |-|-|\n   |1|2|\n\n   :::image type=\"content\" source=\"x y.png\" alt-text=\"A door\":::\n2. Close it.\n",
        &[
            "# S",
            "action Open it. | > [!NOTE]\n> Slowly.\n\n|a|b|\n|-|-|\n|1|2|\n\n![A door](x%20y.png)",
            "action Close it.",
        ],
    );
}

#[test]
fn what_only_looks_like_a_capture_or_a_tag_stays_plain_text() {
    let document = page(
        "# T {{ name }}\n## S\n1. Use {{ name }} on <pod-name>, see {{.State}}\n   ```bash\n   echo {{ name }} {{ $x }}\n   ```\n   and `{{b}}`, <b>bold</b> <node>\n",
    );
    assert_eq!(document.title, "T \\{{ name }}");
    let step = &document.steps[0];
    assert_eq!(step.title, "Use \\{{ name }} on <pod-name>, see {{.State}}");
    assert_eq!(step.commands[0].run, "echo \\{{ name }} {{ $x }}");
    assert_eq!(step.body, "and `\\{{b}}`, **bold** \\<node>");
}

#[test]
fn conditional_sentences_are_offered_and_become_questions_where_that_is_asked_for() {
    let source = "# T\n## S\n1. Look at the light. If it is red, then restart the router. Otherwise, call the provider.\n2. If the disk is full, delete old logs.\n3. Whether or not it works, write it down.\n";
    let outcome = read(ImportFormat::Markdown, false, source);
    let offers: Vec<_> = outcome.report.iter().filter_map(|entry| entry.offer.clone()).collect();
    let offer = |step: &str, condition: &str, then: &str, otherwise: Option<&str>| ImportOffer {
        step: step.to_owned(),
        condition: condition.to_owned(),
        then: then.to_owned(),
        otherwise: otherwise.map(str::to_owned),
    };
    let steps: Vec<_> = outcome.flows[0].document.steps.keys().map(|id| id.0.clone()).collect();
    assert_eq!(
        offers,
        [
            offer(&steps[0], "it is red", "restart the router", Some("call the provider")),
            offer(&steps[1], "the disk is full", "delete old logs", None),
        ]
    );
    assert_eq!((outcome.counts.offered, outcome.counts.questions), (2, 0));

    let outcome = read(ImportFormat::Markdown, true, source);
    assert_eq!((outcome.counts.offered, outcome.counts.questions, outcome.counts.errors), (0, 2, 0));
    let document = &outcome.flows[0].document;
    let told: Vec<_> = document.steps.values().map(|step| (step.title.as_str(), step.when.clone())).collect();
    let when = |step: usize, answer: &str| {
        Some(format!("answers[\"{}\"] == \"{answer}\"", document.steps.get_index(step).unwrap().0))
    };
    assert_eq!(told[1], ("It is red?", None));
    assert_eq!(told[2], ("Restart the router", when(1, "yes")));
    assert_eq!(told[3], ("Call the provider", when(1, "no")));
    assert_eq!(told[6], ("Delete old logs", when(5, "yes")));
    assert_eq!(document.steps.len(), 8);
}

#[test]
fn the_head_comes_from_front_matter_and_the_first_heading() {
    let document = page(
        "---\ntitle: Pod crash\ndescription: When a pod dies.\ntags: [k8s]\nms.date: 2024\n---\n# KubePodCrash\n## Fix\n1. Do it\n",
    );
    assert_eq!((document.title.as_str(), document.kind), ("Pod crash", FlowKind::Procedural));
    assert_eq!(document.summary, "KubePodCrash. When a pod dies.");
    assert_eq!(document.tags, ["k8s"]);
    assert_eq!(page("## Fix\n1. Do it\n").title, "a file");
}

#[test]
fn a_page_that_draws_a_flowchart_is_the_flowchart() {
    let page = format!("# P\n1. Do it\n\n{CHART}\n## More\n1. And this\n");
    for format in [ImportFormat::Auto, ImportFormat::Markdown] {
        let outcome = read(format, false, &page);
        assert_eq!(outcome.flows[0].document.kind, FlowKind::Troubleshooting);
        assert_eq!(outcome.flows.len(), 1);
    }
}

#[test]
fn a_wiki_page_in_html_gives_what_its_markdown_gives() {
    let html = "<html><head><title>x</title><style>p{}</style></head><body><h1>Leaver</h1><script>alert(1)</script>\
        <table><tr><td><h2>Accounts</h2><ol><li>Block the sign-in<pre>Set-User -Blocked</pre></li><li>Convert the mailbox</li></ol></td></tr></table>\
        <h2>Devices</h2><ul class=\"inline-task-list\"><li data-inline-task-id=\"1\" class=\"checked\">Wipe the phone</li></ul>\
        <ac:task-list><ac:task><ac:task-id>7</ac:task-id><ac:task-status>incomplete</ac:task-status><ac:task-body>Collect the laptop</ac:task-body></ac:task></ac:task-list>\
        <ul><li><input type=\"checkbox\"> File the form</li></ul>\
        <ac:structured-macro ac:name=\"code\"><ac:parameter ac:name=\"language\">bash</ac:parameter><ac:plain-text-body><![CDATA[if (a < b) ls]]></ac:plain-text-body></ac:structured-macro>\
        <table><tr><th>Who</th><th>What</th></tr><tr><td>HR</td><td>Letter</td></tr></table></body></html>";
    for format in [ImportFormat::Auto, ImportFormat::Html] {
        let outcome = read(format, false, html);
        let document = &outcome.flows[0].document;
        let steps: Vec<String> = document.steps.values().map(shown).collect();
        assert_eq!(outcome.counts.errors, 0);
        assert_eq!(document.title, "Leaver");
        assert_eq!(steps[0], "action Block the sign-in powershell> Set-User -Blocked");
        assert_eq!(steps[1], "action Convert the mailbox");
        assert_eq!(steps[2], "action Wipe the phone");
        assert_eq!(steps[3], "action Collect the laptop");
        assert!(steps[4].starts_with("action File the form") && steps[4].contains("| HR"), "{steps:?}");
        assert!(steps[4].contains("if (a < b) ls"), "{steps:?}");
        assert!(!to_yaml(document).unwrap().contains("alert"));
        assert!(outcome.report[0].reason.contains("Markdown"));
    }
}

#[test]
fn a_page_too_large_for_one_flow_becomes_several() {
    let long = "1. Check the very long list of things.\n".repeat(2_500);
    let outcome = read(ImportFormat::Auto, false, &format!("# Big\n## S\n{long}"));
    assert_eq!((outcome.counts.steps, outcome.counts.errors), (2_500, 0));
    assert!(
        outcome.flows.len() >= 3
            && outcome.flows[1].document.title == format!("Big (part 2 of {})", outcome.flows.len())
    );
    let wide = format!(
        "# Wide\n## S\n1. Read\n\n   {}\n2. Run\n\n   ```bash\n{}   ```\n",
        "word ".repeat(60_000),
        "   echo hello\n".repeat(9_000)
    );
    let outcome = read(ImportFormat::Auto, false, &wide);
    assert_eq!(outcome.counts.errors, 0, "{:?}", outcome.flows[0].findings);
    let told: usize =
        outcome.flows.iter().map(|flow| to_yaml(&flow.document).unwrap().matches("word").count()).sum();
    assert!(told >= 60_000);
}

#[test]
fn branches_are_only_offered_on_a_page_too_large_for_one_flow() {
    for (items, questions) in [(300_u32, 300), (1_001, 0)] {
        let page = format!(
            "# Big\n## S\n{}",
            "1. If it is on, then wait, otherwise switch it on.\n".repeat(items as usize)
        );
        let outcome = read(ImportFormat::Auto, true, &page);
        assert_eq!((outcome.counts.questions, outcome.counts.offered), (questions, items - questions));
    }
}

#[test]
fn odd_pages_become_flows_without_errors() {
    let size = 8 * 1024;
    for piece in [
        "> ",
        "- ",
        "1. ",
        "* a\n ",
        "[",
        "![",
        "[a](",
        "`",
        "``` ",
        "<div>",
        "<a href=\"",
        "<!--",
        "|a",
        "|-",
        "**a",
        "*_",
        "\\",
        "a\n\n",
        "# ",
        "# a\n",
        "1. a\n",
        "- [ ] ",
        "- [ ] a\n",
        "[^1]: ",
        "[a]: b\n",
        "[a][a] ",
        "{{",
        "{{a}}",
        "&amp;",
        "   ",
        "\t",
        "If a, then b. ",
        "\n",
        "```\n",
        "<b>",
        "</b>",
        "<li>",
        "<ol><li>",
        "<p><b>",
        "<td><table>",
        "<![CDATA[",
        "~~",
        "::: ",
        "a.",
        "<x",
    ] {
        for head in ["", "# T\n\n1. "] {
            let source = head.to_owned() + &piece.repeat(size / piece.len());
            for format in [ImportFormat::Markdown, ImportFormat::Html] {
                let outcome = read(format, true, &source);
                assert_eq!(outcome.counts.errors, 0, "{piece:?} after {head:?} as {format:?}");
                assert!(tells(&outcome), "{piece:?} after {head:?} as {format:?}");
            }
        }
    }
}

#[test]
fn html_that_is_nested_too_deeply_is_refused() {
    for (open, close) in [
        ("<div>", ""),
        ("<div>", "</div>"),
        ("<ul><li>", ""),
        ("<b>", ""),
        ("<div></b>", ""),
        ("<li><dd>", ""),
        ("<table></b>", ""),
    ] {
        let source = format!("<html>{}x{}", open.repeat(100_000), close.repeat(100_000));
        let source = &source[..source.len().min(limits::MAX_PAGE_BYTES)];
        let outcome = read(ImportFormat::Auto, false, source);
        assert!(outcome.has_failures() && outcome.flows.is_empty());
    }
}

fn soup() -> impl Strategy<Value = String> {
    let token = prop::sample::select(vec![
        "# A\n",
        "## Fix\n",
        "1. Do it\n",
        "2) And\n",
        "- [ ] box\n",
        "- [x] ",
        "- a\n",
        "   - b\n",
        "    1. c\n",
        "   ",
        "\n",
        "\n\n",
        "text ",
        "```\n",
        "```bash\n",
        "   ```\n",
        "> ",
        "| a | b |\n",
        "|-|-|\n",
        "<b>",
        "</b>",
        "<br>",
        "<div>\n",
        "</div>\n",
        "<!-- x -->",
        "<pod-name>",
        "[a](b)",
        "![i](j)",
        "[a][r]",
        "[r]: u\n",
        "[^1]",
        "{{ name }}",
        "{{",
        "}}",
        "If it is red, then stop. Otherwise, go. ",
        "(5 min)",
        "---\n",
        "***\n",
        ":::image source=\"a\":::\n",
        "::: zone\n",
        "[!INCLUDE [x](y)]\n",
        "\t",
        "\\",
        "é",
        "開",
        "\u{0}",
        "\u{feff}",
        "\r\n",
        "*",
        "**",
        "`",
        "<ol>",
        "<li>",
        "</li>",
        "<table>",
        "<td>",
        "<pre>",
        "<input type=checkbox>",
        "<![CDATA[",
        "]]>",
        "title: x\n",
        "&nbsp;",
    ]);
    prop::collection::vec(token, 0..160).prop_map(|tokens| tokens.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_page_makes_an_import_panic_or_gives_a_wrong_flow(text in "(?s).{0,200}", soup in soup(), branches: bool) {
        for source in [&text, &soup, &format!("# P\n## S\n1. a\n{soup}")] {
            for format in [ImportFormat::Markdown, ImportFormat::Html, ImportFormat::Auto] {
                let outcome = read(format, branches, source);
                for flow in &outcome.flows {
                    let errors: Vec<_> = flow.findings.iter().filter(|finding| finding.is_error()).collect();
                    prop_assert!(errors.is_empty(), "{errors:?} in {source:?}");
                    let text = to_yaml(&flow.document).unwrap();
                    prop_assert!(parse_native(&text).as_ref() == Ok(&flow.document), "{text}");
                }
                if format == ImportFormat::Markdown {
                    let lines = source.lines().count().max(1) as u32;
                    for entry in &outcome.report {
                        prop_assert!(entry.line.is_none_or(|line| (1..=lines).contains(&line)), "{entry:?} in {source:?}");
                    }
                }
            }
        }
    }
}

//! Markdown pages.

use crate::*;

const STARTER: &str = r#"
format: resolutionflow.flow/1
kind: maintenance
title: "Patch # servers *now* <b>"
summary: "Every month | `x`"
category: Servers
tags: [patching]
intake: [{name: server, kind: host, label: "Server | name", required: true, from: target.name, help: As in DNS}]
schedule: {cron: "0 22 * * TUE#2", time_zone: Europe/London, window_minutes: 240}
target: machine
sections: [{title: "Before", steps: [backup, ask]}, {title: "1. After", steps: [patch]}]
steps:
  backup:
    type: action
    title: "- Check the backup\n# of {{ server }}"
    required: true
    risk: data_loss
    minutes: 5
    body: "Look here:\n\n```\nunclosed fence"
    commands: [{shell: powershell, run: "Get-Item x\n```\n# not a heading"}]
    captures: [{name: size, kind: number, label: Size, min: 1, max: 5}]
  ask: {type: question, title: Reboot?, answers: [{id: y, label: "Yes"}, {id: n, label: "No"}]}
  patch: {type: subflow, title: Patch, flow: patch-one, when: answers.ask == "y"}
"#;

#[test]
fn a_procedure_is_a_page_of_numbered_tasks() {
    insta::assert_snapshot!(to_markdown(&parse_native(STARTER).unwrap()));
}

#[test]
fn a_troubleshooting_flow_is_a_page_whose_answers_lead_on() {
    let flow = r#"
format: resolutionflow.flow/1
kind: troubleshooting
title: Printer
start: ping
steps:
  done: {type: resolution, title: "It [prints](x)", cause: Paper}
  ping: {type: question, title: Does it answer?, group: Network, answers: [{id: y, label: "Y*s", goto: done}, {id: n, label: "No", goto: l2}]}
  l2: {type: escalation, title: Hand over, to: L2}
"#;
    insta::assert_snapshot!(to_markdown(&parse_native(flow).unwrap()));
}

/// What a reader of Markdown sees: headings, items, fences with their language and text.
fn seen(page: &str) -> (Vec<String>, usize, Vec<String>) {
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
    let (mut headings, mut items, mut fences, mut text) = (Vec::new(), 0, Vec::new(), String::new());
    let page = page.splitn(3, "---\n").nth(2).unwrap();
    for event in Parser::new_ext(page, Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS) {
        match event {
            Event::Start(Tag::Heading { .. } | Tag::CodeBlock(_)) => text.clear(),
            Event::End(TagEnd::Heading(_)) => headings.push(text.clone()),
            Event::End(TagEnd::CodeBlock) => fences.push(text.clone()),
            Event::TaskListMarker(_) => items += 1,
            Event::Text(piece) | Event::Code(piece) => text.push_str(&piece),
            Event::Html(_) | Event::InlineHtml(_) => panic!("no text may become HTML: {event:?}"),
            _ => {}
        }
    }
    (headings, items, fences)
}

#[test]
fn no_text_changes_the_structure_of_a_page() {
    let hostile = [
        "# Heading",
        "- item",
        "1. item",
        "1) item",
        "```\ncode",
        "> quote",
        "| a | b |",
        "<b>x</b>",
        "<!-- x",
        "===",
        "---",
        "a\n===",
        "[x](http://y)",
        "*x*",
        "__x__",
        "\\",
        "`x",
        "    code",
        "x #",
        "&lt;",
        "![x](y)",
        "a\r# b",
        "{{ name }}",
        "+",
        ":::",
        "~~~",
    ];
    for text in hostile {
        let mut flow = parse_native(STARTER).unwrap();
        flow.title = text.into();
        flow.summary = text.into();
        for section in &mut flow.sections {
            section.title = text.into();
        }
        for step in flow.steps.values_mut() {
            step.title = text.into();
            step.when = Some(text.into());
            step.commands = vec![Command { shell: text.into(), run: text.into() }];
        }
        let (headings, items, fences) = seen(&to_markdown(&flow));
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(headings, [line.as_str(); 3], "{text:?}");
        assert_eq!(items, 3, "{text:?}");
        let commands: Vec<_> = fences.iter().filter(|fence| !fence.contains("unclosed")).collect();
        let run = text.replace('\r', "\n") + "\n";
        assert_eq!(commands, [&run; 3], "{text:?}");
    }
}

#[test]
fn the_page_of_a_procedure_is_read_back_with_its_sections_steps_and_commands() {
    let mut flows: Vec<_> = starter_library().into_iter().map(|flow| flow.document).collect();
    flows.push(parse_native(STARTER).unwrap());
    flows.retain(|flow| flow.kind.has_sections());
    for flow in flows {
        let page = to_markdown(&flow);
        let outcome = import(&ImportFormat::Markdown.into(), &page, None);
        assert!(!outcome.has_failures(), "{}: {:?}", flow.title, outcome.report);
        let mut back = outcome.flows[0].document.clone();
        // What stands above the first section is no step of the flow; it is read as a note, so that no word is lost.
        back.sections.retain(|section| section.title != "Introduction");
        // A page of somebody's own may hold braces that are no placeholders of ours, so they come back as literal text.
        let read: Vec<_> =
            shape(&back).iter().map(|line| line.replace("\\\\{{", "{{").replace("\\{{", "{{")).collect();
        assert_eq!(read, shape(&flow), "{page}");
        assert_eq!((&back.category, &back.tags), (&flow.category, &flow.tags));
    }
}

/// Sections with the titles and the commands of their steps.
fn shape(flow: &FlowDocument) -> Vec<String> {
    let mut lines = vec![flow.title.clone()];
    for section in &flow.sections {
        lines.push(format!("# {}", section.title));
        for step in section.steps.iter().map(|id| &flow.steps[id]) {
            let title = step.title.split_whitespace().collect::<Vec<_>>().join(" ");
            let commands =
                step.commands.iter().map(|command| format!("{} {}", command.shell, command.run.trim_end()));
            lines.push(format!("{title} {:?}", commands.collect::<Vec<_>>()));
        }
    }
    lines
}

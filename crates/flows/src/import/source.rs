//! What a text is, seen from its first words.

use super::mermaid::ChartSource;

/// Whether the text calls itself a flow document.
pub(super) fn looks_native(source: &str) -> bool {
    let source = source.trim_start_matches('\u{feff}').trim_start();
    source.starts_with('{')
        || source.lines().take(200).any(|line| {
            let value =
                line.strip_prefix("format:").map(|value| value.trim_start().trim_start_matches(['"', '\'']));
            value.is_some_and(|value| value.starts_with("resolutionflow."))
        })
}

/// What a text of Mermaid draws.
pub(super) enum Diagram {
    /// A flowchart.
    Flowchart(ChartSource),
    /// Something else that Mermaid draws, in its own word, at this line.
    Other(&'static str, u32),
    /// Nothing that Mermaid knows; the line of the first words, if there are any.
    Unknown(Option<u32>),
}

/// Every other diagram by its first word, with what people call it.
const OTHERS: &[(&str, &str)] = &[
    ("sequenceDiagram", "a sequence diagram"),
    ("classDiagram", "a class diagram"),
    ("classDiagram-v2", "a class diagram"),
    ("stateDiagram", "a state diagram"),
    ("stateDiagram-v2", "a state diagram"),
    ("erDiagram", "an entity-relationship diagram"),
    ("journey", "a user journey"),
    ("gantt", "a Gantt chart"),
    ("pie", "a pie chart"),
    ("quadrantChart", "a quadrant chart"),
    ("requirementDiagram", "a requirement diagram"),
    ("gitGraph", "a Git graph"),
    ("mindmap", "a mind map"),
    ("timeline", "a timeline"),
    ("zenuml", "a ZenUML diagram"),
    ("sankey", "a Sankey diagram"),
    ("sankey-beta", "a Sankey diagram"),
    ("xychart", "an XY chart"),
    ("xychart-beta", "an XY chart"),
    ("block", "a block diagram"),
    ("block-beta", "a block diagram"),
    ("packet", "a packet diagram"),
    ("packet-beta", "a packet diagram"),
    ("kanban", "a Kanban board"),
    ("architecture", "an architecture diagram"),
    ("architecture-beta", "an architecture diagram"),
    ("radar-beta", "a radar chart"),
    ("treemap", "a treemap"),
    ("treemap-beta", "a treemap"),
    ("C4Context", "a C4 diagram"),
    ("C4Container", "a C4 diagram"),
    ("C4Component", "a C4 diagram"),
    ("C4Dynamic", "a C4 diagram"),
    ("C4Deployment", "a C4 diagram"),
];

/// Finds out what `lines` draw; they begin at line `first` of the source.
pub(super) fn recognise(lines: &[&str], first: u32) -> Diagram {
    let mut at = 0;
    let mut title = None;
    let line_number = |at: usize| first.saturating_add(u32::try_from(at).unwrap_or(u32::MAX));
    loop {
        let Some(line) = lines.get(at).map(|line| line.trim()) else { return Diagram::Unknown(None) };
        if line == "---"
            && let Some(length) = lines[at + 1..].iter().position(|line| line.trim() == "---")
        {
            title = title.or_else(|| chart_title(&lines[at + 1..=at + length]));
            at += length + 2;
        } else if line.starts_with("%%{") && !line.contains("}%%") {
            at += 1 + lines[at..].iter().position(|line| line.contains("}%%")).unwrap_or(0);
        } else if line.is_empty() || line.starts_with("%%") {
            at += 1;
        } else {
            break;
        }
    }
    let line = lines[at].trim();
    let word = line.split([' ', '\t', ';', ':', '{']).next().unwrap_or_default();
    let after = line[word.len()..].trim_start();
    let is_flowchart = match word {
        "flowchart" | "flowchart-v2" | "flowchart-elk" => true,
        // A sentence may begin with this word.
        "graph" => {
            let next = after.split([' ', '\t', ';']).next().unwrap_or_default();
            after.is_empty()
                || after.starts_with(';')
                || after.starts_with("%%")
                || matches!(next, "TB" | "TD" | "BT" | "RL" | "LR" | "<" | ">" | "^" | "v")
        }
        _ => false,
    };
    if is_flowchart {
        let text = lines[at..].join("\n");
        return Diagram::Flowchart(ChartSource { text, line: line_number(at), title });
    }
    match OTHERS.iter().find(|(name, _)| *name == word) {
        Some((_, called)) => Diagram::Other(called, line_number(at)),
        None => Diagram::Unknown(Some(line_number(at))),
    }
}

fn chart_title(front_matter: &[&str]) -> Option<String> {
    let title = front_matter.iter().find_map(|line| line.trim_end().strip_prefix("title:"))?;
    let title = title.trim();
    // A quoted text of YAML with escapes in it is one of JSON too.
    let written = serde_json::from_str::<String>(title).ok();
    let title = written.map_or_else(
        || title.trim_matches(['"', '\'']).trim().to_owned(),
        |title| super::text::plain_line(&title),
    );
    (!title.is_empty()).then_some(title)
}

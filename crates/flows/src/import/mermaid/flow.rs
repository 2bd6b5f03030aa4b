//! From a chart to a flow: which node becomes which step, and where the flow starts.

use super::chart::{Chart, Edge, End, Node};
use super::subgraphs::{self, Resolved};
use super::wording::handover;
use crate::import::Outcome;
use crate::import::ids::Ids;
use crate::import::text::{counted, plain_line, shortened};
use crate::limits::{MAX_LABEL, MAX_SUMMARY, MAX_TITLE};
use crate::{Answer, AnswerId, FlowDocument, FlowKind, Step, StepId, StepKind};
use indexmap::IndexMap;
use std::collections::HashMap;

/// What is to be told about a line of the chart.
type Told = Vec<(usize, Outcome, String)>;

/// Makes the flow; none if the chart has no nodes. Category and tags are left to the caller, the title too
/// unless the chart has its own.
pub(super) fn to_flow(chart: &Chart, told: &mut Told) -> Option<FlowDocument> {
    let resolved = subgraphs::resolve(chart);
    told.extend(resolved.told.iter().map(|(line, reason)| (*line, Outcome::Mapped, reason.clone())));
    let draft = Draft::new(chart, &resolved);
    let first = *draft.places.first()?;
    let entries = draft.entries();
    let mut steps: IndexMap<StepId, Step> = IndexMap::new();
    let start = if let [only] = entries[..] {
        draft.ids[only].clone()
    } else {
        let id = draft.start_id.clone();
        let reason = format!(
            "The chart can be entered at {} nodes; a question in front of them asks where to start.",
            entries.len()
        );
        told.push((chart.nodes[first].line, Outcome::Mapped, reason));
        steps.insert(id.clone(), draft.start_question(&entries));
        id
    };
    for place in &draft.places {
        steps.insert(draft.ids[*place].clone(), draft.step(*place, told));
    }
    tell_summary(chart, &resolved, &steps, told);
    Some(FlowDocument {
        kind: FlowKind::Troubleshooting,
        title: shortened(chart.title.as_deref().unwrap_or_default(), MAX_TITLE),
        summary: shortened(chart.description.as_deref().unwrap_or_default(), MAX_SUMMARY),
        start: Some(start),
        steps,
        ..FlowDocument::default()
    })
}

fn tell_summary(chart: &Chart, resolved: &Resolved, steps: &IndexMap<StepId, Step>, told: &mut Told) {
    let nodes = resolved.is_subgraph.iter().filter(|is_subgraph| !**is_subgraph).count();
    let count = |kind: fn(&Step) -> bool| steps.values().filter(|step| kind(step)).count();
    let reason = format!(
        "The flowchart's {} and {} became {}, {}, {} and {}.",
        counted(nodes, "node"),
        counted(chart.edges.len(), "link"),
        counted(count(|step| matches!(step.kind, StepKind::Question { .. })), "question"),
        counted(count(|step| matches!(step.kind, StepKind::Action { .. })), "action"),
        counted(count(|step| matches!(step.kind, StepKind::Resolution { .. })), "resolution"),
        counted(count(|step| matches!(step.kind, StepKind::Escalation { .. })), "escalation"),
    );
    told.push((0, Outcome::Mapped, reason));
    let mut holds_nodes = vec![false; chart.subgraphs.len()];
    for node in chart.nodes.values() {
        let mut around = node.subgraph;
        while let Some(subgraph) = around.filter(|subgraph| !holds_nodes[*subgraph]) {
            holds_nodes[subgraph] = true;
            around = chart.subgraphs[subgraph].parent;
        }
    }
    for (subgraph, holds) in chart.subgraphs.iter().zip(holds_nodes) {
        if !holds && !chart.nodes.contains_key(&subgraph.id) {
            let reason = format!("The subgraph “{}” holds no nodes.", subgraph.path);
            told.push((subgraph.line, Outcome::NotMapped, reason));
        }
    }
}

/// A node's texts as they stand in its step.
struct Text {
    title: String,
    body: String,
}

struct Draft<'a> {
    chart: &'a Chart,
    /// The nodes that are steps.
    places: Vec<usize>,
    /// The links that leave each node, in the order of the chart.
    leaving: Vec<Vec<&'a Edge>>,
    /// Whether a link from elsewhere arrives.
    is_entered: Vec<bool>,
    texts: Vec<Text>,
    ids: Vec<StepId>,
    start_id: StepId,
}

impl<'a> Draft<'a> {
    fn new(chart: &'a Chart, resolved: &'a Resolved) -> Self {
        let mut leaving = vec![Vec::new(); chart.nodes.len()];
        let mut is_entered = vec![false; chart.nodes.len()];
        for edge in &resolved.edges {
            leaving[edge.from].push(edge);
            is_entered[edge.to] |= edge.from != edge.to;
        }
        let mut ids = Ids::default();
        let subgraphs =
            chart.subgraphs.iter().map(|subgraph| (subgraph.id.as_str(), subgraph.path.as_str())).collect();
        let texts = chart.nodes.iter().map(|(id, node)| text_of(id, node, &subgraphs)).collect();
        Self {
            chart,
            places: (0..chart.nodes.len()).filter(|place| !resolved.is_subgraph[*place]).collect(),
            leaving,
            is_entered,
            texts,
            ids: chart.nodes.keys().map(|id| StepId(ids.give(id, "step"))).collect(),
            start_id: StepId(ids.give("start", "start")),
        }
    }

    /// Where the flow can be entered: every node that nothing leads to, and one node of every circle that
    /// cannot be reached from those.
    fn entries(&self) -> Vec<usize> {
        let mut entries: Vec<usize> =
            self.places.iter().copied().filter(|place| !self.is_entered[*place]).collect();
        let mut is_reached = vec![false; self.leaving.len()];
        let mut work = entries.clone();
        let mut next = self.places.iter();
        loop {
            while let Some(place) = work.pop() {
                if !std::mem::replace(&mut is_reached[place], true) {
                    work.extend(self.leaving[place].iter().map(|edge| edge.to));
                }
            }
            match next.find(|place| !is_reached[**place]) {
                Some(place) => {
                    entries.push(*place);
                    work.push(*place);
                }
                None => return entries,
            }
        }
    }

    fn start_question(&self, entries: &[usize]) -> Step {
        let mut ids = Ids::default();
        let answer = |place: &usize| Answer {
            id: AnswerId(ids.give(&self.ids[*place].0, "answer")),
            label: self.texts[*place].title.clone(),
            when: None,
            goto: Some(self.ids[*place].clone()),
        };
        let answers = entries.iter().map(answer).collect();
        Step { title: "Where do you want to start?".into(), ..StepKind::Question { answers }.into() }
    }

    fn step(&self, place: usize, told: &mut Told) -> Step {
        let node = &self.chart.nodes[place];
        let Text { title, body } = &self.texts[place];
        let (title, mut body) = (title.clone(), body.clone());
        let group = node.subgraph.map(|subgraph| self.chart.subgraphs[subgraph].path.clone());
        if !body.is_empty() && !node.labels.is_empty() && node.link.is_none() {
            let reason = format!(
                "Not all of the text of “{title}” fits its title; the rest stands in the step's body."
            );
            told.push((node.line, Outcome::KeptAsText, reason));
        }
        let kind = match self.leaving[place][..] {
            [] => {
                let to = handover(&node.labels.last().map_or(title.clone(), |lines| lines.join(" ")));
                match (node.end, to) {
                    (Some(End::Escalation), to) => StepKind::Escalation { to: to.flatten() },
                    (None, Some(to)) => StepKind::Escalation { to },
                    (Some(End::Resolution), _) | (None, None) => StepKind::Resolution { cause: None },
                }
            }
            [only] if only.label.is_empty() && !node.is_decision => {
                StepKind::Action { goto: Some(self.ids[only.to].clone()) }
            }
            ref edges => {
                let mut ids = Ids::default();
                let mut answers = Vec::new();
                for edge in edges {
                    let label = self.answer_label(edges.len(), edge, &mut body, told);
                    let id = AnswerId(ids.give(&label.to_lowercase(), "answer"));
                    answers.push(Answer { id, label, when: None, goto: Some(self.ids[edge.to].clone()) });
                }
                StepKind::Question { answers }
            }
        };
        Step { title, body, group, ..kind.into() }
    }

    /// What the answer for a link says. A label that is too long for a button stands in the body in full.
    fn answer_label(&self, beside: usize, edge: &Edge, body: &mut String, told: &mut Told) -> String {
        if edge.label.is_empty() {
            if beside == 1 {
                return "Continue".into();
            }
            let label = self.texts[edge.to].title.clone();
            let reason =
                format!("A link without a label became the answer “{label}”, after the step it leads to.");
            told.push((edge.line, Outcome::Mapped, reason));
            return label;
        }
        let full = edge.label.join(" ");
        let label = shortened(&full, MAX_LABEL);
        if label != full {
            add_paragraph(body, &full);
            let reason =
                "The label of a link is too long for an answer; its full text stands in the step's body.";
            told.push((edge.line, Outcome::KeptAsText, reason.into()));
        }
        label
    }
}

/// The title in one line; what does not fit, and what the node was called before, goes into the body.
fn text_of(id: &str, node: &Node, subgraphs: &HashMap<&str, &str>) -> Text {
    let mut body = String::new();
    let title = match node.labels.split_last() {
        None => {
            let name = plain_line(subgraphs.get(id).copied().unwrap_or(id));
            if name.is_empty() { "Unnamed".into() } else { shortened(&name, MAX_TITLE) }
        }
        Some((lines, earlier)) => {
            for lines in earlier {
                add_paragraph(&mut body, &lines.join("  \n"));
            }
            let full = lines.join(" ");
            if full.chars().nth(MAX_TITLE).is_none() {
                full
            } else {
                add_paragraph(&mut body, &lines.join("  \n"));
                shortened(&lines[0], MAX_TITLE)
            }
        }
    };
    if let Some(link) = &node.link {
        add_paragraph(&mut body, &format!("See {link}"));
    }
    Text { title, body }
}

fn add_paragraph(body: &mut String, text: &str) {
    if !body.is_empty() {
        body.push_str("\n\n");
    }
    body.push_str(text);
}

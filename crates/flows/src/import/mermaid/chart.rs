//! What a chart says, before it becomes a flow.

use super::cursor::Problem;
use indexmap::IndexMap;
use std::collections::HashSet;

/// Nodes in one chart; ten times what a flow may hold, so that the flow's own limit speaks first.
pub(super) const MAX_NODES: usize = 10_000;
/// Links in one chart, after `&` is written out.
pub(super) const MAX_EDGES: usize = 20_000;
/// Subgraphs inside subgraphs.
pub(super) const MAX_DEPTH: usize = 50;

#[derive(Debug, Default)]
pub(super) struct Chart {
    /// The chart's own title, from its front matter or `accTitle`.
    pub title: Option<String>,
    /// Its description, from `accDescr`.
    pub description: Option<String>,
    /// By the id in the chart, in the order of first mention.
    pub nodes: IndexMap<String, Node>,
    pub edges: Vec<Edge>,
    pub subgraphs: Vec<Subgraph>,
    pub edge_ids: HashSet<String>,
    /// What has no place in a flow, once per kind: (what, first line, how often).
    pub ignored: IndexMap<&'static str, (usize, usize)>,
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// The subgraph that never ends; its nodes are kept all the same.
    pub unclosed: Option<Problem>,
    /// What is worth saying about what was read.
    pub remarks: Vec<Problem>,
}

/// How a node without a way on ends a flow, where its class says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    Resolution,
    Escalation,
}

#[derive(Debug, Clone)]
pub(super) struct Node {
    /// The texts it was given, cut into lines; the last one counts, as Mermaid has it.
    pub labels: Vec<Vec<String>>,
    /// Whether it is drawn as a decision.
    pub is_decision: bool,
    /// The subgraph that holds it.
    pub subgraph: Option<usize>,
    /// Whether its class says that it solves, or that it hands over.
    pub end: Option<End>,
    /// Where `click` leads.
    pub link: Option<String>,
    /// The line of its first mention.
    pub line: usize,
}

#[derive(Debug, Clone)]
pub(super) struct Edge {
    pub from: usize,
    pub to: usize,
    /// Cut into lines; empty when there is none.
    pub label: Vec<String>,
    pub line: usize,
}

#[derive(Debug, Clone)]
pub(super) struct Subgraph {
    pub id: String,
    /// Its title, led by the titles of those around it.
    pub path: String,
    pub parent: Option<usize>,
    pub line: usize,
}

/// A node as it is mentioned once.
#[derive(Debug, Default)]
pub(super) struct Mention {
    pub id: String,
    pub label: Option<Vec<String>>,
    pub is_decision: bool,
    pub end: Option<End>,
    /// Whether only properties (`@{…}`) without a label follow the id.
    pub only_properties: bool,
}

/// A link as it is written once.
#[derive(Debug, Default)]
pub(super) struct Link {
    pub id: Option<String>,
    pub label: Vec<String>,
    /// `~~~`: there for the layout only.
    pub is_hidden: bool,
    /// The arrow points at the first node only.
    pub is_reversed: bool,
    /// The arrow points both ways.
    pub is_two_way: bool,
}

impl Chart {
    /// Notes a mention and gives the node's place.
    pub fn mention(
        &mut self,
        mention: Mention,
        subgraph: Option<usize>,
        line: usize,
    ) -> Result<usize, Problem> {
        if self.nodes.len() >= MAX_NODES && !self.nodes.contains_key(&mention.id) {
            return Err(Problem { line, message: format!("the chart has more than {MAX_NODES} nodes") });
        }
        let entry = self.nodes.entry(mention.id);
        let place = entry.index();
        let node = entry.or_insert_with(|| Node {
            labels: Vec::new(),
            is_decision: false,
            subgraph: None,
            end: None,
            link: None,
            line,
        });
        if let Some(label) =
            mention.label.filter(|label| !label.is_empty() && node.labels.last() != Some(label))
        {
            node.labels.push(label);
        }
        node.is_decision |= mention.is_decision;
        node.end = mention.end.or(node.end);
        let held = node.subgraph;
        // The innermost subgraph that mentions a node holds it; among equals, the first.
        let moves_in = match held {
            None => true,
            Some(held) => subgraph.is_some_and(|inner| self.is_inside(inner, held)),
        };
        if moves_in {
            self.nodes[place].subgraph = subgraph;
        }
        Ok(place)
    }

    pub fn connect(&mut self, from: usize, to: usize, link: &Link, line: usize) -> Result<(), Problem> {
        if self.edges.len() >= MAX_EDGES {
            return Err(Problem { line, message: format!("the chart has more than {MAX_EDGES} links") });
        }
        let (from, to) = if link.is_reversed { (to, from) } else { (from, to) };
        self.edges.push(Edge { from, to, label: link.label.clone(), line });
        Ok(())
    }

    pub fn ignore(&mut self, what: &'static str, line: usize) {
        self.ignored.entry(what).or_insert((line, 0)).1 += 1;
    }

    pub fn remark(&mut self, line: usize, message: impl Into<String>) {
        self.remarks.push(Problem { line, message: message.into() });
    }

    /// Whether `inner` lies somewhere inside `outer`.
    pub fn is_inside(&self, inner: usize, outer: usize) -> bool {
        let mut around = self.subgraphs[inner].parent;
        while let Some(place) = around {
            if place == outer {
                return true;
            }
            around = self.subgraphs[place].parent;
        }
        false
    }
}

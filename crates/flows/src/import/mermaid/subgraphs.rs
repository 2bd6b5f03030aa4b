//! Links that begin or end at a subgraph lead to, or away from, the nodes inside it.

use super::chart::{Chart, Edge, MAX_EDGES};
use std::collections::HashMap;

/// The nodes that a link to or from a subgraph stands for.
struct Doors {
    entry: usize,
    exits: Vec<usize>,
}

/// A chart's links between nodes alone.
pub(super) struct Resolved {
    /// The links, in the order of the chart.
    pub edges: Vec<Edge>,
    /// Which nodes only name a subgraph and are no steps.
    pub is_subgraph: Vec<bool>,
    /// What is to be told: (line, reason).
    pub told: Vec<(usize, String)>,
}

/// Replaces subgraphs at the ends of links by their first step and their last steps.
pub(super) fn resolve(chart: &Chart) -> Resolved {
    let by_id: HashMap<&str, usize> =
        chart.subgraphs.iter().enumerate().map(|(place, subgraph)| (subgraph.id.as_str(), place)).collect();
    let named: Vec<Option<usize>> = chart
        .nodes
        .iter()
        .map(|(id, node)| by_id.get(id.as_str()).copied().filter(|_| node.labels.is_empty()))
        .collect();
    let doors = doors(chart, &named);
    let stands_for = |node: usize| named[node].and_then(|subgraph| doors.get(&subgraph));
    let mut told = Vec::new();
    let mut edges = Vec::new();
    for edge in &chart.edges {
        let to = stands_for(edge.to).map_or(edge.to, |doors| doors.entry);
        let alone = [edge.from];
        let from = stands_for(edge.from).map_or(&alone[..], |doors| &doors.exits);
        for (end, word) in [(edge.from, "from the last steps of"), (edge.to, "to the first step of")] {
            if let Some(subgraph) = named[end].filter(|subgraph| doors.contains_key(subgraph)) {
                let path = &chart.subgraphs[subgraph].path;
                told.push((edge.line, format!("The link leads {word} “{path}”.")));
            }
        }
        for from in from {
            if edges.len() < MAX_EDGES {
                edges.push(Edge { from: *from, to, ..edge.clone() });
            }
        }
    }
    let is_subgraph = (0..chart.nodes.len()).map(|node| stands_for(node).is_some()).collect();
    Resolved { edges, is_subgraph, told }
}

/// The doors of every subgraph that is named like a node and holds at least one node.
fn doors(chart: &Chart, named: &[Option<usize>]) -> HashMap<usize, Doors> {
    let mut members: HashMap<usize, Vec<usize>> =
        named.iter().flatten().map(|subgraph| (*subgraph, Vec::new())).collect();
    if members.is_empty() {
        return HashMap::new();
    }
    for (place, node) in chart.nodes.values().enumerate() {
        let mut around = node.subgraph.filter(|_| named[place].is_none());
        while let Some(subgraph) = around {
            if let Some(members) = members.get_mut(&subgraph) {
                members.push(place);
            }
            around = chart.subgraphs[subgraph].parent;
        }
    }
    let mut leads_on = vec![false; chart.nodes.len()];
    let mut led_from: Vec<Vec<usize>> = vec![Vec::new(); chart.nodes.len()];
    for edge in chart.edges.iter().filter(|edge| edge.from != edge.to) {
        leads_on[edge.from] = true;
        led_from[edge.to].push(edge.from);
    }
    let mut doors = HashMap::new();
    let mut is_member = vec![false; chart.nodes.len()];
    for (subgraph, members) in members {
        let (Some(first), Some(last)) = (members.first(), members.last()) else { continue };
        for member in &members {
            is_member[*member] = true;
        }
        let is_entry = |node: &&usize| !led_from[**node].iter().any(|from| is_member[*from]);
        let entry = *members.iter().find(is_entry).unwrap_or(first);
        let mut exits: Vec<usize> = members.iter().copied().filter(|node| !leads_on[*node]).collect();
        if exits.is_empty() {
            exits.push(*last);
        }
        for member in &members {
            is_member[*member] = false;
        }
        doors.insert(subgraph, Doors { entry, exits });
    }
    doors
}

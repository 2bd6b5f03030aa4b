//! Flows for a problem: those whose texts have its words, and those on which such problems were resolved.

use crate::{Asked, GuidanceStore, Like, likest};
use rf_core::{Actor, FlowId, StoreError};
use rf_flows::FlowKind;
use rf_flows::search::{EntryStep, words};
use rf_flows::session::SessionStatus;
use std::collections::{HashMap, HashSet};

/// The most flows that are suggested.
const MOST_FLOWS: usize = 5;
/// How many flows are looked at because of past sessions alone.
const MOST_BESIDES: usize = 20;
/// What texts must be worth at least where no session speaks for a flow.
const LEAST: f64 = 0.12;
/// How many sessions must speak for a flow to count half of what any number could.
const HALF: f64 = 2.0;
/// What past sessions count at most, where texts count one: what helped before tells more than what is written.
const SESSIONS: f64 = 2.0;

/// A published flow with its texts, as the search keeps them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlowTexts {
    /// Which.
    pub flow: FlowId,
    /// What sort of guide it is.
    pub kind: FlowKind,
    /// Its title.
    pub title: String,
    /// Its category and tags, one a line.
    pub shelf: String,
    /// What it is for.
    pub summary: String,
    /// Its steps.
    pub steps: Vec<EntryStep>,
}

/// Where in a flow words were found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// In its title.
    Title,
    /// In its category or tags.
    Shelf,
    /// In its summary.
    Summary,
    /// In its steps.
    Steps,
}

/// What past sessions about such problems say of a flow.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Tally {
    /// How many there were.
    pub of_sessions: u32,
    /// How many were resolved.
    pub resolved: u32,
    /// How alike all of them are to the problem, added up.
    pub alike: f64,
    /// How alike those are that were resolved.
    pub alike_resolved: f64,
}

/// A flow for a problem, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct SuggestedFlow {
    /// Which.
    pub flow: FlowId,
    /// What sort of guide it is.
    pub kind: FlowKind,
    /// Its title.
    pub title: String,
    /// What it is for.
    pub summary: String,
    /// What it is worth.
    pub score: f64,
    /// The words of the problem that it has, the longest first.
    pub matches: Vec<String>,
    /// Where it has them.
    pub places: Vec<Place>,
    /// What past sessions say.
    pub sessions: Tally,
}

/// The published flows for a problem, the best first; at most five. For a problem that is being typed: its last word may be
/// the beginning of one.
///
/// # Errors
/// When the database does not answer.
pub async fn suggested_flows(
    port: &mut impl GuidanceStore,
    actor: &Actor,
    problem: &str,
) -> Result<Vec<SuggestedFlow>, StoreError> {
    let asked = Asked::typed(problem);
    if asked.words.is_empty() {
        return Ok(Vec::new());
    }
    let past = port.past_sessions(actor.team).await?;
    let tallies = tally(&likest(&asked, None, &past));
    let mut besides: Vec<(&FlowId, &Tally)> = tallies.iter().collect();
    besides.sort_by(|(one, first), (other, second)| {
        second.alike_resolved.total_cmp(&first.alike_resolved).then(one.cmp(other))
    });
    let besides: Vec<FlowId> = besides.into_iter().take(MOST_BESIDES).map(|(flow, _)| *flow).collect();
    let texts = port.flows_about(actor.team, &asked, &besides).await?;
    let mut suggested = rank_flows(&asked, &texts, &tallies);
    suggested.truncate(MOST_FLOWS);
    Ok(suggested)
}

/// Adds up by flow how sessions like the problem went.
pub fn tally(likes: &[Like<'_>]) -> HashMap<FlowId, Tally> {
    let mut tallies: HashMap<FlowId, Tally> = HashMap::new();
    for like in likes {
        let Some(flow) = like.past.flow else { continue };
        let tally = tallies.entry(flow).or_default();
        tally.of_sessions += 1;
        tally.alike += like.alike;
        if like.past.status == SessionStatus::Resolved {
            tally.resolved += 1;
            tally.alike_resolved += like.alike;
        }
    }
    tallies
}

/// Puts flows in order: what their texts have of the problem's words, rare words and words in the title first, and besides the
/// smoothed chance that such a session is resolved there, the more the more sessions say so.
pub fn rank_flows(
    asked: &Asked,
    texts: &[FlowTexts],
    tallies: &HashMap<FlowId, Tally>,
) -> Vec<SuggestedFlow> {
    let found: Vec<Vec<Option<(f64, Place)>>> = texts.iter().map(|texts| places(asked, texts)).collect();
    let having = |word: usize| found.iter().filter(|found| found[word].is_some()).count();
    let rarity: Vec<f64> = (0..asked.words.len())
        .map(|word| (1.0 + texts.len() as f64 / (1 + having(word)) as f64).ln())
        .collect();
    let whole: f64 = rarity.iter().sum();
    let suggested = texts.iter().zip(&found).filter_map(|(texts, found)| {
        let hits = || found.iter().enumerate().filter_map(|(word, hit)| hit.map(|hit| (word, hit)));
        let worth: f64 = hits().map(|(word, (weight, _))| rarity[word] * weight).sum();
        let text = if whole > 0.0 { worth / whole } else { 0.0 };
        let sessions = tallies.get(&texts.flow).copied().unwrap_or_default();
        let chance = (sessions.alike_resolved + 0.5) / (sessions.alike + 1.0);
        let sure = f64::from(sessions.of_sessions) / (f64::from(sessions.of_sessions) + HALF);
        let mut places: Vec<Place> = hits().map(|(_, (_, place))| place).collect();
        places.sort_unstable();
        places.dedup();
        (text >= LEAST || sessions.resolved > 0).then(|| SuggestedFlow {
            flow: texts.flow,
            kind: texts.kind,
            title: texts.title.clone(),
            summary: texts.summary.clone(),
            score: text + SESSIONS * chance * sure,
            matches: hits().map(|(word, _)| asked.words[word].clone()).collect(),
            places,
            sessions,
        })
    });
    let mut suggested: Vec<SuggestedFlow> = suggested.collect();
    suggested.sort_by(|one, other| {
        let named = one.title.cmp(&other.title).then(one.flow.cmp(&other.flow));
        other.score.total_cmp(&one.score).then(named)
    });
    suggested
}

/// The best place of each word, with what it is worth.
fn places(asked: &Asked, texts: &FlowTexts) -> Vec<Option<(f64, Place)>> {
    let titles: Vec<&str> = texts.steps.iter().map(|step| step.title.as_str()).collect();
    let bodies: Vec<&str> = texts.steps.iter().map(|step| step.body.as_str()).collect();
    let looked: [(f64, Place, HashSet<String>); 5] = [
        (1.0, Place::Title, words(&texts.title)),
        (0.8, Place::Shelf, words(&texts.shelf)),
        (0.6, Place::Summary, words(&texts.summary)),
        (0.5, Place::Steps, words(&titles.join("\n"))),
        (0.3, Place::Steps, words(&bodies.join("\n"))),
    ];
    let best = asked.words.iter().map(|word| {
        let found = looked.iter().find(|(_, _, theirs)| asked.is_in(word, theirs));
        found.map(|(weight, place, _)| (*weight, *place))
    });
    best.collect()
}

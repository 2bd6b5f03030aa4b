//! Finished sessions about the same problem.

use crate::{Asked, GuidanceStore, asked::telling};
use rf_core::{Actor, FlowId, SessionId, StoreError, Time, Verdict};
use rf_flows::session::{Session, SessionFailure, SessionStatus, SessionStore, read_session};
use std::collections::{HashMap, HashSet};

/// How alike problems are at least that count as the same, of one.
const ALIKE: f64 = 0.2;
/// What the same flow adds.
const SAME_FLOW: f64 = 0.2;
/// The most sessions that are shown.
const MOST_SHOWN: usize = 5;
/// The most words that are told of each.
const MOST_SHARED: usize = 4;

/// A finished session, as far as it is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastSession {
    /// Which.
    pub session: SessionId,
    /// The flow that it followed.
    pub flow: Option<FlowId>,
    /// How it ended.
    pub status: SessionStatus,
    /// When.
    pub ended_at: Time,
    /// How long it was in hand, in minutes.
    pub minutes: u32,
    /// What was behind it.
    pub cause: Option<String>,
    /// The telling words of its problem.
    pub words: Vec<String>,
}

/// A finished session that is like a problem.
#[derive(Debug, Clone, PartialEq)]
pub struct Like<'a> {
    /// Which.
    pub past: &'a PastSession,
    /// How alike the problems are, from 0 to 1.
    pub alike: f64,
    /// The words that both have, the most telling first.
    pub shared: Vec<String>,
    /// Whether it followed the same flow.
    pub same_flow: bool,
}

/// A finished session like another, with its header.
#[derive(Debug, Clone, PartialEq)]
pub struct SimilarSession {
    /// Its header.
    pub session: Session,
    /// How long it was in hand, in minutes.
    pub minutes: u32,
    /// What was behind it.
    pub cause: Option<String>,
    /// The words of the problem that both have, the most telling first, at most four.
    pub shared: Vec<String>,
    /// Whether it followed the same flow.
    pub same_flow: bool,
}

/// The finished sessions whose problem is like this one, the likest first, then the newest. Without a word to go by, those on
/// the same flow.
///
/// Words that few sessions have count more than those of many (the cosine of the two problems, words weighed by rarity).
pub fn likest<'a>(asked: &Asked, flow: Option<FlowId>, past: &'a [PastSession]) -> Vec<Like<'a>> {
    let mut having: HashMap<&str, u32> = HashMap::new();
    for word in past.iter().flat_map(|past| &past.words) {
        *having.entry(word).or_default() += 1;
    }
    let all = past.len() as f64;
    let rarity = |word: &str| (1.0 + all / f64::from(1 + having.get(word).copied().unwrap_or_default())).ln();
    let length = |words: &[String]| words.iter().map(|word| rarity(word).powi(2)).sum::<f64>().sqrt();
    let own = length(&asked.words);
    let likes = past.iter().filter_map(|past| {
        let same_flow = flow.is_some() && past.flow == flow;
        let theirs: HashSet<&str> = past.words.iter().map(String::as_str).collect();
        let mut shared: Vec<(f64, &String)> = asked
            .words
            .iter()
            .filter(|word| asked.is_in(word, &theirs))
            .map(|word| (rarity(word), word))
            .collect();
        shared.sort_by(|(one, _), (other, _)| other.total_cmp(one));
        let common: f64 = shared.iter().map(|(rarity, _)| rarity.powi(2)).sum();
        let alike = if common > 0.0 { (common / (own * length(&past.words))).min(1.0) } else { 0.0 };
        let counts = if asked.words.is_empty() { same_flow } else { alike >= ALIKE };
        let shared = shared.into_iter().map(|(_, word)| word.clone()).collect();
        counts.then_some(Like { past, alike, shared, same_flow })
    });
    let mut likes: Vec<Like<'_>> = likes.collect();
    let points = |like: &Like<'_>| like.alike + if like.same_flow { SAME_FLOW } else { 0.0 };
    likes.sort_by(|one, other| {
        let newer = other.past.ended_at.cmp(&one.past.ended_at);
        points(other).total_cmp(&points(one)).then(newer).then(other.past.session.cmp(&one.past.session))
    });
    likes
}

/// The finished sessions most like this one, itself left out; at most five.
///
/// # Errors
/// `session_not_found` (also for who may not know of it), `forbidden`.
pub async fn sessions_like(
    port: &mut (impl GuidanceStore + SessionStore),
    actor: &Actor,
    session: SessionId,
) -> Result<Vec<SimilarSession>, SessionFailure> {
    let own = read_session(port, actor, session).await?.session;
    let asked = Asked::told(telling(own.problem.as_deref().unwrap_or_default()));
    Ok(shown(port, actor, &asked, own.flow.map(|flow| flow.id), Some(session)).await?)
}

/// The finished sessions most like a problem; at most five.
///
/// # Errors
/// When the database does not answer.
pub async fn sessions_like_problem(
    port: &mut impl GuidanceStore,
    actor: &Actor,
    problem: &str,
) -> Result<Vec<SimilarSession>, StoreError> {
    let asked = Asked::typed(problem);
    if asked.words.is_empty() {
        return Ok(Vec::new());
    }
    shown(port, actor, &asked, None, None).await
}

async fn shown(
    port: &mut impl GuidanceStore,
    actor: &Actor,
    asked: &Asked,
    flow: Option<FlowId>,
    own: Option<SessionId>,
) -> Result<Vec<SimilarSession>, StoreError> {
    let past = port.past_sessions(actor.team).await?;
    let mut likes = likest(asked, flow, &past);
    likes.retain(|like| Some(like.past.session) != own);
    likes.truncate(MOST_SHOWN);
    let ids: Vec<SessionId> = likes.iter().map(|like| like.past.session).collect();
    let headers = port.headers(actor.team, &ids).await?;
    let mut headers: HashMap<SessionId, Session> =
        headers.into_iter().map(|session| (session.id, session)).collect();
    let similar = likes.into_iter().filter_map(|like| {
        let session = headers.remove(&like.past.session)?;
        let may_read = session.status.is_ended() && session.reading(actor) == Verdict::Allow;
        may_read.then(|| SimilarSession {
            session,
            minutes: like.past.minutes,
            cause: like.past.cause.clone(),
            shared: like.shared.into_iter().take(MOST_SHARED).collect(),
            same_flow: like.same_flow,
        })
    });
    Ok(similar.collect())
}

//! Which sessions: the same words for lists, for views that people keep, and for exports.

use crate::{caller::invalid, paging, problem::Problem};
use chrono::{DateTime, Utc};
use rf_core::{Action, Actor, Relation, UserId, Verdict, verdict};
use rf_flows::{
    search::Search,
    session::{self, SessionFailure},
};
use rf_persistence::views::{SessionListStatus, SessionQuery, SessionSort};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// Which sessions to list.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct SessionFilter {
    /// Words that must all occur in the session's note as the team reads it, with what is masked left out: problem, what was
    /// done, notes, values, cause, reference. The last may be the beginning of one. Where nobody uses a word, the nearest one
    /// is searched for instead. What was added in the last seconds may not be found yet.
    #[param(max_length = 200)]
    q: Option<String>,
    /// Words that must all occur in problem, flow title or reference, letter by letter.
    #[param(max_length = 200)]
    search: Option<String>,
    /// Only in this state; `ended` is any but running.
    #[param(inline)]
    status: Option<StatusFilter>,
    /// Only the caller's own. Not together with `assignee_id`.
    mine: Option<bool>,
    /// Only sessions of this person.
    assignee_id: Option<Uuid>,
    /// Only sessions on this flow.
    flow_id: Option<Uuid>,
    /// Only free-form sessions, or with `false` only those on a flow.
    free: Option<bool>,
    /// Started not before this moment (RFC 3339).
    from: Option<DateTime<Utc>>,
    /// Started before this moment (RFC 3339).
    to: Option<DateTime<Utc>>,
    /// The order; `relevance` with `q` and `newest` without, unless said.
    #[param(inline)]
    sort: Option<SortChoice>,
    /// `next_cursor` of the page before, as it was given.
    #[param(pattern = "^[A-Za-z0-9_-]{43,}$")]
    cursor: Option<String>,
    /// Rows wanted, 25 unless said.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u64>,
}

impl SessionFilter {
    /// The page that is asked for, of what the caller may see.
    pub(crate) fn query(self, actor: &Actor) -> Result<SessionQuery, Problem> {
        let after = paging::cursor(self.cursor.as_deref())?;
        let limit = paging::limit(self.limit)?;
        let literal = paging::short_text("search", self.search)?;
        let Self { q, status, mine, assignee_id, flow_id, free, from, to, sort, .. } = self;
        let which = SessionSelection { q, status, mine, assignee_id, flow_id, free, from, to, sort };
        let query = which.query(actor)?;
        let both: Vec<String> = [literal, query.search].into_iter().flatten().collect();
        let search = (!both.is_empty()).then(|| both.join(" "));
        Ok(SessionQuery { search, after, limit, ..query })
    }
}

/// Which sessions, in which order; as in the list's query.
#[derive(Debug, Clone, Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SessionSelection {
    /// Words of the note.
    #[schema(max_length = 200)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    q: Option<String>,
    /// Only in this state; `ended` is any but running.
    #[schema(inline)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    status: Option<StatusFilter>,
    /// Only those of whoever asks. Not together with `assignee_id`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    mine: Option<bool>,
    /// Only sessions of this person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    assignee_id: Option<Uuid>,
    /// Only sessions on this flow.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    flow_id: Option<Uuid>,
    /// Only free-form sessions, or with `false` only those on a flow.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    free: Option<bool>,
    /// Started not before this moment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    from: Option<DateTime<Utc>>,
    /// Started before this moment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    to: Option<DateTime<Utc>>,
    /// In which order.
    #[schema(inline)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sort: Option<SortChoice>,
}

impl SessionSelection {
    /// The sessions that are asked for, of those that the caller may see; no page of them yet.
    pub(crate) fn query(self, actor: &Actor) -> Result<SessionQuery, Problem> {
        let (words, search) = self.checked_words()?;
        Ok(SessionQuery {
            words,
            search,
            status: visible_status(actor, self.status)?,
            assignee: whose(actor, self.mine, self.assignee_id)?,
            flow: self.flow_id.map(Into::into),
            free: self.free,
            from: self.from,
            to: self.to,
            sort: self.sort.map(Into::into),
            after: None,
            limit: 0,
        })
    }

    /// What to look for in the notes, or a reference: a session is found by that from its first moment on.
    fn checked_words(&self) -> Result<(Option<Search>, Option<String>), Problem> {
        let text = paging::short_text("q", self.q.clone())?.filter(|text| !text.is_empty());
        Ok(match text {
            Some(text) if session::is_reference(&text) => (None, Some(text)),
            Some(text) => (Some(Search::parse(&text)), None),
            None => (None, None),
        })
    }
}

/// Which states a list shows.
#[derive(Debug, Clone, Copy, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum StatusFilter {
    Active,
    Resolved,
    Escalated,
    Abandoned,
    Ended,
}

impl From<StatusFilter> for SessionListStatus {
    fn from(status: StatusFilter) -> Self {
        match status {
            StatusFilter::Active => Self::Active,
            StatusFilter::Resolved => Self::Resolved,
            StatusFilter::Escalated => Self::Escalated,
            StatusFilter::Abandoned => Self::Abandoned,
            StatusFilter::Ended => Self::Ended,
        }
    }
}

/// In which order a list is.
#[derive(Debug, Clone, Copy, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum SortChoice {
    Relevance,
    Newest,
    Oldest,
    Longest,
}

impl From<SortChoice> for SessionSort {
    fn from(sort: SortChoice) -> Self {
        match sort {
            SortChoice::Relevance => Self::Relevance,
            SortChoice::Newest => Self::Newest,
            SortChoice::Oldest => Self::Oldest,
            SortChoice::Longest => Self::Longest,
        }
    }
}

/// The person whose sessions are asked for, if it is one.
fn whose(actor: &Actor, mine: Option<bool>, assignee: Option<Uuid>) -> Result<Option<UserId>, Problem> {
    match (mine.unwrap_or_default(), assignee) {
        (true, None) => Ok(Some(actor.user)),
        (false, assignee) => Ok(assignee.map(Into::into)),
        (true, Some(_)) => Err(invalid(
            "assignee_id",
            "choose_one",
            "Ask for your own sessions or for a person's, not for both.",
        )),
    }
}

/// The states that the caller may see among those asked for.
fn visible_status(
    actor: &Actor,
    asked: Option<StatusFilter>,
) -> Result<Option<SessionListStatus>, SessionFailure> {
    let sees = |action| verdict(actor.role, action, Relation::Team) == Verdict::Allow;
    match (sees(Action::ReadRunningSession), sees(Action::ReadEndedSession)) {
        (true, true) => Ok(asked.map(Into::into)),
        (false, true) if matches!(asked, Some(StatusFilter::Active)) => Err(SessionFailure::Forbidden),
        (false, true) => Ok(Some(asked.map_or(SessionListStatus::Ended, Into::into))),
        (_, false) => Err(SessionFailure::Forbidden),
    }
}

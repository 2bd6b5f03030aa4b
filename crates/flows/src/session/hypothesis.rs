//! Hypotheses: possible causes that a session looks into, at most two side by side.

use super::SessionFailure;
use super::state::{Misfit, SessionState};
use rf_core::Time;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How many are open at most: more are a list, and nobody works on a list.
const OPEN_MAX: usize = 2;

/// What came of a hypothesis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum HypothesisVerdict {
    /// It is the cause.
    Confirmed,
    /// It is not the cause.
    RuledOut,
    /// It is not looked into any further, without having been decided.
    SetAside,
}

/// A possible cause that a session looks into, or did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hypothesis {
    /// Its number in the session, from 1.
    pub number: u32,
    /// What may be behind the problem.
    pub statement: String,
    /// When it was opened.
    pub opened_at: Time,
    /// What came of it, once it is closed.
    pub end: Option<HypothesisEnd>,
}

/// What came of a hypothesis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HypothesisEnd {
    /// What.
    pub verdict: HypothesisVerdict,
    /// Why.
    pub why: Option<String>,
    /// When.
    pub at: Time,
}

impl SessionState {
    /// The number of the next hypothesis.
    pub(super) fn next_hypothesis(&self) -> Result<u32, SessionFailure> {
        if self.hypotheses().iter().filter(|known| known.end.is_none()).count() >= OPEN_MAX {
            return Err(SessionFailure::HypothesesFull);
        }
        Ok(self.hypothesis_count() + 1)
    }

    /// Whether something can be recorded for the hypothesis, where one is named.
    pub(super) fn check_hypothesis(&self, named: Option<u32>) -> Result<(), SessionFailure> {
        let is_open =
            |number| self.hypotheses().iter().any(|known| known.number == number && known.end.is_none());
        if named.is_none_or(is_open) { Ok(()) } else { Err(SessionFailure::HypothesisNotOpen) }
    }

    /// Opens the hypothesis of the next number.
    pub(super) fn open_hypothesis(&mut self, number: u32, statement: &str, at: Time) -> Result<(), Misfit> {
        if self.next_hypothesis().ok() != Some(number) {
            return Err(Misfit::WrongHypothesis);
        }
        let statement = statement.to_owned();
        self.hypotheses.push(Hypothesis { number, statement, opened_at: at, end: None });
        Ok(())
    }

    /// Closes an open hypothesis.
    pub(super) fn close_hypothesis(&mut self, number: u32, end: HypothesisEnd) -> Result<(), Misfit> {
        let mut open = self.hypotheses.iter_mut().filter(|known| known.end.is_none());
        let known = open.find(|known| known.number == number).ok_or(Misfit::WrongHypothesis)?;
        known.end = Some(end);
        Ok(())
    }

    fn hypothesis_count(&self) -> u32 {
        u32::try_from(self.hypotheses().len()).unwrap_or(u32::MAX)
    }
}

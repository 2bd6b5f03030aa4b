//! The load generator: a bounded number of connections, each a thread that asks, waits, and asks again.

use super::{
    latency::Latency,
    routes::{Notebook, Plan, Route},
};
use crate::{
    failure::{Attempt, Failure, Result},
    http::Connection,
    interrupt,
};
use std::{
    fmt, thread,
    time::{Duration, Instant},
};

/// What a route did under load.
pub struct Measured {
    /// How long the answers took.
    pub latency: Latency,
    /// Answers that were not 2xx.
    pub refused: u64,
    /// How long it was driven.
    pub took: Duration,
}

impl Measured {
    /// Good answers in a second.
    pub fn per_second(&self) -> f64 {
        self.latency.count() as f64 / self.took.as_secs_f64()
    }
}

impl fmt::Display for Measured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.0} requests/s", self.per_second())?;
        if self.refused > 0 {
            write!(f, ", {} refused", self.refused)?;
        }
        Ok(())
    }
}

/// Drives a route for a time.
pub fn drive(plan: &Plan, route: Route, connections: u16, time: Duration) -> Result<Measured> {
    let started = Instant::now();
    let until = started + time;
    let counted: Vec<Result<(Latency, u64)>> = thread::scope(|scope| {
        let asking: Vec<_> =
            (0..connections).map(|_| scope.spawn(|| ask_until(plan, route, until))).collect();
        let lost = |_| Err(Failure::new("a thread of the load generator was lost"));
        asking.into_iter().map(|thread| thread.join().unwrap_or_else(lost)).collect()
    });
    let mut measured = Measured { latency: Latency::new(), refused: 0, took: started.elapsed() };
    for counted in counted {
        let (latency, refused) = counted?;
        measured.latency.merge(&latency);
        measured.refused += refused;
    }
    Ok(measured)
}

fn ask_until(plan: &Plan, route: Route, until: Instant) -> Result<(Latency, u64)> {
    let mut connection = Connection::open(plan.port).attempt("connect to the server")?;
    let mut latency = Latency::new();
    let mut refused = 0;
    let fixed = plan.question(route);
    let mut notebook = match route {
        Route::Note => Some(Notebook::open(plan, &mut connection)?),
        Route::Health | Route::Me | Route::Flows | Route::Flow | Route::Session => None,
    };
    while Instant::now() < until && !interrupt::asked() {
        if notebook.as_ref().is_some_and(Notebook::is_full) {
            notebook = Some(Notebook::open(plan, &mut connection)?);
        }
        let question = notebook.as_ref().map(|notebook| notebook.question(plan));
        let asked = Instant::now();
        let answer =
            connection.ask(question.as_ref().unwrap_or(&fixed)).attempt(format!("ask {}", route.name()))?;
        if !(200..300).contains(&answer.status) {
            refused += 1;
            continue;
        }
        latency.add(asked.elapsed());
        if let Some(notebook) = &mut notebook {
            notebook.written(&answer.json());
        }
    }
    Ok((latency, refused))
}

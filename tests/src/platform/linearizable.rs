//! Many clients at once on one session and on one draft: what they see of it could have happened one after the other.
//!
//! Both are changed by comparing and setting, and number what they hold. So the numbers are the only order there can be, and
//! it remains to be checked that no two changes got the same one, and that nobody was answered out of the past or the future.

use crate::app::{Answer, Caller, TestApp, samples};
use rand::random_range;
use rf_core::Role;
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};
use tokio::task::JoinSet;

const CLIENTS: usize = 8;
/// Of each of the two; a session's answers grow with it, so there are several.
const OPERATIONS: usize = 1000;
const SESSIONS: usize = 5;

/// What one request did.
#[derive(Debug)]
struct Operation {
    asked: Instant,
    answered: Instant,
    /// The number that the thing had then.
    number: u64,
    /// Whether it was this request that made it so.
    changed: bool,
}

/// Something that is changed by comparing and setting.
#[derive(Debug, Clone)]
enum Thing {
    Session(String),
    Draft(String),
}

impl Thing {
    async fn read(&self, caller: &Caller) -> u64 {
        match self {
            Self::Session(id) => {
                number(&caller.get(&format!("/sessions/{id}")).await.expect(200), "event_count")
            }
            Self::Draft(id) => number(&caller.get(&format!("/flows/{id}")).await.expect(200), "revision"),
        }
    }

    /// Changes it from this number on; its number then, and whether that is the change's doing.
    async fn change(&self, caller: &Caller, from: u64) -> (u64, bool) {
        match self {
            Self::Session(id) => {
                let note = json!({ "type": "note", "text": "Seen", "audience": "internal" });
                let answer = caller.act(id, from, note).await;
                outcome(&answer, 409, "session_moved", "event_count")
            }
            Self::Draft(id) => {
                let body =
                    json!({ "document": samples::flow(&format!("Draft {}", random_range(0..u64::MAX))) });
                let request = caller.putting(&format!("/flows/{id}/draft"), &body);
                let answer = request.header("if-match", &format!("\"{from}\"")).send().await;
                outcome(&answer, 412, "stale_revision", "revision")
            }
        }
    }
}

#[track_caller]
fn outcome(answer: &Answer, refused: u16, code: &str, name: &str) -> (u64, bool) {
    if answer.status == 200 {
        return (number(&answer.json(), name), true);
    }
    (number(&answer.refused(refused, code)["current"], name), false)
}

#[track_caller]
fn number(body: &Value, name: &str) -> u64 {
    body[name].as_u64().unwrap_or_else(|| panic!("no {name} in {body}"))
}

/// Reads, and changes what was last seen or something older.
async fn work(caller: Caller, thing: Thing, operations: usize) -> Vec<Operation> {
    let mut seen = 1;
    let mut done = Vec::with_capacity(operations);
    for _ in 0..operations {
        let asked = Instant::now();
        let (number, changed) = match random_range(0..10) {
            0..3 => (thing.read(&caller).await, false),
            3 => thing.change(&caller, random_range(1..=seen)).await,
            _ => thing.change(&caller, seen).await,
        };
        done.push(Operation { asked, answered: Instant::now(), number, changed });
        seen = number;
        tokio::time::sleep(Duration::from_micros(random_range(0..2000))).await;
    }
    done
}

async fn race(caller: &Caller, thing: Thing, operations: usize) {
    let mut racing = JoinSet::new();
    for _ in 0..CLIENTS {
        racing.spawn(work(caller.clone(), thing.clone(), operations / CLIENTS));
    }
    let all: Vec<Operation> = racing.join_all().await.into_iter().flatten().collect();
    check(&all);
    let last = all.iter().map(|operation| operation.number).max();
    assert_eq!(Some(thing.read(caller).await), last, "what was acknowledged last is what there is");
}

/// Whether the operations could have happened one after the other, each at some moment between question and answer.
#[track_caller]
fn check(all: &[Operation]) {
    let changes: BTreeMap<u64, &Operation> =
        all.iter().filter(|operation| operation.changed).map(|change| (change.number, change)).collect();
    let changed = all.iter().filter(|operation| operation.changed).count();
    assert_eq!(changes.len(), changed, "two changes got the same number");
    assert!(changed > all.len() / 20, "only {changed} of {} changed anything", all.len());
    let numbers: Vec<u64> = changes.keys().copied().collect();
    assert_eq!(numbers, (2..2 + changed as u64).collect::<Vec<_>>(), "numbers without a gap");
    for operation in all {
        let known = changes.get(&operation.number);
        // Nobody sees a change before it was asked for.
        assert!(
            known.map_or(operation.number == 1, |change| change.asked < operation.answered),
            "{operation:?} comes out of the future"
        );
        for earlier in all.iter().filter(|earlier| earlier.answered < operation.asked) {
            let goes_on = match operation.changed {
                true => earlier.number < operation.number,
                false => earlier.number <= operation.number,
            };
            assert!(goes_on, "{operation:?} was answered out of the past, after {earlier:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn eight_clients_see_one_order_of_changes_to_a_session_and_to_a_draft() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let engineer = app.sign_in_as(&team, Role::Engineer).await;
    let flow = samples::published(&engineer, &samples::flow("VPN")).await;
    for _ in 0..SESSIONS {
        let session = Thing::Session(samples::id_of(&samples::started(&engineer, &flow).await));
        race(&engineer, session, OPERATIONS / SESSIONS).await;
    }
    let draft = samples::id_of(&samples::created(&engineer, &samples::flow("Draft")).await);
    race(&engineer, Thing::Draft(draft), OPERATIONS).await;
}

#[test]
fn the_check_finds_an_answer_out_of_the_past_or_the_future_and_a_number_given_twice() {
    let start = Instant::now();
    let operation = |asked, answered, number, changed| Operation {
        asked: start + Duration::from_millis(asked),
        answered: start + Duration::from_millis(answered),
        number,
        changed,
    };
    check(&[operation(0, 5, 2, true), operation(1, 9, 1, false), operation(6, 9, 2, false)]);
    for wrong in [
        [operation(0, 5, 2, true), operation(6, 9, 1, false)],
        [operation(6, 9, 2, true), operation(0, 5, 2, false)],
        [operation(0, 5, 2, true), operation(1, 6, 2, true)],
        [operation(0, 5, 2, true), operation(1, 6, 4, true)],
    ] {
        assert!(std::panic::catch_unwind(|| check(&wrong)).is_err(), "{wrong:?} was let through");
    }
}

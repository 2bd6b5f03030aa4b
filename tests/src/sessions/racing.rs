//! Many clients at once on one session.

use super::{Work, note, path};
use serde_json::Value;
use std::collections::BTreeSet;

/// Keeps trying from what the server says stands, until each of its notes is acknowledged.
async fn write_notes(caller: crate::app::Caller, session: String, writer: usize, notes: usize) -> usize {
    let (mut expected, mut refusals) = (1, 0);
    for number in 0..notes {
        loop {
            let answer = caller.act(&session, expected, note(&format!("{writer}/{number}"))).await;
            if answer.status == 200 {
                expected = answer.json()["event_count"].as_u64().expect("a count");
                break;
            }
            let problem = answer.refused(409, "session_moved");
            expected = problem["current"]["event_count"].as_u64().expect("a count");
            refusals += 1;
            assert!(refusals < 10_000, "somebody always gets through");
        }
    }
    refusals
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_24_clients_racing_on_one_session_every_acknowledged_event_is_there_once() {
    const WRITERS: usize = 24;
    const NOTES: usize = 2;
    let work = Work::ready().await;
    let id = work.session().await;
    let racing: Vec<_> = (0..WRITERS)
        .map(|writer| tokio::spawn(write_notes(work.engineer.clone(), id.clone(), writer, NOTES)))
        .collect();
    for race in racing {
        race.await.expect("every client got through");
    }
    let session = work.read(&id).await;
    let timeline = session["timeline"].as_array().expect("a timeline");
    assert_eq!(timeline.len(), 1 + WRITERS * NOTES, "nothing lost, nothing twice");
    assert_eq!(session["event_count"].as_u64(), Some(timeline.len() as u64));
    let numbers: Vec<_> = timeline.iter().map(|entry| entry["seq"].as_u64()).collect();
    assert_eq!(numbers, (1..=timeline.len() as u64).map(Some).collect::<Vec<_>>());
    let texts: BTreeSet<_> = timeline.iter().filter_map(|entry| entry["event"]["text"].as_str()).collect();
    assert_eq!(texts.len(), WRITERS * NOTES);
    // Each client's own notes stand in the order in which they were acknowledged.
    for writer in 0..WRITERS {
        let own = timeline.iter().filter_map(|entry| entry["event"]["text"].as_str());
        let own: Vec<_> = own.filter(|text| text.starts_with(&format!("{writer}/"))).collect();
        assert!(own.is_sorted() && own.len() == NOTES, "{own:?}");
    }
    assert_eq!(path(&session), ["scope"]);
    assert_eq!(session["path"][0]["notes"].as_u64(), Some((WRITERS * NOTES) as u64));
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_different_answers_at_once_one_stands() {
    let work = Work::ready().await;
    for _ in 0..5 {
        let id = work.session().await;
        let racing: Vec<_> = ["one", "all", "one", "all"]
            .into_iter()
            .map(|choice| {
                let (caller, id) = (work.engineer.clone(), id.clone());
                tokio::spawn(async move { caller.act(&id, 1, super::answer("scope", choice)).await })
            })
            .collect();
        let mut won: Vec<Value> = Vec::new();
        for answer in racing {
            let answer = answer.await.expect("the request was made");
            if answer.status == 200 {
                won.push(answer.json())
            } else {
                drop(answer.refused(409, "session_moved"))
            }
        }
        assert_eq!(won.len(), 1);
        assert_eq!(work.read(&id).await, won[0]);
    }
}

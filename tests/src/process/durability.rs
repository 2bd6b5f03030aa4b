//! What was acknowledged is there after the process was killed at any moment, and nothing is half written.

use super::{
    client::{Client, notes_of},
    server::Site,
};
use std::{collections::BTreeMap, time::Duration};
use tokio::task::JoinSet;

const ROUNDS: u32 = 12;
const NOTE_WRITERS: usize = 4;
const FLOW_WRITERS: usize = 2;

/// One write as its client knows it.
#[derive(Debug, Clone)]
struct Write {
    key: String,
    text: String,
    /// `event_count` that the client had seen, of a note.
    seen: u64,
    /// What the server answered: an event's number or a flow's id; nothing if the answer never came.
    acknowledged: Option<String>,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_acknowledged_write_survives_a_kill_and_none_is_half_written() {
    let site = Site::new().await;
    let mut server = site.serve().await;
    let client = Client::register(&server).await;
    let flow = client.published_flow().await;
    let mut sessions: BTreeMap<String, Vec<Write>> = BTreeMap::new();
    for _ in 0..NOTE_WRITERS {
        sessions.insert(client.session(&flow).await, Vec::new());
    }
    let mut flows: Vec<Write> = Vec::new();
    for round in 0..ROUNDS {
        let mut writers = JoinSet::new();
        for (session, writes) in &sessions {
            let seen = 1 + writes.len() as u64;
            writers.spawn(write_notes(client.at(&server), session.clone(), seen, round));
        }
        for writer in 0..FLOW_WRITERS {
            writers.spawn(write_flows(client.at(&server), format!("round-{round}-writer-{writer}")));
        }
        tokio::time::sleep(Duration::from_millis(rand::random_range(20..400))).await;
        server.kill();
        let done = writers.join_all().await;
        server = site.serve().await;
        let after = client.at(&server);
        for (session, writes) in done {
            match session {
                Some(session) => {
                    let known = sessions.get_mut(&session).unwrap();
                    known.extend(writes);
                    check_notes(&after, &session, known).await;
                }
                None => flows.extend(check_flows(&after, writes).await),
            }
        }
    }
    let after = client.at(&server);
    let acknowledged = sessions.values().flatten().chain(&flows).filter(|write| write.acknowledged.is_some());
    let acknowledged = acknowledged.count();
    assert!(acknowledged > ROUNDS as usize, "too little was going on: {acknowledged} writes");
    // The flow that the sessions follow, and each of the others once.
    assert_eq!(count_flows(&after).await, 1 + flows.len());
}

/// Appends notes until the server is gone.
async fn write_notes(
    client: Client,
    session: String,
    mut seen: u64,
    round: u32,
) -> (Option<String>, Vec<Write>) {
    let mut writes = Vec::new();
    loop {
        let key = format!("note-{round}-{seen}-{session}");
        let text = format!("Round {round}, after {seen} events");
        let reply = client.note(&session, &key, seen, &text).await;
        let acknowledged = reply.ok().map(|reply| reply.expect(200)["event_count"].to_string());
        let gone = acknowledged.is_none();
        writes.push(Write { key, text, seen, acknowledged });
        if gone {
            return (Some(session), writes);
        }
        seen += 1;
    }
}

/// Creates flows until the server is gone.
async fn write_flows(client: Client, name: String) -> (Option<String>, Vec<Write>) {
    let mut writes = Vec::new();
    for number in 0.. {
        let key = format!("flow-{name}-{number}");
        let text = format!("Flow {number} of {name}");
        let reply = client.create_flow(&key, &text).await;
        let acknowledged = reply.ok().map(|reply| reply.expect(201)["id"].as_str().unwrap().to_owned());
        let gone = acknowledged.is_none();
        writes.push(Write { key, text, seen: 0, acknowledged });
        if gone {
            break;
        }
    }
    (None, writes)
}

/// Every acknowledged note stands at its place; the one whose answer never came is there wholly or not at all, and
/// sending it again brings it in exactly once.
async fn check_notes(client: &Client, session: &str, writes: &[Write]) {
    let found = notes_of(&client.read_session(session).await);
    let unsure = writes.last().unwrap();
    let sure: Vec<&str> = writes
        .iter()
        .filter(|write| write.acknowledged.is_some() || write.key != unsure.key)
        .map(|write| write.text.as_str())
        .collect();
    assert_eq!(found[..sure.len()], sure, "acknowledged notes are missing or at another place");
    assert!(found[sure.len()..].iter().all(|text| *text == unsure.text) && found.len() <= writes.len());
    for again in [unsure, unsure, &writes[0]] {
        client.note(session, &again.key, again.seen, &again.text).await.unwrap().expect(200);
    }
    let all: Vec<&str> = writes.iter().map(|write| write.text.as_str()).collect();
    assert_eq!(notes_of(&client.read_session(session).await), all, "a repeated note was written twice");
}

/// Every acknowledged flow is there; asking for any of them again makes no second one.
async fn check_flows(client: &Client, writes: Vec<Write>) -> Vec<Write> {
    for write in &writes {
        let again = client.create_flow(&write.key, &write.text).await.unwrap().expect(201);
        let id = again["id"].as_str().unwrap();
        if let Some(acknowledged) = &write.acknowledged {
            assert_eq!(id, acknowledged, "an acknowledged flow was lost");
        }
        let found = client.get(&format!("/flows/{id}")).await.expect(200);
        assert_eq!((&found["draft"]["title"], &found["revision"]), (&write.text.clone().into(), &1.into()));
    }
    writes
}

pub(super) async fn count_flows(client: &Client) -> usize {
    let (mut count, mut cursor) = (0, String::new());
    loop {
        let page = client.get(&format!("/flows?limit=100{cursor}")).await.expect(200);
        count += page["items"].as_array().unwrap().len();
        match page["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return count,
        }
    }
}

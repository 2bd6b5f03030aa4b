//! Many writers at once on one server: nobody is refused for being one of many, and nothing is lost.

use super::{
    client::{Client, notes_of},
    server::Site,
};
use std::collections::BTreeMap;
use tokio::task::JoinSet;

const WRITERS: usize = 64;
const SHARED_SESSIONS: usize = 4;
const NOTES_EACH: usize = 4;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sixty_four_writers_at_once_lose_no_event_and_meet_no_server_error() {
    let site = Site::new().await;
    let server = site.serve().await;
    let client = Client::register(&server).await;
    let flow = client.published_flow().await;
    let mut shared = Vec::new();
    for _ in 0..SHARED_SESSIONS {
        shared.push(client.session(&flow).await);
    }
    let mut places = Vec::new();
    for number in 0..WRITERS {
        // Every other writer has a session of its own.
        let session = match number % 2 {
            0 => client.session(&flow).await,
            _ => shared[number / 2 % SHARED_SESSIONS].clone(),
        };
        places.push((session, format!("writer-{number:02}")));
    }
    let mut writers = JoinSet::new();
    for (session, name) in places {
        writers.spawn(write(client.at(&server), session, name));
    }
    let mut acknowledged: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (session, notes) in writers.join_all().await {
        acknowledged.entry(session).or_default().extend(notes);
    }
    let written: usize = acknowledged.values().map(Vec::len).sum();
    assert_eq!(written, WRITERS * NOTES_EACH, "not everybody could write");
    for (session, mut notes) in acknowledged {
        let mut found = notes_of(&client.read_session(&session).await);
        found.sort();
        notes.sort();
        assert_eq!(found, notes, "what a session holds is not what was acknowledged");
    }
}

/// Writes some notes as fast as it can; gives those that were acknowledged.
async fn write(client: Client, session: String, name: String) -> (String, Vec<String>) {
    let mut notes = Vec::new();
    let mut seen = 1;
    for number in 0..NOTES_EACH {
        let text = format!("{name} writes note {number}");
        seen = insist(&client, &session, &text, seen).await;
        notes.push(text);
    }
    (session, notes)
}

/// Writes a note, again and again while others are faster; gives the event count that it led to.
pub(super) async fn insist(client: &Client, session: &str, text: &str, mut seen: u64) -> u64 {
    loop {
        let reply = client.note(session, text, seen, text).await.unwrap();
        match (reply.status, reply.code()) {
            (200, _) => return reply.body["event_count"].as_u64().unwrap(),
            (409, "session_moved") => seen = reply.body["current"]["event_count"].as_u64().unwrap(),
            _ => panic!("{reply:?}"),
        }
    }
}

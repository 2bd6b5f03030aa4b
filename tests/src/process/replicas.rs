//! Two processes on one database behave like one server.

use super::{
    client::{Client, flow_document, notes_of},
    server::{Server, Site},
    writers::insist,
};
use std::collections::BTreeSet;
use tokio::task::JoinSet;

/// A place with two servers, and somebody who is signed in at both.
struct Pair {
    // Dropped in this order: a database goes after its servers.
    servers: [Server; 2],
    client: Client,
    _site: Site,
}

impl Pair {
    async fn start() -> Self {
        let site = Site::new().await;
        let servers = [site.serve().await, site.serve().await];
        let client = Client::register(&servers[0]).await;
        Self { servers, client, _site: site }
    }

    /// A client at one server or the other, in turns.
    fn client(&self, number: usize) -> Client {
        self.client.at(&self.servers[number % 2])
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fifty_refreshes_of_one_token_at_once_get_one_and_the_same_successor() {
    let pair = Pair::start().await;
    let mut refreshes = JoinSet::new();
    for number in 0..50 {
        let client = pair.client(number);
        refreshes.spawn(async move { client.refresh(&client.refresh).await.expect(200) });
    }
    let answers = refreshes.join_all().await;
    let successors: BTreeSet<_> =
        answers.iter().map(|answer| answer["refresh_token"].as_str().unwrap()).collect();
    assert_eq!(successors.len(), 1, "{successors:#?}");
    let successor = successors.first().unwrap();
    assert_ne!(*successor, pair.client.refresh);
    pair.client(1).refresh(successor).await.expect(200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn commands_that_race_over_both_are_each_carried_out_exactly_once() {
    const CLIENTS: usize = 16;
    const NOTES: usize = 3;
    let pair = Pair::start().await;
    let session = pair.client.session(&pair.client.published_flow().await).await;
    let mut racers = JoinSet::new();
    for number in 0..CLIENTS {
        // Each client sends every note over both processes: the second time changes nothing.
        let (here, there, session) = (pair.client(number), pair.client(number + 1), session.clone());
        racers.spawn(async move {
            let mut seen = 1;
            for note in 0..NOTES {
                let text = format!("Client {number:02} writes note {note}");
                insist(&here, &session, &text, seen).await;
                seen = insist(&there, &session, &text, seen).await;
            }
        });
    }
    racers.join_all().await;
    let mut found = notes_of(&pair.client(1).read_session(&session).await);
    found.sort();
    let written = (0..CLIENTS)
        .flat_map(|client| (0..NOTES).map(move |note| format!("Client {client:02} writes note {note}")));
    assert_eq!(found, written.collect::<Vec<_>>());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_follows_at_one_sees_what_happens_and_who_is_at_the_other() {
    let pair = Pair::start().await;
    let session = pair.client.session(&pair.client.published_flow().await).await;
    // A program, which is nobody who could be here itself.
    let mut there = pair.client(1).program().await.follow(&session).await;
    there.here(&[]).await;
    pair.client(0).note(&session, "the-first-note", 1, "Seen it").await.unwrap().expect(200);
    assert_eq!(there.moved().await, 2);

    let page = pair.client(0).follow(&session).await;
    there.here(&["Ada"]).await;
    drop(page);
    there.here(&[]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn saves_of_a_draft_over_both_never_overwrite_each_other() {
    const CLIENTS: usize = 8;
    const SAVES: usize = 50;
    let pair = Pair::start().await;
    let flow = pair.client.create_flow("the-contested", "Revision 1").await.unwrap().expect(201);
    let flow = flow["id"].as_str().unwrap().to_owned();
    let mut savers = JoinSet::new();
    for number in 0..CLIENTS {
        let (client, flow) = (pair.client(number), flow.clone());
        savers.spawn(async move {
            let mut known = 1;
            let mut saved = Vec::new();
            for save in 0..SAVES {
                let title = format!("Client {number} saves {save}");
                let reply = client.save_draft(&flow, known, &flow_document(&title)).await;
                match reply.status {
                    200 => {
                        let revision = reply.body["revision"].as_u64().unwrap();
                        assert_eq!(revision, known + 1, "a save went over a revision that nobody had seen");
                        assert_eq!(reply.body["draft"]["title"], title);
                        saved.push((revision, title));
                        known = revision;
                    }
                    412 => {
                        let current = reply.body["current"]["revision"].as_u64().unwrap();
                        assert!(current > known, "{current} is not newer than {known}");
                        // Now and then somebody stubbornly works on with what they have.
                        known = if rand::random_ratio(1, 5) { known } else { current };
                    }
                    _ => panic!("{reply:?}"),
                }
            }
            saved
        });
    }
    let mut saved: Vec<(u64, String)> = savers.join_all().await.into_iter().flatten().collect();
    saved.sort();
    let revisions: Vec<u64> = saved.iter().map(|(revision, _)| *revision).collect();
    assert_eq!(revisions, (2..2 + saved.len() as u64).collect::<Vec<_>>(), "two saves have one revision");
    let last = pair.client(1).get(&format!("/flows/{flow}")).await.expect(200);
    let (revision, title) = saved.pop().unwrap();
    assert_eq!((&last["revision"], &last["draft"]["title"]), (&revision.into(), &title.into()));
}

//! A server that is told to stop finishes what it has begun, takes nothing new, and ends well.

use super::{
    client::{Client, notes_of},
    server::Site,
};
use std::time::Duration;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    task::JoinSet,
    time::{sleep, timeout},
};

/// By when a stopped server has ended.
const PATIENCE: Duration = Duration::from_secs(30);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stop_under_load_fails_no_request_that_had_begun() {
    let site = Site::new().await;
    let mut server = site.serve().await;
    let client = Client::register(&server).await;
    let flow = client.published_flow().await;
    let mut writers = JoinSet::new();
    for number in 0..16 {
        let session = client.session(&flow).await;
        writers.spawn(write_until_refused(client.at(&server), session, number));
    }
    sleep(Duration::from_millis(700)).await;
    server.terminate();
    server.stops_being_ready().await;
    let written = timeout(PATIENCE, writers.join_all()).await.expect("clients are still served");
    let status = server.ends_within(PATIENCE).await;
    assert!(status.success(), "{status}:\n{}", server.log());
    let after = site.serve().await;
    let client = client.at(&after);
    for (session, notes) in written {
        assert!(!notes.is_empty());
        assert_eq!(notes_of(&client.read_session(&session).await), notes);
    }
}

/// Writes notes until the server says farewell or takes no new connection; any other end is a failed request.
async fn write_until_refused(client: Client, session: String, number: usize) -> (String, Vec<String>) {
    let mut notes: Vec<String> = Vec::new();
    loop {
        let text = format!("Writer {number} writes note {}", notes.len());
        let reply = match client.note(&session, &text, 1 + notes.len() as u64, &text).await {
            Ok(reply) => reply,
            Err(error) if error.is_connect() => return (session, notes),
            Err(error) => panic!("a request that had begun failed after {} notes: {error:?}", notes.len()),
        };
        let closing = reply.closing;
        reply.expect(200);
        notes.push(text);
        if closing {
            return (session, notes);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stop_ends_streams_at_once_and_is_not_held_up_by_them() {
    let site = Site::new().await;
    let mut server = site.serve().await;
    let client = Client::register(&server).await;
    let session = client.session(&client.published_flow().await).await;
    let mut streams = Vec::new();
    for _ in 0..3 {
        let mut stream = client.follow(&session).await;
        assert_eq!(stream.moved().await, 1);
        streams.push(stream);
    }
    server.terminate();
    for stream in streams {
        stream.ends().await;
    }
    // Well before the time that running requests are given.
    let status = server.ends_within(Duration::from_secs(10)).await;
    assert!(status.success(), "{status}:\n{}", server.log());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_request_whose_body_is_still_coming_is_answered_after_the_stop() {
    let site = Site::new().await;
    let mut server = site.serve().await;
    let client = Client::register(&server).await;
    let body = format!(
        r#"{{"email":"{}","password":"{}","channel":"body"}}"#,
        client.email,
        super::client::PASSWORD
    );
    let (first, rest) = body.split_at(20);
    let mut connection = TcpStream::connect(server.address()).await.unwrap();
    let head = format!(
        "POST /api/v1/auth/login HTTP/1.1\r\nHost: {}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n",
        server.address(),
        body.len()
    );
    connection.write_all((head + first).as_bytes()).await.unwrap();
    sleep(Duration::from_millis(300)).await;
    server.terminate();
    server.stops_being_ready().await;
    sleep(Duration::from_millis(300)).await;
    connection.write_all(rest.as_bytes()).await.unwrap();
    let mut answer = String::new();
    timeout(PATIENCE, connection.read_to_string(&mut answer)).await.expect("no answer").unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(server.ends_within(PATIENCE).await.success());
}

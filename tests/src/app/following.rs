//! A stream of server-sent events, read frame by frame.

use reqwest::Response;
use serde_json::Value;
use std::time::Duration;
use tokio::time::timeout;

/// How long something that must come may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// One frame.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    pub id: Option<u64>,
    pub event: String,
    pub data: Value,
}

/// An open stream; letting go of it closes the connection.
pub struct Following {
    response: Response,
    unread: String,
}

impl Following {
    /// The stream in an answer that is one.
    pub fn of(response: Response) -> Self {
        assert_eq!(response.status().as_u16(), 200, "no stream at {}", response.url());
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        Self { response, unread: String::new() }
    }

    /// A header of the answer.
    pub fn header(&self, name: &str) -> &str {
        self.response.headers().get(name).map_or("", |value| value.to_str().expect("headers are ASCII"))
    }

    /// The next frame; none at the stream's end.
    pub async fn frame(&mut self) -> Option<Frame> {
        loop {
            let block = self.block().await?;
            if !block.starts_with(':') {
                return Some(read(&block));
            }
        }
    }

    /// The number of the next event.
    pub async fn moved(&mut self) -> u64 {
        loop {
            let frame = self.frame().await.expect("the stream goes on");
            if frame.event == "moved" {
                assert_eq!(frame.data, serde_json::json!({ "seq": frame.id }), "nothing but the number");
                return frame.id.expect("an event has a number");
            }
        }
    }

    /// Waits until exactly these people are told to be here.
    pub async fn here(&mut self, names: &[&str]) {
        loop {
            let frame =
                self.frame().await.unwrap_or_else(|| panic!("the stream ends before {names:?} are here"));
            if frame.event == "here" {
                assert_eq!(frame.id, None, "nobody goes on from there");
                let people = frame.data["people"].as_array().cloned().unwrap_or_default();
                let told: Vec<_> = people.iter().filter_map(|person| person["name"].as_str()).collect();
                if told == names {
                    return;
                }
            }
        }
    }

    /// Waits for a sign of life.
    pub async fn beats(&mut self) {
        while !self.block().await.expect("the stream goes on").starts_with(':') {}
    }

    /// Waits for the end; nothing about the session may come before it.
    pub async fn ends(mut self) {
        while let Some(frame) = self.frame().await {
            assert_eq!(frame.event, "here", "told although the stream was to end");
        }
    }

    async fn block(&mut self) -> Option<String> {
        loop {
            if let Some((block, rest)) = self.unread.split_once("\n\n") {
                let (block, rest) = (block.to_owned(), rest.to_owned());
                self.unread = rest;
                return Some(block);
            }
            let chunk = timeout(PATIENCE, self.response.chunk()).await.expect("nothing comes any more");
            let chunk = chunk.expect("the stream does not break off")?;
            self.unread += std::str::from_utf8(&chunk).expect("frames are not cut");
        }
    }
}

fn read(block: &str) -> Frame {
    let field = |name: &str| block.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
    Frame {
        id: field("id").map(|id| id.parse().expect("ids are numbers")),
        event: field("event").expect("frames are named").to_owned(),
        data: serde_json::from_str(field("data").expect("frames have data")).expect("data are JSON"),
    }
}

//! Reading along while the session moves.

use super::{PASSPHRASE, Work, brisk, opened, shown, with_proof};
use crate::app::{Following, TestApp};
use chrono::TimeDelta;
use rf_api::Limits;
use serde_json::{Value, json};

async fn follow(app: &TestApp, token: &str, proof: &Value) -> Following {
    with_proof(app, &format!("/shared/{token}/live"), proof).follow().await
}

async fn stirred(stream: &mut Following) {
    let frame = stream.frame().await.expect("the stream goes on");
    assert_eq!((frame.id, frame.event.as_str(), frame.data), (None, "moved", json!({})));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_is_told_that_the_session_moved_and_nothing_else() {
    let work = Work::with(brisk()).await;
    let (token, _) = work.public().await;
    let proof = shown(&work.app, &token).await.expect(200)["opened"].clone();
    let mut stream = follow(&work.app, &token, &proof).await;
    for (name, value) in [("cache-control", "no-store"), ("x-accel-buffering", "no")] {
        assert_eq!(stream.header(name), value);
    }
    stirred(&mut stream).await;
    work.note(1, "Seen by the client").await;
    stirred(&mut stream).await;
    let now = with_proof(&work.app, &format!("/shared/{token}"), &proof).send().await.expect(200);
    assert!(now["note"]["text"].as_str().unwrap().contains("Seen by the client"));
    let present = work.app.count("session_presence", "1 = 1").await;
    assert_eq!(present, 0, "strangers are nobody who is there");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_stream_ends_when_the_link_does() {
    let work = Work::with(brisk()).await;
    for way in ["revoked", "expired", "too long ago"] {
        let (token, share) = work.share(json!({ "audience": "public", "expires_in_hours": 2 })).await;
        let proof = shown(&work.app, &token).await.expect(200)["opened"].clone();
        let mut stream = follow(&work.app, &token, &proof).await;
        stirred(&mut stream).await;
        stream.beats().await;
        match way {
            "revoked" => work.revoke(&share).await,
            "expired" => {
                let past = (work.app.now() - TimeDelta::seconds(1)).to_rfc3339();
                work.app.sql(&format!("UPDATE session_shares SET expires_at = '{past}'")).await;
            }
            _ => work.app.clock.advance(TimeDelta::hours(1)),
        }
        stream.ends().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_follows_what_they_have_not_opened() {
    let work = Work::with(brisk()).await;
    let (token, _) = work.share(json!({ "audience": "public", "passphrase": PASSPHRASE })).await;
    let live = format!("/shared/{token}/live");
    work.app.nobody().get(&live).await.refused(403, "share_passphrase_required");
    let proof = opened(&work.app, &token, PASSPHRASE).await.expect(200)["opened"].clone();
    let mut streams = Vec::new();
    for _ in 0..12 {
        streams.push(follow(&work.app, &token, &proof).await);
    }
    with_proof(&work.app, &live, &proof).send().await.refused(429, "too_many_streams");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_network_reads_only_so_often() {
    let limits = Limits { account_per_minute: 100, address_per_minute: 20 };
    let work = Work::with(crate::app::Wishes { limits, ..brisk() }).await;
    let (token, _) = work.public().await;
    let mut answers = Vec::new();
    for place in 0..80 {
        let token = if place % 2 == 0 { token.as_str() } else { "made-up" };
        answers.push(shown(&work.app, token).await);
    }
    let refused = answers.iter().find(|answer| answer.status == 429).expect("too often");
    refused.refused(429, "rate_limited");
    assert!(!refused.header("retry-after").is_empty());
    // Signing in is counted by itself.
    work.app.sign_in_as(&work.team, rf_core::Role::Viewer).await;
}

//! Links with a passphrase.

use super::{PASSPHRASE, Work, opened, shown, with_proof};
use chrono::TimeDelta;
use serde_json::json;

async fn locked(work: &Work) -> (String, serde_json::Value) {
    work.share(json!({ "audience": "public", "passphrase": PASSPHRASE, "expires_in_hours": 24 })).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_with_a_passphrase_shows_nothing_before_it() {
    let work = Work::ready().await;
    let (token, share) = locked(&work).await;
    let closed = shown(&work.app, &token).await.expect(200);
    assert_eq!((&closed["note"], &closed["opened"]), (&json!(null), &json!(null)));
    assert_eq!(closed["team"], "Northwind");
    opened(&work.app, &token, "otter creek at night").await.refused(403, "share_passphrase_wrong");
    assert_eq!(work.seen(&share).await["views"], 0);
    let open = opened(&work.app, &token, &format!(" {PASSPHRASE} ")).await.expect(200);
    assert!(open["note"]["markdown"].as_str().unwrap().contains("Shares do not open"));
    assert_eq!(work.seen(&share).await["views"], 1);

    let path = format!("/shared/{token}");
    let proof = open["opened"].clone();
    let again = with_proof(&work.app, &path, &proof).send().await.expect(200);
    assert!(again["note"].is_object());
    // The proof is for this link and for an hour.
    let (other, _) = locked(&work).await;
    let elsewhere = with_proof(&work.app, &format!("/shared/{other}"), &proof).send().await.expect(200);
    assert!(elsewhere["note"].is_null());
    let live = with_proof(&work.app, &format!("/shared/{other}/live"), &proof).send().await;
    live.refused(403, "share_passphrase_required");
    work.app.clock.advance(TimeDelta::hours(1));
    assert!(with_proof(&work.app, &path, &proof).send().await.expect(200)["note"].is_null());
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_wrong_passphrases_in_an_hour_are_enough() {
    let work = Work::ready().await;
    let (token, _) = locked(&work).await;
    for _ in 0..15 {
        opened(&work.app, &token, PASSPHRASE).await.expect(200);
    }
    let guesses = (0..10).map(|guess| {
        let (app, token) = (&work.app, token.as_str());
        async move { opened(app, token, &format!("wrong guess {guess}")).await.status }
    });
    for guess in guesses {
        assert_eq!(guess.await, 403);
    }
    let refused = opened(&work.app, &token, PASSPHRASE).await;
    assert_eq!(refused.refused(429, "too_many_passphrases")["retry_after"], 3601);
    assert_eq!(refused.header("retry-after"), "3601");
    // Other links are not touched, and whoever is in stays in.
    let (other, _) = locked(&work).await;
    opened(&work.app, &other, PASSPHRASE).await.expect(200);
    work.app.clock.advance(TimeDelta::hours(1));
    opened(&work.app, &token, PASSPHRASE).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_without_a_passphrase_opens_with_any() {
    let work = Work::ready().await;
    let (token, share) = work.public().await;
    opened(&work.app, &token, "whatever it is").await.expect(200);
    assert_eq!(work.seen(&share).await["views"], 1);
    opened(&work.app, "made-up", "whatever it is").await.refused(404, "share_not_found");
}

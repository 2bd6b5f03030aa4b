//! Giving links out, seeing them, taking them back.

use super::{PASSPHRASE, Work, shown};
use crate::app::samples;
use chrono::TimeDelta;
use rf_core::Role;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn the_link_itself_is_told_once_and_kept_nowhere() {
    let work = Work::ready().await;
    let (token, share) = work.share(json!({ "audience": "public", "passphrase": PASSPHRASE })).await;
    assert_eq!(share["has_passphrase"], true);
    assert!(token.len() >= 43, "256 random bits: {token}");
    let list = work.engineer.get(&work.path()).await;
    list.expect(200);
    let kept = work.app.rows("SELECT token_hash || '|' || passphrase_hash AS text FROM session_shares").await;
    for secret in [token.as_str(), PASSPHRASE] {
        assert!(!list.text().contains(secret) && !kept.concat().contains(secret));
    }
    assert!(kept[0].contains("$2"), "a slow hash: {kept:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_works_as_long_as_was_asked_for_and_a_week_unless_said() {
    let work = Work::ready().await;
    let (token, share) = work.public().await;
    assert_eq!((&share["variant"], &share["state"]), (&json!("client"), &json!("live")));
    let lifetime = |share: &serde_json::Value| {
        let at = |name: &str| share[name].as_str().unwrap().parse::<rf_core::Time>().unwrap();
        at("expires_at") - at("created_at")
    };
    assert_eq!(lifetime(&share), TimeDelta::days(7));
    for hours in [0, 2161] {
        let body = json!({ "audience": "public", "expires_in_hours": hours });
        let refused = work.engineer.post(&work.path(), body).await.refused(422, "invalid");
        assert_eq!(refused["errors"][0]["field"], "expires_in_hours");
    }
    let (short, _) = work.share(json!({ "audience": "public", "expires_in_hours": 1 })).await;
    work.app.clock.advance(TimeDelta::minutes(59));
    shown(&work.app, &short).await.expect(200);
    work.app.clock.advance(TimeDelta::minutes(1));
    shown(&work.app, &short).await.refused(410, "share_expired");
    shown(&work.app, &token).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_passphrase_has_at_least_eight_characters() {
    let work = Work::ready().await;
    for (passphrase, code) in [("", "empty"), ("otter", "too_short")] {
        let body = json!({ "audience": "public", "passphrase": passphrase });
        let refused = work.engineer.post(&work.path(), body).await.refused(422, "invalid");
        assert_eq!(refused["errors"][0]["code"], code);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_a_lead_shows_the_internal_note_to_the_public() {
    let work = Work::ready().await;
    let body = json!({ "audience": "public", "variant": "internal" });
    work.engineer.post(&work.path(), body.clone()).await.refused(403, "share_internal_for_leads");
    let preview = format!("{}/preview?audience=public&variant=internal", work.path());
    work.engineer.get(&preview).await.refused(403, "share_internal_for_leads");
    work.team.admin.post(&work.path(), body).await.expect(201);
    work.team.admin.get(&preview).await.expect(200);
    work.share(json!({ "audience": "team", "variant": "internal" })).await;
    let list = work.engineer.get(&work.path()).await.expect(200);
    assert_eq!((&list["may_create"], &list["may_share_internal"]), (&json!(true), &json!(false)));
}

#[tokio::test(flavor = "multi_thread")]
async fn its_maker_the_engineer_and_leads_take_a_link_back_and_the_log_tells_it() {
    let work = Work::ready().await;
    let colleague = work.app.sign_in_as(&work.team, Role::Engineer).await;
    let (_, mine) = work.public().await;
    let path = format!("/shares/{}/revoke", samples::id_of(&mine));
    colleague.post(&path, json!({})).await.refused(403, "forbidden");
    let listed = colleague.get(&work.path()).await.expect(200);
    assert_eq!((&listed["may_create"], &listed["items"][0]["may_revoke"]), (&json!(false), &json!(false)));

    let made = work.team.admin.post(&work.path(), json!({ "audience": "public" })).await.expect(201);
    let path = format!("/shares/{}/revoke", samples::id_of(&made["share"]));
    let revoked = work.engineer.post(&path, json!({})).await.expect(200);
    assert_eq!((&revoked["state"], &revoked["may_revoke"]), (&json!("revoked"), &json!(false)));
    assert_eq!(revoked["revoked_by"]["id"], work.engineer.me["id"]);
    // Once more changes nothing.
    let again = work.team.admin.post(&path, json!({})).await.expect(200);
    assert_eq!(again["revoked_by"], revoked["revoked_by"]);

    let created = work.app.audit("share.created").await;
    assert_eq!(created.len(), 2);
    assert_eq!(created[0].detail("audience"), "public");
    assert_eq!(work.app.audit("share.revoked").await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_has_twenty_live_links_at_most() {
    let work = Work::ready().await;
    let (_, first) = work.public().await;
    for _ in 1..20 {
        work.public().await;
    }
    let body = json!({ "audience": "public" });
    work.engineer.post(&work.path(), body).await.refused(409, "too_many_shares");
    work.revoke(&first).await;
    work.public().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn leads_see_the_links_of_the_team_in_pages_and_by_state() {
    let work = Work::ready().await;
    let (_, revoked) = work.public().await;
    work.revoke(&revoked).await;
    work.app.clock.advance(TimeDelta::seconds(1));
    let (_, expired) = work.share(json!({ "audience": "public", "expires_in_hours": 1 })).await;
    work.app.clock.advance(TimeDelta::minutes(61));
    let engineer = work.app.sign_in_as(&work.team, Role::TeamAdmin).await;
    let made = engineer.post(&work.path(), json!({ "audience": "team" })).await.expect(201);
    for (state, share) in [("live", &made["share"]), ("expired", &expired), ("revoked", &revoked)] {
        let page = engineer.get(&format!("/shares?state={state}")).await.expect(200);
        let ids: Vec<_> = page["items"].as_array().unwrap().iter().map(|row| &row["id"]).collect();
        assert_eq!(ids, [&share["id"]], "{state}");
        assert_eq!(page["items"][0]["state"], state);
    }
    let first = engineer.get("/shares?limit=2").await.expect(200);
    let cursor = first["next_cursor"].as_str().expect("one more page");
    let rest = engineer.get(&format!("/shares?limit=2&cursor={cursor}")).await.expect(200);
    let ids = [&first["items"][0], &first["items"][1], &rest["items"][0]].map(|row| row["id"].clone());
    assert_eq!(ids, [&made["share"], &expired, &revoked].map(|share| share["id"].clone()));
    assert!(rest["next_cursor"].is_null());
}

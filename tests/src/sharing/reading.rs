//! What whoever has a link is shown, and what nobody is.

use super::{Work, shown, with_proof};
use crate::app::{Answer, samples};
use rf_core::Role;
use serde_json::json;

/// Everything that an answer says, headers and all that a link shows.
fn said(answer: &Answer) -> String {
    answer.text().to_lowercase()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_sees_the_clients_note_and_nothing_that_is_not_theirs() {
    let work = Work::ready().await;
    let mut document = samples::flow("Door");
    document["intake"] = json!([{ "name": "door_code", "kind": "text", "secret": true }]);
    let flow = samples::published(&work.engineer, &document).await;
    let problem = "Mail of sue@client.example on 203.0.113.77 fails for CONTOSO\\jsmith, pw is Kanarie-1937!";
    let body = json!({ "flow_id": flow, "problem": problem });
    let id = samples::id_of(&work.engineer.post("/sessions", body).await.expect(201));
    let name = work.engineer.me["name"].as_str().unwrap().to_owned();
    let commands = [
        json!({ "type": "capture", "name": "door_code", "value": "canary-secret-4711" }),
        json!({ "type": "note", "text": "canary-internal", "audience": "internal" }),
        json!({ "type": "note", "text": format!("For you, from {name}, call +1 212 555 0173"), "audience": "client" }),
    ];
    for (seen, command) in (1..).zip(commands) {
        work.engineer.act(&id, seen, command).await.expect(200);
    }
    let path = format!("/sessions/{id}/shares");
    let mut answers = Vec::new();
    for (caller, variant) in [(&work.engineer, "client"), (&work.team.admin, "internal")] {
        let made = caller.post(&path, json!({ "audience": "public", "variant": variant })).await.expect(201);
        let token = made["url"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
        answers.push((variant, shown(&work.app, &token).await));
        let preview = caller.get(&format!("{path}/preview?audience=public&variant={variant}")).await;
        let body = answers.last().unwrap().1.expect(200);
        assert_eq!(preview.expect(200)["markdown"], body["note"]["markdown"], "the preview is exact");
    }
    let mut hidden = vec![
        name.to_lowercase(),
        "canary-secret-4711".into(),
        "kanarie-1937".into(),
        "sue@client.example".into(),
        "203.0.113.77".into(),
        "jsmith".into(),
        "555 0173".into(),
        id.clone(),
        work.session.clone(),
    ];
    for person in [&work.engineer.me, &work.team.admin.me, &work.team.admin.me["team"]] {
        hidden.push(person["id"].as_str().unwrap().to_lowercase());
        hidden.extend(person["email"].as_str().map(str::to_lowercase));
    }
    for (variant, answer) in &answers {
        let body = answer.expect(200);
        let text = said(answer);
        for secret in &hidden {
            assert!(!text.contains(secret.as_str()), "{variant}: {secret} in {text}");
        }
        assert!(text.contains("for you, from") && text.contains("northwind"), "{text}");
        assert_eq!(text.contains("canary-internal"), *variant == "internal");
        assert_eq!(body["note"]["status"], "active");
        let mut names: Vec<_> = body.as_object().unwrap().keys().map(String::as_str).collect();
        names.sort_unstable();
        assert_eq!(names, ["audience", "expires_at", "note", "opened", "team"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_somebody_typed_never_becomes_a_script_behind_a_link() {
    let work = Work::ready().await;
    let attacks = [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[click](javascript:alert(1))",
        "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
        "<svg/onload=alert(1)>",
    ];
    for (seen, attack) in (1..).zip(attacks) {
        work.note(seen, attack).await;
    }
    let (token, _) = work.public().await;
    let html = shown(&work.app, &token).await.expect(200)["note"]["html"].as_str().unwrap().to_owned();
    for piece in ["<script", "<img", "<svg", "<a href=\"javascript:", "<a href=\"data:"] {
        assert!(!html.contains(piece), "{piece} in {html}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_keeps_the_link_to_itself() {
    let work = Work::ready().await;
    let (token, _) = work.public().await;
    let page = work.app.nobody().request(reqwest::Method::GET, &format!("/s/{token}")).send().await;
    for answer in [shown(&work.app, &token).await, shown(&work.app, "made-up").await, page] {
        for (name, value) in [
            ("cache-control", "no-store"),
            ("referrer-policy", "no-referrer"),
            ("x-robots-tag", "noindex, nofollow"),
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
        ] {
            assert_eq!(answer.header(name), value, "{name}");
        }
        let policy = answer.header("content-security-policy");
        for part in
            ["default-src 'none'", "connect-src 'self'", "script-src 'self'", "frame-ancestors 'none'"]
        {
            assert!(policy.contains(part), "{policy}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn opening_a_link_counts_and_reading_on_does_not() {
    let work = Work::ready().await;
    let (token, share) = work.public().await;
    assert_eq!((&share["views"], &share["last_viewed_at"]), (&json!(0), &json!(null)));
    let first = shown(&work.app, &token).await.expect(200);
    shown(&work.app, &token).await.expect(200);
    let again = with_proof(&work.app, &format!("/shared/{token}"), &first["opened"]).send().await;
    again.expect(200);
    let made_up = with_proof(&work.app, &format!("/shared/{token}"), &json!("made up")).send().await;
    made_up.expect(200);
    let seen = work.seen(&share).await;
    assert_eq!(seen["views"], 3);
    assert!(seen["last_viewed_at"].is_string());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_that_is_over_says_so_to_whoever_has_it() {
    let work = Work::ready().await;
    let (token, share) = work.public().await;
    let proof = shown(&work.app, &token).await.expect(200)["opened"].clone();
    work.revoke(&share).await;
    for path in [format!("/shared/{token}"), format!("/shared/{token}/live")] {
        with_proof(&work.app, &path, &proof).send().await.refused(410, "share_revoked");
    }
    super::opened(&work.app, &token, "whatever it is").await.refused(410, "share_revoked");
    for other in ["made-up".to_owned(), token[1..].to_owned(), format!("{token}x"), "x".repeat(5000)] {
        shown(&work.app, &other).await.refused(404, "share_not_found");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_for_the_team_is_for_those_who_may_read_the_session() {
    let work = Work::ready().await;
    let (token, _) = work.share(json!({ "audience": "team", "variant": "internal" })).await;
    let path = format!("/shared/{token}");
    work.app.nobody().get(&path).await.refused(401, "share_needs_sign_in");
    let colleague = work.app.sign_in_as(&work.team, Role::Engineer).await;
    let shown = colleague.get(&path).await.expect(200);
    let name = work.engineer.me["name"].as_str().unwrap();
    assert!(shown["note"]["markdown"].as_str().unwrap().contains(name), "colleagues know each other");
    // Viewers read ended sessions only.
    let viewer = work.app.sign_in_as(&work.team, Role::Viewer).await;
    viewer.get(&path).await.refused(404, "share_not_found");
    let stranger = work.app.register_team("Tailspin").await.admin;
    stranger.get(&path).await.refused(404, "share_not_found");
    work.app.nobody().with_access_token("nonsense").get(&path).await.refused(401, "invalid_access_token");
    let resolve = json!({ "type": "resolve", "outcome": "Done" });
    work.engineer.act(&work.session, 1, resolve).await.expect(200);
    assert_eq!(viewer.get(&path).await.expect(200)["note"]["status"], "resolved");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_shows_the_note_as_it_was_edited_and_hides_in_that_what_it_hides_everywhere() {
    let work = Work::ready().await;
    let edits = format!("/sessions/{}/documentation/edits?variant=client", work.session);
    let note = work.engineer.get(&edits).await.expect(200);
    let piece = &note["pieces"].as_array().expect("pieces")[0];
    let below = ["<img src=x onerror=alert(1)> Call sue@client.example, password: Otter#Creek12"];
    let (anchor, against) = (&piece["anchor"], &piece["digest"]);
    let edit = json!({ "anchor": anchor, "text": null, "hidden": false, "below": below, "against": against });
    let saving = work.engineer.putting(&edits, &json!({ "edits": [edit] }));
    saving.header("if-match", "\"0\"").send().await.expect(200);
    let (token, _) = work.public().await;
    let shown = shown(&work.app, &token).await.expect(200)["note"].clone();
    for form in ["markdown", "text", "html"] {
        let told = shown[form].as_str().expect("a text");
        assert!(told.contains("redacted: email") && told.contains("redacted: password"), "{told}");
        assert!(!told.contains("sue@client") && !told.contains("Otter#Creek12"), "{told}");
    }
    assert!(!shown["html"].as_str().unwrap().contains("<img"), "{shown}");
}

//! What a team decides about itself, and that its notes show it.

use super::{audited, patch};
use crate::app::{TestApp, samples};
use rf_core::Role;
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread")]
async fn what_is_left_out_stays_and_null_takes_away() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let settings = team.admin.get("/team").await.expect(200);
    assert_eq!((&settings["name"], &settings["time_zone"]), (&json!("Northwind"), &json!("UTC")));
    assert_eq!((&settings["note_header"], &settings["note_footer"]), (&json!(null), &json!(null)));
    let zones = settings["time_zones"].as_array().expect("a list of zones");
    assert!(zones.contains(&json!("Europe/London")) && zones.contains(&json!("UTC")));

    let change = json!({ "time_zone": "Europe/London", "note_header": " Northwind\r\nService desk ", "note_footer": "Bye" });
    let changed = patch(&team.admin, "/team", change).await.expect(200);
    assert_eq!(changed["note_header"], "Northwind\nService desk");
    let changed =
        patch(&team.admin, "/team", json!({ "name": "Northwind IT", "note_footer": null })).await.expect(200);
    assert_eq!(
        [&changed["name"], &changed["time_zone"], &changed["note_header"], &changed["note_footer"]],
        [&json!("Northwind IT"), &json!("Europe/London"), &json!("Northwind\nService desk"), &Value::Null]
    );
    let mine = &team.admin.get("/auth/me").await.expect(200)["team"];
    assert_eq!((&mine["name"], &mine["time_zone"]), (&json!("Northwind IT"), &json!("Europe/London")));
    // What is so already is not worth a row.
    patch(&team.admin, "/team", json!({ "name": "Northwind IT" })).await.expect(200);
    patch(&team.admin, "/team", json!({})).await.expect(200);
    assert_eq!(audited(&app, "team.settings_changed").await, 2);
    let details = "details LIKE '%\"old\":{\"name\":\"Northwind\",\"note_footer\":\"Bye\"}%'";
    assert_eq!(app.count("audit_events", details).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_field_that_breaks_its_rules_is_told_and_nothing_is_changed() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let before = team.admin.get("/team").await.expect(200);
    let long = "x".repeat(501);
    for (field, value, code) in [
        ("name", "", "empty"),
        ("name", "two\nlines", "forbidden_character"),
        ("time_zone", "Mars/Olympus", "unknown_time_zone"),
        ("time_zone", "", "unknown_time_zone"),
        ("note_header", "nul\0byte", "forbidden_character"),
        ("note_header", &long, "too_long"),
        ("note_footer", &long, "too_long"),
    ] {
        let problem = patch(&team.admin, "/team", json!({ field: value })).await.refused(422, "invalid");
        assert_eq!(
            (&problem["errors"][0]["field"], &problem["errors"][0]["code"]),
            (&json!(field), &json!(code))
        );
    }
    let all = json!({ "name": "", "time_zone": "x", "note_header": long, "note_footer": long });
    let problem = patch(&team.admin, "/team", all).await.refused(422, "invalid");
    assert_eq!(problem["errors"].as_array().map(Vec::len), Some(4));
    patch(&team.admin, "/team", json!({ "id": "x" })).await.refused(422, "invalid_body");
    assert_eq!(team.admin.get("/team").await.expect(200), before);
    let exactly = json!({ "note_header": "ä".repeat(500) });
    patch(&team.admin, "/team", exactly).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn notes_are_told_in_the_teams_time_zone_with_its_words_around() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let engineer = app.sign_in_as(&team, Role::Engineer).await;
    let flow = samples::published(&engineer, &samples::flow("VPN")).await;
    let session = samples::id_of(&samples::started(&engineer, &flow).await);
    engineer
        .act(&session, 1, json!({ "type": "answer", "step": "scope", "answer": "one" }))
        .await
        .expect(200);
    let path = format!("/sessions/{session}/documentation");
    let before = engineer.get(&path).await.expect(200);
    assert!(before["text"].as_str().is_some_and(|text| text.contains("WHAT WAS DONE (UTC)\n09:00:00")));

    let change = json!({
        "time_zone": "America/New_York", "note_header": "Northwind <b>desk</b>", "note_footer": "Call *us*",
    });
    patch(&team.admin, "/team", change).await.expect(200);
    let after = engineer.get(&path).await.expect(200);
    let text = after["text"].as_str().expect("a text");
    assert!(text.starts_with("Northwind <b>desk</b>\n\n") && text.ends_with("\nCall *us*\n"), "{text}");
    assert!(text.contains("WHAT WAS DONE (AMERICA/NEW_YORK)\n04:00:00"), "{text}");
    assert!(text.contains("2026-11-23 04:00:00 UTC-05:00"), "{text}");
    let html = after["html"].as_str().expect("a page");
    assert!(html.contains("<header>\n<p>Northwind &lt;b&gt;desk&lt;/b&gt;</p>\n</header>"), "{html}");
    assert!(after["markdown"].as_str().is_some_and(|text| text.ends_with("---\n\nCall \\*us\\*\n")));
    assert_eq!(after["document"]["branding"]["time_zone"], "America/New_York");
    for format in ["markdown", "text", "html", "json"] {
        let file = engineer.get(&format!("{path}/{format}")).await;
        assert_eq!(file.status, 200);
        assert!(file.text().contains("Northwind") && file.text().contains("Call"), "{format}");
    }
    // Another team's notes are its own.
    let other = app.register_team("Tailspin").await;
    assert_eq!(other.admin.get("/team").await.expect(200)["time_zone"], "UTC");
}

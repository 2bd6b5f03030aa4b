//! Invitations: for one address, for seven days, once, and only as long as who sent them could still send them.

use super::{audited, delete, give, id, invited, mails, post};
use crate::app::{Answer, Caller, Channel, PASSWORD, TestApp, Wishes, samples};
use chrono::TimeDelta;
use rf_api::Limits;
use rf_core::Role;
use serde_json::json;

const ADDRESS: &str = "new.engineer@contoso.example";

async fn look(app: &TestApp, token: &str) -> Answer {
    app.nobody().post("/auth/invitations/look", json!({ "token": token })).await
}

async fn accept(app: &TestApp, token: &str, channel: Channel) -> (Answer, Caller) {
    let body =
        json!({ "token": token, "name": "Nora New", "password": PASSWORD, "channel": channel.as_str() });
    let mut caller = app.nobody().on(channel);
    let answer = caller.post("/auth/invitations/accept", body).await;
    caller.keep(&answer);
    (answer, caller)
}

#[track_caller]
fn is_void(answer: &Answer) {
    answer.refused(422, "invalid_link");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_accepts_is_in_the_team_with_a_verified_address_and_signed_in() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    for channel in Channel::ALL {
        let address = format!("{}@contoso.example", channel.as_str());
        let token = invited(&app, &team.admin, &address, "engineer").await;
        let view = look(&app, &token).await.expect(200);
        assert_eq!(view["team_name"], "Northwind");
        assert_eq!(view["invited_by"], "Avery of Northwind");
        assert_eq!((&view["email"], &view["role"]), (&json!(address), &json!("engineer")));
        assert_eq!(view["expires_at"], json!(app.now() + TimeDelta::days(7)));

        let (answer, mut caller) = accept(&app, &token, channel).await;
        let user = &answer.expect(201)["user"];
        assert_eq!(
            (&user["email"], &user["name"], &user["role"]),
            (&json!(address), &json!("Nora New"), &json!("engineer"))
        );
        assert_eq!(user["team"]["name"], "Northwind");
        caller.get("/flows").await.expect(200);
        caller.refresh().await.expect(200);
        app.sign_in(&address, Channel::Body).await;
        // Once.
        is_void(&look(&app, &token).await);
        is_void(&accept(&app, &token, channel).await.0);
    }
    assert_eq!(app.count("users", "email_verified_at IS NOT NULL").await, 2);
    assert_eq!(audited(&app, "invitation.sent").await, 2);
    assert_eq!(audited(&app, "invitation.accepted").await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_names_sender_team_role_and_end_and_holds_the_only_copy_of_the_link() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let answer = team
        .admin
        .post("/team/invitations", json!({ "email": " New.Engineer@Contoso.Example", "role": "viewer" }))
        .await;
    let entry = answer.expect(201);
    assert_eq!((&entry["email"], &entry["status"]), (&json!(ADDRESS), &json!("open")));
    assert_eq!(entry["invited_by"]["name"], "Avery of Northwind");
    let mails = mails(&app).await;
    let (_, body) = mails.iter().find(|(recipient, _)| recipient == ADDRESS).expect("a mail");
    for words in
        ["Avery of Northwind invites you to join Northwind", "as a viewer", "30 November 2026, 09:00 UTC"]
    {
        assert!(body.contains(words), "{words} in {body}");
    }
    let token = body
        .split_once("/accept-invitation#")
        .map(|(_, rest)| rest.split_whitespace().next().unwrap_or_default());
    let token = token.expect("a link");
    assert!(!answer.text().contains(token));
    assert_eq!(app.count("invitations", &format!("token_hash = '{token}'")).await, 0, "only a hash is kept");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_ends_after_seven_days() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let token = invited(&app, &team.admin, ADDRESS, "engineer").await;
    app.clock.advance(TimeDelta::days(7) - TimeDelta::seconds(1));
    look(&app, &token).await.expect(200);
    app.clock.advance(TimeDelta::seconds(1));
    is_void(&look(&app, &token).await);
    is_void(&accept(&app, &token, Channel::Body).await.0);
    let admin = app.sign_in("admin@northwind.example", Channel::Body).await;
    let list = admin.get("/team/invitations?status=expired").await.expect(200);
    assert_eq!(list["items"][0]["status"], "expired");
}

#[tokio::test(flavor = "multi_thread")]
async fn inviting_an_address_again_replaces_the_open_invitation() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let first = invited(&app, &team.admin, ADDRESS, "team_admin").await;
    let second = invited(&app, &team.admin, ADDRESS, "viewer").await;
    is_void(&look(&app, &first).await);
    assert_eq!(look(&app, &second).await.expect(200)["role"], "viewer");
    let list = team.admin.get("/team/invitations").await.expect(200);
    let statuses: Vec<_> =
        list["items"].as_array().expect("items").iter().map(|entry| &entry["status"]).collect();
    assert_eq!(statuses, ["open", "revoked"]);
    let both = tokio::join!(
        team.admin.post("/team/invitations", json!({ "email": ADDRESS, "role": "viewer" })),
        team.admin.post("/team/invitations", json!({ "email": ADDRESS, "role": "viewer" }))
    );
    both.0.expect(201);
    both.1.expect(201);
    let list = team.admin.get("/team/invitations?status=open").await.expect(200);
    assert_eq!(list["items"].as_array().map(Vec::len), Some(1), "two at the same moment leave one open");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_that_was_taken_back_is_void_and_an_accepted_one_cannot_be() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let token = invited(&app, &team.admin, ADDRESS, "engineer").await;
    let list = team.admin.get("/team/invitations?status=open").await.expect(200);
    let path = format!("/team/invitations/{}", samples::id_of(&list["items"][0]));
    let other = app.register_team("Tailspin").await;
    delete(&other.admin, &path).await.refused(404, "invitation_not_found");
    for _ in 0..2 {
        delete(&team.admin, &path).await.expect(204);
    }
    assert_eq!(audited(&app, "invitation.revoked").await, 1);
    is_void(&look(&app, &token).await);
    is_void(&accept(&app, &token, Channel::Body).await.0);

    let token = invited(&app, &team.admin, ADDRESS, "engineer").await;
    accept(&app, &token, Channel::Body).await.0.expect(201);
    let list = team.admin.get("/team/invitations?status=accepted").await.expect(200);
    let path = format!("/team/invitations/{}", samples::id_of(&list["items"][0]));
    delete(&team.admin, &path).await.refused(409, "invitation_accepted");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_holds_only_while_its_sender_could_still_send_it() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    for fate in ["demoted", "disabled", "removed"] {
        let sender = app.sign_in_as(&team, Role::TeamAdmin).await;
        let token = invited(&app, &sender, &format!("{fate}@contoso.example"), "viewer").await;
        look(&app, &token).await.expect(200);
        let member = format!("/team/members/{}", id(&sender));
        match fate {
            "demoted" => give(&team.admin, &id(&sender), "engineer").await.expect(200),
            "disabled" => post(&team.admin, &format!("{member}/disable")).await.expect(200),
            _ => delete(&team.admin, &member).await.expect(204),
        };
        is_void(&look(&app, &token).await);
        is_void(&accept(&app, &token, Channel::Body).await.0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_an_account_elsewhere_is_not_told_to_the_inviter_but_to_the_owner_of_the_address() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let other = app.register_team("Tailspin").await;
    let theirs = app.member(&other, Role::Engineer).await.email;
    let seen = async |email: &str| {
        let mut entry = team
            .admin
            .post("/team/invitations", json!({ "email": email, "role": "viewer" }))
            .await
            .expect(201);
        entry["id"] = json!(null);
        entry["email"] = json!(null);
        entry
    };
    assert_eq!(seen(&theirs).await, seen("nobody@contoso.example").await);
    let token = invited(&app, &team.admin, &theirs, "viewer").await;
    accept(&app, &token, Channel::Body).await.0.refused(409, "email_taken");
    // The refusal used nothing up.
    look(&app, &token).await.expect(200);
    let ours = app.member(&team, Role::Engineer).await.email;
    let body = json!({ "email": ours, "role": "viewer" });
    team.admin.post("/team/invitations", body).await.refused(409, "already_member");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_invites_above_their_own_role() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let body = |role: &str| json!({ "email": ADDRESS, "role": role });
    team.admin.post("/team/invitations", body("super_admin")).await.refused(403, "role_above_yours");
    let engineer = app.sign_in_as(&team, Role::Engineer).await;
    engineer.post("/team/invitations", body("viewer")).await.refused(403, "forbidden");
    let problem = team.admin.post("/team/invitations", json!({ "email": "nobody", "role": "viewer" })).await;
    assert_eq!(problem.refused(422, "invalid")["errors"][0]["field"], "email");
    assert_eq!(app.count("invitations", "1 = 1").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_accepted_by_many_at_once_makes_one_account() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let token = invited(&app, &team.admin, ADDRESS, "engineer").await;
    let tries = tokio::join!(
        accept(&app, &token, Channel::Body),
        accept(&app, &token, Channel::Body),
        accept(&app, &token, Channel::Body),
        accept(&app, &token, Channel::Body)
    );
    let mut statuses = [tries.0.0.status, tries.1.0.status, tries.2.0.status, tries.3.0.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 422, 422, 422]);
    assert_eq!(app.count("users", &format!("email = '{ADDRESS}'")).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_flooded_with_invitations() {
    let limits = Limits { account_per_minute: 2, address_per_minute: 1_000 };
    let app = TestApp::start_with(Wishes { limits, ..Wishes::default() }).await;
    let team = app.register_team("Northwind").await;
    let invite =
        |email: &str| team.admin.post("/team/invitations", json!({ "email": email, "role": "viewer" }));
    for _ in 0..2 {
        invite(ADDRESS).await.expect(201);
    }
    invite(ADDRESS).await.refused(429, "rate_limited");
    invite("somebody.else@contoso.example").await.expect(201);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_newcomer_fills_in_is_checked_and_the_link_stays_good_until_it_is_right() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let token = invited(&app, &team.admin, ADDRESS, "engineer").await;
    for (name, password, field, code) in [
        ("", PASSWORD, "name", "empty"),
        ("two\nlines", PASSWORD, "name", "forbidden_character"),
        ("Nora", "short", "password", "too_short"),
        ("Nora", ADDRESS, "password", "password_too_common"),
    ] {
        let body = json!({ "token": token, "name": name, "password": password });
        let problem = app.nobody().post("/auth/invitations/accept", body).await.refused(422, "invalid");
        assert_eq!(
            (&problem["errors"][0]["field"], &problem["errors"][0]["code"]),
            (&json!(field), &json!(code))
        );
    }
    for made_up in ["", "x", &"y".repeat(10_000), "nul\0byte"] {
        is_void(&look(&app, made_up).await);
    }
    accept(&app, &token, Channel::Body).await.0.expect(201);
}

//! What happens to a person counts from their very next request, with the access token that they hold already; and two
//! things that happen at the same moment leave the team whole.

use super::{delete, give, id, post};
use crate::app::{Caller, Channel, PASSWORD, Team, TestApp, samples};
use rf_core::Role;
use serde_json::json;

async fn writes(caller: &Caller) -> u16 {
    caller.post("/flows", json!({ "document": samples::flow("VPN") })).await.status
}

#[tokio::test(flavor = "multi_thread")]
async fn the_next_request_with_the_same_access_token_is_refused() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let lowered = app.sign_in_as(&team, Role::Engineer).await;
    assert_eq!(writes(&lowered).await, 201);
    give(&team.admin, &id(&lowered), "viewer").await.expect(200);
    assert_eq!(writes(&lowered).await, 403);
    lowered.get("/flows").await.expect(200);

    let disabled = app.sign_in_as(&team, Role::Engineer).await;
    assert_eq!(writes(&disabled).await, 201);
    post(&team.admin, &format!("/team/members/{}/disable", id(&disabled))).await.expect(200);
    disabled.get("/auth/me").await.refused(401, "account_disabled");

    let removed = app.sign_in_as(&team, Role::Engineer).await;
    assert_eq!(writes(&removed).await, 201);
    delete(&team.admin, &format!("/team/members/{}", id(&removed))).await.expect(204);
    let problem = removed.get("/auth/me").await.refused(401, "session_revoked");
    assert_eq!(problem["reason"], "membership_removed");

    let signed_out = app.sign_in_as(&team, Role::Engineer).await;
    assert_eq!(writes(&signed_out).await, 201);
    signed_out.post("/auth/logout", json!({})).await.expect(204);
    signed_out.get("/auth/me").await.refused(401, "session_revoked");
}

/// A team with two admins, both signed in.
async fn two_admins(app: &TestApp, name: &str) -> (Team, Caller) {
    let team = app.register_team(name).await;
    let second = app.member(&team, Role::TeamAdmin).await;
    let second = app.sign_in(&second.email, Channel::Body).await;
    (team, second)
}

#[tokio::test(flavor = "multi_thread")]
async fn two_admins_who_leave_at_the_same_moment_leave_one_behind() {
    let app = TestApp::start().await;
    for round in 0..5 {
        let (team, second) = two_admins(&app, &format!("Leaving {round}")).await;
        let leave = || json!({ "password": PASSWORD });
        let answers =
            tokio::join!(team.admin.post("/account/leave", leave()), second.post("/account/leave", leave()));
        let mut statuses = [answers.0.status, answers.1.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [204, 409], "round {round}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_admins_who_demote_each_other_leave_one_admin() {
    let app = TestApp::start().await;
    for round in 0..5 {
        let (team, second) = two_admins(&app, &format!("Demoting {round}")).await;
        let (first_id, second_id) = (id(&team.admin), id(&second));
        let answers =
            tokio::join!(give(&team.admin, &second_id, "viewer"), give(&second, &first_id, "viewer"));
        // Whoever comes second is refused: as no admin any more, or since the other one is the last.
        let statuses = [answers.0.status, answers.1.status];
        assert_eq!(
            statuses.iter().filter(|status| **status == 200).count(),
            1,
            "round {round}: {statuses:?}"
        );
        let mut admins = 0;
        for caller in [&team.admin, &second] {
            admins += u32::from(caller.get("/auth/me").await.expect(200)["role"] == "team_admin");
        }
        assert_eq!(admins, 1, "round {round}");
    }
}

//! Joining a team by an invitation and an identity.

use super::{Directory, audited, browser::Browser, server};
use crate::app::{Team, TestApp};
use chrono::TimeDelta;
use rf_core::{Env, Time};
use sea_orm::{
    ConnectionTrait,
    sea_query::{Query, Value},
};
use uuid::Uuid;

async fn invite(app: &TestApp, team: &Team, email: &str, role: &str, expires_at: Time) {
    let inviter: Uuid = team.admin.me["id"].as_str().and_then(|id| id.parse().ok()).expect("an id");
    let id: Uuid = Env::system().new_id();
    let row: [(&str, Value); 8] = [
        ("id", id.into()),
        ("team_id", team.id.uuid().into()),
        ("email", email.into()),
        ("role", role.into()),
        ("invited_by", inviter.into()),
        ("token_hash", id.to_string().into()),
        ("created_at", app.now().into()),
        ("expires_at", expires_at.into()),
    ];
    let statement = Query::insert()
        .into_table("invitations")
        .columns(row.each_ref().map(|(name, _)| *name))
        .values_panic(row.map(|(_, value)| value.into()))
        .take();
    app.database().execute(&statement).await.expect("the invitation is stored");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_is_accepted_by_whoever_proves_its_address() {
    let directory = Directory::start();
    let app = server(vec![directory.configured()]).await;
    let team = app.register_team("Northwind").await;
    invite(&app, &team, "kim@northwind.example", "engineer", app.now() + TimeDelta::days(7)).await;
    let nobody = Browser::new(&app).sign_in("oidc", "kim|kim@northwind.example|false").await;
    nobody.refused(403, "no_account_for_identity");
    let joined = Browser::new(&app).sign_in("oidc", "kim|kim@northwind.example|true").await.expect(200);
    let user = &joined["user"];
    assert_eq!((&user["role"], &user["name"]), (&"engineer".into(), &"Name of kim".into()));
    assert_eq!(user["team"]["name"], "Northwind");
    let again = Browser::new(&app).sign_in("oidc", "kim|kim@northwind.example|true").await.expect(200);
    assert_eq!(again["user"]["id"], user["id"]);
    assert_eq!(audited(&app).await, ["invitation.accepted", "identity.linked"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_that_is_over_or_whose_sender_may_not_give_it_any_more_leads_nowhere() {
    let directory = Directory::start();
    let app = server(vec![directory.configured()]).await;
    let team = app.register_team("Northwind").await;
    invite(&app, &team, "late@northwind.example", "viewer", app.now()).await;
    let week = app.now() + TimeDelta::days(7);
    invite(&app, &team, "taken-back@northwind.example", "viewer", week).await;
    invite(&app, &team, "demoted@northwind.example", "engineer", week).await;
    let now = app.now().to_rfc3339();
    app.sql(&format!(
        "UPDATE invitations SET revoked_at = '{now}' WHERE email = 'taken-back@northwind.example'"
    ))
    .await;
    app.sql("UPDATE users SET role = 'viewer' WHERE email = 'admin@northwind.example'").await;
    for name in ["late", "taken-back", "demoted"] {
        let login = format!("{name}|{name}@northwind.example|true");
        let answer = Browser::new(&app).sign_in("oidc", &login).await;
        answer.refused(403, "no_account_for_identity");
    }
}

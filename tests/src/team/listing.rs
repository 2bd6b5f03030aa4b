//! The list of members: found, narrowed, ordered, page by page.

use super::{give, id, post};
use crate::app::{Caller, Channel, TestApp};
use chrono::TimeDelta;
use rf_core::Role;
use serde_json::{Value, json};

/// The members with that query, all pages one after the other.
async fn listed(caller: &Caller, query: &str) -> Vec<Value> {
    let mut items = Vec::new();
    let mut path = format!("/team/members?limit=2&{query}");
    loop {
        let page = caller.get(&path).await.expect(200);
        items.extend(page["items"].as_array().expect("a page has items").clone());
        match page["next_cursor"].as_str() {
            Some(cursor) => path = format!("/team/members?limit=2&{query}&cursor={cursor}"),
            None => return items,
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_order_lists_everybody_once_and_backwards_the_other_way_round() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    for role in [Role::Engineer, Role::Viewer, Role::Engineer, Role::TeamAdmin, Role::SuperAdmin] {
        app.clock.advance(TimeDelta::seconds(10));
        let person = app.member(&team, role).await;
        app.clock.advance(TimeDelta::seconds(10));
        if role != Role::Viewer {
            app.sign_in(&person.email, Channel::Body).await;
        }
    }
    for order in ["name", "email", "role", "created_at", "last_active_at"] {
        let forwards = listed(&team.admin, &format!("sort={order}")).await;
        let mut backwards = listed(&team.admin, &format!("sort=-{order}")).await;
        backwards.reverse();
        assert_eq!(forwards, backwards, "{order}");
        let mut ids: Vec<&str> = forwards.iter().filter_map(|member| member["id"].as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), 6, "{order}");
        let rank = |member: &Value| match order {
            "role" => {
                let place = Role::ALL.iter().position(|role| member["role"] == role.as_str());
                format!("{place:?}")
            }
            "name" => member["name"].as_str().unwrap_or_default().to_lowercase(),
            _ => member[order].as_str().unwrap_or_default().to_owned(),
        };
        assert!(forwards.is_sorted_by_key(rank), "{order}: {forwards:#?}");
    }
    assert_eq!(
        listed(&team.admin, "sort=last_active_at").await[0]["role"],
        "viewer",
        "never signed in comes first"
    );
    team.admin.get("/team/members?sort=height").await.refused(422, "invalid_query");
    team.admin.get("/team/members?cursor=x").await.refused(422, "invalid");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_narrowed_by_words_role_and_status() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let viewer = app.member(&team, Role::Viewer).await;
    let engineer = app.sign_in_as(&team, Role::Engineer).await;
    app.register_team("Tailspin").await;
    post(&team.admin, &format!("/team/members/{}/disable", viewer.id)).await.expect(200);
    let check = async |query: &str, expected: &[&str]| {
        let found = listed(&engineer, query).await;
        let mut roles: Vec<&str> = found.iter().filter_map(|member| member["role"].as_str()).collect();
        roles.sort_unstable();
        assert_eq!(roles, expected, "{query}");
    };
    check("", &["engineer", "team_admin", "viewer"]).await;
    check("search=AVERY", &["team_admin"]).await;
    check("search=northwind%20engineer-", &["engineer"]).await;
    check("search=%25", &[]).await;
    check("search=tailspin", &[]).await;
    check("role=viewer", &["viewer"]).await;
    check("status=disabled", &["viewer"]).await;
    check("status=active", &["engineer", "team_admin"]).await;
    check("status=active&role=engineer", &["engineer"]).await;
    let me = listed(&engineer, "role=engineer").await;
    assert_eq!((&me[0]["is_me"], &me[0]["id"]), (&json!(true), &json!(id(&engineer))));
}

#[tokio::test(flavor = "multi_thread")]
async fn last_active_is_the_latest_use_of_any_of_a_persons_sign_ins() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let person = app.member(&team, Role::Engineer).await;
    let mut first = app.sign_in(&person.email, Channel::Body).await;
    app.clock.advance(TimeDelta::minutes(1));
    app.sign_in(&person.email, Channel::Body).await;
    let active = async || listed(&team.admin, "role=engineer").await[0]["last_active_at"].clone();
    assert_eq!(active().await, json!(app.now()));
    app.clock.advance(TimeDelta::minutes(1));
    first.refresh().await.expect(200);
    assert_eq!(active().await, json!(app.now()));
    assert_eq!(
        give(&team.admin, &person.id.to_string(), "viewer").await.expect(200)["last_active_at"],
        json!(app.now())
    );
}

//! Keeping many flows: once for each key, and whoever else keeps some meanwhile.

use crate::app::{Answer, Caller, TestApp, samples};
use rf_core::Role;
use serde_json::{Value, json};
use std::{
    io::{Read, Write},
    net::TcpStream,
    time::Duration,
};

async fn keep(caller: &Caller, key: &str, body: &Value) -> Answer {
    caller.posting("/flows/keep", body).header("idempotency-key", key).send().await
}

fn flow(title: &str, slug: &str, folder: &[&str]) -> Value {
    json!({ "document": samples::flow(title), "slug": slug, "folder": folder })
}

async fn names(caller: &Caller, path: &str, name: &str) -> Vec<Value> {
    let listed = caller.get(path).await.expect(200);
    listed["items"].as_array().expect("a list").iter().map(|item| item[name].clone()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_stands_for_all_that_was_asked_for() {
    let app = TestApp::start().await;
    let admin = app.register_team("Northwind").await.admin;
    let [one, two] = [flow("One", "first", &["Network"]), flow("Two", "second", &["Network", "VPN"])];
    let asked = json!({ "publish": true, "flows": [one, two] });
    let first = keep(&admin, "import-0001", &asked).await.expect(201);
    assert_eq!(keep(&admin, "import-0001", &asked).await.expect(201), first);
    for other in [
        json!({ "publish": false, "flows": [one, two] }),
        json!({ "publish": true, "flows": [two, one] }),
        json!({ "publish": true, "flows": [one] }),
        json!({ "publish": true, "flows": [] }),
        json!({ "publish": true, "flows": [one, two, flow("Three", "third", &[])] }),
        json!({ "publish": true, "flows": [one, flow("Two", "other", &["Network", "VPN"])] }),
        json!({ "publish": true, "flows": [one, flow("Two", "second", &["Elsewhere"])] }),
        json!({ "publish": true, "flows": [one, flow("Else", "second", &["Network", "VPN"])] }),
    ] {
        keep(&admin, "import-0001", &other).await.refused(409, "idempotency_key_reused");
    }
    assert_eq!(names(&admin, "/flows?sort=title", "slug").await, ["first", "second"]);
    assert_eq!(names(&admin, "/folders", "name").await, ["Network", "VPN"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_repeat_finds_its_flows_whatever_became_of_their_folders() {
    let app = TestApp::start().await;
    let admin = app.register_team("Northwind").await.admin;
    let asked = json!({ "flows": [flow("One", "one", &["Network"]), flow("Two", "two", &["Email"])] });
    let first = keep(&admin, "import-0001", &asked).await.expect(201);
    let folders = admin.get("/folders").await.expect(200)["items"].clone();
    let [email, network] = [0, 1].map(|place| folders[place]["id"].as_str().expect("an id").to_owned());
    let send = async || {
        let body = json!({ "document": samples::flow("Three"), "folder_id": network });
        admin.posting("/flows", &body).header("idempotency-key", "create-0001").send().await.expect(201)
    };
    let created = send().await["id"].clone();
    admin.patch(&format!("/folders/{email}"), json!({ "name": "Mail" })).await.expect(200);
    admin.delete(&format!("/folders/{network}"), json!({})).await.expect(204);
    assert_eq!(keep(&admin, "import-0001", &asked).await.expect(201), first);
    assert_eq!(send().await["id"], created);
    assert_eq!(names(&admin, "/folders", "name").await, ["Mail"], "no folder is made again");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_names_in_another_order_at_the_same_moment_are_kept_twice() {
    let app = TestApp::start().await;
    let admin = app.register_team("Northwind").await.admin;
    for round in 0..5 {
        let flows: Vec<_> =
            (0..20).map(|number| flow("One of many", &format!("round-{round}-{number}"), &[])).collect();
        let back: Vec<_> = flows.iter().rev().cloned().collect();
        let sending = [flows, back].map(|flows| {
            let caller = admin.clone();
            tokio::spawn(async move { caller.post("/flows/keep", json!({ "flows": flows })).await })
        });
        for kept in sending {
            let kept = kept.await.expect("the request was made").expect(201);
            assert_eq!(kept["flows"].as_array().map(Vec::len), Some(20));
        }
    }
    assert_eq!(admin.get("/flows/facets").await.expect(200)["total"], 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_that_is_taken_gets_the_first_free_number() {
    let app = TestApp::start().await;
    let admin = app.register_team("Northwind").await.admin;
    let long = "x".repeat(80);
    let wanted: Vec<_> = (0..12).map(|_| flow("VPN", "vpn", &[])).collect();
    let others = [flow("A", "vpn-access", &[]), flow("B", &long, &[]), flow("C", &long, &[])];
    let flows = [wanted, others.to_vec()].concat();
    let kept = admin.post("/flows/keep", json!({ "flows": flows })).await.expect(201);
    let slugs: Vec<_> =
        kept["flows"].as_array().expect("a list").iter().map(|flow| flow["slug"].clone()).collect();
    let numbered = (2..=12).map(|number| format!("vpn-{number}"));
    let expected: Vec<_> = std::iter::once("vpn".to_owned())
        .chain(numbered)
        .chain(["vpn-access".into(), long.clone(), format!("{}-2", &long[..72])])
        .collect();
    assert_eq!(slugs, expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_somebody_brought_in_is_among_what_they_used_last() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let engineer = app.sign_in_as(&team, Role::Engineer).await;
    let asked = json!({ "flows": [flow("One", "one", &[]), flow("Two", "two", &[])] });
    engineer.post("/flows/keep", asked).await.expect(201);
    let mut recent = names(&engineer, "/flows?sort=recent", "slug").await;
    recent.sort_by_key(ToString::to_string);
    assert_eq!(recent, ["one", "two"]);
    assert_eq!(names(&team.admin, "/flows?sort=recent", "slug").await, Vec::<Value>::new());
}

/// The status of the answer to a request whose body is announced and never sent.
fn status_before_the_body(app: &TestApp, caller: &Caller, path: &str, kind: &str) -> String {
    let address = app.base.trim_start_matches("http://");
    let mut stream = TcpStream::connect(address).expect("the server listens");
    stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a time is set");
    let head = format!(
        "POST /api/v1{path} HTTP/1.1\r\nHost: {address}\r\nAuthorization: Bearer {}\r\nContent-Type: {kind}\r\n\
         Content-Length: 1000000\r\n\r\n",
        caller.access_token.as_deref().expect("they are signed in")
    );
    stream.write_all(head.as_bytes()).expect("the server reads");
    let mut answer = [0; 12];
    stream.read_exact(&mut answer).expect("the server answers at once");
    String::from_utf8_lossy(&answer[9..]).into_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_may_not_bring_flows_in_is_told_before_they_have_sent_them() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let viewer = app.sign_in_as(&team, Role::Viewer).await;
    for (path, kind) in [
        ("/flows/import", "application/json"),
        ("/flows/import/archive", "application/zip"),
        ("/flows/keep", "application/json"),
    ] {
        assert_eq!(status_before_the_body(&app, &viewer, path, kind), "403", "{path}");
        viewer.post(path, json!({ "flows": [] })).await.refused(403, "forbidden");
    }
}

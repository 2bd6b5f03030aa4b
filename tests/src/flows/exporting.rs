//! Taking flows away, and bringing them into another team.

use crate::app::{Caller, TestApp, samples};
use reqwest::Method;
use rf_core::Role;
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread")]
async fn a_flow_is_a_file_in_every_format() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let viewer = app.sign_in_as(&team, Role::Viewer).await;
    let id = samples::published(&team.admin, &samples::flow("VPN: no \"access\"")).await;
    let draft = json!({ "document": samples::flow("Moved on") });
    let saved =
        team.admin.putting(&format!("/flows/{id}/draft"), &draft).header("if-match", "\"1\"").send().await;
    saved.expect(200);
    for (format, ending, kind, text) in [
        ("yaml", "yaml", "application/yaml", "format: resolutionflow.flow/1"),
        ("json", "json", "application/json", "\"kind\": \"troubleshooting\""),
        ("mermaid", "mmd", "text/vnd.mermaid", "flowchart TD"),
        ("markdown", "md", "text/markdown", "# VPN: no"),
    ] {
        let answer = viewer.get(&format!("/flows/{id}/export?format={format}")).await;
        answer.expect(200);
        assert!(answer.header("content-type").starts_with(kind), "{format}");
        let disposition = answer.header("content-disposition");
        assert!(
            disposition.starts_with("attachment; filename=\"")
                && disposition.ends_with(&format!(".{ending}\""))
        );
        assert!(answer.text().contains(text), "{format}: {}", answer.text());
    }
    let title = async |query: &str| {
        viewer.get(&format!("/flows/{id}/export?format=json{query}")).await.json()["title"].clone()
    };
    assert_eq!(title("").await, "VPN: no \"access\"", "the newest version unless said");
    assert_eq!(title("&version=1").await, "VPN: no \"access\"");
    assert_eq!(title("&version=draft").await, "Moved on");
    viewer.get(&format!("/flows/{id}/export?version=2")).await.refused(404, "version_not_found");
    viewer.get(&format!("/flows/{id}/export?version=x")).await.refused(422, "invalid");
    viewer.get(&format!("/flows/{id}/export?format=word")).await.refused(422, "invalid_query");
}

/// Every flow of the team: folder, slug and draft.
async fn library(caller: &Caller) -> Vec<Value> {
    let archive = caller.get("/library/export").await.body;
    let preview =
        caller.request(Method::POST, "/api/v1/flows/import/archive").body("application/zip", archive);
    let preview = preview.send().await.expect(200);
    assert_eq!(preview["counts"]["failed"], 0, "{preview}");
    let files = preview["files"].as_array().expect("a list").iter();
    let flows = files.flat_map(|file| {
        let flows = file["flows"].as_array().expect("a list").iter();
        flows.map(
            |flow| json!({ "folder": file["folder"], "slug": flow["slug"], "document": flow["document"] }),
        )
    });
    flows.collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_library_moves_into_another_team_and_is_the_same_there() {
    let app = TestApp::start().await;
    let ours = app.register_team("Northwind").await.admin;
    let theirs = app.register_team("Contoso").await.admin;
    let flow = |title: &str, folder: &[&str]| json!({ "document": samples::flow(title), "folder": folder });
    let keep = json!({ "flows": [
        flow("VPN", &["Network", "A/B: c"]), flow("VPN", &["Network"]), flow("Con", &[]), flow("Library", &[]), flow("Zoë", &["..."]),
    ] });
    ours.post("/flows/keep", keep).await.expect(201);
    let archive = ours.get("/library/export").await;
    assert_eq!((archive.header("content-type"), archive.status), ("application/zip", 200));
    assert_eq!(archive.body, ours.get("/library/export").await.body, "the same library is the same bytes");
    let moved = library(&ours).await;
    assert_eq!(moved.len(), 5);
    theirs.post("/flows/keep", json!({ "flows": moved })).await.expect(201);
    assert_eq!(library(&theirs).await, moved);
    assert_eq!(theirs.get("/library/export").await.body, archive.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_folder_is_exported_with_those_in_it() {
    let app = TestApp::start().await;
    let admin = app.register_team("Northwind").await.admin;
    let stranger = app.register_team("Contoso").await.admin;
    let flow = |title: &str, folder: &[&str]| json!({ "document": samples::flow(title), "folder": folder });
    let keep = json!({ "flows": [flow("In", &["Network"]), flow("Deep", &["Network", "VPN"]), flow("Out", &["Email"])] });
    admin.post("/flows/keep", keep).await.expect(201);
    let folders = admin.get("/folders").await.expect(200);
    let network =
        folders["items"].as_array().unwrap().iter().find(|folder| folder["name"] == "Network").unwrap()["id"]
            .clone();
    let path = format!("/library/export?folder={}", network.as_str().unwrap());
    let paths: Vec<_> = rf_flows::unpack(&admin.get(&path).await.body)
        .unwrap()
        .files
        .into_iter()
        .map(|file| file.path)
        .collect();
    assert_eq!(paths, ["Network/VPN/deep.yaml", "Network/in.yaml", "library.yaml"]);
    stranger.get(&path).await.refused(404, "folder_not_found");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_library_that_could_not_be_brought_in_again_is_refused_and_leaves_in_parts() {
    let app = TestApp::start().await;
    let admin = app.register_team("Northwind").await.admin;
    let large = json!({ "document": samples::flow("Large"), "folder": ["Network"] });
    let small = json!({ "document": samples::flow("Small") });
    admin.post("/flows/keep", json!({ "flows": [large, small] })).await.expect(201);
    assert_eq!(library(&admin).await.len(), 2);
    // No flow is so large; together they may be, and this one stands for many.
    while app.count("flows", "LENGTH(draft) > 65 * 1024 * 1024").await == 0 {
        app.sql("UPDATE flows SET draft = draft || draft WHERE slug = 'large'").await;
    }
    admin.get("/library/export").await.refused(413, "library_too_large");
    let outside = admin.get("/library/export?folder=none").await.body;
    let files = rf_flows::unpack(&outside).expect("an archive").files;
    assert_eq!(files.iter().map(|file| &*file.path).collect::<Vec<_>>(), ["library.yaml", "small.yaml"]);
    admin.get("/library/export?folder=elsewhere").await.refused(422, "invalid");
}

#[tokio::test(flavor = "multi_thread")]
async fn anybody_reads_the_schema() {
    let app = TestApp::start().await;
    let schema = app.nobody().get("/flow-schema").await.expect(200);
    assert_eq!((&schema["title"], schema["properties"].is_object()), (&json!("FlowDocument"), true));
}

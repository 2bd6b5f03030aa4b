//! Archives: what is read of them, and what is not.

use crate::app::{Answer, Caller, TestApp, samples};
use reqwest::Method;
use rf_flows::{ImportFile, pack};
use serde_json::json;

fn packed(files: &[(&str, &str)]) -> Vec<u8> {
    let file =
        |(path, content): &(&str, &str)| ImportFile { path: (*path).into(), content: (*content).into() };
    pack(&files.iter().map(file).collect::<Vec<_>>()).expect("the files have different paths")
}

async fn send(caller: &Caller, kind: &str, bytes: Vec<u8>) -> Answer {
    caller.request(Method::POST, "/api/v1/flows/import/archive").body(kind, bytes).send().await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_archive_is_read_file_by_file_and_keeps_nothing() {
    let app = TestApp::start().await;
    let admin = app.register_team("Northwind").await.admin;
    let archive = packed(&[
        ("Email/outlook.json", &samples::flow("Outlook").to_string()),
        ("Email/notes.mmd", "graph TD\nA[Look] --> B[Done]"),
        ("__MACOSX/x", "x"),
        ("inner.zip", "x"),
    ]);
    let preview = send(&admin, "application/zip", archive).await.expect(200);
    let told: Vec<_> = preview["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| {
            (file["path"].as_str().unwrap(), file["flows"].as_array().unwrap().len(), file["folder"].clone())
        })
        .collect();
    assert_eq!(
        told,
        [
            ("Email/notes.mmd", 1, json!(["Email"])),
            ("Email/outlook.json", 1, json!(["Email"])),
            ("__MACOSX/x", 0, json!([])),
            ("inner.zip", 0, json!([])),
        ]
    );
    assert_eq!((&preview["counts"]["flows"], &preview["counts"]["not_mapped"]), (&json!(2), &json!(2)));
    assert_eq!(admin.get("/flows").await.expect(200)["items"], json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_archive_or_too_much_is_refused_with_its_reason() {
    let app = TestApp::start().await;
    let admin = app.register_team("Northwind").await.admin;
    send(&admin, "application/zip", b"hello".to_vec()).await.refused(422, "not_an_archive");
    send(&admin, "application/zip", Vec::new()).await.refused(422, "not_an_archive");
    send(&admin, "application/json", b"{}".to_vec()).await.refused(415, "unsupported_media_type");
    let large = vec![0; 16 * 1024 * 1024 + 1];
    send(&admin, "application/zip", large.clone()).await.refused(413, "archive_too_large");
    send(&admin, "application/zip", [large, vec![0]].concat()).await.refused(413, "body_too_large");
    let page = "x ".repeat(500 * 1024);
    let names: Vec<_> = (0..66).map(|number| format!("{number}.md")).collect();
    let bomb: Vec<_> = names.iter().map(|name| (name.as_str(), page.as_str())).collect();
    send(&admin, "application/zip", packed(&bomb)).await.refused(413, "archive_unpacks_too_large");
    let names: Vec<_> = (0..2_001).map(|number| number.to_string()).collect();
    let many: Vec<_> = names.iter().map(|name| (name.as_str(), "")).collect();
    send(&admin, "application/zip", packed(&many)).await.refused(413, "too_many_entries");
}

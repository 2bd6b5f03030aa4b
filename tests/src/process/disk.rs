//! A full disk under the embedded database: writes are refused with words, reads go on, and space mends it.
//!
//! A limit on the size of files stands in for the disk: it can be set and lifted while the server runs.
#![cfg(target_os = "linux")]

use super::{
    client::Client,
    server::{Server, Site, program},
};
use std::{fs, process::Command};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_refuses_writes_and_is_forgotten_once_there_is_space() {
    let site = Site::embedded();
    // Files beyond the limit must fail to grow, not end the process with a signal.
    let mut through_shell = Command::new("/bin/sh");
    through_shell.env_clear().args(["-c", "trap '' XFSZ; exec \"$0\" serve"]).arg(program());
    site.settle(&mut through_shell);
    let server = site.launch(through_shell).await;
    let client = Client::register(&server).await;
    let flow = client.published_flow().await;
    let session = client.session(&flow).await;

    let files = ["resolutionflow.db", "resolutionflow.db-wal"].map(|name| site.data().join(name));
    let largest = files.iter().filter_map(|file| Some(fs::metadata(file).ok()?.len())).max().unwrap();
    limit_files(&server, &(largest + 100_000).to_string());
    let long = "All work and no play. ".repeat(400);
    let mut written = 0;
    let refused = loop {
        let reply = client.note(&session, &format!("long-note-{written}"), 1 + written, &long).await.unwrap();
        if reply.status != 200 {
            break reply;
        }
        written += 1;
        assert!(written < 200, "the disk never fills");
    };
    assert_eq!((refused.status, refused.code()), (503, "database_unavailable"), "{refused:?}");
    assert!(refused.retry_after.is_some());
    assert!(!refused.body.to_string().contains("disk"), "internals were told: {}", refused.body);
    assert_eq!(client.read_session(&session).await["event_count"], 1 + written);
    assert_eq!(server.readiness().await, Some(200), "it can still be read from");

    limit_files(&server, "unlimited");
    let key = format!("long-note-{written}");
    let session = client.note(&session, &key, 1 + written, &long).await.unwrap().expect(200);
    assert_eq!(session["event_count"], 2 + written);
    client.create_flow("after-the-flood", "There is space again").await.unwrap().expect(201);
}

fn limit_files(server: &Server, bytes: &str) {
    let pid = server.pid().to_string();
    let done = Command::new("prlimit").args(["--pid", &pid, &format!("--fsize={bytes}:")]).status().unwrap();
    assert!(done.success(), "prlimit: {done}");
}

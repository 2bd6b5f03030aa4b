//! A database that does not answer for a while: refusals that say so, and no help needed afterwards.

use super::{
    client::{Client, notes_of},
    database::Database,
    server::Site,
};
use sea_orm::ConnectionTrait;
use std::time::Duration;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_busy_database_means_503_to_writers_and_nothing_is_wrong_afterwards() {
    let site = Site::new().await;
    let server = site.serve().await;
    let client = Client::register(&server).await;
    let session = client.session(&client.published_flow().await).await;
    let other = site.database.connect(&site.data()).await;
    let hold: &[&str] = match site.database {
        Database::Embedded => &["BEGIN IMMEDIATE"],
        Database::Postgres { .. } => &["BEGIN", "LOCK TABLE session_events IN EXCLUSIVE MODE"],
    };
    for statement in hold {
        other.execute_unprepared(statement).await.unwrap();
    }
    let path = format!("/sessions/{session}");
    let (write, read) = tokio::join!(
        client.note(&session, "a-late-note", 1, "Written while the database was busy"),
        client.get(&path),
    );
    read.expect(200);
    let refused = write.unwrap();
    assert_eq!((refused.status, refused.code()), (503, "database_unavailable"), "{refused:?}");
    assert!(refused.retry_after.is_some());
    let told = refused.body.to_string();
    assert!(!told.contains("locked") && !told.contains("statement"), "internals were told: {told}");
    other.execute_unprepared("ROLLBACK").await.unwrap();
    let text = "Written while the database was busy";
    let session = client.note(&session, "a-late-note", 1, text).await.unwrap().expect(200);
    assert_eq!(notes_of(&session), [text]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn connections_that_the_database_cuts_are_replaced() {
    let site = Site::new().await;
    let server = site.serve().await;
    let client = Client::register(&server).await;
    let session = client.session(&client.published_flow().await).await;
    for round in 0..5_u64 {
        if let Database::Postgres { name, .. } = &site.database {
            let other = site.database.connect(&site.data()).await;
            let cut = format!(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
                 WHERE datname = '{name}' AND pid <> pg_backend_pid()"
            );
            other.execute_unprepared(&cut).await.unwrap();
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
        let text = format!("Note {round}");
        client.note(&session, &format!("after-cut-{round}"), 1 + round, &text).await.unwrap().expect(200);
    }
    assert_eq!(notes_of(&client.read_session(&session).await).len(), 5);
}

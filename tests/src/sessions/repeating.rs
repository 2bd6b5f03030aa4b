//! Requests that are sent twice.

use super::{Work, answer, done, note};

#[tokio::test(flavor = "multi_thread")]
async fn the_same_command_under_the_same_key_happens_once() {
    let work = Work::ready().await;
    let id = work.session().await;
    let command = answer("scope", "one");
    let first = work.engineer.act_as(&id, 1, &command, "key-number-1").await.expect(200);
    let again = work.engineer.act_as(&id, 1, &command, "key-number-1").await.expect(200);
    assert_eq!(again, first);
    // Also when more has happened, and whatever the repeat expects.
    let later = work.engineer.act_as(&id, 2, &done("restart"), "key-number-2").await.expect(200);
    for expected in [1, 2, 3] {
        let replay = work.engineer.act_as(&id, expected, &command, "key-number-1").await.expect(200);
        assert_eq!(replay, later, "the session as it stands");
    }
    assert_eq!(later["event_count"], 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn another_command_under_a_used_key_is_refused() {
    let work = Work::ready().await;
    let id = work.session().await;
    work.engineer.act_as(&id, 1, &note("one"), "key-number-1").await.expect(200);
    for other in [note("two"), answer("scope", "one"), note("one ,")] {
        work.engineer.act_as(&id, 2, &other, "key-number-1").await.refused(409, "idempotency_key_reused");
    }
    // Somebody else's request is another request, whatever it says; and in another session the key is free.
    work.team.admin.act_as(&id, 2, &note("one"), "key-number-1").await.refused(409, "idempotency_key_reused");
    let other = work.session().await;
    work.engineer.act_as(&other, 1, &note("one"), "key-number-1").await.expect(200);
    assert_eq!(work.read(&id).await["event_count"], 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_command_that_was_refused_leaves_its_key_free() {
    let work = Work::ready().await;
    let id = work.session().await;
    work.engineer
        .act_as(&id, 1, &answer("scope", "maybe"), "key-number-1")
        .await
        .refused(422, "unknown_answer");
    work.engineer.act_as(&id, 9, &answer("scope", "one"), "key-number-1").await.refused(409, "session_moved");
    work.engineer.act_as(&id, 1, &answer("scope", "one"), "key-number-1").await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_command_sent_many_times_at_once_happens_once() {
    let work = Work::ready().await;
    let id = work.session().await;
    let sending: Vec<_> = (0..20)
        .map(|_| {
            let (caller, id) = (work.engineer.clone(), id.clone());
            tokio::spawn(async move { caller.act_as(&id, 1, &answer("scope", "one"), "key-number-1").await })
        })
        .collect();
    for sent in sending {
        let session = sent.await.expect("the request was made").expect(200);
        assert_eq!(session["event_count"], 2);
    }
}

//! Refresh tokens follow each other: two tabs and lost answers are forgiven, a stolen token is not.

use super::{engineer, is_over};
use crate::app::{Caller, Channel, TestApp};
use chrono::TimeDelta;
use rf_auth::SignInStore;
use std::collections::BTreeSet;

/// The refresh token that this caller's one would be exchanged for.
async fn successor(caller: &Caller) -> String {
    let mut copy = caller.clone();
    copy.refresh().await.expect(200);
    copy.token().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_tab_gets_the_same_successor_byte_for_byte() {
    let app = TestApp::start().await;
    for channel in Channel::ALL {
        let old = engineer(&app, channel).await;
        let mut new = old.clone();
        new.refresh().await.expect(200);
        assert_ne!(new.token(), old.token());
        // The successor is in use: from here on the previous one lives on its 30 seconds.
        new.get("/auth/me").await.expect(200);
        for seconds in [0, 1, 15, 13] {
            app.clock.advance(TimeDelta::seconds(seconds));
            assert_eq!(successor(&old).await, new.token());
        }
        new.refresh().await.expect(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_was_lost_can_be_had_again_as_long_as_nobody_used_it() {
    let app = TestApp::start().await;
    for channel in Channel::ALL {
        let old = engineer(&app, channel).await;
        let lost = successor(&old).await;
        app.clock.advance(TimeDelta::hours(30));
        assert_eq!(successor(&old).await, lost);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_replaced_token_that_comes_back_after_its_grace_ends_the_sign_in() {
    let app = TestApp::start().await;
    for channel in Channel::ALL {
        let old = engineer(&app, channel).await;
        let email = old.me["email"].as_str().expect("an address");
        let mut bystander = app.sign_in(email, channel).await;
        let mut new = old.clone();
        new.refresh().await.expect(200);
        new.get("/auth/me").await.expect(200);
        app.clock.advance(TimeDelta::seconds(30));
        let problem = is_over(&old.refreshing().send().await, channel, "session_revoked_security");
        assert_eq!(problem["reason"], "reuse_detected");
        // For thief and owner alike, on every way in; and nothing else of the user's.
        new.get("/auth/me").await.refused(401, "session_revoked_security");
        is_over(&new.refresh().await, channel, "session_revoked_security");
        is_over(&old.refreshing().send().await, channel, "session_revoked_security");
        bystander.refresh().await.expect(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_older_token_than_the_previous_one_has_no_grace() {
    let app = TestApp::start().await;
    for channel in Channel::ALL {
        let oldest = engineer(&app, channel).await;
        let mut new = oldest.clone();
        new.refresh().await.expect(200);
        new.refresh().await.expect(200);
        is_over(&oldest.refreshing().send().await, channel, "session_revoked_security");
        is_over(&new.refresh().await, channel, "session_revoked_security");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn fifty_refreshes_at_once_are_one_rotation_and_fifty_good_answers() {
    let app = TestApp::start().await;
    for channel in Channel::ALL {
        let caller = engineer(&app, channel).await;
        let asking: Vec<_> = (0..50)
            .map(|_| {
                let mut caller = caller.clone();
                tokio::spawn(async move {
                    let answer = caller.refresh().await;
                    (answer.status, caller)
                })
            })
            .collect();
        let mut successors = BTreeSet::new();
        let mut last = caller.clone();
        for answer in asking {
            let (status, holder) = answer.await.expect("the request was made");
            assert_eq!(status, 200);
            successors.insert(holder.token().to_owned());
            last = holder;
        }
        assert_eq!(successors.len(), 1, "everybody has the same successor");
        let stored = app.store().sign_in_with_user(app.sign_in_of(&caller)).await;
        let (sign_in, _) = stored.expect("the store answers").expect("the sign-in is there");
        assert_eq!(sign_in.generation, 2, "one rotation");
        last.get("/auth/me").await.expect(200);
        last.refresh().await.expect(200);
    }
}

//! Following a session: what streams tell, to whom, and when they end.

use super::{Work, answer, done, note};
use crate::app::{API, Caller, Channel, Following, Request, TestApp, Wishes, samples};
use chrono::TimeDelta;
use reqwest::Method;
use rf_api::Pace;
use rf_core::Role;
use serde_json::json;
use std::time::Duration;

/// Fast enough for tests that wait for what happens by itself.
fn brisk() -> Pace {
    Pace { look: Duration::from_millis(50), heartbeat: Duration::from_millis(100), streams_per_person: 3 }
}

async fn working() -> Work {
    Work::on(TestApp::start_with(Wishes { live: brisk(), ..Wishes::default() }).await).await
}

fn following(caller: &Caller, session: &str) -> Request {
    caller.request(Method::GET, &format!("{API}/sessions/{session}/live"))
}

async fn follow(caller: &Caller, session: &str) -> Following {
    following(caller, session).follow().await
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_may_read_a_session_sees_it_move() {
    let work = working().await;
    let id = work.session().await;
    let colleague = work.app.sign_in_as(&work.team, Role::Engineer).await;
    let mut streams = [follow(&work.team.admin, &id).await, follow(&colleague, &id).await];
    for stream in &mut streams {
        assert_eq!(stream.moved().await, 1, "from the first event on unless said");
    }
    for (seen, command) in [(1, answer("scope", "one")), (2, note("Seen it"))] {
        work.engineer.act(&id, seen, command).await.expect(200);
        for stream in &mut streams {
            assert_eq!(stream.moved().await, seen + 1);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_goes_on_where_the_last_one_ended_without_gap_or_repeat() {
    let work = working().await;
    let id = work.session().await;
    work.engineer.act(&id, 1, note("One")).await.expect(200);
    let mut first = follow(&work.engineer, &id).await;
    assert_eq!((first.moved().await, first.moved().await), (1, 2));
    drop(first);
    for seen in 2..5 {
        work.engineer.act(&id, seen, note("Meanwhile")).await.expect(200);
    }
    let path = format!("{API}/sessions/{id}/live?after=1");
    let resuming = work.engineer.request(Method::GET, &path);
    // What the browser says by itself is newer than the address that it was given once.
    for (request, known) in [
        (following(&work.engineer, &id).header("last-event-id", "2"), 2),
        (resuming.header("last-event-id", "3"), 3),
    ] {
        let mut stream = request.follow().await;
        for seq in known + 1..=5 {
            assert_eq!(stream.moved().await, seq);
        }
    }
    let mut stream = work.engineer.request(Method::GET, &path.replace("after=1", "after=5")).follow().await;
    work.engineer.act(&id, 5, note("Six")).await.expect(200);
    assert_eq!(stream.moved().await, 6);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_place_that_is_none_is_refused() {
    let work = working().await;
    let id = work.session().await;
    for (place, code) in [
        ("x", "invalid_event_id"),
        ("-1", "invalid_event_id"),
        ("+1", "invalid_event_id"),
        ("", "invalid_event_id"),
        ("99999999999", "invalid_event_id"),
        ("2", "unknown_event"),
    ] {
        let refused = following(&work.engineer, &id).header("last-event-id", place).send().await;
        assert_eq!(refused.refused(422, "invalid")["errors"][0]["code"], code, "{place}");
    }
    for query in ["after=x", "after=-1", "since=1"] {
        let path = format!("/sessions/{id}/live?{query}");
        work.engineer.get(&path).await.refused(422, "invalid_query");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_value_that_was_given_is_in_no_frame() {
    let work = working().await;
    let mut document = samples::flow("Door");
    document["intake"] = json!([{ "name": "door_code", "kind": "text", "secret": true }]);
    let flow = samples::published(&work.engineer, &document).await;
    let id = samples::id_of(&samples::started(&work.engineer, &flow).await);
    let mut stream = follow(&work.team.admin, &id).await;
    assert_eq!(stream.moved().await, 1);
    let command = json!({ "type": "capture", "name": "door_code", "value": "4711" });
    work.engineer.act(&id, 1, command).await.expect(200);
    // `moved` checks that there is nothing beside the number.
    assert_eq!(stream.moved().await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn people_see_each_other_come_and_go() {
    let work = working().await;
    let id = work.session().await;
    let ada = work.app.member_at(&work.team, Role::Engineer, "ada@northwind.example", "Ada").await;
    let ben = work.app.member_at(&work.team, Role::Engineer, "ben@northwind.example", "Ben").await;
    let ada = work.app.sign_in(&ada.email, Channel::Body).await;
    let ben = work.app.sign_in(&ben.email, Channel::Body).await;

    let mut hers = follow(&ada, &id).await;
    hers.here(&["Ada"]).await;
    let mut his = follow(&ben, &id).await;
    his.here(&["Ada", "Ben"]).await;
    hers.here(&["Ada", "Ben"]).await;
    // A second page of the same person is the same person, whichever of the two stays.
    let mut second = follow(&ben, &id).await;
    second.here(&["Ada", "Ben"]).await;
    drop(his);
    second.beats().await;
    drop(second);
    hers.here(&["Ada"]).await;
    assert_eq!(work.app.count("session_events", "1 = 1").await, 1, "no part of the session");

    drop(hers);
    while work.app.count("session_presence", "1 = 1").await > 0 {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn people_are_told_where_they_are_and_a_program_is_nobody() {
    let work = working().await;
    let (here, elsewhere) = (work.session().await, work.session().await);
    let body = json!({
        "name": "Board", "scopes": ["sessions:read"], "expires_in_days": 1, "password": crate::app::PASSWORD,
    });
    let made = work.engineer.post("/account/api-tokens", body).await.expect(201);
    let program = work.engineer.with_access_token(made["token"].as_str().expect("a token"));
    let name = work.team.admin.me["name"].as_str().expect("a name");
    let mut there = follow(&work.engineer, &elsewhere).await;
    there.here(&[work.engineer.me["name"].as_str().expect("a name")]).await;
    let mut stream = follow(&program, &here).await;
    stream.here(&[]).await;
    let _page = follow(&work.team.admin, &here).await;
    stream.here(&[name]).await;
    work.engineer.act(&here, 1, note("Seen")).await.expect(200);
    assert_eq!(stream.moved().await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_here_when_a_process_died_is_forgotten() {
    let work = working().await;
    let id = work.session().await;
    let gone = work.app.member_at(&work.team, Role::Engineer, "gone@northwind.example", "A Ghost").await;
    let [team, session, user] =
        [work.team.id.to_string(), id.clone(), gone.id.to_string()].map(|id| work.app.uuid(&id));
    let expires = (work.app.now() + TimeDelta::seconds(60)).to_rfc3339();
    let row = format!("VALUES ({team}, {session}, {session}, {user}, '{expires}')");
    work.app
        .sql(&format!(
            "INSERT INTO session_presence (team_id, session_id, watch_id, user_id, expires_at) {row}"
        ))
        .await;
    let mut stream = follow(&work.engineer, &id).await;
    let own = work.engineer.me["name"].as_str().expect("a name");
    stream.here(&["A Ghost", own]).await;
    work.app.clock.advance(TimeDelta::seconds(60));
    stream.here(&[own]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_ends_once_its_reader_may_not_read_any_more() {
    let work = working().await;
    let id = work.session().await;
    let admin = &work.team.admin;
    for way in ["disabled", "viewer", "signed out", "too old"] {
        let colleague = work.app.sign_in_as(&work.team, Role::Engineer).await;
        let member = format!("/team/members/{}", samples::id_of(&colleague.me));
        let mut stream = follow(&colleague, &id).await;
        stream.beats().await;
        assert_eq!(follow(&colleague, &id).await.moved().await, 1);
        match way {
            "disabled" => drop(admin.post(&format!("{member}/disable"), json!({})).await.expect(200)),
            "viewer" => drop(admin.patch(&member, json!({ "role": "viewer" })).await.expect(200)),
            "signed out" => drop(colleague.post("/auth/logout", json!({})).await.expect(204)),
            _ => work.app.clock.advance(TimeDelta::minutes(6)),
        }
        while let Some(frame) = stream.frame().await {
            assert!(frame.event == "here" || frame.id == Some(1), "{way}: {frame:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_viewer_is_told_nothing_of_a_session_that_runs_again() {
    let work = working().await;
    let id = work.session().await;
    work.engineer.act(&id, 1, super::resolve()).await.expect(200);
    let viewer = work.app.sign_in_as(&work.team, Role::Viewer).await;
    let mut stream = following(&viewer, &id).header("last-event-id", "2").follow().await;
    stream.beats().await;
    let why = json!({ "type": "reopen", "why": "It is back" });
    work.engineer.act(&id, 2, why).await.expect(200);
    stream.ends().await;
    following(&viewer, &id).send().await.refused(404, "session_not_found");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_has_only_so_many_streams_at_once() {
    let work = working().await;
    let id = work.session().await;
    let mut open = Vec::new();
    for _ in 0..brisk().streams_per_person {
        open.push(follow(&work.engineer, &id).await);
    }
    let refused = following(&work.engineer, &id).send().await;
    assert_eq!(refused.refused(429, "too_many_streams")["retry_after"], 30);
    // Others have their own.
    follow(&work.team.admin, &id).await.beats().await;
    drop(open.pop());
    while following(&work.engineer, &id).send().await.status != 200 {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_on_the_way_holds_frames_back() {
    let work = working().await;
    let id = work.session().await;
    let request = following(&work.engineer, &id).header("accept-encoding", "gzip, br, zstd");
    let mut stream = request.follow().await;
    assert_eq!(stream.header("content-encoding"), "identity");
    assert_eq!(stream.header("x-accel-buffering"), "no");
    assert_eq!(stream.header("cache-control"), "no-store");
    assert_eq!(stream.moved().await, 1);
    work.engineer.act(&id, 1, done("scope")).await.refused(422, "not_an_action");
    work.engineer.act(&id, 1, note("Now")).await.expect(200);
    assert_eq!(stream.moved().await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn asking_about_a_stream_does_not_open_one() {
    let work = working().await;
    let id = work.session().await;
    let answer = work.engineer.request(Method::HEAD, &format!("{API}/sessions/{id}/live")).send().await;
    assert_eq!((answer.status, answer.body.len()), (200, 0));
    assert_eq!(answer.header("content-type"), "text/event-stream");
}

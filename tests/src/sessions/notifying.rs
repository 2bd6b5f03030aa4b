//! What people are told of while they are elsewhere: in the app, and by mail.

use super::Work;
use crate::app::{API, Caller, Channel, Following, TestApp, Wishes, link_in};
use chrono::TimeDelta;
use reqwest::Method;
use rf_api::Pace;
use rf_core::{Env, Role, UserId};
use rf_flows::{
    notification::{Notification, NotificationKind, NotificationText},
    session::HandoverStore,
};
use serde_json::{Value, json};
use std::time::Duration;
use uuid::Uuid;

/// What somebody was told, the newest first, and how much of it is unread.
async fn told(caller: &Caller) -> (Vec<Value>, u64) {
    let page = caller.get("/notifications").await.expect(200);
    (page["items"].as_array().expect("a list").clone(), page["unread"].as_u64().expect("a count"))
}

fn email(caller: &Caller) -> &str {
    caller.me["email"].as_str().expect("an address")
}

fn escalate() -> Value {
    json!({ "type": "escalate", "reason": "Needs the admin account, password: Winter2026!" })
}

#[tokio::test(flavor = "multi_thread")]
async fn an_escalation_tells_whoever_could_take_it_and_nobody_else() {
    let work = Work::ready().await;
    let mate = work.app.sign_in_as(&work.team, Role::Engineer).await;
    let viewer = work.app.sign_in_as(&work.team, Role::Viewer).await;
    let stranger = work.app.register_team("Tailspin").await.admin;
    let lead = &work.team.admin;
    let id = work.session().await;
    let session = work.engineer.act(&id, 1, escalate()).await.expect(200);
    for reader in [&mate, lead] {
        let (items, unread) = told(reader).await;
        assert_eq!((items.len(), unread), (1, 1));
        assert_eq!((&items[0]["kind"], &items[0]["session_id"]), (&json!("escalated"), &json!(id)));
        assert_eq!(
            (&items[0]["reference"], &items[0]["about"]),
            (&session["reference"], &json!("Shares do not open"))
        );
        assert_eq!(items[0]["actor_name"], work.engineer.me["name"]);
    }
    for other in [&work.engineer, &stranger] {
        assert_eq!(told(other).await, (vec![], 0));
    }
    viewer.get("/notifications").await.refused(403, "forbidden");
    viewer.post("/notifications/read", json!({})).await.refused(403, "forbidden");

    // By mail only the lead, and no secret leaves.
    let mail = work.app.mail(email(lead), "session_escalated", 1).await.body.expect("it waits");
    assert!(mail.contains("[redacted: password]") && !mail.contains("Winter2026"), "{mail}");
    assert!(link_in(&mail).ends_with(&format!("/sessions/{id}")), "{mail}");
    assert!(!mail.contains("Shares do not open"), "{mail}");
    for other in [&mate, &work.engineer, &viewer] {
        assert!(work.app.mails_to(email(other)).await.iter().all(|mail| mail.kind != "session_escalated"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_named_person_alone_is_told_and_who_escalated_hears_what_became_of_it() {
    let work = Work::ready().await;
    let mate = work.app.sign_in_as(&work.team, Role::Engineer).await;
    let id = work.session().await;
    let command = json!({ "type": "escalate", "to_person": mate.me["id"], "reason": "You know this" });
    work.engineer.act(&id, 1, command).await.expect(200);
    assert_eq!((told(&mate).await.1, told(&work.team.admin).await.1), (1, 0));
    work.app.mail(email(&mate), "session_escalated", 1).await;
    assert!(
        work.app.mails_to(email(&work.team.admin)).await.iter().all(|mail| mail.kind != "session_escalated")
    );

    let key = "accept-it-once";
    let accept = json!({ "type": "accept_escalation" });
    mate.act_as(&id, 2, &accept, key).await.expect(200);
    mate.act_as(&id, 2, &accept, key).await.expect(200);
    mate.act(&id, 3, json!({ "type": "return_escalation", "why": "Not today" })).await.expect(200);
    let (items, unread) = told(&work.engineer).await;
    let kinds: Vec<_> = items.iter().map(|item| (item["kind"].clone(), item["why"].clone())).collect();
    let returned = (json!("escalation_returned"), json!("Not today"));
    assert_eq!(
        kinds,
        [returned, (json!("escalation_accepted"), Value::Null)],
        "a repeated request tells nothing"
    );
    assert_eq!(unread, 2);
    work.app.mail(email(&work.engineer), "escalation_accepted", 1).await;
    work.app.mail(email(&work.engineer), "escalation_returned", 1).await;

    let assign = json!({ "type": "assign", "to": mate.me["id"] });
    work.engineer.act(&id, 4, assign).await.expect(200);
    assert_eq!(told(&mate).await.0[0]["kind"], "assigned");
    work.app.mail(email(&mate), "session_assigned", 1).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_reads_their_own_notifications_only() {
    let work = Work::ready().await;
    let mate = work.app.sign_in_as(&work.team, Role::Engineer).await;
    for _ in 0..3 {
        work.app.clock.advance(TimeDelta::seconds(1));
        let id = work.session().await;
        work.engineer.act(&id, 1, escalate()).await.expect(200);
    }
    let (items, _) = told(&mate).await;
    let others: Vec<_> = told(&work.team.admin).await.0.iter().map(|item| item["id"].clone()).collect();
    let page = mate.get("/notifications?limit=2").await.expect(200);
    let next = page["next_cursor"].as_str().expect("there is more");
    let rest = mate.get(&format!("/notifications?limit=2&cursor={next}")).await.expect(200);
    assert_eq!([page["items"][0].clone(), page["items"][1].clone(), rest["items"][0].clone()], items[..]);

    mate.post("/notifications/read", json!({ "ids": others })).await.expect(204);
    assert_eq!((told(&mate).await.1, told(&work.team.admin).await.1), (3, 3));
    mate.post("/notifications/read", json!({ "ids": [items[0]["id"]] })).await.expect(204);
    let (now, unread) = told(&mate).await;
    assert_eq!((unread, now[0]["read_at"].is_null(), now[1]["read_at"].is_null()), (2, false, true));
    mate.post("/notifications/read", json!({})).await.expect(204);
    assert_eq!((told(&mate).await.1, told(&work.team.admin).await.1), (0, 3));
    let many: Vec<_> = (0..201).map(|_| items[0]["id"].clone()).collect();
    mate.post("/notifications/read", json!({ "ids": many })).await.refused(422, "invalid");
}

/// So many things that somebody was told of, the last one now.
async fn tell(work: &Work, reader: &Caller, session: &str, count: u32) {
    let id = |value: &Value| value.as_str().and_then(|id| id.parse::<Uuid>().ok()).expect("an id");
    let told: Vec<_> = (0..count)
        .map(|place| Notification {
            id: Env::system().new_id(),
            user: UserId::from(id(&reader.me["id"])),
            kind: NotificationKind::Assigned,
            session: id(&json!(session)).into(),
            actor_name: "Somebody".into(),
            text: NotificationText { reference: "RF-1".into(), about: "Mail".into(), why: None },
            at: work.app.now() - TimeDelta::seconds((count - place).into()),
        })
        .collect();
    work.app.store().notify(work.team.id, &told).await.expect("the store takes them");
}

#[tokio::test(flavor = "multi_thread")]
async fn old_notifications_go_when_new_ones_come() {
    let work = Work::ready().await;
    let mate = work.app.sign_in_as(&work.team, Role::Engineer).await;
    let id = work.session().await;
    tell(&work, &mate, &id, 203).await;
    tell(&work, &work.engineer, &id, 3).await;
    assert_eq!((told(&mate).await.1, told(&work.engineer).await.1), (200, 3));
    work.engineer.act(&id, 1, escalate()).await.expect(200);
    let (items, unread) = told(&mate).await;
    assert_eq!((unread, &items[0]["kind"]), (200, &json!("escalated")));
    assert_eq!(told(&work.engineer).await.1, 3, "those of others are left alone");

    work.app.clock.advance(TimeDelta::days(91));
    let mate = work.app.sign_in(email(&mate), Channel::Body).await;
    assert_eq!(told(&mate).await.1, 200, "nothing goes by itself");
    tell(&work, &mate, &id, 1).await;
    assert_eq!(told(&mate).await.1, 1);
}

/// How much is unread, as the stream says it next.
async fn unread(stream: &mut Following) -> u64 {
    let frame = stream.frame().await.expect("the stream goes on");
    assert_eq!((frame.event.as_str(), frame.id), ("told", None));
    frame.data["unread"].as_u64().expect("a count")
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_listens_hears_at_once_that_they_are_told_of_something_and_have_read_it() {
    let live =
        Pace { look: Duration::from_secs(60), heartbeat: Duration::from_secs(60), streams_per_person: 2 };
    let work = Work::on(TestApp::start_with(Wishes { live, ..Wishes::default() }).await).await;
    let mate = work.app.sign_in_as(&work.team, Role::Engineer).await;
    let listening = |caller: &Caller| caller.request(Method::GET, &format!("{API}/notifications/live"));
    let mut streams = [listening(&mate).follow().await, listening(&mate).follow().await];
    for stream in &mut streams {
        assert_eq!(unread(stream).await, 0, "how it stands at the beginning");
    }
    listening(&mate).send().await.refused(429, "too_many_streams");
    let mut own = listening(&work.engineer).follow().await;
    assert_eq!(unread(&mut own).await, 0);
    let id = work.session().await;
    work.engineer.act(&id, 1, escalate()).await.expect(200);
    for stream in &mut streams {
        assert_eq!(unread(stream).await, 1);
    }
    mate.post("/notifications/read", json!({})).await.expect(204);
    for stream in &mut streams {
        assert_eq!(unread(stream).await, 0);
    }
    mate.act(&id, 2, json!({ "type": "accept_escalation" })).await.expect(200);
    assert_eq!(unread(&mut own).await, 1, "nothing of what the others were told");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_another_process_told_is_heard_with_the_next_sign_of_life() {
    let live = Pace { heartbeat: Duration::from_millis(100), ..Pace::default() };
    let work = Work::on(TestApp::start_with(Wishes { live, ..Wishes::default() }).await).await;
    let listening = work.engineer.request(Method::GET, &format!("{API}/notifications/live"));
    let mut stream = listening.follow().await;
    assert_eq!(unread(&mut stream).await, 0);
    let session = work.session().await;
    let me: UserId = work.engineer.me["id"].as_str().expect("an id").parse().expect("an id");
    let notification = Notification {
        id: Env::system().new_id(),
        user: me,
        kind: NotificationKind::Assigned,
        session: session.parse().expect("an id"),
        actor_name: "Dana".into(),
        text: NotificationText { reference: "RF-1".into(), about: "Nothing loads".into(), why: None },
        at: work.app.now(),
    };
    work.app.store().notify(work.team.id, &[notification]).await.expect("the database answers");
    assert_eq!(unread(&mut stream).await, 1);
    work.app.clock.advance(TimeDelta::days(1));
    stream.ends().await;
}

//! Handing a session on: assigning, escalating, accepting, returning, and who is told.

use super::world::*;
use crate::notification::NotificationKind;
use crate::session::*;
use rf_core::{Actor, Role, UserId};

fn escalate(to_person: Option<UserId>) -> SessionCommand {
    SessionCommand::Escalate { to: Some("L2".into()), to_person, reason: "Server side".into() }
}

fn assign(to: &Actor) -> SessionCommand {
    SessionCommand::Assign { to: to.user, why: Some(" Knows the client ".into()) }
}

fn give_back() -> SessionCommand {
    SessionCommand::ReturnEscalation { why: "Not ours".into() }
}

/// Kim, an engineer, a lead and a viewer; the session stands at its second step.
fn team() -> (World, Actor, Actor, Actor) {
    let mut world = World::started();
    let ana = world.joins("Ana Cruz", Role::Engineer);
    let lead = world.joins("Lena Fox", Role::TeamAdmin);
    let viewer = world.joins("Vic Roe", Role::Viewer);
    world.kim_does(answer("web", "no")).unwrap();
    (world, ana, lead, viewer)
}

/// Who was told of the last command, and whether by mail.
fn told(world: &World) -> Vec<(UserId, NotificationKind, bool)> {
    let told = world.told.iter();
    told.map(|told| (told.notification.user, told.notification.kind, told.by_mail)).collect()
}

#[test]
fn an_assigned_session_is_the_other_persons_and_they_are_told() {
    let (mut world, ana, lead, _) = team();
    let loaded = world.kim_does(assign(&ana)).unwrap();
    assert_eq!((loaded.session.assignee, loaded.session.assignee_name.as_str()), (ana.user, "Ana Cruz"));
    assert_eq!(world.kept().session, loaded.session);
    assert_eq!(told(&world), [(ana.user, NotificationKind::Assigned, true)]);
    assert_eq!(world.told[0].notification.text.why.as_deref(), Some("Knows the client"));
    refused(world.kim_does(complete("reset")), "forbidden");
    world.does(&ana, complete("reset")).unwrap();
    refused(world.does(&ana, assign(&ana.clone())), "already_assigned");
    // A lead takes it, and hears nothing of what they did themselves.
    world.does(&lead, assign(&lead.clone())).unwrap();
    assert_eq!(told(&world), []);
}

#[test]
fn who_gave_a_session_away_still_hears_that_they_did() {
    let (mut world, ana, _, _) = team();
    let kim = world.kim.clone();
    world.sends(&kim, &key("give"), 2, assign(&ana)).unwrap();
    let again = world.sends(&kim, &key("give"), 2, assign(&ana)).unwrap();
    assert_eq!((again.events.len(), told(&world).len()), (3, 0));
    refused(world.sends(&kim, &key("give"), 3, note("Something else")), "forbidden");
    refused(world.sends(&ana, &key("give"), 3, note("Something else")), "idempotency_key_reused");
}

#[test]
fn sessions_are_given_to_people_of_the_team_who_can_work_on_them() {
    let (mut world, _, _, viewer) = team();
    let stranger = world.stranger(Role::Engineer);
    for nobody in [&viewer, &stranger] {
        refused(world.kim_does(assign(nobody)), "person_unavailable");
        refused(world.kim_does(escalate(Some(nobody.user))), "person_unavailable");
    }
    refused(world.kim_does(escalate(Some(world.kim.user))), "invalid");
    assert_eq!(world.kept().events.len(), 2);
}

#[test]
fn only_the_assignee_and_leads_give_a_running_session_away() {
    let (mut world, ana, lead, viewer) = team();
    refused(world.does(&ana, assign(&ana.clone())), "forbidden");
    refused(world.does(&ana, give_back()), "forbidden");
    refused(world.does(&viewer, assign(&ana)), "session_not_found");
    world.does(&lead, assign(&ana)).unwrap();
}

#[test]
fn an_accepted_escalation_goes_on_at_the_same_step_with_whoever_accepted() {
    let (mut world, ana, lead, viewer) = team();
    let waiting = world.kim_does(escalate(None)).unwrap();
    assert_eq!(waiting.session.status, SessionStatus::Escalated);
    // Everybody who could take it is told; leads by mail too.
    let expected =
        [(ana.user, NotificationKind::Escalated, false), (lead.user, NotificationKind::Escalated, true)];
    assert_eq!(told(&world), expected);
    assert_eq!(world.store.queue[0].0.open_step.as_deref(), Some("Reset the password"));
    assert!(may_accept(&ana, &waiting.session, &waiting.state));
    assert!(!may_accept(&world.kim, &waiting.session, &waiting.state));
    refused(world.does(&viewer, SessionCommand::AcceptEscalation), "forbidden");
    refused(world.kim_does(SessionCommand::AcceptEscalation), "own_escalation");
    let stranger = world.stranger(Role::TeamAdmin);
    refused(world.does(&stranger, SessionCommand::AcceptEscalation), "session_not_found");

    let accepted = world.does(&ana, SessionCommand::AcceptEscalation).unwrap();
    assert_eq!((accepted.session.status, accepted.session.ended_at), (SessionStatus::Active, None));
    assert_eq!(accepted.session.assignee, ana.user);
    assert_eq!(path(&accepted.state), "web no > [reset]");
    assert_eq!(told(&world), [(world.kim.user, NotificationKind::EscalationAccepted, true)]);
    assert_eq!(world.store.queue[0].1.unwrap().state, EscalationState::Accepted);
    refused(world.does(&lead, SessionCommand::AcceptEscalation), "escalation_already_accepted");
    refused(world.kim_does(complete("reset")), "forbidden");
    world.does(&ana, complete("reset")).unwrap();
}

#[test]
fn an_escalation_to_a_person_tells_that_person_and_anybody_may_take_it() {
    let (mut world, ana, lead, _) = team();
    let loaded = world.kim_does(escalate(Some(lead.user))).unwrap();
    assert_eq!(told(&world), [(lead.user, NotificationKind::Escalated, true)]);
    let Some(Outcome::Escalated { to, .. }) = loaded.state.ending().map(|end| end.outcome.clone()) else {
        panic!("it is escalated")
    };
    assert_eq!(to.as_deref(), Some("L2 (Lena Fox)"));
    world.does(&ana, SessionCommand::AcceptEscalation).unwrap();
}

#[test]
fn a_returned_escalation_is_the_escalators_again() {
    let (mut world, ana, lead, _) = team();
    refused(world.does(&lead, give_back()), "not_escalated");
    world.kim_does(escalate(None)).unwrap();
    refused(world.kim_does(give_back()), "own_escalation");
    let returned = world.does(&ana, give_back()).unwrap();
    assert_eq!((returned.session.status, returned.session.assignee), (SessionStatus::Active, world.kim.user));
    assert_eq!(told(&world), [(world.kim.user, NotificationKind::EscalationReturned, true)]);
    assert_eq!(world.store.queue[0].1.unwrap().state, EscalationState::Returned);
    refused(world.does(&lead, give_back()), "not_escalated");

    // Once more: this time after it was accepted, from within a pause, by whom it belongs to then.
    world.kim_does(escalate(None)).unwrap();
    world.does(&ana, SessionCommand::AcceptEscalation).unwrap();
    world.does(&ana, SessionCommand::Pause).unwrap();
    let bystander = world.joins("Ben Oz", Role::Engineer);
    refused(world.does(&bystander, give_back()), "forbidden");
    let returned = world.does(&ana, give_back()).unwrap();
    assert_eq!((returned.session.assignee, returned.state.paused_since()), (world.kim.user, None));
    world.kim_does(complete("reset")).unwrap();
}

#[test]
fn nothing_comes_back_after_the_end() {
    let (mut world, ana, lead, _) = team();
    world.kim_does(escalate(None)).unwrap();
    world.does(&ana, SessionCommand::AcceptEscalation).unwrap();
    world.does(&ana, resolve("Done")).unwrap();
    refused(world.does(&ana, give_back()), "session_ended");
    refused(world.does(&lead, SessionCommand::AcceptEscalation), "not_escalated");
    refused(world.does(&lead, assign(&ana)), "session_ended");
    // The queue keeps that it was accepted, also when the session is opened again.
    world.does(&lead, SessionCommand::Reopen { why: "It is back".into() }).unwrap();
    assert_eq!(world.store.queue[0].1.unwrap().state, EscalationState::Accepted);
}

#[test]
fn who_escalated_opens_again_and_the_queue_lets_go() {
    let (mut world, ana, _, _) = team();
    world.kim_does(escalate(None)).unwrap();
    world.kim_does(SessionCommand::Reopen { why: "Found it".into() }).unwrap();
    assert_eq!(world.store.queue[0].1.unwrap().state, EscalationState::Withdrawn);
    refused(world.does(&ana, SessionCommand::AcceptEscalation), "not_escalated");
}

#[test]
fn nothing_goes_back_to_somebody_who_is_gone() {
    let (mut world, ana, lead, _) = team();
    world.kim_does(escalate(None)).unwrap();
    world.store.people.retain(|(_, teammate)| teammate.name != "Kim Lee");
    refused(world.does(&ana, give_back()), "escalator_unavailable");
    world.does(&ana, SessionCommand::AcceptEscalation).unwrap();
    assert_eq!(told(&world), []);
    refused(world.does(&ana, give_back()), "escalator_unavailable");
    world.does(&lead, assign(&lead.clone())).unwrap();
}

#[test]
fn of_two_who_accept_at_once_one_wins() {
    let (mut world, ana, lead, _) = team();
    world.kim_does(escalate(None)).unwrap();
    world.sends(&ana, &key("ana"), 3, SessionCommand::AcceptEscalation).unwrap();
    refused(world.sends(&lead, &key("lead"), 3, SessionCommand::AcceptEscalation), "session_moved");
    let again = world.sends(&ana, &key("ana"), 3, SessionCommand::AcceptEscalation).unwrap();
    assert_eq!((again.session.assignee, again.events.len()), (ana.user, 4));
}

#[test]
fn what_accepts_or_returns_nothing_does_not_fit() {
    let mut world = World::started();
    let mut events = world.kim_does(note("n")).unwrap().events;
    for event in [SessionEvent::EscalationAccepted, SessionEvent::EscalationReturned { why: "w".into() }] {
        let seq = u32::try_from(events.len()).unwrap() + 1;
        events.push(RecordedEvent { seq, event, ..events[1].clone() });
        let state = SessionState::fold(&flow(), &events);
        assert_eq!(state.misfits()[&seq], Misfit::NotEscalated);
        assert_eq!(state.status(), SessionStatus::Active);
    }
}

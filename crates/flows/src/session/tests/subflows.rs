//! Going down sub-flows, in graphs and in procedures.

use super::world::*;
use crate::session::*;
use crate::{FlowDocument, FlowSlug, StepId};
use proptest::prelude::*;
use rf_core::FlowId;
use std::sync::Arc;

/// net? -up-> repair (sub-flow), -down-> l2; repair -> check?; check? -yes-> fixed, -no-> net.
fn outer() -> FlowDocument {
    read(serde_json::json!({
        "format": "resolutionflow.flow/1", "kind": "troubleshooting", "title": "Nothing loads", "start": "net",
        "intake": [{"name": "user", "kind": "text", "from": "ticket.contact.name"}],
        "steps": {
            "net": {"type": "question", "title": "Is the line up?", "answers": [
                {"id": "up", "label": "Yes", "goto": "repair"}, {"id": "down", "label": "No", "goto": "l2"}]},
            "repair": {"type": "subflow", "title": "Repair the browser", "flow": "repair", "goto": "check"},
            "check": {"type": "question", "title": "Does it load?", "answers": [
                {"id": "yes", "label": "Yes", "goto": "fixed"}, {"id": "no", "label": "No", "goto": "net"}]},
            "fixed": {"type": "resolution", "title": "It loads"},
            "l2": {"type": "escalation", "title": "Hand over"}
        }
    }))
}

/// An own `net` question, whose answer decides; asks for a profile first and for a secret; goes into `clean`, and into itself.
fn repair() -> FlowDocument {
    read(serde_json::json!({
        "format": "resolutionflow.flow/1", "kind": "troubleshooting", "title": "Repair a browser", "start": "net",
        "intake": [{"name": "profile", "kind": "text", "required": true}],
        "steps": {
            "again": {"type": "subflow", "title": "Once more", "flow": "repair", "goto": "done"},
            "clean": {"type": "subflow", "title": "Clean it", "flow": "clean", "goto": "done"},
            "net": {"type": "question", "title": "Which browser?", "answers": [
                {"id": "edge", "label": "Edge", "goto": "reset"}, {"id": "other", "label": "Another", "goto": "l2"},
                {"id": "same", "label": "Both", "goto": "again"}]},
            "reset": {"type": "action", "title": "Reset {{ profile }}", "when": "answers.net == \"edge\"", "goto": "clean",
                "captures": [{"name": "token", "kind": "text", "secret": true}]},
            "done": {"type": "resolution", "title": "Repaired", "cause": "A broken profile"},
            "l2": {"type": "escalation", "title": "Ask the vendor"}
        }
    }))
}

fn clean() -> FlowDocument {
    read(serde_json::json!({
        "format": "resolutionflow.flow/1", "kind": "procedural", "title": "Clean up",
        "sections": [{"title": "Work", "steps": ["deep", "cache"]}, {"title": "End", "steps": ["tell"]}],
        "steps": {
            "deep": {"type": "question", "title": "Deep?", "answers": [{"id": "y", "label": "Yes"}, {"id": "n", "label": "No"}]},
            "cache": {"type": "action", "title": "Empty the cache", "when": "answers.deep == \"y\"",
                "captures": [{"name": "token", "kind": "text"}]},
            "tell": {"type": "note", "title": "Tell the user"}
        }
    }))
}

/// first, then the graph `repair`, then the procedure `clean`, then last.
fn day() -> FlowDocument {
    read(serde_json::json!({
        "format": "resolutionflow.flow/1", "kind": "procedural", "title": "A day",
        "sections": [{"title": "All", "steps": ["first", "repair", "clean", "last"]}],
        "steps": {
            "first": {"type": "action", "title": "Begin"},
            "repair": {"type": "subflow", "title": "Repair it", "flow": "repair"},
            "clean": {"type": "subflow", "title": "Clean it", "flow": "clean"},
            "last": {"type": "action", "title": "End", "required": true}
        }
    }))
}

fn read(document: serde_json::Value) -> FlowDocument {
    serde_json::from_value(document).unwrap()
}

fn publish(world: &mut World, name: &str, document: FlowDocument) -> FlowId {
    let flow: FlowId = world.env.new_id();
    let pinned = PinnedFlow { version: 1, document: Arc::new(document) };
    world.store.flows.insert((world.kim.team, flow), vec![pinned]);
    world.store.named.push((name.into(), flow));
    flow
}

/// Kim's session on that flow, in a team that has the sub-flows.
fn begun(document: &FlowDocument) -> World {
    let mut world = World::on(document);
    publish(&mut world, "repair", repair());
    publish(&mut world, "clean", clean());
    world.session = world.start(None, None).unwrap().session.id;
    world
}

fn enter(step: &str) -> SessionCommand {
    SessionCommand::EnterSubflow { step: step.into() }
}

fn value(name: &str) -> SessionCommand {
    SessionCommand::Capture { name: name.into(), value: "it".into() }
}

#[track_caller]
fn all(world: &mut World, commands: Vec<SessionCommand>) -> LoadedSession {
    commands.into_iter().map(|command| world.kim_does(command).unwrap()).last().unwrap()
}

#[test]
fn a_session_goes_down_a_sub_flow_and_on_behind_it() {
    let mut world = begun(&outer());
    world.kim_does(answer("net", "up")).unwrap();
    world.kim_does(enter("repair")).unwrap();
    refused(world.kim_does(answer("repair/net", "edge")), "captures_missing");
    let loaded = all(&mut world, vec![value("profile"), answer("repair/net", "edge")]);
    assert_eq!(path(&loaded.state), "net up > repair done > repair/net edge > [repair/reset]");
    assert_eq!(loaded.state.filled(&loaded.flow.steps[&StepId::from("repair/reset")].title), "Reset it");
    let loaded = all(
        &mut world,
        vec![
            value("token"),
            complete("repair/reset"),
            enter("repair/clean"),
            answer("repair/clean/deep", "n"),
            complete("repair/clean/tell"),
        ],
    );
    // What does not apply is passed, by the answers of the sub-flow itself.
    assert!(path(&loaded.state).ends_with("repair/clean/deep n > repair/clean/tell done > [repair/done]"));
    assert_eq!(loaded.state.captured()["token"].value, None);
    assert_eq!(
        loaded.state.titles_around(&loaded.flow, &"repair/clean/tell".into()),
        ["Repair the browser", "Clean it"]
    );
    let loaded = all(&mut world, vec![complete("repair/done"), answer("check", "no")]);
    assert!(path(&loaded.state).ends_with("repair/done done > check no > [net]"));
    refused(world.kim_does(complete("fixed")), "not_at_step");
    // Going back crosses the border.
    let loaded = world.kim_does(SessionCommand::GoBack { visit: 2 }).unwrap();
    assert_eq!(path(&loaded.state), "net up > repair done > [repair/net]");
    let loaded = all(&mut world, vec![answer("repair/net", "other"), resolve("Vendor fixed it")]);
    assert_eq!(loaded.session.status, SessionStatus::Resolved);
    assert_eq!(world.reads(&world.kim.clone()).unwrap(), loaded);
}

#[test]
fn a_session_keeps_the_versions_that_were_published_when_it_began() {
    let mut world = begun(&outer());
    let flow = world.store.named[0].1;
    let SessionEvent::Started { subflows, .. } = &world.kept().events[0].event else { panic!() };
    let names: Vec<_> = subflows.iter().map(|pin| (pin.name.0.as_str(), pin.version)).collect();
    assert_eq!(names, [("repair", 1), ("clean", 1)]);
    let newer = PinnedFlow { version: 2, document: Arc::new(clean()) };
    world.store.flows.get_mut(&(world.kim.team, flow)).unwrap().push(newer);
    world.store.archived.push(flow);
    let loaded = all(&mut world, vec![answer("net", "up"), enter("repair"), value("profile")]);
    assert_eq!(loaded.flow.steps[&StepId::from("repair/net")].title, "Which browser?");
}

#[test]
fn what_is_missing_archived_or_goes_into_itself_is_done_by_hand() {
    let mut world = World::on(&outer());
    let flow = publish(&mut world, "repair", repair());
    world.store.archived.push(flow);
    world.session = world.start(None, None).unwrap().session.id;
    world.kim_does(answer("net", "up")).unwrap();
    refused(world.kim_does(enter("repair")), "subflow_unavailable");
    let loaded = world.kim_does(complete("repair")).unwrap();
    assert_eq!(path(&loaded.state), "net up > repair done > [check]");

    let mut world = begun(&outer());
    all(
        &mut world,
        vec![answer("net", "up"), enter("repair"), value("profile"), answer("repair/net", "same")],
    );
    refused(world.kim_does(enter("repair/again")), "subflow_unavailable");
    let loaded = all(&mut world, vec![complete("repair/again"), complete("repair/done")]);
    assert_eq!(loaded.state.current_step(), Some(&"check".into()));
}

#[test]
fn a_sub_flow_that_is_there_can_be_passed_as_well() {
    let mut world = begun(&outer());
    world.kim_does(answer("net", "up")).unwrap();
    let loaded = world.kim_does(skip("repair", "Did that yesterday")).unwrap();
    assert_eq!(path(&loaded.state), "net up > repair skipped > [check]");
    let loaded = all(&mut world, vec![SessionCommand::GoBack { visit: 1 }, complete("repair")]);
    assert_eq!(path(&loaded.state), "net up > repair done > [check]");
}

#[test]
fn a_procedure_goes_down_graphs_and_procedures() {
    let mut world = begun(&day());
    let loaded = all(&mut world, vec![complete("first"), enter("repair"), value("profile")]);
    assert_eq!(path(&loaded.state), "first done > repair done > [repair/net]");
    assert!(loaded.state.left_out(&loaded.flow).contains(&&"clean/deep".into()));
    refused(world.kim_does(complete("repair/reset")), "not_at_step");
    refused(world.kim_does(answer("clean/deep", "y")), "not_at_step");
    refused(world.kim_does(skip("repair/net", "x")), "not_an_action");
    // Another step of the procedure can be done meanwhile.
    let loaded = all(&mut world, vec![answer("repair/net", "edge"), complete("last")]);
    assert_eq!(loaded.state.current_step(), Some(&"repair/reset".into()));
    let loaded = all(
        &mut world,
        vec![
            complete("repair/reset"),
            enter("repair/clean"),
            answer("repair/clean/deep", "y"),
            complete("repair/clean/cache"),
            complete("repair/clean/tell"),
            complete("repair/done"),
        ],
    );
    assert_eq!(loaded.state.current_step(), Some(&"clean".into()));
    let loaded = all(&mut world, vec![enter("clean"), answer("clean/deep", "n"), complete("clean/tell")]);
    assert_eq!((loaded.state.current_step(), loaded.state.open_steps(&loaded.flow).count()), (None, 0));
    // Back into the graph: what followed there falls, the rest of the day stands.
    let place = loaded.state.path().iter().position(|visit| visit.step == "repair/net".into()).unwrap();
    let loaded = world.kim_does(SessionCommand::GoBack { visit: place as u32 }).unwrap();
    assert_eq!(loaded.state.current_step(), Some(&"repair/net".into()));
    let steps: Vec<_> = loaded.state.path().iter().map(|visit| visit.step.0.as_str()).collect();
    assert_eq!(steps, ["first", "repair", "last", "clean", "clean/deep", "clean/tell", "repair/net"]);
    // Back to the step that names it: nothing of it stands.
    let loaded = world.kim_does(SessionCommand::GoBack { visit: 1 }).unwrap();
    assert_eq!(loaded.state.current_step(), Some(&"repair".into()));
    assert!(loaded.state.path().iter().all(|visit| !visit.step.is_within(&"repair".into())));
    assert!(loaded.state.misfits().is_empty());
}

/// The steps of the sub-flow that mends the net, as far as sessions go through them, with those of the one within.
const REPAIR: [&str; 9] = [
    "repair",
    "repair/net",
    "repair/again",
    "repair/clean",
    "repair/clean/deep",
    "repair/clean/cache",
    "repair/clean/tell",
    "repair/reset",
    "repair/done",
];

#[test]
fn the_same_flows_give_the_same_document_and_no_step_is_lost() {
    let parts = [("repair", repair()), ("clean", clean())];
    let parts = parts.map(|(name, document)| (FlowSlug::from(name), Arc::new(document))).into();
    let whole = composed(&Arc::new(outer()), &parts);
    assert_eq!(whole, composed(&Arc::new(outer()), &parts));
    let ids: Vec<_> = whole.steps.keys().map(|id| id.0.as_str()).collect();
    assert_eq!(ids, [&["net"], &REPAIR[..], &["repair/l2", "check", "fixed", "l2"]].concat());
    assert!(whole.steps[&StepId::from("repair/clean/cache")].captures[0].secret);
    assert_eq!(across(&whole, &"repair".into()), Some(&"repair/net".into()));
    assert_eq!(across(&whole, &"repair/again".into()), None);
    assert_eq!(across(&whole, &"repair/done".into()), Some(&"check".into()));
    let day = composed(&Arc::new(day()), &parts);
    let listed: Vec<_> = day.sections[0].steps.iter().map(|id| id.0.as_str()).collect();
    assert_eq!(listed, ["first", "repair", "clean", "clean/deep", "clean/cache", "clean/tell", "last"]);
}

#[test]
fn facts_fill_the_intake_and_texts_and_decide() {
    let document = read(serde_json::json!({
        "format": "resolutionflow.flow/1", "kind": "troubleshooting", "title": "T", "start": "vip",
        "intake": [
            {"name": "user", "kind": "text", "required": true, "from": "ticket.contact.name"},
            {"name": "host", "kind": "host", "from": "ticket.summary"},
            {"name": "pin", "kind": "text", "secret": true, "from": "ticket.number"}],
        "steps": {
            "vip": {"type": "action", "title": "Call {{ user }} of {{ client.name }}", "when": "ticket.priority == \"high\"", "goto": "end"},
            "end": {"type": "resolution", "title": "Done"}
        }
    }));
    let mut world = World::on(&document);
    let facts = [
        ("ticket.contact.name", " Ana "),
        ("ticket.summary", "two words"),
        ("ticket.number", "12"),
        ("client.name", "Contoso"),
        ("ticket.priority", "low"),
        ("client.site", "  "),
    ];
    world.facts = facts.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
    let loaded = world.start(None, None).unwrap();
    world.session = loaded.session.id;
    let state = &loaded.state;
    assert_eq!(state.current_step(), Some(&"end".into()));
    assert_eq!(state.captured().keys().collect::<Vec<_>>(), ["user"]);
    assert_eq!(
        state.filled("Call {{ user }} of {{ client.name }}, {{ client.site }}"),
        "Call Ana of Contoso, [client.site?]"
    );
    assert_eq!(state.told_facts()[0], ("ticket.number", "12"));
    // A person knows better.
    let given = SessionCommand::Capture { name: "user".into(), value: "Kim".into() };
    let loaded = world.kim_does(given).unwrap();
    assert!(!loaded.state.is_superseded(1));
    assert_eq!(loaded.state.captured()["user"].value.as_deref(), Some("Kim"));

    world.facts.insert("ticket.weather".into(), "fine".into());
    refused(world.start(None, None), "invalid");
}

#[test]
fn a_flow_is_taken_up_by_a_session_that_began_without_one() {
    let mut world = World::on(&outer());
    publish(&mut world, "repair", repair());
    world.session = world.start_free(None, "Nothing loads").unwrap().session.id;
    all(&mut world, vec![ad_hoc("Asked around", None), note("Since Monday")]);
    let flow = world.flow;
    let attach = move |version| SessionCommand::AttachFlow { flow, version };
    refused(world.kim_does(attach(Some(7))), "version_not_found");
    let loaded = world.kim_does(attach(None)).unwrap();
    assert_eq!(path(&loaded.state), "[net]");
    let followed = loaded.session.flow.clone().unwrap();
    assert_eq!((followed.id, followed.version, followed.title.as_str()), (flow, 2, "Nothing loads"));
    assert_eq!(world.kept().session.flow, Some(followed));
    assert_eq!(world.reads(&world.kim.clone()).unwrap(), loaded);
    assert!(loaded.state.misfits().is_empty());
    refused(world.kim_does(attach(None)), "flow_already_followed");
    let loaded = all(&mut world, vec![answer("net", "up"), enter("repair"), value("profile")]);
    assert_eq!(loaded.state.current_step(), Some(&"repair/net".into()));

    let mut world = World::started();
    let flow = world.flow;
    refused(world.kim_does(SessionCommand::AttachFlow { flow, version: None }), "flow_already_followed");
    world.session = world.start_free(None, "x").unwrap().session.id;
    world.store.archived.push(flow);
    refused(world.kim_does(SessionCommand::AttachFlow { flow, version: None }), "flow_archived");
    assert_eq!(world.kept().session.flow, None);
}

#[test]
fn a_suggestion_is_taken_dismissed_and_restored() {
    let mut world = World::started();
    let step = || "reset".into();
    let dismiss =
        |why: Option<&str>| SessionCommand::DismissSuggestion { step: step(), why: why.map(Into::into) };
    let before = world.kept().session.steps_taken;
    refused(world.kim_does(SessionCommand::TakeSuggestion { step: "nowhere".into() }), "unknown_step");
    refused(world.kim_does(SessionCommand::RestoreSuggestion { step: step() }), "suggestion_not_dismissed");
    world.kim_does(SessionCommand::TakeSuggestion { step: step() }).unwrap();
    let loaded = world.kim_does(dismiss(Some(" Done last week "))).unwrap();
    assert_eq!(loaded.state.dismissed()[&StepId::from("reset")].as_deref(), Some("Done last week"));
    let loaded = world.kim_does(SessionCommand::RestoreSuggestion { step: step() }).unwrap();
    assert!(loaded.state.dismissed().is_empty());
    assert_eq!(loaded.session.steps_taken, before);
    world.kim_does(SessionCommand::Pause).unwrap();
    refused(world.kim_does(dismiss(None)), "session_paused");
}

fn step() -> impl Strategy<Value = &'static str> {
    let others =
        ["net", "check", "fixed", "first", "clean", "clean/deep", "clean/cache", "clean/tell", "last"];
    prop::sample::select([&REPAIR[..], &others].concat())
}

/// Any command, at the current step more often than not.
fn any_command() -> impl Strategy<Value = (bool, u8, &'static str, u32)> {
    (prop::bool::weighted(0.8), 0..8_u8, step(), 0..12_u32)
}

fn wished((here, kind, step, number): (bool, u8, &str, u32), loaded: &LoadedSession) -> SessionCommand {
    let current = loaded.state.current_step().filter(|_| here).cloned();
    let step = current.unwrap_or_else(|| step.into());
    match kind {
        0..3 => match loaded.flow.steps.get(&step).map(|step| step.answers()) {
            Some(answers) if !answers.is_empty() => {
                let answer = answers[number as usize % answers.len()].id.clone();
                SessionCommand::Answer { step, answer }
            }
            _ if kind == 0 => SessionCommand::CompleteStep { step },
            _ => SessionCommand::EnterSubflow { step },
        },
        3 => SessionCommand::EnterSubflow { step },
        4 => SessionCommand::CompleteStep { step },
        5 => SessionCommand::SkipStep { step, reason: "x".into() },
        6 => value(["profile", "token"][number as usize % 2]),
        _ => SessionCommand::GoBack { visit: number },
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_decided_within_sub_flows_fits_and_folds_to_the_same(
        wishes in prop::collection::vec(any_command(), 0..40), in_procedure in any::<bool>()
    ) {
        let mut world = begun(&if in_procedure { day() } else { outer() });
        world.kim_does(value("profile")).ok();
        for wish in wishes {
            let loaded = world.reads(&world.kim.clone()).unwrap();
            if let Ok(done) = world.kim_does(wished(wish, &loaded)) {
                let again = world.reads(&world.kim.clone()).unwrap();
                prop_assert!(again.state.misfits().is_empty(), "{:?}", again.state.misfits());
                prop_assert_eq!(&again, &done);
                // Each move stands on the path or is taken back, and the path holds each once.
                let mut standing: Vec<u32> = again.state.path().iter().filter_map(|visit| visit.left_by).collect();
                standing.sort_unstable();
                for recorded in &again.events {
                    let leads_on = matches!(
                        recorded.event,
                        SessionEvent::Answered { .. } | SessionEvent::StepDone { .. }
                            | SessionEvent::StepSkipped { .. } | SessionEvent::SubflowEntered { .. }
                    );
                    let stands = standing.binary_search(&recorded.seq).is_ok();
                    let is_value = matches!(recorded.event, SessionEvent::Captured { .. });
                    prop_assert!(is_value || leads_on == (stands != again.state.is_superseded(recorded.seq)));
                }
                if let Some(step) = again.state.current_step() {
                    prop_assert!(again.flow.steps.contains_key(step));
                }
            }
        }
    }
}

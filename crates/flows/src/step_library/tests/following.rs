//! Inserting steps, and keeping up with the library.

use super::memory::{draft, morning, question, run, somebody};
use crate::step_changes;
use crate::step_library::*;
use crate::{FlowDocument, Step, StepId, StepKind, StepLink};
use rf_core::Role;
use serde_json::json;

fn flow_of(steps: &[(&str, Step)]) -> FlowDocument {
    let steps = steps.iter().map(|(id, step)| (StepId::from(*id), step.clone())).collect();
    FlowDocument { steps, ..FlowDocument::default() }
}

#[test]
fn a_copy_goes_its_own_way_and_is_counted_and_a_linked_step_names_its_version() {
    let (env, mut store, kim) = morning();
    let made = run(create_step(&mut store, &env, &kim, draft(question(&[("yes", "Yes", None)])))).unwrap();
    let copy = run(insert_step(&mut store, &kim, made.id, Insertion::Copy)).unwrap();
    assert_eq!((copy, store.copies), (made.step.clone(), 1));
    let linked = run(insert_step(&mut store, &kim, made.id, Insertion::Linked)).unwrap();
    assert_eq!(linked.linked, Some(StepLink { step: made.id, version: 1 }));
    assert_eq!((Step { linked: None, ..linked }, store.copies), (made.step, 1));
}

#[test]
fn an_update_takes_over_the_librarys_words_and_leaves_the_flows_ways() {
    let (env, mut store, kim) = morning();
    let first = question(&[("yes", "Yes", None), ("no", "No", None)]);
    let id = run(create_step(&mut store, &env, &kim, draft(first))).unwrap().id;
    let in_flow = Step {
        group: Some("Checks".into()),
        when: Some("true".into()),
        linked: Some(StepLink { step: id, version: 1 }),
        ..question(&[("yes", "Yes", Some("fixed")), ("no", "No", Some("restart"))])
    };
    let flow = flow_of(&[("other", StepKind::Note.into()), ("up", in_flow.clone())]);
    assert_eq!(run(step_updates(&mut store, kim.team, &flow)).unwrap(), []);

    let second = Step {
        title: "Does the service answer?".into(),
        ..question(&[("slow", "Slowly", None), ("no", "Not at all", None)])
    };
    run(save_step(&mut store, &env, &kim, id, 1, draft(second), "")).unwrap();
    let [update] = run(step_updates(&mut store, kim.team, &flow)).unwrap().try_into().unwrap();
    assert_eq!((update.step.0.as_str(), update.version, update.newest_version), ("up", 1, 2));
    assert_eq!(update.title, "Does the service answer?");
    let expected = Step {
        title: "Does the service answer?".into(),
        linked: Some(StepLink { step: id, version: 2 }),
        group: in_flow.group,
        when: in_flow.when,
        ..question(&[("slow", "Slowly", None), ("no", "Not at all", Some("restart"))])
    };
    assert_eq!(update.newest, expected);
    let fields: Vec<_> = update.changes.iter().map(|change| change.field.as_str()).collect();
    assert_eq!(fields, ["title", "answers"], "the link itself is no change");

    let stranger = somebody(&env, env.new_id(), Role::TeamAdmin);
    assert_eq!(run(step_updates(&mut store, stranger.team, &flow)).unwrap(), []);
    run(archive_step(&mut store, &env, &kim, id)).unwrap();
    assert_eq!(run(step_updates(&mut store, kim.team, &flow)).unwrap(), []);
}

#[test]
fn an_action_keeps_its_way_on_and_a_step_that_became_another_kind_has_none() {
    let (env, mut store, kim) = morning();
    let action = Step { title: "Restart it".into(), ..StepKind::Action { goto: None }.into() };
    let id = run(create_step(&mut store, &env, &kim, draft(action.clone()))).unwrap().id;
    let in_flow = Step {
        required: true,
        linked: Some(StepLink { step: id, version: 1 }),
        kind: StepKind::Action { goto: Some("after".into()) },
        ..action.clone()
    };
    let flow = flow_of(&[("a", in_flow)]);
    let mut save = |version, step| {
        run(save_step(&mut store, &env, &kim, id, version, draft(step), "")).unwrap();
        let [update] = run(step_updates(&mut store, kim.team, &flow)).unwrap().try_into().unwrap();
        update.newest
    };
    let longer = save(1, Step { minutes: Some(2), ..action });
    assert_eq!((longer.required, longer.kind), (true, StepKind::Action { goto: Some("after".into()) }));
    let asked = save(2, question(&[("yes", "Yes", None)]));
    assert_eq!(asked.kind, question(&[("yes", "Yes", None)]).kind);
}

#[test]
fn changes_name_each_field_with_what_it_held_and_holds() {
    let before = Step { minutes: Some(5), ..question(&[("yes", "Yes", Some("a")), ("no", "No", None)]) };
    let after = Step { body: "Look.".into(), ..question(&[("yes", "Yes!", Some("a")), ("no", "No", None)]) };
    let told: Vec<_> = step_changes(&before, &after)
        .into_iter()
        .map(|change| json!([change.field, change.before, change.after]))
        .collect();
    assert_eq!(
        told,
        [
            json!(["body", null, "Look."]),
            json!(["answers.0.label", "Yes", "Yes!"]),
            json!(["minutes", 5, null])
        ]
    );
    assert_eq!(step_changes(&before, &before), []);
}

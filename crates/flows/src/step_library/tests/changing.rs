//! Keeping, changing, putting away and reviewing.

use super::memory::{draft, morning, question, run, somebody};
use crate::step_library::*;
use crate::{Step, StepKind, StepLink};
use rf_core::{Failure, Role};

const ANSWERS: &[(&str, &str, Option<&str>)] =
    &[("yes", "Yes", Some("fixed")), ("no", "No", Some("restart"))];

#[test]
fn what_belongs_to_the_flow_is_left_behind_when_a_step_is_kept() {
    let (env, mut store, kim) = morning();
    let in_flow = Step {
        group: Some("First look".into()),
        when: Some("true".into()),
        required: true,
        minutes: Some(3),
        body: "See `{{ host }}`.".into(),
        linked: Some(StepLink { step: env.new_id(), version: 4 }),
        ..question(ANSWERS)
    };
    let made = run(create_step(&mut store, &env, &kim, draft(in_flow.clone()))).unwrap();
    let kept = Step {
        minutes: Some(3),
        body: "See `{{ host }}`.".into(),
        ..question(&[("yes", "Yes", None), ("no", "No", None)])
    };
    assert_eq!(made.step, kept);
    assert_eq!((made.version, made.owner, made.category.as_str()), (1, kim.user, "Servers"));
    assert_eq!(store.versions[0].step, kept);
    let action = Step::from(StepKind::Action { goto: Some("next".into()) });
    assert_eq!(action.for_library().kind, StepKind::Action { goto: None });
    let other = StepKind::Subflow { flow: "vpn".into(), goto: Some("next".into()) };
    assert_eq!(Step::from(other).for_library().kind, StepKind::Subflow { flow: "vpn".into(), goto: None });
}

#[test]
fn a_save_makes_a_version_and_one_on_an_older_version_is_refused() {
    let (env, mut store, kim) = morning();
    let made = run(create_step(&mut store, &env, &kim, draft(question(ANSWERS)))).unwrap();
    let longer = Step { body: "Ask the client.".into(), ..question(ANSWERS) };
    let same_shelf = StepDraft { step: longer, category: None, tags: None };
    let mut save = |version, draft: &StepDraft| {
        run(save_step(&mut store, &env, &kim, made.id, version, draft.clone(), " why "))
    };
    let saved = save(1, &same_shelf).unwrap();
    assert_eq!((saved.version, saved.category.as_str(), saved.tags.len()), (2, "Servers", 1));
    let Err(StepFailure::StaleRevision(stale)) = save(1, &draft(question(ANSWERS))) else {
        panic!("an older version was saved over a newer one")
    };
    assert_eq!(*stale.current, saved);
    assert_eq!(save(2, &same_shelf), Err(StepFailure::NothingToPublish));
    store.rival_save = true;
    let raced = run(save_step(&mut store, &env, &kim, made.id, 2, draft(question(ANSWERS)), ""));
    assert_eq!(raced.unwrap_err().code(), "stale_revision");
    let numbers: Vec<_> = store.versions.iter().map(|version| version.number).collect();
    assert_eq!((numbers, store.versions[1].change_note.as_str()), (vec![1, 2], "why"));
}

#[test]
fn a_step_that_breaks_a_rule_is_not_kept() {
    let (env, mut store, kim) = morning();
    let mut check = |draft: StepDraft, code: &str, field: &str| {
        let refused = run(create_step(&mut store, &env, &kim, draft)).unwrap_err();
        let fields = refused.members().get("errors").map(|errors| errors[0]["field"].clone());
        assert_eq!(refused.code(), code, "{field}");
        assert_eq!(fields.unwrap_or_default().as_str().unwrap_or_default(), field);
    };
    let named = |title: &str| Step { title: title.into(), ..StepKind::Note.into() };
    check(draft(named(" ")), "invalid", "step.title");
    check(draft(question(&[])), "invalid", "step.answers");
    check(draft(Step { body: "x".repeat(33_000), ..named("Long") }), "step_too_large", "");
    check(StepDraft { category: Some("x".repeat(101)), ..draft(named("Fine")) }, "invalid", "category");
    check(
        StepDraft { tags: Some(vec!["a".into(), " ".into()]), ..draft(named("Fine")) },
        "invalid",
        "tags.1",
    );
    check(StepDraft { tags: Some(vec!["a\nb".into()]), ..draft(named("Fine")) }, "invalid", "tags.0");
    check(StepDraft { tags: Some(vec!["t".into(); 51]), ..draft(named("Fine")) }, "invalid", "tags");
    assert!(store.steps.is_empty());
}

#[test]
fn an_archived_step_is_neither_changed_nor_inserted_nor_reviewed_until_it_is_restored() {
    let (env, mut store, kim) = morning();
    let robin = somebody(&env, kim.team, Role::Engineer);
    let id = run(create_step(&mut store, &env, &kim, draft(question(ANSWERS)))).unwrap().id;
    let archived = run(archive_step(&mut store, &env, &kim, id)).unwrap();
    assert_eq!(run(archive_step(&mut store, &env, &kim, id)).unwrap(), archived);
    let other = draft(Step { minutes: Some(9), ..question(ANSWERS) });
    assert_eq!(run(save_step(&mut store, &env, &kim, id, 1, other, "")), Err(StepFailure::StepArchived));
    assert_eq!(run(insert_step(&mut store, &robin, id, Insertion::Copy)), Err(StepFailure::StepArchived));
    assert_eq!(run(review_step(&mut store, &env, &robin, id, 3, "")), Err(StepFailure::StepArchived));
    assert_eq!(run(restore_step(&mut store, &kim, id)).unwrap().archived_at, None);
    assert!(run(insert_step(&mut store, &robin, id, Insertion::Copy)).is_ok());
}

#[test]
fn everybody_has_one_review_of_what_is_not_theirs() {
    let (env, mut store, kim) = morning();
    let robin = somebody(&env, kim.team, Role::Engineer);
    let id = run(create_step(&mut store, &env, &kim, draft(question(ANSWERS)))).unwrap().id;
    assert_eq!(run(review_step(&mut store, &env, &kim, id, 5, "")), Err(StepFailure::OwnStep));
    for rating in [0, 6, 256 + 3] {
        assert_eq!(run(review_step(&mut store, &env, &robin, id, rating, "")).unwrap_err().code(), "invalid");
    }
    let long = "x".repeat(2_001);
    assert_eq!(run(review_step(&mut store, &env, &robin, id, 2, &long)).unwrap_err().code(), "invalid");
    run(review_step(&mut store, &env, &robin, id, 2, "Too short")).unwrap();
    run(review_step(&mut store, &env, &robin, id, 4, " Better now ")).unwrap();
    let [review] = store.reviews.as_slice() else { panic!("a person has one review") };
    assert_eq!((review.rating, review.comment.as_str()), (4, "Better now"));
    run(withdraw_review(&mut store, &robin, id)).unwrap();
    run(withdraw_review(&mut store, &robin, id)).unwrap();
    assert!(store.reviews.is_empty());
}

#[test]
fn what_somebody_may_do_follows_the_permission_table() {
    let (env, mut store, kim) = morning();
    let id = run(create_step(&mut store, &env, &kim, draft(question(ANSWERS)))).unwrap().id;
    let other = draft(Step { minutes: Some(9), ..question(ANSWERS) });
    let people = [
        (somebody(&env, kim.team, Role::Viewer), ["", "forbidden", "forbidden", "forbidden", "forbidden"]),
        (somebody(&env, kim.team, Role::Engineer), ["", "", "forbidden", "", ""]),
        (somebody(&env, kim.team, Role::TeamAdmin), ["", "", "stale_revision", "", ""]),
        (
            somebody(&env, env.new_id(), Role::TeamAdmin),
            ["step_not_found", "", "step_not_found", "step_not_found", "step_not_found"],
        ),
    ];
    for (who, expected) in people {
        let said = [
            code(run(read_step(&mut store, &who, id))),
            code(run(create_step(&mut store, &env, &who, other.clone()))),
            code(run(save_step(&mut store, &env, &who, id, 9, other.clone(), ""))),
            code(run(review_step(&mut store, &env, &who, id, 3, ""))),
            code(run(insert_step(&mut store, &who, id, Insertion::Linked))),
        ];
        assert_eq!(said, expected, "{:?}", who.role);
    }
}

fn code<T>(outcome: Result<T, StepFailure>) -> &'static str {
    outcome.map_or_else(|failure| failure.code(), |_| "")
}

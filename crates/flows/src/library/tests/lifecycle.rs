//! Archive, copies, old versions again, and what is not in the document.

use super::*;

/// A library with one flow of Kim's that has two versions.
fn library() -> (rf_core::Env, MemoryStore, Actor, FlowId) {
    let (env, mut store) = (env(), MemoryStore::default());
    let kim = actor(&env, env.new_id(), Role::Engineer);
    let flow = run(create_flow(&mut store, &env, &kim, document("One"), None)).unwrap();
    run(publish(&mut store, &env, &kim, flow.id, 1, "")).unwrap();
    run(save_draft(&mut store, &env, &kim, flow.id, 1, document("Two"))).unwrap();
    run(publish(&mut store, &env, &kim, flow.id, 2, "")).unwrap();
    (env, store, kim, flow.id)
}

#[test]
fn an_archived_flow_is_kept_as_it_is_until_it_is_restored() {
    let (env, mut store, kim, id) = library();
    let archived = run(archive_flow(&mut store, &env, &kim, id)).unwrap();
    assert_eq!(archived.archived_at, Some(env.now()));
    assert_eq!(run(archive_flow(&mut store, &env, &kim, id)).unwrap(), archived);
    let codes = [
        run(save_draft(&mut store, &env, &kim, id, 2, document("Three"))).unwrap_err().code(),
        run(publish(&mut store, &env, &kim, id, 2, "")).unwrap_err().code(),
        run(roll_back_flow(&mut store, &env, &kim, id, 2, 1, "")).unwrap_err().code(),
    ];
    assert_eq!(codes, ["flow_archived"; 3]);
    let copy = run(duplicate_flow(&mut store, &env, &kim, id)).unwrap();
    assert_eq!((copy.draft.title.as_str(), copy.archived_at), ("Copy of Two", None));
    let restored = run(restore_flow(&mut store, &kim, id)).unwrap();
    assert_eq!((restored.archived_at, restored.revision), (None, 2));
    run(save_draft(&mut store, &env, &kim, id, 2, document("Three"))).unwrap();
}

#[test]
fn an_old_version_is_published_again_and_the_draft_follows_it() {
    let (env, mut store, kim, id) = library();
    run(save_draft(&mut store, &env, &kim, id, 2, document("Three"))).unwrap();
    let stale = run(roll_back_flow(&mut store, &env, &kim, id, 2, 1, "")).unwrap_err();
    assert_eq!(stale.code(), "stale_revision");
    let back = run(roll_back_flow(&mut store, &env, &kim, id, 3, 1, " ")).unwrap();
    assert_eq!(
        (back.number, back.document.title.as_str(), back.change_note.as_str()),
        (3, "One", "Version 1 again")
    );
    let flow = run(read_flow(&mut store, &kim, id)).unwrap();
    assert_eq!((flow.draft.title.as_str(), flow.revision), ("One", 4));
    assert!(!flow.has_unpublished_changes());
    let missing = run(roll_back_flow(&mut store, &env, &kim, id, 4, 9, "")).unwrap_err();
    assert_eq!(missing.code(), "version_not_found");
    let nothing = run(roll_back_flow(&mut store, &env, &kim, id, 4, 3, "")).unwrap_err();
    assert_eq!(nothing.code(), "nothing_to_publish");
    run(save_draft(&mut store, &env, &kim, id, 4, document("Four"))).unwrap();
    assert_eq!(run(roll_back_flow(&mut store, &env, &kim, id, 5, 3, "")).unwrap().number, 4);
}

#[test]
fn settings_change_only_what_they_name_and_keep_the_revision() {
    let (env, mut store, kim, id) = library();
    let before = run(read_flow(&mut store, &kim, id)).unwrap();
    let change = |actor: &Actor, store: &mut MemoryStore, change| {
        run(change_flow_settings(store, actor, id, change)).map_err(|refusal| refusal.code())
    };
    let none = FlowSettingsChange::default;
    assert_eq!(change(&kim, &mut store, none()), Ok(before.clone()));
    let folder: FolderId = env.new_id();
    let place = || FlowSettingsChange { folder: Some(Some(folder)), ..none() };
    assert_eq!(change(&kim, &mut store, place()), Err("unknown_folder"));
    store.folders.insert(folder);
    let moved = change(&kim, &mut store, place()).unwrap();
    assert_eq!(moved, Flow { folder: Some(folder), ..before });

    let day = |text: &str| FlowSettingsChange { review_by: Some(Some(text.parse().unwrap())), ..none() };
    let reviewed = change(&kim, &mut store, day("2026-03-01")).unwrap();
    assert!(reviewed.is_overdue("2026-03-02".parse().unwrap()));
    assert!(!reviewed.is_overdue("2026-03-01".parse().unwrap()), "the day itself is in time");
    assert_eq!(change(&kim, &mut store, day("0001-01-01")), Err("invalid"));

    let name = |slug: &str| FlowSettingsChange { slug: Some(slug.into()), ..none() };
    assert_eq!(change(&kim, &mut store, name("vpn-2")).unwrap().slug.0, "vpn-2");
    assert_eq!(change(&kim, &mut store, name("Not a slug")), Err("invalid"));
    run(create_flow(&mut store, &env, &kim, document("Taken"), None)).unwrap();
    assert_eq!(change(&kim, &mut store, name("taken")), Err("slug_taken"));

    let (lee, viewer) = (actor(&env, kim.team, Role::Engineer), actor(&env, kim.team, Role::Viewer));
    store.members.extend([(lee.user, Role::Engineer), (viewer.user, Role::Viewer)]);
    let give = |to: UserId| FlowSettingsChange { owner: Some(to), ..none() };
    assert_eq!(change(&kim, &mut store, give(viewer.user)), Err("unknown_owner"));
    assert_eq!(change(&kim, &mut store, give(env.new_id())), Err("unknown_owner"));
    assert_eq!(change(&lee, &mut store, give(lee.user)), Err("forbidden"));
    assert_eq!(change(&kim, &mut store, give(lee.user)).unwrap().owner, lee.user);
    assert_eq!(change(&kim, &mut store, place()), Err("forbidden"), "it is Kim's no longer");
}

#[test]
fn favourites_and_uses_are_each_persons_own() {
    let (env, mut store, kim, id) = library();
    let viewer = actor(&env, kim.team, Role::Viewer);
    run(set_favourite(&mut store, &env, &viewer, id, true)).unwrap();
    run(set_favourite(&mut store, &env, &viewer, id, true)).unwrap();
    assert_eq!(store.favourites, HashSet::from([(viewer.user, id)]));
    run(set_favourite(&mut store, &env, &viewer, id, false)).unwrap();
    assert!(store.favourites.is_empty());
    assert_eq!(store.uses, [(kim.user, id); 4], "created, published, saved, published");
}

//! What a key stands for.

use super::*;

fn wanted(title: &str, folder: &[&str]) -> KeepFlow {
    let folder = folder.iter().map(|name| (*name).to_owned()).collect();
    KeepFlow { document: document(title), folder, slug: None }
}

#[test]
fn a_repeat_is_told_from_a_request_for_something_else() {
    let (env, mut store) = (env(), MemoryStore::default());
    let kim = actor(&env, env.new_id(), Role::Engineer);
    let lee = actor(&env, kim.team, Role::Engineer);
    let two = [wanted("One", &["Network"]), wanted("Two", &["Network"])];
    let mut keep = |actor: &Actor, flows: &[KeepFlow], publish| {
        let flows = check_flows(flows.to_vec()).unwrap();
        let kept = run(keep_flows(&mut store, &env, actor, flows, publish, Some("k")));
        kept.map(|kept| kept.into_iter().map(|kept| kept.flow.id).collect::<Vec<_>>())
            .map_err(|refusal| refusal.code())
    };
    let first = keep(&kim, &two, true).unwrap();
    assert_eq!(keep(&kim, &two, true), Ok(first.clone()));
    let other = Err("idempotency_key_reused");
    assert_eq!(keep(&kim, &two, false), other);
    assert_eq!(keep(&kim, &two[..1], true), other);
    assert_eq!(keep(&kim, &[], true), other);
    assert_eq!(keep(&kim, &[two[0].clone(), wanted("Two", &[])], true), other);
    let named = KeepFlow { slug: Some("two".into()), ..two[1].clone() };
    assert_eq!(keep(&kim, &[two[0].clone(), named], true), other);
    assert_ne!(keep(&lee, &two, true), Ok(first), "a key is its sender's own");
    assert_eq!((store.flows.len(), store.uses.len()), (4, 4));
}

#[test]
fn a_repeat_does_not_look_for_its_folder() {
    let (env, mut store) = (env(), MemoryStore::default());
    let kim = actor(&env, env.new_id(), Role::Engineer);
    let folder: FolderId = env.new_id();
    store.folders.insert(folder);
    let new = || NewFlow { document: document("One"), folder: Some(folder) };
    let first = run(create_flow(&mut store, &env, &kim, new(), Some("k"))).unwrap();
    store.folders.clear();
    assert_eq!(run(create_flow(&mut store, &env, &kim, new(), Some("k"))), Ok(first));
    let elsewhere = run(create_flow(&mut store, &env, &kim, document("One"), Some("k"))).unwrap_err();
    assert_eq!(elsewhere.code(), "idempotency_key_reused");
    let anew = run(create_flow(&mut store, &env, &kim, new(), None)).unwrap_err();
    assert_eq!(anew.code(), "unknown_folder");
}

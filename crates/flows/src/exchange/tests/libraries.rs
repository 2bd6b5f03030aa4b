//! Libraries as folders.

use crate::*;
use proptest::prelude::*;
use std::collections::BTreeMap;

fn flow(title: &str) -> FlowDocument {
    let end = Step { title: title.into(), ..StepKind::Resolution { cause: None }.into() };
    FlowDocument {
        title: title.into(),
        start: Some("end".into()),
        steps: [(StepId::from("end"), end)].into_iter().collect(),
        ..FlowDocument::default()
    }
}

fn library(places: &[(&[&str], &str)]) -> Vec<LibraryFlow> {
    let place = |(folder, slug): &(&[&str], &str)| LibraryFlow {
        folder: folder.iter().map(|name| (*name).to_owned()).collect(),
        slug: (*slug).into(),
        document: flow(slug),
    };
    places.iter().map(place).collect()
}

/// What comes back out of files: by slug.
fn read(files: &[ImportFile]) -> BTreeMap<String, (Vec<String>, FlowDocument)> {
    let preview = import_files(files, &ImportOptions::default());
    assert_eq!(preview.counts.failed, 0, "{preview:?}");
    let mut found = BTreeMap::new();
    for file in preview.files {
        for flow in file.flows {
            found.insert(flow.slug.unwrap().0, (file.folder.clone(), flow.document));
        }
    }
    found
}

#[test]
fn folders_whose_names_are_no_file_names_get_one_and_keep_theirs() {
    let odd = library(&[
        (&[], "library"),
        (&[], "con"),
        (&["Email", "Outlook & co."], "a"),
        (&["email"], "b"),
        (&["..", "C:\\x/y"], "c"),
        (&["CON", "Zürich 開"], "d"),
        (&[".hidden", "50%"], "e"),
    ]);
    let files = write_library(&odd).unwrap();
    let paths: Vec<_> = files.iter().map(|file| file.path.as_str()).collect();
    insta::assert_debug_snapshot!(paths);
    insta::assert_snapshot!(files.iter().find(|file| file.path == LIBRARY_INDEX).unwrap().content);
    assert!(unpack(&pack(&files).unwrap()).unwrap().told.is_empty());
}

#[test]
fn a_library_inside_another_folder_is_found_and_files_beside_it_are_read_by_their_paths() {
    let mut files = write_library(&library(&[(&["A"], "one")])).unwrap();
    files.push(ImportFile { path: "B/C/two.yaml".into(), content: to_yaml(&flow("Two")).unwrap() });
    for file in &mut files {
        file.path = format!("backup-2026/{}", file.path);
    }
    let preview = import_files(&files, &ImportOptions::default());
    let found: Vec<_> =
        preview.files.iter().map(|file| (file.path.as_str(), file.folder.join("/"))).collect();
    assert_eq!(
        found,
        [
            ("backup-2026/A/one.yaml", "A".to_owned()),
            ("backup-2026/library.yaml", String::new()),
            ("backup-2026/B/C/two.yaml", "B/C".to_owned()),
        ]
    );
    assert_eq!(preview.counts.flows, 2);
    assert_eq!(preview.counts.files, 3);
}

#[test]
fn a_broken_index_is_told_and_the_flows_are_read_all_the_same() {
    let mut files = write_library(&library(&[(&["A"], "one")])).unwrap();
    files.last_mut().unwrap().content.push_str("colour: red\n");
    let preview = import_files(&files, &ImportOptions::default());
    assert_eq!((preview.counts.failed, preview.counts.flows), (1, 1));
    assert_eq!(preview.files[0].folder, ["A"]);
}

#[test]
fn a_file_names_the_flow_that_has_no_title() {
    let file =
        ImportFile { path: "Email/reset_the-password.mmd".into(), content: "graph TD\nA --> B".into() };
    let preview = import_files(&[file], &ImportOptions::default());
    assert_eq!(preview.files[0].flows[0].document.title, "Reset the password");
    assert_eq!(preview.files[0].format, ImportFormat::Mermaid);
}

#[test]
fn too_much_at_once_is_refused() {
    let file = |content: String| ImportFile { path: "a".into(), content };
    assert!(check_files(&vec![file(String::new()); MAX_FILES]).is_ok());
    assert_eq!(check_files(&vec![file(String::new()); MAX_FILES + 1]), Err(FilesProblem::TooManyFiles));
    assert_eq!(check_files(&[file("x".repeat(MAX_FILES_BYTES))]), Err(FilesProblem::FilesTooLarge));
}

#[test]
fn a_library_is_packed_only_if_it_can_be_brought_in_again() {
    let flows = |count: usize| -> Vec<LibraryFlow> {
        let one = |number| LibraryFlow {
            folder: Vec::new(),
            slug: FlowSlug(format!("flow-{number}")),
            document: flow("One of many"),
        };
        (0..count).map(one).collect()
    };
    let most = unpack(&pack_library(&flows(MAX_LIBRARY)).unwrap()).unwrap();
    assert_eq!((most.files.len(), most.told.len()), (MAX_LIBRARY + 1, 0));
    let deep = LibraryFlow { folder: vec!["開".repeat(100); 8], ..flows(1).remove(0) };
    assert!(unpack(&pack_library(&[deep]).unwrap()).unwrap().told.is_empty());

    let with_text = |count, bytes| {
        let mut flows = flows(count);
        for flow in &mut flows {
            flow.document.summary = "x".repeat(bytes);
        }
        flows
    };
    for large in [flows(MAX_LIBRARY + 1), with_text(1, 1024 * 1024), with_text(68, 1000 * 1000)] {
        assert_eq!(
            pack_library(&large).unwrap_err(),
            LibraryProblem::LibraryTooLarge,
            "{} flows",
            large.len()
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_library_comes_back_as_it_was_through_files_and_through_an_archive(
        drafts in prop::collection::btree_map("[a-z0-9-]{1,80}", (prop::collection::vec("[^\\p{Cc}]{1,100}", 0..5), "[ -~]{1,30}"), 0..8)
    ) {
        let flows: Vec<_> = drafts.into_iter().map(|(slug, (folder, title))| {
            let folder: Vec<String> = folder.into_iter().map(|name| name.trim().to_owned()).filter(|name| !matches!(&**name, "" | "." | "..")).collect();
            LibraryFlow { folder, slug: FlowSlug(slug), document: flow(title.trim()) }
        }).collect();
        let expected: BTreeMap<_, _> = flows.iter().map(|flow| (flow.slug.0.clone(), (flow.folder.clone(), flow.document.clone()))).collect();
        let files = write_library(&flows).unwrap();
        prop_assert_eq!(&read(&files), &expected);
        let mut shuffled = flows.clone();
        shuffled.reverse();
        prop_assert_eq!(&write_library(&shuffled).unwrap(), &files);
        let unpacked = unpack(&pack(&files).unwrap()).unwrap();
        prop_assert!(unpacked.told.is_empty(), "{:?}", unpacked.told);
        prop_assert_eq!(read(&unpacked.files), expected);
    }
}

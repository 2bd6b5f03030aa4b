//! Archives of every sort, most of them bad.

use crate::exchange::archive::{MAX_ENTRIES, MAX_UNPACKED};
use crate::*;
use proptest::prelude::*;
use rf_core::Failure;
use std::io::{Cursor, Write};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// An archive with these entries.
fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(content).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn told(bytes: &[u8]) -> String {
    let Unpacked { files, told } = unpack(bytes).unwrap();
    let files = files.into_iter().map(|file| format!("{}: {}", file.path, file.content));
    let told = told.into_iter().map(|(path, told, why)| format!("{path:?} {told:?}: {why}"));
    files.chain(told).collect::<Vec<_>>().join("\n")
}

#[test]
fn texts_are_read_and_everything_else_is_told() {
    let inner = zip(&[("x.md", b"x")]);
    let archive = zip(&[
        ("b/page.md", b"# Page"),
        ("a.csv", b"Z\xfcrich"),
        ("__MACOSX/._page.md", b"x"),
        (".git/config", b"x"),
        ("picture.png", b"\x89PNG\0"),
        ("inner.zip", &inner),
        ("large.md", &vec![b'x'; 1024 * 1024 + 1]),
    ]);
    insta::assert_snapshot!(told(&archive));
}

#[test]
fn a_path_that_leads_elsewhere_is_told_and_never_followed() {
    for path in
        ["../x.md", "a/../../x.md", "/etc/passwd", "a//b.md", "./x.md", "C:/x.md", "a\\b.md", "a\nb.md"]
    {
        let plain = zip(&[("good.md", b"good"), (&"y".repeat(path.len()), b"bad")]);
        // Writers refuse some of these names, so they are put in afterwards.
        let placeholder = "y".repeat(path.len()).into_bytes();
        let mut archive = plain.clone();
        for at in (0..archive.len() - path.len()).filter(|at| plain[*at..].starts_with(&placeholder)) {
            archive[at..at + path.len()].copy_from_slice(path.as_bytes());
        }
        let unpacked = unpack(&archive).unwrap();
        let paths: Vec<_> = unpacked.files.iter().map(|file| file.path.as_str()).collect();
        assert_eq!(paths, ["good.md"], "{path}");
        assert_eq!(unpacked.told.len(), 1, "{path}");
    }
}

#[test]
fn links_and_twins_are_refused() {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    archive.add_symlink("link.md", "/etc/passwd", SimpleFileOptions::default()).unwrap();
    let linked = archive.finish().unwrap().into_inner();
    assert!(told(&linked).contains("It is a link"));
    let mut twins = zip(&[("aa.md", b"1"), ("bb.md", b"2")]);
    for at in 0..twins.len() - 5 {
        if twins[at..].starts_with(b"bb.md") {
            twins[at..at + 5].copy_from_slice(b"aa.md");
        }
    }
    assert_eq!(unpack(&twins).unwrap_err().code(), "not_an_archive");
}

#[test]
fn an_archive_that_is_too_much_is_refused_whatever_it_says_of_itself() {
    let large = vec![b' '; 1024 * 1024];
    let names: Vec<_> = (0..=MAX_UNPACKED / large.len()).map(|number| format!("{number}.md")).collect();
    let entries: Vec<_> = names.iter().map(|name| (name.as_str(), large.as_slice())).collect();
    let bomb = zip(&entries);
    assert!(bomb.len() < 1024 * 1024);
    assert_eq!(unpack(&bomb).unwrap_err().code(), "archive_unpacks_too_large");
    let names: Vec<_> = (0..=MAX_ENTRIES).map(|number| number.to_string()).collect();
    let many: Vec<_> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert_eq!(unpack(&zip(&many)).unwrap_err().code(), "too_many_entries");
    assert_eq!(unpack(&vec![0; MAX_PACKED + 1]).unwrap_err().code(), "archive_too_large");
    assert_eq!(unpack(b"no archive").unwrap_err().code(), "not_an_archive");
    assert_eq!(unpack(b"").unwrap_err().code(), "not_an_archive");
}

#[test]
fn packing_gives_the_same_bytes_in_whatever_order_and_compresses() {
    let file = |path: &str| ImportFile { path: path.into(), content: "words ".repeat(500) };
    let one = pack(&[file("b.yaml"), file("a/é.yaml")]).unwrap();
    assert_eq!(one, pack(&[file("a/é.yaml"), file("b.yaml")]).unwrap());
    assert!(one.len() < 1_000);
    let paths: Vec<_> = unpack(&one).unwrap().files.into_iter().map(|file| file.path).collect();
    assert_eq!(paths, ["a/é.yaml", "b.yaml"]);
    assert!(pack(&[file("a"), file("a")]).is_err());
}

#[test]
fn entries_that_are_packed_oddly_are_told() {
    let mut archive = zip(&[("a.md", b"some text that is there")]);
    let at = archive.windows(4).position(|window| window == b"some").unwrap_or(40);
    archive[at] ^= 0xff;
    let unpacked = unpack(&archive).unwrap();
    assert_eq!((unpacked.files.len(), unpacked.told.len()), (0, 1), "{unpacked:?}");
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("a.md", stored).unwrap();
    archive.write_all(b"stored").unwrap();
    assert_eq!(told(&archive.finish().unwrap().into_inner()), "a.md: stored");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_unpacking_panic(noise in prop::collection::vec(any::<u8>(), 0..400), changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12)) {
        drop(unpack(&noise));
        let mut archive = zip(&[("a/b.md", b"# Page\n\n1. One\n2. Two\n"), ("c.csv", b"title\nOne\n"), ("d.yaml", &noise)]);
        for (place, byte) in changes {
            let at = place.index(archive.len());
            archive[at] = byte;
        }
        if let Ok(unpacked) = unpack(&archive) {
            unpacked.import(&ImportOptions::default());
        }
    }
}

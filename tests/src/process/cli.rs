//! The commands that need no server: exit codes, and what goes to which stream.

use super::server::command;
use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Output, Stdio},
    thread,
};

/// What a command said, and how it ended.
pub(super) struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl From<Output> for Said {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
    }
}

fn run(arguments: &[&str]) -> Said {
    command().args(arguments).output().unwrap().into()
}

pub(super) fn run_with_input(arguments: &[&str], input: &str) -> Said {
    let mut command = command();
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    let writer = thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    output.into()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

#[test]
fn the_program_prints_the_document_that_is_kept_in_the_repository() {
    let printed = run(&["openapi"]);
    let kept = fs::read_to_string(root().join("docs/openapi.json")).unwrap();
    assert_eq!((printed.code, printed.err.as_str()), (0, ""));
    assert!(printed.out == kept, "docs/openapi.json is behind the program: run `cargo xtask openapi`");
}

#[test]
fn the_shipped_flows_pass_the_check() {
    let shelves = fs::read_dir(root().join("crates/flows/starter")).unwrap();
    let mut checked = 0;
    for path in shelves.flat_map(|shelf| fs::read_dir(shelf.unwrap().path()).unwrap()) {
        let path = path.unwrap().path();
        let said = run(&["flow", "lint", path.to_str().unwrap()]);
        assert_eq!((said.code, said.err.as_str()), (0, ""), "{}", said.out);
        assert!(said.out.contains("0 errors"), "{}", said.out);
        checked += 1;
    }
    assert!(checked > 0);
}

#[test]
fn a_flow_with_mistakes_is_told_from_a_file_that_cannot_be_read() {
    let flow = "format: resolutionflow.flow/1\nkind: troubleshooting\ntitle: A loose end\nstart: first\n\
                steps:\n  first: { type: action, title: Look, goto: nowhere }\n";
    let said = run_with_input(&["flow", "lint", "-"], flow);
    assert_eq!((said.code, said.err.as_str()), (1, ""), "{}", said.out);
    assert!(said.out.contains("step first goto: error ["), "{}", said.out);

    let said = run_with_input(&["flow", "lint", "--json", "-"], flow);
    let report: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!((said.code, &report["files"][0]["flows"][0]["findings"][0]["severity"]), (1, &"error".into()));

    let said = run_with_input(&["flow", "lint", "-"], "steps: [");
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    assert!(!said.err.is_empty());

    let said = run(&["flow", "lint", "no-such-file.yaml"]);
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert!(said.err.contains("cannot read no-such-file.yaml"), "{}", said.err);

    let said = run_with_input(&["flow", "import", "-"], "No chart here.");
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    assert!(!said.err.is_empty());

    let said =
        run_with_input(&["flow", "import", "--chart", "2", "-"], "flowchart TD\n a{Up?} -->|yes| b[Done]");
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert!(said.err.contains("there is no flow 2"), "{}", said.err);
}

/// A folder with two pages, a table, a broken flow file and things that are no flows.
fn collection() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, content) in [
        ("Email/reset-password.mmd", "graph TD\nA{Known?} -->|yes| B[Reset]\nA -->|no| C[Escalate to L2]"),
        ("Email/Deep/page.md", "# New starter\n\n1. Make the account\n2. Order the laptop\n"),
        ("table.csv", "title;body\nFirst;x\nSecond;y\n"),
        (".hidden.md", "# x"),
        ("picture.png", "\u{0}"),
    ] {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    folder
}

#[test]
fn a_whole_folder_becomes_a_library_that_passes_the_check_and_leaves_in_every_format() {
    let (folder, out) = (collection(), tempfile::tempdir().unwrap());
    let (from, to) = (folder.path().to_str().unwrap(), out.path().join("library"));
    let checked = run(&["flow", "import", from, "--check", "--json"]);
    let report: serde_json::Value = serde_json::from_str(&checked.out).unwrap();
    assert_eq!((checked.code, &report["counts"]["flows"]), (0, &3.into()), "{}", checked.out);
    let imported = run(&["flow", "import", from, "--out", to.to_str().unwrap()]);
    assert_eq!((imported.code, imported.out.as_str()), (0, ""), "{}", imported.err);
    for file in ["library.yaml", "Email/reset-password.yaml", "Email/Deep/new-starter.yaml", "table.yaml"] {
        assert!(to.join(file).is_file(), "{file}");
    }
    let pattern = format!("{}/**/*.yaml", to.display());
    let linted = run(&["flow", "lint", &pattern]);
    assert_eq!((linted.code, linted.err.as_str()), (0, ""), "{}", linted.out);
    assert!(linted.out.contains("3 flows: 0 errors"), "{}", linted.out);
    for (format, ending) in [("mermaid", "mmd"), ("markdown", "md"), ("json", "json"), ("yaml", "yaml")] {
        let pages = out.path().join(format);
        let exported =
            run(&["flow", "export", to.to_str().unwrap(), "--to", format, "--out", pages.to_str().unwrap()]);
        assert_eq!((exported.code, exported.err.as_str()), (0, ""));
        assert!(pages.join(format!("Email/reset-password.{ending}")).is_file(), "{format}");
    }
}

#[test]
fn one_bad_file_among_many_fails_the_check_and_is_named() {
    let folder = collection();
    fs::write(folder.path().join("broken.yaml"), "steps: [").unwrap();
    let from = folder.path().to_str().unwrap();
    let said = run(&["flow", "import", from, "--check"]);
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    assert!(said.err.contains("== broken.yaml"), "{}", said.err);
    let nothing = run(&["flow", "lint", &format!("{from}/*.none")]);
    assert_eq!(nothing.code, 2);
    assert!(nothing.err.contains("nothing matches"), "{}", nothing.err);
}

#[test]
fn the_schema_is_printed() {
    let said = run(&["flow", "schema"]);
    let schema: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!((said.code, &schema["title"]), (0, &"FlowDocument".into()));
    assert_eq!(run(&["flow-schema"]).out, said.out);
}

#[test]
fn what_is_imported_from_real_pages_passes_the_check_with_the_same_verdict() {
    let Some(pages) = pages() else { return };
    let halves = pages.split_at(pages.len() / 2);
    let flows: usize = thread::scope(|scope| {
        let halves = [halves.0, halves.1]
            .map(|half| scope.spawn(|| half.iter().map(|page| round_trip(page)).sum::<usize>()));
        halves.into_iter().map(|half| half.join().unwrap()).sum()
    });
    println!("{} pages, {flows} flows", pages.len());
    assert!(flows > 0);
}

/// Imports a page in both formats and checks each of its flows; gives how many there are.
fn round_trip(page: &Path) -> usize {
    let page = page.to_str().unwrap();
    let imported = run(&["flow", "import", page, "--to", "json"]);
    assert!(!imported.err.is_empty(), "{page}: no report on standard error");
    let documents: Vec<serde_json::Value> = match imported.out.as_str() {
        "" => Vec::new(),
        text => match serde_json::from_str(text).unwrap_or_else(|error| panic!("{page}: {error}: {text}")) {
            serde_json::Value::Array(several) => several,
            one => vec![one],
        },
    };
    let mut worst = i32::from(documents.is_empty());
    for (place, document) in documents.iter().enumerate() {
        let number = (place + 1).to_string();
        let verdicts = ["json", "yaml"].map(|format| {
            let one = run(&["flow", "import", page, "--to", format, "--chart", &number]);
            let checked = run_with_input(&["flow", "lint", "--json", "-"], &one.out);
            let report: serde_json::Value = serde_json::from_str(&checked.out)
                .unwrap_or_else(|error| panic!("{page}: {error}: {}{}", checked.out, checked.err));
            if format == "json" {
                assert_eq!(serde_json::from_str::<serde_json::Value>(&one.out).unwrap(), *document, "{page}");
            }
            (checked.code, report["files"][0]["flows"][0]["findings"].clone())
        });
        assert_eq!(verdicts[0], verdicts[1], "{page}: YAML and JSON are judged differently");
        worst = worst.max(verdicts[0].0);
    }
    assert_eq!(imported.code, worst, "{page}: the import and the check disagree");
    documents.len()
}

/// Where the pages lie; none, said plainly, where they are not at hand.
#[expect(clippy::disallowed_methods, reason = "a build server must not pass without the pages")]
fn pages() -> Option<Vec<PathBuf>> {
    let folder = root().join("../shared/data/mermaid-flowcharts");
    let Ok(entries) = fs::read_dir(&folder) else {
        assert_ne!(std::env::var("CI").as_deref(), Ok("true"), "no pages at {}", folder.display());
        println!("skipped: no pages at {}", folder.display());
        return None;
    };
    let mut pages: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    pages.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    pages.sort();
    Some(pages)
}

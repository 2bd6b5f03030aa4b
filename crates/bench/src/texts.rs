//! Importing, redacting and searching: ordinary text, and hostile pieces over and over, those of the tests.

use crate::{Growth, best, say};
use rf_core::Env;
use rf_documentation::{Profile, Redactor};
use rf_flows::search::{Deep, Entry, EntryId, EntryStep, Head, Search, rank_deep, snippets};
use rf_flows::{
    ImportFormat, ImportOptions, import as read, limits, parse_native, starter_flows, to_markdown,
};

#[path = "../../flows/src/import/tests/pieces.rs"]
mod sources;

#[path = "../../documentation/src/redaction/tests/pieces.rs"]
mod secrets;

/// What search may have to read of words and signs.
const WORDS: [&str; 9] = ["a ", "a-", "a_b ", "ab.cd-", "é", "e\u{301}", "打", "\"", "password "];
/// The most that is kept of a flow's steps to be found.
const SEARCHED: usize = 64 * 1024;
/// The longest text that can be searched for.
const TYPED: usize = 200;

/// The starter library as Markdown, over and over.
fn ordinary(size: usize) -> String {
    let pages = starter_flows().iter().filter_map(|flow| parse_native(flow.source).ok());
    let library: String = pages.map(|flow| to_markdown(&flow)).collect();
    cut(library.repeat(size / library.len() + 1), size)
}

fn over_and_over(head: &str, piece: &str, size: usize) -> String {
    cut(head.to_owned() + &piece.repeat(size / piece.len() + 1), size)
}

fn cut(mut text: String, size: usize) -> String {
    text.truncate(text.floor_char_boundary(size));
    text
}

/// Every format that is read from text, as much of it as is taken.
pub fn import() {
    let measure = |what, format, pieces: &[&str], heads: &[&str], with_ordinary: bool| {
        let options = ImportOptions { format, branches: true };
        let mut growth = Growth::of(what, limits::MAX_PAGE_BYTES, "bytes");
        for (head, piece) in heads.iter().flat_map(|head| pieces.iter().map(move |piece| (head, piece))) {
            let name =
                if head.is_empty() { format!("{piece:?}") } else { format!("{piece:?} after {head:?}") };
            growth.add(name, |size| over_and_over(head, piece, size), |text| read(&options, text, None));
        }
        if with_ordinary {
            growth.add("the starter library", ordinary, |text| read(&options, text, None));
        }
        say(&growth);
    };
    measure("import of Mermaid", ImportFormat::Auto, sources::MERMAID, sources::MERMAID_HEADS, false);
    measure("import of Markdown", ImportFormat::Markdown, sources::PAGES, sources::PAGE_HEADS, true);
    measure("import of HTML", ImportFormat::Html, sources::PAGES, sources::PAGE_HEADS, true);
    measure("import of tables", ImportFormat::Csv, sources::TABLES, &[sources::TABLE_HEAD], false);
}

/// Texts of a size that nothing limits, and how much is read in a second.
pub fn redact() {
    let redactor = Redactor::new(Profile::Strict, ["acme corp"]);
    let mut growth = Growth::of("redaction", 128 * 1024, "bytes");
    for piece in secrets::HOSTILE {
        growth.add(format!("{piece:?}"), |size| over_and_over("", piece, size), |text| redactor.redact(text));
    }
    growth.add("the starter library", ordinary, |text| redactor.redact(text));
    say(&growth);
    let note = "Reset the mailbox of Kim after the call; the new password is Otter#Creek12. Told them to sign in again.\n";
    let notes = over_and_over("", note, 1 << 20);
    for (what, text) in
        [("the starter library", ordinary(1 << 20)), ("notes with a password in each line", notes)]
    {
        let speed = text.len() as f64 / 1e6 / best(|| redactor.redact(&text)).as_secs_f64();
        println!("  {what}: {speed:.1} MB/s");
    }
}

/// Understanding a search, putting a thing in its place among others and showing why, and indexing it.
pub fn search() {
    let env = Env::system();
    let mut typed = Growth::of("search, understanding", TYPED, "bytes");
    let mut placed = Growth::of("search, ranking and snippets", SEARCHED, "bytes");
    let mut indexed = Growth::of("search, words of a thing", SEARCHED, "bytes");
    for piece in WORDS {
        let name = format!("{piece:?}");
        let text = |size| over_and_over("", piece, size);
        let step = |size| EntryStep { title: "Step".into(), body: text(size) };
        typed.add(&name, text, |text| Search::parse(text));
        let search = Search::parse(&text(TYPED));
        let thing = |size| {
            let [title, shelf, summary] = ["Title", "Shelf", "Summary"].map(str::to_owned);
            Deep {
                head: Head { title, shelf, summary, uses: 0, updated_at: env.now() },
                steps: vec![step(size)],
            }
        };
        placed.add(&name, thing, |thing| {
            (rank_deep(&search, std::slice::from_ref(thing)), snippets(&search, thing))
        });
        let entry = |size| Entry {
            id: EntryId::Flow(env.new_id()),
            title: "Title".into(),
            category: String::new(),
            tags: Vec::new(),
            summary: String::new(),
            steps: vec![step(size)],
            marks: Vec::new(),
        };
        indexed.add(&name, entry, Entry::all_words);
    }
    [typed, placed, indexed].iter().for_each(say);
}

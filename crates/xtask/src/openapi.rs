//! `cargo xtask openapi`: the API's document, the schema of flow files and the web client's types, rewritten or compared.

use crate::{
    failure::{Attempt, Failure, Result},
    places::{Places, Profile},
    process, report, run,
    web::Web,
};
use std::{
    fs,
    path::{Path, PathBuf},
};

const REWRITE: &str = "run `cargo xtask openapi` and commit the result";

/// Rewrites all three files.
pub fn run(places: &Places) -> Result<()> {
    report::step("server", || run::build(places, Profile::Dev))?;
    let document = of_the_server(places)?;
    fs::write(places.openapi(), document).attempt("write docs/openapi.json")?;
    fs::write(schema_file(places), schema_of_flows(places)?).attempt("write docs/flow.schema.json")?;
    let web = Web::find(places)?;
    report::step("web packages", || web.install(places))?;
    report::step("web client", || generate_client(places, &web))
}

/// Fails when the committed document, or the schema of flow files, is not what the server says.
pub fn check_document(places: &Places) -> Result<()> {
    let committed = fs::read(places.openapi()).attempt("read docs/openapi.json")?;
    same("docs/openapi.json", &committed, &of_the_server(places)?)?;
    let committed = fs::read(schema_file(places)).attempt("read docs/flow.schema.json")?;
    same("docs/flow.schema.json", &committed, &schema_of_flows(places)?)
}

/// Fails when the committed client types are not made from the committed document; leaves them as they are.
pub fn check_client(places: &Places, web: &Web) -> Result<()> {
    let file = places.web_client();
    let committed = fs::read(&file).attempt(format!("read {}", file.display()))?;
    let generated = generate_client(places, web).and_then(|()| fs::read(&file).attempt("read the new types"));
    fs::write(&file, &committed).attempt("put the committed types back")?;
    same("web/src/api/schema.gen.d.ts", &committed, &generated?)
}

fn generate_client(places: &Places, web: &Web) -> Result<()> {
    process::run_logged(&mut web.npm(&["run", "gen"]), &places.log("web client"))
}

fn of_the_server(places: &Places) -> Result<Vec<u8>> {
    let mut command = process::program(places.binary(Profile::Dev), places.root());
    process::output_of(command.arg("openapi"))
}

fn schema_of_flows(places: &Places) -> Result<Vec<u8>> {
    let mut command = process::program(places.binary(Profile::Dev), places.root());
    process::output_of(command.args(["flow", "schema"]))
}

fn schema_file(places: &Places) -> PathBuf {
    places.root().join("docs/flow.schema.json")
}

fn same(file: &str, committed: &[u8], expected: &[u8]) -> Result<()> {
    if committed == expected {
        return Ok(());
    }
    let (committed, expected) = (String::from_utf8_lossy(committed), String::from_utf8_lossy(expected));
    let line = first_difference(&committed, &expected);
    let shown = |text: &str| text.lines().nth(line - 1).unwrap_or("(the end)").trim().to_owned();
    Err(Failure::new(format!(
        "{} is out of date from line {line}:\n    committed: {}\n    expected:  {}",
        Path::new(file).display(),
        shown(&committed),
        shown(&expected)
    ))
    .advise(REWRITE))
}

/// The number of the first line that differs, from 1.
fn first_difference(left: &str, right: &str) -> usize {
    left.lines().zip(right.lines()).take_while(|(left, right)| left == right).count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stale_file_is_told_with_its_first_differing_line() {
        let failure =
            same("docs/openapi.json", b"{\n \"a\": 1\n}", b"{\n \"a\": 2\n}").unwrap_err().to_string();
        assert!(failure.contains("from line 2"), "{failure}");
        assert!(failure.contains("committed: \"a\": 1"), "{failure}");
        assert!(failure.contains("cargo xtask openapi"), "{failure}");
    }

    #[test]
    fn a_shorter_file_differs_after_its_end() {
        assert_eq!(first_difference("a\nb", "a\nb\nc"), 3);
        assert!(same("x", b"a\n", b"a\n").is_ok());
    }
}

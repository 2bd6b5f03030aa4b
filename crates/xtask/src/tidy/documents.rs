//! Documents that must keep up with the code: the crates in `docs/architecture.md`, the codes in `docs/error-codes.md`.

use super::{Finding, layers::Package, tree::Tree};

const ARCHITECTURE: &str = "docs/architecture.md";
const CODES: &str = "docs/error-codes.md";

/// Checks both documents.
pub fn check(tree: &Tree, packages: &[Package]) -> Vec<Finding> {
    let text = |path| tree.file(path).map(|file| file.text.as_str()).unwrap_or_default();
    let (architecture, codes) = (text(ARCHITECTURE), text(CODES));
    let mut findings = Vec::new();
    for package in packages {
        let name = package.name.strip_prefix("rf-").unwrap_or(&package.name);
        if !architecture.contains(&format!("`{name}`")) {
            findings.push(Finding::new(ARCHITECTURE, format!("does not name the crate `{name}`")));
        }
    }
    for file in tree.files().filter(|file| file.is_rust() && file.path.contains("/src/")) {
        for code in failure_codes(&file.text) {
            if !codes.contains(&format!("`{code}`")) {
                let what = format!("does not list the code `{code}`, declared in {}", file.path);
                findings.push(Finding::new(CODES, what));
            }
        }
    }
    findings
}

/// The wire codes of the failure tables in a source file: rows such as `NoTea => NotFound, "no_tea", "…";`.
fn failure_codes(text: &str) -> Vec<&str> {
    let mut codes = Vec::new();
    let mut rest = text;
    // An example in a comment is not a table: its lines start with slashes.
    while let Some(start) = rest.find("\nrf_core::failures! {") {
        let table = &rest[start..];
        let end = table.find("\n}").unwrap_or(table.len());
        codes.extend(table[..end].split("=>").skip(1).filter_map(code_of_row));
        rest = &table[end..];
    }
    codes
}

/// ` NotFound, "no_tea", "…"` has the code `no_tea`.
fn code_of_row(row: &str) -> Option<&str> {
    row.split_once(',')?.1.trim_start().strip_prefix('"')?.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "//! Tea.\n\nrf_core::failures! {\n    /// Why not.\n    pub enum TeaFailure {\n        \
        NoTea => NotFound, \"no_tea\", \"There is no tea.\";\n        Cold(Degrees) =>\n            Conflict,\n            \
        \"tea_is_cold\", \"It => is cold.\";\n    }\n}\n\nfn f() { match x { A => (B, \"c\") } }\n";

    #[test]
    fn the_codes_of_a_failure_table_are_read() {
        assert_eq!(failure_codes(TABLE), ["no_tea", "tea_is_cold"]);
        assert!(failure_codes("/// rf_core::failures! { A => B, \"c\", \"d\"; }").is_empty());
    }

    #[test]
    fn a_crate_or_a_code_that_a_document_forgot_is_found() {
        let packages = ["rf-tea", "xtask"].map(|name| Package { name: name.into(), dependencies: vec![] });
        let tree = Tree::of(&[
            ("crates/tea/src/failure.rs", TABLE),
            (ARCHITECTURE, "| `xtask` | commands |"),
            (CODES, "| `no_tea` | 404 |"),
        ]);
        let said: Vec<String> = check(&tree, &packages).iter().map(ToString::to_string).collect();
        assert_eq!(
            said,
            [
                "docs/architecture.md: does not name the crate `tea`",
                "docs/error-codes.md: does not list the code `tea_is_cold`, declared in crates/tea/src/failure.rs",
            ]
        );
    }
}

//! Who names whom, checked against the table of crates.

use super::{
    Finding,
    crates::{NOT_PURE, RESERVED, Row},
};
use crate::failure::{Failure, Result};
use serde_json::Value;

/// A package of the workspace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Package {
    /// Its name.
    pub name: String,
    /// What it names in its manifest.
    pub dependencies: Vec<Dependency>,
}

/// What a package names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dependency {
    /// The package named.
    pub name: String,
    /// Whether only tests use it.
    pub in_tests: bool,
    /// Whether it is a package of the repository.
    pub ours: bool,
}

/// Reads the packages from what `cargo metadata --no-deps` says.
pub fn packages(metadata: &Value) -> Result<Vec<Package>> {
    let list = |value: &Value, name: &str| value.get(name).and_then(Value::as_array).cloned();
    let text = |value: &Value, name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
    let dependency = |value: &Value| {
        Some(Dependency {
            name: text(value, "name")?,
            in_tests: text(value, "kind").as_deref() == Some("dev"),
            ours: text(value, "path").is_some(),
        })
    };
    let package = |value: &Value| {
        let dependencies = list(value, "dependencies")?.iter().map(dependency).collect::<Option<_>>()?;
        Some(Package { name: text(value, "name")?, dependencies })
    };
    let packages = list(metadata, "packages").map(|packages| packages.iter().map(package).collect());
    packages.flatten().ok_or_else(|| Failure::new("cargo metadata says something unexpected"))
}

/// Compares the packages with the table.
pub fn check(packages: &[Package], table: &[Row]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for row in table {
        if !packages.iter().any(|package| package.name == row.name) {
            findings.push(Finding::new(row.name, "has a row in the table of crates and does not exist"));
        }
    }
    for package in packages {
        match table.iter().find(|row| row.name == package.name) {
            Some(row) => findings.extend(check_package(package, row)),
            None => findings.push(Finding::new(
                &package.name,
                "has no row in the table of crates (crates/xtask/src/tidy/crates.rs): say what it may name",
            )),
        }
    }
    findings
}

fn check_package(package: &Package, row: &Row) -> Vec<Finding> {
    let refusal = |dependency: &Dependency| {
        let name = dependency.name.as_str();
        if dependency.ours {
            let allowed =
                row.ours.contains(&name) || dependency.in_tests && row.ours_in_tests.contains(&name);
            return (!allowed).then(|| "its layer is not below".to_owned());
        }
        // Tests may drive what they test with any outside crate.
        if dependency.in_tests {
            return None;
        }
        if row.pure && NOT_PURE.iter().any(|banned| covers(banned, name)) {
            return Some("a domain crate does no input or output".into());
        }
        // The longest name that covers it: `sea-orm-migration` is not `sea-orm`'s owner's.
        let reserved = RESERVED.iter().filter(|reserved| covers(reserved.name, name));
        let reserved = reserved.max_by_key(|reserved| reserved.name.len())?;
        (!reserved.owners.contains(&row.name)).then(|| match reserved.owners {
            [] => "no crate may".to_owned(),
            owners => format!("only {} may", owners.join(", ")),
        })
    };
    let finding = |dependency: &Dependency| {
        let why = refusal(dependency)?;
        Some(Finding::new(&package.name, format!("must not name `{}`: {why}", dependency.name)))
    };
    package.dependencies.iter().filter_map(finding).collect()
}

fn covers(name: &str, dependency: &str) -> bool {
    dependency.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const TABLE: [Row; 3] = [
        Row { name: "rf-core", ours: &[], ours_in_tests: &[], pure: true },
        Row { name: "rf-persistence", ours: &["rf-core"], ours_in_tests: &["rf-migration"], pure: false },
        Row { name: "rf-migration", ours: &[], ours_in_tests: &[], pure: false },
    ];

    fn package(name: &str, dependencies: &[(&str, bool)]) -> Package {
        let dependency = |(name, in_tests): &(&str, bool)| Dependency {
            name: (*name).into(),
            in_tests: *in_tests,
            ours: name.starts_with("rf-"),
        };
        Package { name: name.into(), dependencies: dependencies.iter().map(dependency).collect() }
    }

    fn check_one(name: &str, dependency: (&str, bool), expected: Option<&str>) {
        let mut packages: Vec<Package> = TABLE.iter().map(|row| package(row.name, &[])).collect();
        packages.retain(|package| package.name != name);
        packages.push(package(name, &[dependency]));
        let said: Vec<String> = check(&packages, &TABLE).iter().map(ToString::to_string).collect();
        assert_eq!(said, expected.map(str::to_owned).into_iter().collect::<Vec<_>>());
    }

    #[test]
    fn a_crate_names_only_layers_below_it() {
        check_one("rf-persistence", ("rf-core", false), None);
        check_one(
            "rf-core",
            ("rf-persistence", false),
            Some("rf-core: must not name `rf-persistence`: its layer is not below"),
        );
    }

    #[test]
    fn tests_may_name_more_than_the_crate_itself() {
        check_one("rf-persistence", ("rf-migration", true), None);
        check_one(
            "rf-persistence",
            ("rf-migration", false),
            Some("rf-persistence: must not name `rf-migration`: its layer is not below"),
        );
        check_one("rf-core", ("tokio", true), None);
    }

    #[test]
    fn an_outside_crate_with_an_owner_is_named_by_its_owner_only() {
        check_one("rf-migration", ("sea-orm-migration", false), None);
        check_one(
            "rf-persistence",
            ("sea-orm-migration", false),
            Some("rf-persistence: must not name `sea-orm-migration`: only rf-migration may"),
        );
        check_one("rf-persistence", ("sea-orm", false), None);
        check_one(
            "rf-persistence",
            ("utoipa-swagger-ui", false),
            Some("rf-persistence: must not name `utoipa-swagger-ui`: only rf-api may"),
        );
    }

    #[test]
    fn a_domain_crate_does_no_input_or_output() {
        check_one(
            "rf-core",
            ("tokio", false),
            Some("rf-core: must not name `tokio`: a domain crate does no input or output"),
        );
        check_one("rf-core", ("chrono", false), None);
    }

    #[test]
    fn a_crate_without_a_row_and_a_row_without_a_crate_are_found() {
        let said = check(&[package("rf-core", &[]), package("rf-psa", &[])], &TABLE[..2]);
        let places: Vec<&str> = said.iter().map(|finding| finding.place.as_str()).collect();
        assert_eq!(places, ["rf-persistence", "rf-psa"]);
    }

    #[test]
    fn what_cargo_says_is_read() {
        let said = packages(&json!({"packages": [{"name": "rf-auth", "dependencies": [
            {"name": "rf-core", "kind": null, "path": "/x/core"},
            {"name": "insta", "kind": "dev", "source": "registry"},
        ]}]}))
        .unwrap();
        let [auth] = said.as_slice() else { panic!("one package") };
        assert_eq!(auth.dependencies[0], Dependency { name: "rf-core".into(), in_tests: false, ours: true });
        assert!(auth.dependencies[1].in_tests && !auth.dependencies[1].ours);
        assert!(packages(&json!({})).is_err());
    }
}

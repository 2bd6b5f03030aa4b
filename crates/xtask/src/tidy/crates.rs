//! The table of crates: who may name whom. A change here is an architectural one; `docs/architecture.md` says so too.

/// What a crate may depend on.
pub struct Row {
    /// The package.
    pub name: &'static str,
    /// The crates of ours that it may name.
    pub ours: &'static [&'static str],
    /// The crates of ours that its tests may name besides.
    pub ours_in_tests: &'static [&'static str],
    /// Whether it leaves files, network, threads and the environment alone.
    pub pure: bool,
}

const DOMAIN: [&str; 5] = ["rf-core", "rf-auth", "rf-flows", "rf-documentation", "rf-guidance"];

/// Every crate of the workspace, lowest layer first.
pub const TABLE: [Row; 15] = [
    Row { name: "rf-core", ours: &[], ours_in_tests: &[], pure: true },
    Row { name: "rf-auth", ours: &["rf-core"], ours_in_tests: &[], pure: true },
    Row { name: "rf-flows", ours: &["rf-core"], ours_in_tests: &[], pure: true },
    Row { name: "rf-documentation", ours: &["rf-core", "rf-flows"], ours_in_tests: &[], pure: true },
    Row { name: "rf-guidance", ours: &["rf-core", "rf-flows"], ours_in_tests: &[], pure: true },
    Row { name: "rf-migration", ours: &[], ours_in_tests: &[], pure: false },
    Row { name: "rf-mail", ours: &["rf-core", "rf-auth"], ours_in_tests: &[], pure: false },
    Row { name: "rf-oidc", ours: &["rf-core", "rf-auth"], ours_in_tests: &[], pure: false },
    Row { name: "rf-evidence", ours: &["rf-core", "rf-flows"], ours_in_tests: &[], pure: false },
    Row { name: "rf-persistence", ours: &DOMAIN, ours_in_tests: &["rf-migration"], pure: false },
    Row {
        name: "rf-api",
        ours: &[
            "rf-core",
            "rf-auth",
            "rf-flows",
            "rf-documentation",
            "rf-guidance",
            "rf-persistence",
            "rf-oidc",
            "rf-evidence",
        ],
        ours_in_tests: &["rf-migration"],
        pure: false,
    },
    Row {
        name: "rf-cli",
        ours: &[
            "rf-core",
            "rf-auth",
            "rf-flows",
            "rf-documentation",
            "rf-guidance",
            "rf-persistence",
            "rf-api",
            "rf-migration",
            "rf-mail",
            "rf-oidc",
            "rf-evidence",
        ],
        ours_in_tests: &[],
        pure: false,
    },
    Row {
        name: "rf-tests",
        ours: &[],
        ours_in_tests: &[
            "rf-core",
            "rf-auth",
            "rf-flows",
            "rf-documentation",
            "rf-guidance",
            "rf-persistence",
            "rf-api",
            "rf-migration",
            "rf-cli",
            "rf-mail",
            "rf-oidc",
            "rf-evidence",
        ],
        pure: false,
    },
    Row {
        name: "rf-bench",
        ours: &["rf-core", "rf-flows", "rf-documentation", "rf-guidance"],
        ours_in_tests: &[],
        pure: false,
    },
    Row { name: "xtask", ours: &[], ours_in_tests: &[], pure: false },
];

/// An outside crate that only some crates may name; `name` also covers `name-…`.
pub struct Reserved {
    /// The outside crate.
    pub name: &'static str,
    /// Who may name it. A crate that does not exist yet keeps its place.
    pub owners: &'static [&'static str],
}

/// Outside crates with an owner.
pub const RESERVED: [Reserved; 30] = [
    Reserved { name: "aho-corasick", owners: &["rf-documentation"] },
    Reserved { name: "fernet", owners: &["rf-core"] },
    Reserved { name: "jsonwebtoken", owners: &["rf-auth"] },
    Reserved { name: "bcrypt", owners: &["rf-auth"] },
    Reserved { name: "zxcvbn", owners: &["rf-auth"] },
    Reserved { name: "async-openai", owners: &["rf-copilot"] },
    Reserved { name: "tokio-cron-scheduler", owners: &["rf-scheduling"] },
    Reserved { name: "sea-orm-migration", owners: &["rf-migration"] },
    Reserved { name: "sea-orm", owners: &["rf-persistence"] },
    Reserved { name: "sqlx", owners: &[] },
    Reserved { name: "actix", owners: &["rf-api"] },
    Reserved { name: "utoipa", owners: &["rf-api"] },
    Reserved { name: "rust-embed", owners: &["rf-api"] },
    Reserved { name: "clap", owners: &["rf-cli", "xtask"] },
    Reserved { name: "reqwest", owners: &["rf-psa", "rf-copilot", "rf-oidc", "rf-evidence"] },
    Reserved { name: "openidconnect", owners: &["rf-oidc"] },
    Reserved { name: "lettre", owners: &["rf-mail"] },
    Reserved { name: "rustls", owners: &["rf-cli"] },
    Reserved { name: "webauthn", owners: &["rf-auth"] },
    Reserved { name: "totp-rs", owners: &["rf-auth"] },
    Reserved { name: "cel", owners: &["rf-flows"] },
    Reserved { name: "croner", owners: &["rf-flows", "rf-scheduling"] },
    Reserved { name: "csv", owners: &["rf-flows"] },
    Reserved { name: "htmd", owners: &["rf-flows"] },
    Reserved { name: "zip", owners: &["rf-flows"] },
    Reserved { name: "object_store", owners: &["rf-evidence"] },
    Reserved { name: "image", owners: &["rf-evidence"] },
    Reserved { name: "infer", owners: &["rf-flows"] },
    Reserved { name: "qrcode", owners: &["rf-auth"] },
    Reserved { name: "quick_cache", owners: &["rf-persistence"] },
];

/// What a pure crate must not name, in its dependencies; `name` also covers `name-…`.
pub const NOT_PURE: [&str; 10] =
    ["actix", "sea-orm", "sqlx", "reqwest", "tokio", "hyper", "ureq", "async-std", "smol", "rusqlite"];

/// What the sources of a pure crate must not name: a path, and why.
pub const NOT_PURE_PATHS: [(&str, &str); 5] = [
    ("std::fs", "files"),
    ("std::net", "the network"),
    ("std::env", "the environment"),
    ("std::process", "other programs"),
    ("std::thread", "threads"),
];

//! Where things are in the repository and where the commands put theirs.

use crate::{
    failure::{Failure, Result},
    machine,
};
use std::path::{Path, PathBuf};

/// The repository's root and the folder of build products.
#[derive(Debug, Clone)]
pub struct Places {
    root: PathBuf,
    target: PathBuf,
}

/// How the product's binary is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Quick to build; reads the web files from disk.
    Dev,
    /// Optimised, web files embedded.
    Release,
    /// What is shipped: the slowest build, the fastest binary.
    Dist,
}

impl Profile {
    /// Cargo's arguments for it.
    pub fn arguments(self) -> &'static [&'static str] {
        match self {
            Self::Dev => &[],
            Self::Release => &["--release"],
            Self::Dist => &["--profile", "dist"],
        }
    }

    fn folder(self) -> &'static str {
        match self {
            Self::Dev => "debug",
            Self::Release => "release",
            Self::Dist => "dist",
        }
    }
}

impl Places {
    /// Finds the repository that this program was built from.
    pub fn find() -> Result<Self> {
        let built_from = machine::variable("CARGO_MANIFEST_DIR").unwrap_or(env!("CARGO_MANIFEST_DIR").into());
        let built_from = Path::new(&built_from);
        let root = built_from.ancestors().nth(2).map(Path::to_path_buf);
        let root = root.filter(|root| root.join("Cargo.toml").is_file()).ok_or_else(|| {
            Failure::new(format!("the repository is no longer at {}", built_from.display()))
                .advise("run `cargo xtask` inside the repository, so that it is built again")
        })?;
        let target = match machine::variable("CARGO_TARGET_DIR") {
            Some(folder) => root.join(folder),
            None => root.join("target"),
        };
        Ok(Self { root, target })
    }

    /// The repository's root.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The web app.
    pub fn web(&self) -> PathBuf {
        self.root.join("web")
    }

    /// The servers of others that the black-box tests talk to.
    pub fn peers(&self) -> PathBuf {
        self.root.join("tests/peers")
    }

    /// The committed OpenAPI document.
    pub fn openapi(&self) -> PathBuf {
        self.root.join("docs/openapi.json")
    }

    /// The web app's committed client types.
    pub fn web_client(&self) -> PathBuf {
        self.root.join("web/src/api/schema.gen.d.ts")
    }

    /// The product's binary.
    pub fn binary(&self, profile: Profile) -> PathBuf {
        self.target.join(profile.folder()).join("resolutionflow")
    }

    /// The server whose clock the browser tests move.
    pub fn stage(&self) -> PathBuf {
        self.target.join(Profile::Dev.folder()).join("examples/stage")
    }

    /// A file that the commands keep to themselves: a log, a report, a stamp.
    pub fn own(&self, name: &str) -> PathBuf {
        self.target.join("xtask").join(name)
    }

    /// The log of a step.
    pub fn log(&self, step: &str) -> PathBuf {
        self.own(&format!("{}.log", step.replace(' ', "-").to_lowercase()))
    }
}

//! The web app's tools: node, npm, its packages, its build, each run only when something changed.

use crate::{
    failure::{Attempt, Failure, Result},
    machine,
    places::Places,
    process, report,
};
use std::{
    collections::hash_map::DefaultHasher,
    fs,
    hash::{Hash, Hasher},
    path::{Path, PathBuf},
    process::Command,
};

const OLDEST_NODE: (u32, u32) = (20, 19);
const ADVICE: &str = "install Node.js 20.19 or newer with npm";

/// What of `web/` does not change what is built.
const NOT_BUILT_FROM: [&str; 6] =
    ["node_modules", "dist", "e2e", "test-results", "playwright-report", ".vite"];

/// Node and npm, found and new enough, and the folder of packages that they work in.
pub struct Web {
    folder: PathBuf,
    /// What its packages are called in the names of logs.
    packages: &'static str,
    npm: PathBuf,
    node_version: String,
}

impl Web {
    /// Finds the tools, or says what to install.
    pub fn find(places: &Places) -> Result<Self> {
        let missing = |name: &str| Failure::new(format!("{name} is not on PATH")).advise(ADVICE);
        let node = machine::find_program(&["node"], &[]).ok_or_else(|| missing("node"))?;
        let npm = machine::find_program(&["npm"], &[]).ok_or_else(|| missing("npm"))?;
        let said = process::output_of(process::program(node, places.root()).arg("--version"))?;
        let node_version = String::from_utf8_lossy(&said).trim().to_owned();
        if version(&node_version).is_none_or(|found| found < OLDEST_NODE) {
            return Err(Failure::new(format!("Node.js {node_version} is too old")).advise(ADVICE));
        }
        Ok(Self { folder: places.web(), packages: "web packages", npm, node_version })
    }

    /// The same tools for the servers of others that the black-box tests talk to.
    pub fn find_for_peers(places: &Places) -> Result<Self> {
        Ok(Self { folder: places.peers(), packages: "peer packages", ..Self::find(places)? })
    }

    /// An npm command in its folder.
    pub fn npm(&self, arguments: &[&str]) -> Command {
        let mut command = process::program(&self.npm, &self.folder);
        command.args(arguments).env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        command
    }

    /// A program of one of the installed packages.
    pub fn tool(&self, arguments: &[&str]) -> Command {
        let mut command = self.npm(&["exec", "--no", "--"]);
        command.args(arguments);
        command
    }

    /// Installs the packages of the lock file, unless exactly those are installed.
    pub fn install(&self, places: &Places) -> Result<()> {
        let lock = self.folder.join("package-lock.json");
        let lock = fs::read(&lock).attempt(format!("read {}", lock.display()))?;
        let wanted = fingerprint(&(&lock, &self.node_version));
        let stamp = self.folder.join("node_modules/.installed-from");
        if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
            report::say("    the installed packages are those of package-lock.json");
            return Ok(());
        }
        process::run_logged(&mut self.npm(&["ci", "--no-audit", "--no-fund"]), &places.log(self.packages))?;
        fs::write(&stamp, wanted).attempt(format!("write {}", stamp.display()))
    }

    /// Builds `web/dist`, unless it was built from the present sources.
    pub fn build_if_changed(&self, places: &Places) -> Result<()> {
        let wanted = self.sources()?;
        let stamp = places.own("web-built-from");
        let built = self.folder.join("dist/index.html").is_file();
        if built && fs::read_to_string(&stamp).is_ok_and(|from| from == wanted) {
            report::say("    web/dist is built from the present sources");
            return Ok(());
        }
        self.build(places)
    }

    /// Builds `web/dist` with its compressed copies.
    pub fn build(&self, places: &Places) -> Result<()> {
        let stamp = places.own("web-built-from");
        // A build that fails half-way must not look like the one before it.
        let _ = fs::remove_file(&stamp);
        let sources = self.sources()?;
        process::run_logged(&mut self.npm(&["run", "build"]), &places.log("web build"))?;
        fs::write(&stamp, sources).attempt(format!("write {}", stamp.display()))
    }

    fn sources(&self) -> Result<String> {
        let mut files = Vec::new();
        collect(&self.folder, &mut files).attempt("read the web sources")?;
        files.sort();
        let mut contents = Vec::new();
        for file in files {
            let bytes = fs::read(&file).attempt(format!("read {}", file.display()))?;
            contents.push((file.strip_prefix(&self.folder).unwrap_or(&file).to_path_buf(), bytes));
        }
        Ok(fingerprint(&contents))
    }
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if NOT_BUILT_FROM.iter().any(|name| entry.file_name() == *name) {
            continue;
        }
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), files)?;
        } else {
            files.push(entry.path());
        }
    }
    Ok(())
}

/// Tells equal from changed; it protects from forgetting, not from an enemy.
fn fingerprint(value: &impl Hash) -> String {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

fn version(said: &str) -> Option<(u32, u32)> {
    let mut numbers = said.strip_prefix('v')?.split('.').map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn node_says_its_version() {
        assert_eq!(version("v20.20.2"), Some((20, 20)));
        assert_eq!(version("20"), None);
        assert!(version("v20.9.0").unwrap() < OLDEST_NODE);
    }

    #[test]
    fn only_what_is_built_from_counts_as_a_change() {
        let scratch = Scratch::new("web").unwrap();
        let web = Web {
            folder: scratch.path().to_path_buf(),
            packages: "web packages",
            npm: "npm".into(),
            node_version: "v20.20.2".into(),
        };
        let write = |file: &str, text: &str| {
            let file = scratch.path().join(file);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        };
        write("src/main.tsx", "1");
        let before = web.sources().unwrap();
        write("node_modules/x/index.js", "1");
        write("e2e/runner.spec.ts", "1");
        write("dist/index.html", "1");
        assert_eq!(web.sources().unwrap(), before);
        write("src/main.tsx", "2");
        assert_ne!(web.sources().unwrap(), before);
    }
}

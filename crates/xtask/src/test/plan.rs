//! Which steps a test run takes, in which order, and what each needs.

/// A part of the checks that can be asked for alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Part {
    /// Rust: format, clippy, tests on both databases
    Rust,
    /// The black-box tests on PostgreSQL
    Postgres,
    /// The web app: types, lint, tests, build, budgets
    Web,
    /// The layers and habits of the sources
    Tidy,
    /// The committed API document and web client
    Openapi,
    /// The browser tests
    E2e,
}

/// Whose tests a runner runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Rust,
    Web,
}

impl Side {
    /// The word before its closing line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Rust => "rust",
            Self::Web => "web",
        }
    }
}

/// A step of the test run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Format,
    Tidy,
    WebPackages,
    WebTypes,
    WebLint,
    WebTests,
    WebBuild,
    WebBudgets,
    PeerPackages,
    Clippy,
    Build,
    TestsOnSqlite,
    Examples,
    TestsOnPostgres,
    ApiDocument,
    WebClient,
    Stage,
    BrowserTests,
}

/// Every step, in order: the quick ones first, each after what it needs.
const ALL: [Step; 18] = [
    Step::Format,
    Step::Tidy,
    Step::WebPackages,
    Step::WebTypes,
    Step::WebLint,
    Step::WebTests,
    Step::WebBuild,
    Step::WebBudgets,
    Step::PeerPackages,
    Step::Clippy,
    Step::Build,
    Step::TestsOnSqlite,
    Step::Examples,
    Step::TestsOnPostgres,
    Step::ApiDocument,
    Step::WebClient,
    Step::Stage,
    Step::BrowserTests,
];

impl Step {
    /// What the step is called, in the output and in the name of its log.
    pub fn name(self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::Tidy => "tidy",
            Self::WebPackages => "web packages",
            Self::WebTypes => "web types",
            Self::WebLint => "web lint",
            Self::WebTests => "web tests",
            Self::WebBuild => "web build",
            Self::WebBudgets => "web budgets",
            Self::PeerPackages => "peer packages",
            Self::Clippy => "clippy",
            Self::Build => "build",
            Self::TestsOnSqlite => "tests on sqlite",
            Self::Examples => "examples in the docs",
            Self::TestsOnPostgres => "tests on postgresql",
            Self::ApiDocument => "api document",
            Self::WebClient => "web client",
            Self::Stage => "stage of the browser tests",
            Self::BrowserTests => "browser tests",
        }
    }

    fn parts(self) -> &'static [Part] {
        match self {
            Self::Format | Self::Clippy | Self::Build | Self::TestsOnSqlite | Self::Examples => &[Part::Rust],
            Self::PeerPackages | Self::TestsOnPostgres => &[Part::Rust, Part::Postgres],
            Self::Tidy => &[Part::Tidy],
            Self::WebPackages
            | Self::WebTypes
            | Self::WebLint
            | Self::WebTests
            | Self::WebBuild
            | Self::WebBudgets => &[Part::Web],
            Self::ApiDocument | Self::WebClient => &[Part::Openapi],
            Self::Stage | Self::BrowserTests => &[Part::E2e],
        }
    }

    /// The steps that must have passed before.
    pub fn needs(self) -> &'static [Step] {
        match self {
            Self::Format
            | Self::Tidy
            | Self::WebPackages
            | Self::PeerPackages
            | Self::Clippy
            | Self::Build => &[],
            Self::WebTypes | Self::WebLint | Self::WebTests | Self::WebBuild | Self::WebClient => {
                &[Self::WebPackages]
            }
            Self::WebBudgets => &[Self::WebBuild],
            Self::TestsOnSqlite | Self::TestsOnPostgres => &[Self::PeerPackages, Self::Build],
            Self::Examples | Self::ApiDocument => &[Self::Build],
            // After the build, so that what both need is built once.
            Self::Stage => &[Self::Build],
            Self::BrowserTests => &[Self::WebPackages, Self::WebBuild, Self::Build, Self::Stage],
        }
    }

    /// Whose closing line its tests are counted in, if it runs tests.
    pub fn counted_as(self) -> Option<Side> {
        match self {
            Self::TestsOnSqlite | Self::Examples | Self::TestsOnPostgres => Some(Side::Rust),
            Self::WebTests | Self::BrowserTests => Some(Side::Web),
            Self::Format
            | Self::Tidy
            | Self::WebPackages
            | Self::WebTypes
            | Self::WebLint
            | Self::WebBuild
            | Self::WebBudgets
            | Self::PeerPackages
            | Self::Clippy
            | Self::Build
            | Self::ApiDocument
            | Self::WebClient
            | Self::Stage => None,
        }
    }
}

/// The steps of the wanted parts and what those need, in order; all steps when no part is named.
pub fn of(only: &[Part]) -> Vec<Step> {
    let wanted = |step: &Step| only.is_empty() || step.parts().iter().any(|part| only.contains(part));
    let mut chosen: Vec<Step> = Vec::new();
    // Backwards, so that what a needed step needs is seen too.
    for step in ALL.into_iter().rev() {
        if wanted(&step) || chosen.iter().any(|later| later.needs().contains(&step)) {
            chosen.push(step);
        }
    }
    chosen.reverse();
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_comes_after_what_it_needs() {
        for (place, step) in ALL.iter().enumerate() {
            for need in step.needs() {
                assert!(ALL[..place].contains(need), "{step:?} needs {need:?}");
            }
        }
    }

    #[test]
    fn without_a_choice_everything_runs() {
        assert_eq!(of(&[]), ALL);
    }

    #[test]
    fn a_part_brings_what_it_needs_and_nothing_else() {
        assert_eq!(
            of(&[Part::E2e]),
            [Step::WebPackages, Step::WebBuild, Step::Build, Step::Stage, Step::BrowserTests]
        );
        assert_eq!(of(&[Part::Postgres]), [Step::PeerPackages, Step::Build, Step::TestsOnPostgres]);
        assert_eq!(of(&[Part::Tidy]), [Step::Tidy]);
    }
}

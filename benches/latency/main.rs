//! How long people wait: save to verdict through the real watch screen, `verify`, start-up and idling, each beside
//! `cargo test` on the same file in the same run. Prints a Markdown table of ratios; judges nothing.
//!
//! `cargo bench --bench latency` runs it; `docs/performance.md` says how to read it.

mod cargo_project;
mod figures;
mod watched;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use cargo_project::CargoProject;
use figures::{Figures, Row};
use watched::Watched;

/// Each figure is the median of this many.
const ROUNDS: usize = 10;

/// The three kinds of content that a save may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Content {
    Failing,
    Passing,
    Refused,
}

impl Content {
    const ALL: [Content; 3] = [Content::Failing, Content::Passing, Content::Refused];

    /// Never the same text twice: what is known is not judged again.
    pub(crate) fn source(self, round: usize) -> String {
        let exercise = include_str!("../../exercises/01_basics/basics2.rs");
        let solution = include_str!("../../solutions/01_basics/basics2.rs");
        let text = match self {
            Content::Failing => exercise.to_owned(),
            Content::Passing => solution.to_owned(),
            Content::Refused => {
                exercise.replace("vec![alpha, beta, gamma]", "vec![alpha, beta, delta]")
            }
        };
        format!("{text}// round {round}\n")
    }
}

fn main() {
    let folder = tempfile::tempdir().expect("a scratch folder");
    let workspace = folder.path().join("workspace");
    katas(&workspace, &["init", &workspace.display().to_string()]);
    let mut cargo = CargoProject::beside(&workspace, &folder.path().join("plain"));
    let mut table = Figures::default();

    let mut watched = Watched::start(&workspace);
    let (mut by_watch, mut by_cargo) = (Times::default(), Times::default());
    // One round to warm up, and then katas and cargo in turn, so that both meet the same machine.
    for round in 0..=ROUNDS {
        for content in Content::ALL {
            let (watch, cargo) = (watched.save(content, round), cargo.test(content, round));
            if round > 0 {
                by_watch.add(content, watch);
                by_cargo.add(content, cargo);
            }
        }
    }
    for (content, name) in [
        (Content::Failing, "save → failing verdict on screen"),
        (Content::Passing, "save → passing verdict on screen"),
        (Content::Refused, "save → compile error on screen"),
    ] {
        table.add(Row::ratio(
            name,
            by_watch.median(content),
            by_cargo.median(content),
        ));
    }
    let unit = by_cargo.median(Content::Passing);
    table.note(watched.idle_for(Duration::from_secs(60)));
    watched.quit();

    let exercises = count_exercises(&workspace);
    let cold = median((0..ROUNDS).map(|_| {
        forget(&workspace);
        timed(|| katas(&workspace, &["verify", "--solutions"]))
    }));
    table.add(Row::ratio(
        "`verify --solutions`, cold, per exercise",
        cold / exercises,
        unit,
    ));
    let unchanged =
        median((0..ROUNDS).map(|_| timed(|| katas(&workspace, &["verify", "--solutions"]))));
    table.add(Row::ratio(
        "`verify --solutions`, nothing changed, all together",
        unchanged,
        unit,
    ));
    let help = median((0..ROUNDS).map(|_| timed(|| katas(&workspace, &["--help"]))));
    table.add(Row::ratio("`katas --help`", help, unit));
    println!("{exercises} exercises; medians of {ROUNDS}; one run on one machine\n\n{table}");
}

/// Times by kind of content.
#[derive(Debug, Default)]
struct Times {
    all: Vec<(Content, Duration)>,
}

impl Times {
    fn add(&mut self, content: Content, time: Duration) {
        self.all.push((content, time));
    }

    fn median(&self, content: Content) -> Duration {
        median(
            self.all
                .iter()
                .filter(|(kind, _)| *kind == content)
                .map(|(_, time)| *time),
        )
    }
}

fn median(times: impl Iterator<Item = Duration>) -> Duration {
    let mut times: Vec<Duration> = times.collect();
    times.sort();
    times[times.len() / 2]
}

fn timed(work: impl FnOnce()) -> Duration {
    let began = Instant::now();
    work();
    began.elapsed()
}

fn katas(workspace: &Path, arguments: &[&str]) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_katas"));
    command
        .args(arguments)
        .env("KATAS_DIR", workspace)
        .env("KATAS_BUILD_DIR", build_folder(workspace));
    let status = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    assert!(
        status.expect("katas starts").success(),
        "katas {arguments:?}"
    );
}

/// A kit of its own, beside the workspace: `verify` refuses one inside.
fn build_folder(workspace: &Path) -> PathBuf {
    workspace.with_file_name("build")
}

/// Takes away what was kept of earlier judgements.
fn forget(workspace: &Path) {
    for kit in std::fs::read_dir(build_folder(workspace))
        .expect("the kit was built")
        .flatten()
    {
        // Not there before the first.
        let _ = std::fs::remove_dir_all(kit.path().join("cache"));
    }
}

fn count_exercises(workspace: &Path) -> u32 {
    let topics = std::fs::read_dir(workspace.join("checks"))
        .expect("a workspace has checks")
        .flatten();
    let files = topics.flat_map(|topic| {
        std::fs::read_dir(topic.path())
            .into_iter()
            .flatten()
            .flatten()
    });
    files.count().try_into().expect("there are not that many")
}

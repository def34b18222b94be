//! `katas author`: for those who write exercises.

use std::path::PathBuf;

use anyhow::Context as _;
use indicatif::{ProgressBar, ProgressStyle};

use super::judging::Ended;
use super::{Context, Exit, judging, naming, print, say};
use crate::author::{self, Effort};
use crate::catalogue::{Catalogue, Exercise, Set};
use crate::cli;
use crate::event::Report;
use crate::problem::Problem;
use crate::runner::build_folder;
use crate::session::{Session, Settings};
use crate::terminal::sanitise::one_line;

pub fn check(context: &Context, arguments: &cli::Names) -> anyhow::Result<Exit> {
    let mut violations = Vec::new();
    let trees = Trees::of(context, |set| author::catalogue(set, &mut violations))?;
    let chosen = trees.chosen(&arguments.names, "author check")?;
    let ended = judging::follow(async {
        let session = trees.session(context).await?;
        let bar = progress();
        let found = author::check(
            &trees.root,
            &trees.set,
            &trees.catalogue,
            &chosen,
            &session,
            |report, done, of| show(&bar, &report.file, done, of),
        )
        .await?;
        bar.finish_and_clear();
        Ok(found)
    })?;
    match ended {
        Ended::Done(found) => violations.extend(found),
        Ended::Stopped(stop) => return Ok(Exit::Stopped(stop)),
    }
    violations.sort();
    for violation in &violations {
        print(&format!("{violation}\n"))?;
    }
    match violations.len() {
        0 => {
            let keep = if chosen.len() == 1 { "keeps" } else { "keep" };
            say(&format!(
                "{} {keep} every rule",
                count(chosen.len(), "exercise")
            ));
            Ok(Exit::Passed)
        }
        broken => {
            say(&format!(
                "{} in {}",
                count(broken, "violation"),
                count(chosen.len(), "exercise")
            ));
            Ok(Exit::NotPassed)
        }
    }
}

pub fn record(context: &Context, arguments: &cli::Names) -> anyhow::Result<Exit> {
    let trees = Trees::of(context, |set| Ok(set.catalogue()?))?;
    let chosen = trees.chosen(&arguments.names, "author record")?;
    let ended = judging::follow(async {
        let session = trees.session(context).await?;
        let mut exit = Exit::Passed;
        for exercise in chosen {
            match author::record(&trees.set, &session, exercise).await? {
                Some(timeline) => {
                    let file = format!("solutions/{}.timeline.json", exercise.id_path());
                    if trees.set.timeline(exercise)?.as_deref() != Some(&timeline) {
                        std::fs::write(trees.root.join(&file), timeline)
                            .with_context(|| format!("cannot write `{file}`"))?;
                        say(&format!("wrote `{file}`"));
                    }
                }
                None => {
                    say(&format!(
                        "the solution of `{}` does not pass: nothing recorded",
                        exercise.name
                    ));
                    exit = Exit::NotPassed;
                }
            }
        }
        Ok(exit)
    })?;
    match ended {
        Ended::Done(exit) => Ok(exit),
        Ended::Stopped(stop) => Ok(Exit::Stopped(stop)),
    }
}

pub fn matrix(context: &Context, arguments: &cli::Names) -> anyhow::Result<Exit> {
    let trees = Trees::of(context, |set| Ok(set.catalogue()?))?;
    let chosen = trees.chosen(&arguments.names, "author matrix")?;
    let ended = judging::follow(async {
        let session = trees.session(context).await?;
        let bar = progress();
        let judged = |report: &Report, done, of| show(&bar, &report.file, done, of);
        let page = author::matrix(&trees.set, &trees.catalogue, &chosen, &session, judged).await?;
        bar.finish_and_clear();
        Ok(page)
    })?;
    match ended {
        Ended::Done(page) => print(&page).map(|()| Exit::Passed),
        Ended::Stopped(stop) => Ok(Exit::Stopped(stop)),
    }
}

pub fn steady(context: &Context, arguments: &cli::Steady) -> anyhow::Result<Exit> {
    let trees = Trees::of(context, |set| Ok(set.catalogue()?))?;
    let chosen = trees.chosen(&arguments.names, "author steady")?;
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let effort = Effort {
        runs: arguments.runs as usize,
        at_once: arguments.at_once.map_or(cores, |runs| runs as usize),
        busy: arguments.busy.map_or(2 * cores, |busy| busy as usize),
        whole_bank: arguments.bank,
    };
    let ended = judging::follow(async {
        let session = trees.session(context).await?;
        let page = Page { bar: progress() };
        author::steadiness(&trees.set, &chosen, &session, effort, page).await
    })?;
    match ended {
        Ended::Done(0) => Ok(Exit::Passed),
        Ended::Done(_) => Ok(Exit::NotPassed),
        Ended::Stopped(stop) => Ok(Exit::Stopped(stop)),
    }
}

/// A page on stdout beside a bar on stderr.
struct Page {
    bar: ProgressBar,
}

impl author::Progress for Page {
    fn ran(&mut self, file: &str, done: usize, of: usize) {
        show(&self.bar, file, done, of);
    }

    fn tell(&mut self, text: &str) -> anyhow::Result<()> {
        self.bar.suspend(|| print(text))
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

/// The trees that an author works on: on disk, always.
struct Trees {
    root: PathBuf,
    set: Set,
    catalogue: Catalogue,
}

impl Trees {
    fn of(
        context: &Context,
        read: impl FnOnce(&Set) -> anyhow::Result<Catalogue>,
    ) -> anyhow::Result<Self> {
        let root = match &context.set {
            Set::OnDisk(root) => root.clone(),
            Set::Embedded => context.cwd.clone(),
        };
        let set = Set::OnDisk(root.clone());
        if !root.join("info.toml").exists() {
            let problem = format!("there is no set of exercises in `{}`", root.display());
            return Err(Problem::new(problem)
                .hint(
                    "it is where its `info.toml` is; `--set DIR` names one that is somewhere else",
                )
                .into());
        }
        let catalogue = read(&set)?;
        Ok(Self {
            root,
            set,
            catalogue,
        })
    }

    fn chosen(&self, names: &[String], command: &str) -> anyhow::Result<Vec<&Exercise>> {
        if names.is_empty() {
            return Ok(self.catalogue.exercises.iter().collect());
        }
        names
            .iter()
            .map(|name| naming::exercise(&self.catalogue, name, command))
            .collect()
    }

    async fn session(&self, context: &Context) -> anyhow::Result<Session> {
        let build = build_folder::named().unwrap_or_else(|| self.root.join("target/katas"));
        let context = Context {
            set: self.set.clone(),
            ..context.clone()
        };
        judging::open(&context, &self.root, &build, Settings::default()).await
    }
}

fn progress() -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} {msg}")
        .expect("the template is well formed");
    ProgressBar::new(0).with_style(style)
}

fn show(bar: &ProgressBar, file: &str, done: usize, of: usize) {
    bar.set_length(of as u64);
    bar.set_position(done as u64);
    bar.set_message(one_line(file));
}

fn count(number: usize, what: &str) -> String {
    match number {
        1 => format!("1 {what}"),
        number => format!("{number} {what}s"),
    }
}

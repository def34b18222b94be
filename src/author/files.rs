//! Rules that need no judging: the trees mirror each other, files have rustfmt's form and fit on a page, words are there.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::Context as _;

use super::rule::{Rule, Violation};
use crate::catalogue::{Catalogue, Exercise};

/// An exercise is read whole before it is repaired.
const LONGEST: usize = 60;
/// Folders below the root, with how a file of theirs ends.
const TREES: [(&str, &str); 3] = [
    ("exercises", ".rs"),
    ("solutions", ".rs"),
    ("tests/checks", ".rs"),
];

pub(super) fn check(
    root: &Path,
    catalogue: &Catalogue,
    exercises: &[&Exercise],
) -> anyhow::Result<Vec<Violation>> {
    let mut violations = Vec::new();
    let whole = exercises.len() == catalogue.exercises.len();
    if whole {
        strangers(root, catalogue, &mut violations);
    }
    let mut sources = Vec::new();
    for exercise in exercises {
        words(exercise, &mut violations);
        for (tree, ending) in TREES {
            let file = format!("{tree}/{}{ending}", exercise.id_path());
            match fs::read_to_string(root.join(&file)) {
                Ok(text) if tree == "exercises" && text.lines().count() > LONGEST => {
                    let what = format!("{} lines; {LONGEST} at most", text.lines().count());
                    violations.push(Violation::new(Rule::FitsAPage, file.clone(), what));
                    sources.push(file);
                }
                Ok(_) => sources.push(file),
                Err(_) => violations.push(Violation::new(Rule::TreesMirror, file, "is missing")),
            }
        }
        let answers = format!("tests/answers/{}", exercise.id_path());
        sources.extend(
            listed(&root.join(&answers))
                .into_iter()
                .filter(|name| name.ends_with(".rs"))
                .map(|name| format!("{answers}/{name}")),
        );
    }
    formatted(root, &sources, &mut violations)?;
    Ok(violations)
}

fn words(exercise: &Exercise, violations: &mut Vec<Violation>) {
    let mut wanted = |is_there: bool, what: &str| {
        if !is_there {
            violations.push(Violation::new(
                Rule::WordsAreThere,
                "info.toml",
                format!("`{}` has no {what}", exercise.name),
            ));
        }
    };
    wanted(!exercise.tags.is_empty(), "tags");
    wanted(!exercise.docs.is_empty(), "docs to read");
}

/// Files and folders of the four trees that belong to no exercise.
fn strangers(root: &Path, catalogue: &Catalogue, violations: &mut Vec<Violation>) {
    let mut known: BTreeSet<String> = BTreeSet::new();
    for exercise in &catalogue.exercises {
        let id = exercise.id_path();
        known.extend(
            TREES
                .iter()
                .map(|(tree, ending)| format!("{tree}/{id}{ending}")),
        );
        known.extend([
            format!("solutions/{id}.timeline.json"),
            format!("tests/answers/{id}"),
        ]);
    }
    known.extend(
        catalogue
            .topics
            .iter()
            .map(|topic| format!("exercises/{}/README.md", topic.dir)),
    );
    let mut stranger = |file| {
        let what = "belongs to no exercise of `info.toml`";
        violations.push(Violation::new(Rule::TreesMirror, file, what));
    };
    for tree in ["exercises", "solutions", "tests/checks", "tests/answers"] {
        for topic in listed(&root.join(tree)) {
            let folder = format!("{tree}/{topic}");
            if !root.join(&folder).is_dir() {
                if topic != "README.md" {
                    stranger(folder);
                }
                continue;
            }
            for name in listed(&root.join(&folder)) {
                let file = format!("{folder}/{name}");
                if !known.contains(&file) {
                    stranger(file);
                } else if tree == "tests/answers" {
                    let answers = listed(&root.join(&file));
                    let others = answers.iter().filter(|answer| !answer.ends_with(".rs"));
                    others.for_each(|other| stranger(format!("{file}/{other}")));
                }
            }
        }
    }
}

/// Each file that rustfmt would write otherwise is a violation. What does not parse cannot be formatted, and is left
/// to whoever judges it.
fn formatted(
    root: &Path,
    sources: &[String],
    violations: &mut Vec<Violation>,
) -> anyhow::Result<()> {
    // A check names its exercise where it will be judged, and rustfmt would look for it here: beside a copy of the
    // check there is nothing to find, so those go through standard input.
    let (checks, plain): (Vec<&String>, Vec<&String>) = sources
        .iter()
        .partition(|file| file.starts_with("tests/checks"));
    let mut strange: Vec<String> = Vec::new();
    if !plain.is_empty() {
        let output = rustfmt(root)
            .args(["--check", "-l"])
            .args(&plain)
            .output()
            .context(NO_RUSTFMT)?;
        strange.extend(
            String::from_utf8_lossy(&output.stdout)
                .lines()
                .map(str::to_owned),
        );
    }
    for check in checks {
        let source =
            fs::File::open(root.join(check)).with_context(|| format!("cannot read `{check}`"))?;
        let output = rustfmt(root)
            .args(["--check", "-l"])
            .stdin(source)
            .output()
            .context(NO_RUSTFMT)?;
        if !output.stdout.is_empty() {
            strange.push(check.clone());
        }
    }
    for file in sources
        .iter()
        .filter(|file| strange.iter().any(|name| Path::new(name).ends_with(file)))
    {
        violations.push(Violation::new(
            Rule::Formatted,
            file.clone(),
            "is not in rustfmt's form",
        ));
    }
    Ok(())
}

const NO_RUSTFMT: &str = "cannot start `rustfmt`; `rustup component add rustfmt` installs it";

/// With its own defaults, which are what a learner's editor applies.
fn rustfmt(root: &Path) -> Command {
    let mut command = Command::new("rustfmt");
    command.args(["--edition", "2024"]).current_dir(root);
    command.stdin(Stdio::null()).stderr(Stdio::null());
    command
}

fn listed(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| !name.starts_with('.'))
        .collect();
    names.sort();
    names
}

//! Judged with others in one crate or by itself, an answer has the same report: over the answers that there are.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use serde_json::Value;
use similar::TextDiff;
use tempfile::TempDir;

use crate::judging::Alone;
use crate::program::{katas, repository};
use crate::workspace::{Workspace, digest};

/// Programs that judge at once. Some answers compute, some wait for a limit.
const AT_A_TIME: usize = 3;

/// Trees of answers, for `--answers DIR` takes one an exercise: each exercise's first answer lies in the first tree,
/// its second one in the second.
struct Rounds {
    _folder: TempDir,
    /// Each tree with what lies in it.
    trees: Vec<(PathBuf, Vec<Laid>)>,
}

struct Laid {
    exercise: String,
    /// Where it came from, for people.
    origin: String,
    file: PathBuf,
}

impl Rounds {
    fn of(chosen: impl Fn(&str) -> bool) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let root = folder.path().canonicalize().expect("it was just made");
        let mut trees: BTreeMap<usize, Vec<Laid>> = BTreeMap::new();
        for id in exercises() {
            let answers = answers_to(&id).into_iter().filter(|origin| chosen(origin));
            for (round, origin) in answers.enumerate() {
                let file = root.join(format!("{round}/{id}.rs"));
                fs::create_dir_all(file.parent().expect("it is below the root"))
                    .expect("the folder is writable");
                fs::copy(repository().join(&origin), &file).expect("the project has it");
                let exercise = id.rsplit('/').next().expect("a topic and a name");
                trees.entry(round).or_default().push(Laid {
                    exercise: exercise.to_owned(),
                    origin,
                    file,
                });
            }
        }
        let in_folder = |(round, laid): (usize, Vec<Laid>)| (root.join(round.to_string()), laid);
        Self {
            trees: trees.into_iter().map(in_folder).collect(),
            _folder: folder,
        }
    }

    fn all(&self) -> Vec<&Laid> {
        self.trees.iter().flat_map(|(_, laid)| laid).collect()
    }
}

/// `TOPIC/NAME` of all.
fn exercises() -> Vec<String> {
    let mut found = Vec::new();
    for topic in listed(&repository().join("exercises")) {
        for file in listed(&repository().join("exercises").join(&topic)) {
            if let Some(name) = file.strip_suffix(".rs") {
                found.push(format!("{topic}/{name}"));
            }
        }
    }
    found
}

fn answers_to(id: &str) -> Vec<String> {
    let mut found = vec![format!("exercises/{id}.rs"), format!("solutions/{id}.rs")];
    let on_file = format!("tests/answers/{id}");
    for file in listed(&repository().join(&on_file)) {
        found.push(format!("{on_file}/{file}"));
    }
    found
}

fn listed(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .map(|entry| entry.expect("it can be listed").file_name())
        .map(|name| name.to_str().expect("we write UTF-8").to_owned())
        .collect();
    names.sort();
    names
}

/// The reports on everything in a tree, judged with as much company as there is.
fn together(workspace: &Workspace, build: &Alone, tree: &Path, laid: &[Laid]) -> Vec<Value> {
    let tree = tree.display().to_string();
    let names = laid.iter().map(|laid| laid.exercise.as_str());
    let options = ["--answers", &tree, "--format", "json", "--exit-zero"];
    let said = katas(
        ["verify", "--jobs", "1"]
            .into_iter()
            .chain(names)
            .chain(options),
    )
    .in_workspace(workspace)
    .with_variable("KATAS_BUILD_DIR", build.root())
    .succeeds();
    reports(&said.stdout)
}

/// The report on one answer, judged by itself.
fn alone(workspace: &Workspace, laid: &Laid) -> Value {
    let file = laid.file.display().to_string();
    let said = katas(["run", &laid.exercise, "--answer", &file, "--format", "json"])
        .in_workspace(workspace)
        .judges();
    let mut reports = reports(&said.stdout);
    assert_eq!(reports.len(), 1, "{}", said.stderr);
    reports.remove(0)
}

fn reports(stdout: &str) -> Vec<Value> {
    let report: Value = serde_json::from_str(stdout).expect("stdout is one JSON document");
    report["exercises"]
        .as_array()
        .expect("it is a list")
        .clone()
}

/// Takes out what may differ: how long it took, and whether the learner changed the file, which nobody asks about
/// one that was named by its path.
fn essence(mut report: Value) -> Value {
    let fields = report.as_object_mut().expect("a report has fields");
    fields.remove("timing");
    fields.remove("attempted");
    if fields["timeline"]["axis"] == "steps" {
        forget_the_order(&mut fields["timeline"]);
    }
    report
}

/// Where the clock does not stand still, the picture shows the order of events. Between threads that race it is another
/// one now and then, even for an answer by itself, and so is what the one that came first did for the others.
fn forget_the_order(timeline: &mut Value) {
    timeline["yours"] = Value::Null;
    timeline["divergence"] = Value::Null;
}

/// Line by line what only one of them says.
fn where_they_differ(together: &Value, alone: &Value) -> String {
    let (together, alone) = (format!("{together:#}"), format!("{alone:#}"));
    TextDiff::from_lines(&together, &alone)
        .unified_diff()
        .header("together", "alone")
        .to_string()
}

/// How many were compiled in one crate with others: these say the same share of its time.
fn in_company(reports: &[Value]) -> usize {
    let share = |report: &Value| report["timing"]["compile_ms"].as_u64();
    let has_company = |report: &&Value| {
        let same = reports.iter().filter(|other| share(other) == share(report));
        same.count() > 1
    };
    reports.iter().filter(has_company).count()
}

/// Does this with each, and gives what came out in their order.
fn side_by_side<T: Sync, R: Send>(all: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let worker = || {
        let mut done = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(one) = all.get(index) else {
                return done;
            };
            done.push((index, work(one)));
        }
    };
    let mut done: Vec<(usize, R)> = thread::scope(|scope| {
        let workers: Vec<_> = (0..AT_A_TIME).map(|_| scope.spawn(worker)).collect();
        workers
            .into_iter()
            .flat_map(|worker| match worker.join() {
                Ok(done) => done,
                Err(panic) => std::panic::resume_unwind(panic),
            })
            .collect()
    });
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, result)| result).collect()
}

/// A quarter of all, always the same one.
fn is_of_the_quarter(origin: &str) -> bool {
    let digest = digest(origin.as_bytes());
    u8::from_str_radix(&digest[..2], 16).expect("it is hexadecimal") % 4 == 2
}

/// These are judged together, and each by itself.
#[track_caller]
fn agree(chosen: impl Fn(&str) -> bool) {
    let rounds = Rounds::of(chosen);
    let all = rounds.all();
    assert!(all.len() > 200, "only {} answers were found", all.len());
    let workspace = Workspace::embedded();
    // Nothing was judged in it before, so that no outcome is one that was kept.
    let build = Alone::new();

    let told = side_by_side(&rounds.trees, |(tree, laid)| {
        let reports = together(&workspace, &build, tree, laid);
        assert_eq!(reports.len(), laid.len());
        reports
    });
    let in_company: usize = told.iter().map(|round| in_company(round)).sum();
    let batch: Vec<Value> = told.into_iter().flatten().collect();
    let is_fresh = |report: &Value| report["timing"]["cached"] == false;
    assert!(batch.iter().all(is_fresh), "some were not judged at all");
    assert!(
        in_company * 2 > all.len(),
        "only {in_company} of {} were compiled with others",
        all.len()
    );

    let pairs: Vec<(&Laid, &Value)> = all.into_iter().zip(&batch).collect();
    let differences = side_by_side(&pairs, |(laid, with_others)| {
        assert_eq!(with_others["name"], laid.exercise);
        let with_others = essence((*with_others).clone());
        let by_itself = essence(alone(&workspace, laid));
        let told = || {
            format!(
                "{}\n{}",
                laid.origin,
                where_they_differ(&with_others, &by_itself)
            )
        };
        (with_others != by_itself).then(told)
    });
    let differences: Vec<String> = differences.into_iter().flatten().collect();
    assert!(
        differences.is_empty(),
        "{} differ:\n{}",
        differences.len(),
        differences.join("\n")
    );
}

/// Set to compare every answer, not a quarter of them.
const ALL: &str = "KATAS_EVERY_ANSWER";

#[test]
fn together_and_alone_an_answer_has_the_same_report() {
    let every = std::env::var_os(ALL).is_some();
    agree(|origin| every || is_of_the_quarter(origin));
}

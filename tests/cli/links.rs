//! Links that lead out of a folder: answers are not read through them, and nothing is written through them.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::judging::{BASICS2, solution};
use crate::program::katas;
use crate::watch::learner;
use crate::workspace::Workspace;

/// A folder outside, with a file in it.
struct Outside {
    _folder: tempfile::TempDir,
    root: PathBuf,
}

impl Outside {
    fn with(file: &str, content: &str) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let root = folder.path().canonicalize().expect("it was just made");
        let path = root.join(file);
        fs::create_dir_all(path.parent().expect("it is in a folder")).expect("it is writable");
        fs::write(path, content).expect("the folder is writable");
        Self {
            _folder: folder,
            root,
        }
    }

    /// Path and content of every file.
    fn files(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let mut files = Vec::new();
        let mut folders = vec![self.root.clone()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).expect("it is a folder").flatten() {
                match entry.path() {
                    path if path.is_dir() => folders.push(path),
                    path => files.push((path.clone(), fs::read(path).expect("it is a file"))),
                }
            }
        }
        files.sort();
        files
    }
}

/// Puts a link in place of whatever is there.
fn replace(path: &Path, target: &Path) {
    let _ = fs::remove_file(path).or_else(|_| fs::remove_dir_all(path));
    fs::create_dir_all(path.parent().expect("it is in a folder")).expect("it is writable");
    symlink(target, path).expect("the folder is writable");
}

#[test]
fn an_answer_that_leads_out_of_the_folder_is_not_judged_and_the_others_are() {
    let (_trees, workspace) = learner();
    let outside = Outside::with("01_basics/basics2.rs", &solution("01_basics/basics2"));
    for (link, target) in [
        ("exercises", ""),
        ("01_basics", "01_basics"),
        ("01_basics/basics2.rs", "01_basics/basics2.rs"),
    ] {
        let answers = Outside::with("04_tools/tools5.rs", &solution("04_tools/tools5"));
        replace(&answers.root.join(link), &outside.root.join(target));
        let named = answers.root.display().to_string();
        let options = ["--answers", &named, "--format", "json"];
        let said = katas(["verify", "basics2", "tools5"].into_iter().chain(options))
            .in_workspace(&workspace)
            .refuses();
        let report: Value = serde_json::from_str(&said.stdout).expect("it is JSON");
        let [refused, other] = [0, 1].map(|at| &report["exercises"][at]);
        assert_eq!(refused["verdict"], "unjudged", "{link}: {refused:#}");
        let reason = refused["unjudged"].as_str().unwrap_or_default();
        assert!(
            reason.contains("leads out of the folder"),
            "{link}: {reason}"
        );
        assert_eq!(other["verdict"], "passed", "{link}: {other:#}");
    }
}

#[test]
fn an_answer_that_leads_elsewhere_in_the_folder_is_judged() {
    let (_trees, workspace) = learner();
    let answers = Outside::with("mine.rs", &solution("01_basics/basics2"));
    replace(
        &answers.root.join("01_basics/basics2.rs"),
        Path::new("../mine.rs"),
    );
    // The folder that was named may be a link itself.
    let named = workspace.root().join("named");
    replace(&named, &answers.root);
    katas(["verify", "basics2", "--answers", "named"])
        .in_workspace(&workspace)
        .succeeds();
}

#[test]
fn nothing_is_written_through_a_link_that_leads_out_of_the_workspace() {
    const READY1: &str = "exercises/00_first/ready1.rs";
    for (link, inside, commands) in [
        (
            READY1,
            "ready1.rs",
            &[&["reset", "ready1"][..], &["undo"]][..],
        ),
        (
            "exercises/00_first",
            "",
            &[&["reset", "ready1"], &["update"], &["init", "--no-build"]],
        ),
        (
            "exercises",
            "00_first",
            &[&["reset", "ready1"], &["update"], &["init", "--no-build"]],
        ),
        (
            "checks",
            "00_first",
            &[&["update"], &["init", "--no-build"]],
        ),
        (".katas/backups", "", &[&["reset", "ready1"], &["undo"]]),
        (
            ".katas/progress.toml",
            "progress.toml",
            &[&["next"], &["hint"], &["goto", "sleep1"]],
        ),
        (
            ".katas/progress.toml.copy",
            "progress.toml",
            &[&["next"], &["hint"]],
        ),
        (
            ".katas/shipped.toml",
            "ready1.rs",
            &[&["reset", "ready1"], &["update"]],
        ),
        (".katas/lock", "ready1.rs", &[&["next"], &["hint"]]),
        (
            ".katas",
            "",
            &[
                &["next"],
                &["hint"],
                &["reset", "ready1"],
                &["init", "--no-build"],
            ],
        ),
        ("Cargo.toml", "ready1.rs", &[&["next"]]),
        ("Cargo.lock", "ready1.rs", &[&["update"]]),
    ] {
        let workspace = Workspace::fresh();
        workspace.save(READY1, "// mine\n");
        katas(["reset", "ready1"])
            .in_workspace(&workspace)
            .succeeds();
        workspace.save(READY1, "// mine, again\n");
        let outside = Outside::with("ready1.rs", "# Generated by katas\n");
        let state = "version = 1\n";
        fs::write(outside.root.join("progress.toml"), state).expect("it is writable");
        fs::create_dir(outside.root.join("00_first")).expect("it is writable");
        // What is left in there is none of ours either.
        fs::write(outside.root.join(".katas-left"), "").expect("it is writable");
        let before = outside.files();
        replace(&workspace.root().join(link), &outside.root.join(inside));
        if link == ".katas/backups" {
            fs::write(outside.root.join("1-ready1.rs"), "// old\n").expect("it is writable");
        }
        let before = if link == ".katas/backups" {
            outside.files()
        } else {
            before
        };
        for &command in commands {
            let said = katas(command.iter().copied())
                .in_workspace(&workspace)
                .refuses();
            assert!(
                said.stderr.contains("leads out of the workspace")
                    || said.stderr.contains("it is a link"),
                "{link}, {command:?}: {}",
                said.stderr
            );
            assert!(
                said.stderr.contains("\nhint: "),
                "{link}, {command:?}: {}",
                said.stderr
            );
            assert!(
                outside.files() == before,
                "{link}, {command:?}: something outside was changed"
            );
        }
    }
}

#[test]
fn a_solution_is_not_written_through_such_a_link() {
    let (_trees, workspace) = learner();
    let outside = Outside::with("file", "");
    let before = outside.files();
    replace(&workspace.root().join("solutions"), &outside.root);
    workspace.save(BASICS2, &solution("01_basics/basics2"));
    let said = katas(["run", "basics2"])
        .in_workspace(&workspace)
        .succeeds();
    assert!(
        said.stderr.contains("leads out of the workspace"),
        "{}",
        said.stderr
    );
    assert!(outside.files() == before, "something outside was changed");
}

#[test]
fn a_link_inside_the_workspace_is_written_through() {
    const READY1: &str = "exercises/00_first/ready1.rs";
    let workspace = Workspace::fresh();
    let shipped = workspace.read(READY1);
    workspace.save("mine.rs", "// mine\n");
    replace(&workspace.root().join(READY1), Path::new("../../mine.rs"));
    katas(["reset", "ready1"])
        .in_workspace(&workspace)
        .succeeds();
    assert_eq!(workspace.read("mine.rs"), shipped);
    assert!(workspace.root().join(READY1).is_symlink());
    katas(["undo"]).in_workspace(&workspace).succeeds();
    assert_eq!(workspace.read("mine.rs"), "// mine\n");
}

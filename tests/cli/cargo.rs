//! The workspace as cargo and rust-analyzer see it.

use std::path::Path;
use std::process::{Command, Output};

use crate::program::katas;
use crate::workspace::Workspace;

fn cargo(workspace: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO"))
        .args(arguments)
        // The versions are pinned, and our own build has fetched all of them.
        .args(["--offline", "--locked"])
        .current_dir(workspace)
        // One for all these tests: the dependencies are built once.
        .env(
            "CARGO_TARGET_DIR",
            Path::new(env!("CARGO_TARGET_TMPDIR")).join("workspace"),
        )
        .env_remove("RUSTFLAGS")
        .output()
        .expect("cargo runs, or this test would not")
}

#[track_caller]
fn succeeds(output: &Output) -> String {
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{stderr}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn the_versions_are_the_ones_this_program_was_built_with() {
    let workspace = Workspace::fresh();
    let ours: toml::Table = include_str!("../../Cargo.lock")
        .parse()
        .expect("it is a lock file");
    let ours = ours["package"].as_array().expect("it lists packages");
    let tree = succeeds(&cargo(
        workspace.root(),
        &["tree", "--prefix", "none", "--format", "{lib} {p}"],
    ));
    let mut compared = 0;
    for line in tree.lines().filter(|line| !line.contains('(')) {
        let (name, version) = line
            .split_once(' ')
            .and_then(|(_, p)| p.split_once(" v"))
            .expect("lib NAME vVERSION");
        let ours = ours.iter().find(|package| {
            package["name"].as_str() == Some(name) && package["version"].as_str() == Some(version)
        });
        assert!(ours.is_some(), "{name} {version} is not in our Cargo.lock");
        compared += 1;
    }
    assert!(compared > 5, "{tree}");
}

#[test]
fn cargo_check_understands_the_exercise_in_hand_and_no_other() {
    // ready1 compiles as shipped, ready2 and sleep1 do not.
    let workspace = Workspace::fresh();
    succeeds(&cargo(workspace.root(), &["check", "--tests"]));

    katas(["next"]).in_workspace(&workspace).succeeds();
    let output = cargo(workspace.root(), &["check", "--tests"]);
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(
        stderr.contains("(test \"ready2\")") && !stderr.contains("sleep1"),
        "{stderr}"
    );
}

#[test]
fn cargo_test_judges_any_exercise_also_after_the_workspace_moved() {
    let workspace = Workspace::fresh();
    let moved = workspace.root().with_file_name("moved");
    std::fs::rename(workspace.root(), &moved).expect("both are in one folder");
    let answer = moved.join("exercises/01_second/sleep1.rs");
    let judge = || cargo(&moved, &["test", "--features", "every", "--test", "sleep1"]);
    assert!(!judge().status.success(), "as shipped it fails");
    std::fs::write(answer, "pub fn ready() -> bool {\n    true\n}\n")
        .expect("the folder is writable");
    succeeds(&judge());
}

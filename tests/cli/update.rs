//! `katas update`: a workspace that an older katas made, and a newer katas.

use crate::program::{Katas, katas};
use crate::trees::Trees;
use crate::workspace::Workspace;

const BASICS2: &str = "exercises/01_basics/basics2.rs";
const BASICS1: &str = "exercises/01_basics/basics1.rs";

/// Made when there were only these; then the set grows to two more topics' worth.
fn older(names: &[&str]) -> (Trees, Workspace) {
    let older = Trees::of(names);
    let workspace = Workspace::of(Some(older.root().to_owned()));
    (older, workspace)
}

fn update(trees: &Trees, workspace: &Workspace) -> Katas {
    katas(["update"])
        .with_set(trees.root())
        .in_folder(workspace.root())
}

/// The next katas has another text for this exercise.
fn changed(trees: &Trees, file: &str, revision: u32) {
    trees.save(file, &format!("{}// a line more\n", trees.read(file)));
    let mut info: toml::Table = trees.read("info.toml").parse().expect("it is sound");
    for exercise in info["exercises"].as_array_mut().expect("a list") {
        if file.ends_with(&format!("{}.rs", exercise["name"].as_str().expect("text"))) {
            exercise["revision"] = i64::from(revision).into();
        }
    }
    trees.save("info.toml", &info.to_string());
}

#[test]
fn what_was_deleted_comes_back_and_is_named() {
    let (trees, workspace) = older(&["basics1", "basics2"]);
    workspace.delete(BASICS1);
    workspace.save(BASICS2, "// mine\n");
    update(&trees, &workspace)
        .succeeds()
        .says_only("was gone, and is back: basics1\n");
    assert_eq!(workspace.read(BASICS1), trees.read(BASICS1));
    assert_eq!(workspace.read(BASICS2), "// mine\n");
    update(&trees, &workspace)
        .succeeds()
        .says_only("nothing to do: this workspace has what this katas has\n");
}

#[test]
fn what_is_new_is_brought_and_nothing_else_happens() {
    let (_older, workspace) = older(&["basics2"]);
    workspace.save(BASICS2, "// mine\n");
    katas(["run"]).in_workspace(&workspace).fails();
    let newer = Trees::of(&["basics1", "basics2", "tools5"]);
    let with_newer = |arguments: &[&'static str]| {
        katas(arguments.iter().copied())
            .with_set(newer.root())
            .in_folder(workspace.root())
    };
    let said = with_newer(&["list"]).succeeds();
    assert_eq!(
        said.stderr,
        "note: of this katas' 3 exercises there are 2 that this workspace does not have: `katas update`\n"
    );
    with_newer(&["run", "tools5"]).refuses().says_only(
        "note: of this katas' 3 exercises there are 2 that this workspace does not have: `katas update`\n\
         error: `tools5` is not here as this katas ships it\n\
         hint: `katas update` brings it, and touches no file that you worked on\n",
    );
    update(&newer, &workspace)
        .succeeds()
        .says_only("new: basics1, tools5\n");
    assert_eq!(workspace.read(BASICS2), "// mine\n");
    assert_eq!(workspace.read(BASICS1), newer.read(BASICS1));
    with_newer(&["run", "tools5"]).fails().stderr_is("");
    update(&newer, &workspace)
        .succeeds()
        .says_only("nothing to do: this workspace has what this katas has\n");
}

#[test]
fn what_changed_is_replaced_where_nobody_has_worked_on_it() {
    let (trees, workspace) = older(&["basics1", "basics2"]);
    workspace.save(BASICS2, "// mine\n");
    workspace.save("checks/01_basics/basics2.rs", "// my notes\n");
    changed(&trees, BASICS1, 2);
    changed(&trees, BASICS2, 2);
    changed(&trees, "tests/checks/01_basics/basics1.rs", 2);
    changed(&trees, "tests/checks/01_basics/basics2.rs", 2);
    let run = |name: &'static str| {
        katas(["run", name])
            .with_set(trees.root())
            .in_folder(workspace.root())
    };
    let said = run("basics1").refuses();
    assert!(
        said.stderr.contains("hint: `katas update`"),
        "{}",
        said.stderr
    );
    let said = run("basics2").refuses();
    assert!(
        said.stderr.contains(
            "error: `exercises/01_basics/basics2.rs` is for an older katas: the exercise has changed\n\
             hint: `katas reset basics2` brings the new one, after a backup\n"
        ),
        "{}",
        said.stderr
    );
    update(&trees, &workspace).succeeds().says_only(
        "basics1: restored, what it was is in `.katas/backups/1-basics1.rs`\n\
         basics2: changed in this katas, and you have worked on it: left as it is; `katas reset basics2` brings the new \
         one, after a backup\n\
         `katas undo` brings back what was replaced\n",
    );
    assert_eq!(workspace.read(BASICS1), trees.read(BASICS1));
    assert_eq!(workspace.read(BASICS2), "// mine\n");
    assert_eq!(
        workspace.read("checks/01_basics/basics1.rs"),
        trees.read("tests/checks/01_basics/basics1.rs")
    );
    assert_eq!(
        workspace.read("checks/01_basics/basics2.rs"),
        "// my notes\n"
    );
    run("basics1").fails();
    run("basics2").refuses();
    katas(["reset", "basics2"])
        .with_set(trees.root())
        .in_folder(workspace.root())
        .succeeds();
    run("basics2").fails();
}

#[test]
fn progress_is_kept_and_a_pass_stays_a_pass() {
    let (trees, workspace) = older(&["basics1", "basics2"]);
    let solution = trees.read("solutions/01_basics/basics2.rs");
    workspace.save(BASICS2, &solution);
    katas(["run", "basics2"])
        .in_workspace(&workspace)
        .succeeds();
    changed(&trees, BASICS2, 2);
    update(&trees, &workspace).succeeds();
    let said = katas(["list"])
        .with_set(trees.root())
        .in_folder(workspace.root())
        .succeeds();
    assert!(said.stdout.ends_with("1 of 2 passed\n"), "{}", said.stdout);
    assert_eq!(workspace.read(BASICS2), solution);
}

#[test]
fn a_workspace_without_notes_counts_as_the_learners_own() {
    let (trees, workspace) = older(&["basics1", "basics2"]);
    workspace.delete(".katas/shipped.toml");
    workspace.delete(BASICS2);
    changed(&trees, BASICS1, 1);
    let before = workspace.read(BASICS1);
    // What is not there can do no harm.
    update(&trees, &workspace)
        .succeeds()
        .says_only("new: basics2\n");
    assert_eq!(workspace.read(BASICS1), before);
}

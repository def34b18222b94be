//! A wrong word is answered with the right command.

use std::fs;

use crate::program::katas;
use crate::workspace::Workspace;

#[test]
fn where_an_exercise_belongs() {
    let workspace = Workspace::fresh();
    std::fs::create_dir(workspace.root().join("attempts")).expect("the folder is writable");
    for (typed, answer) in [
        (
            "raedy1",
            "error: there is no exercise `raedy1`\nhint: did you mean `katas goto ready1`?\n",
        ),
        (
            "zebra",
            "error: there is no exercise `zebra`\nhint: `katas list` shows them all\n",
        ),
        (
            "second",
            "error: `second` is a topic, not an exercise\nhint: `katas goto sleep1` takes the first exercise of `01_second`\n",
        ),
        (
            "exercises/01_second",
            "error: `exercises/01_second` is a topic, not an exercise\nhint: `katas goto sleep1` takes the first exercise of `01_second`\n",
        ),
        (
            "undo",
            "error: `undo` is a command, not an exercise\nhint: type `katas undo`\n",
        ),
        (
            "attempts",
            "error: `attempts` is a folder, not an exercise\n\
             hint: `katas verify --answers attempts` judges the answers in it\n\
             hint: `katas --dir attempts goto` uses it as the workspace\n",
        ),
    ] {
        katas(["goto", typed])
            .in_workspace(&workspace)
            .refuses()
            .says_only(answer);
    }
}

#[test]
fn where_a_command_belongs() {
    let workspace = Workspace::fresh();
    std::fs::create_dir(workspace.root().join("attempts")).expect("the folder is writable");
    for (typed, answer) in [
        (
            "lsit",
            "error: there is no command `lsit`\nhint: did you mean `katas list`?\n",
        ),
        (
            "zebra",
            "error: there is no command `zebra`\nhint: `katas --help` shows them all\n",
        ),
        (
            "ready2",
            "error: `ready2` is an exercise, not a command\n\
             hint: `katas watch ready2` judges it whenever it is saved\n\
             hint: `katas run ready2` judges it once\n",
        ),
        (
            "01_second",
            "error: `01_second` is a topic, not a command\n\
             hint: `katas watch sleep1` starts with its first exercise\n",
        ),
        (
            "attempts",
            "error: `attempts` is a folder, not a command\n\
             hint: `katas --dir attempts` uses it as the workspace\n\
             hint: `katas verify --answers attempts` judges the answers in it\n",
        ),
    ] {
        katas([typed])
            .in_workspace(&workspace)
            .refuses()
            .says_only(answer);
    }
}

#[test]
fn where_a_workspace_belongs() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    katas(["next"])
        .in_folder(folder.path())
        .refuses()
        .says_only(
            "error: this folder is not in a workspace\n\
         hint: `katas init` makes one in `./katas`\n\
         hint: `--dir DIR` or KATAS_DIR names one that is somewhere else\n",
        );
    katas(["next", "--dir", "nowhere"])
        .in_folder(folder.path())
        .refuses()
        .says_only("error: there is no folder `nowhere`\nhint: `katas init nowhere` makes a workspace there\n");
    katas(["next", "--dir", "."])
        .in_folder(folder.path())
        .refuses()
        .says_only("error: `.` is not a workspace\nhint: `katas init .` makes one there and keeps every file\n");
    // All of a workspace but the folder that makes it one.
    for tree in ["exercises", "checks"] {
        fs::create_dir(folder.path().join(tree)).expect("the folder is writable");
    }
    katas(["next"])
        .in_folder(folder.path())
        .refuses()
        .says_only(
            "error: this folder has no `.katas`\n\
         hint: `katas init .` makes it a workspace again and keeps every file\n",
        );
}

#[test]
fn the_workspace_may_be_named_by_an_option_or_by_the_environment() {
    let workspace = Workspace::fresh();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let root = workspace.root().display().to_string();
    katas(["next", "--dir", &root])
        .in_folder(folder.path())
        .succeeds();
    let hint = katas(["hint"])
        .in_folder(folder.path())
        .with_variable("KATAS_DIR", &root)
        .succeeds();
    hint.stdout_is("ready2, hint 1 of 3\nOne.\n");
}

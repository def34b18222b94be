//! `katas reset` and `katas undo`: no keystroke is lost.

use crate::program::katas;
use crate::workspace::Workspace;

const READY1: &str = "exercises/00_first/ready1.rs";
const SLEEP1: &str = "exercises/01_second/sleep1.rs";
const SHIPPED: &str = include_str!("fixtures/small/exercises/00_first/ready1.rs");

#[test]
fn reset_backs_up_and_undo_brings_back_and_can_be_undone() {
    let workspace = Workspace::fresh();
    workspace.save(READY1, "my work");
    katas(["reset", "ready1"])
        .in_workspace(&workspace)
        .succeeds()
        .says_only("ready1: restored, what it was is in `.katas/backups/1-ready1.rs`\n`katas undo` takes this back\n");
    assert_eq!(workspace.read(READY1), SHIPPED);
    assert_eq!(workspace.read(".katas/backups/1-ready1.rs"), "my work");

    let undo = || katas(["undo"]).in_workspace(&workspace).succeeds();
    undo().says_only("ready1: restored, what it was is in `.katas/backups/2-ready1.rs`\n");
    assert_eq!(workspace.read(READY1), "my work");
    undo();
    assert_eq!(workspace.read(READY1), SHIPPED);
    undo();
    assert_eq!(workspace.read(READY1), "my work");
}

#[test]
fn one_undo_takes_back_all_that_one_reset_did() {
    let workspace = Workspace::fresh();
    workspace.save(READY1, "one");
    workspace.save(SLEEP1, "two");
    katas(["reset", "--all"])
        .in_workspace(&workspace)
        .succeeds();
    assert_eq!(workspace.read(READY1), SHIPPED);
    katas(["undo"]).in_workspace(&workspace).succeeds();
    assert_eq!(
        (workspace.read(READY1), workspace.read(SLEEP1)),
        ("one".to_owned(), "two".to_owned())
    );
}

#[test]
fn what_is_as_shipped_is_left_alone_and_what_is_gone_comes_back() {
    let workspace = Workspace::fresh();
    katas(["reset", "ready1"])
        .in_workspace(&workspace)
        .succeeds()
        .says_only("nothing to do: as shipped already\n");
    workspace.delete(READY1);
    katas(["reset", "ready1"])
        .in_workspace(&workspace)
        .succeeds()
        .says_only("ready1: restored, there was no file\n");
    assert_eq!(workspace.read(READY1), SHIPPED);
    // Nothing was put aside, so nothing was promised.
    katas(["undo"]).in_workspace(&workspace).refuses();
}

#[test]
fn the_numbers_of_backups_go_on_after_nine() {
    let workspace = Workspace::fresh();
    for round in 1..=11 {
        workspace.save(READY1, &format!("round {round}"));
        katas(["reset", "ready1"])
            .in_workspace(&workspace)
            .succeeds();
    }
    katas(["undo"]).in_workspace(&workspace).succeeds();
    assert_eq!(workspace.read(READY1), "round 11");
}

#[test]
fn nothing_is_reset_by_accident() {
    let workspace = Workspace::fresh();
    workspace.save(READY1, "my work");
    katas(["reset"]).in_workspace(&workspace).refuses();
    katas(["reset", "ready1", "sleep9"])
        .in_workspace(&workspace)
        .refuses();
    assert_eq!(
        workspace.read(READY1),
        "my work",
        "one wrong name, and nothing is done"
    );
}

#[test]
fn with_nothing_to_undo_it_says_so() {
    katas(["undo"])
        .in_workspace(&Workspace::fresh())
        .refuses()
        .says_only(
            "error: there is nothing to undo\n\
         hint: `katas reset NAME` makes a backup first, and `katas undo` takes it back\n",
        );
}

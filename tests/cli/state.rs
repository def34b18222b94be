//! `.katas/progress.toml`: damaged, newer, or gone.

use crate::program::katas;
use crate::workspace::Workspace;

const STATE: &str = ".katas/progress.toml";

#[test]
fn a_damaged_file_is_moved_aside_and_the_last_good_copy_used() {
    let workspace = Workspace::fresh();
    katas(["next"]).in_workspace(&workspace).succeeds();
    katas(["next"]).in_workspace(&workspace).succeeds();
    workspace.save(STATE, "version = 1\ncurrent = \"slee");

    let said = katas(["list"]).in_workspace(&workspace).succeeds();
    assert!(said.stdout.contains("\n> sleep1"), "{}", said.stdout);
    insta::assert_snapshot!(
        said.stderr
            .replace(&workspace.root().display().to_string(), "[workspace]")
    );
    assert_eq!(
        workspace.read(".katas/progress.toml.bad-1"),
        "version = 1\ncurrent = \"slee"
    );
    katas(["list"])
        .in_workspace(&workspace)
        .succeeds()
        .stderr_is("");
}

#[test]
fn without_a_good_copy_it_starts_again_and_still_loses_nothing() {
    let workspace = Workspace::fresh();
    for (round, garbage) in ["", "{}", "version = 0", "version = 1\nexercises = 3"]
        .iter()
        .enumerate()
    {
        let _ = std::fs::remove_file(workspace.root().join(".katas/progress.toml.copy"));
        workspace.save(STATE, garbage);
        let said = katas(["list"]).in_workspace(&workspace).succeeds();
        assert!(
            said.stderr.contains("there is no good copy"),
            "{garbage:?}: {}",
            said.stderr
        );
        assert_eq!(
            workspace.read(&format!("{STATE}.bad-{}", round + 1)),
            *garbage
        );
    }
}

#[test]
fn the_file_of_a_newer_katas_is_not_touched() {
    let workspace = Workspace::fresh();
    let newer = "version = 2\nplace = \"ready2\"\n";
    workspace.save(STATE, newer);
    let said = katas(["next"])
        .in_workspace(&workspace)
        .refuses()
        .stdout_is("");
    insta::assert_snapshot!(
        said.stderr
            .replace(&workspace.root().display().to_string(), "[workspace]")
    );
    assert_eq!(workspace.read(STATE), newer);
}

#[test]
fn a_place_that_this_set_does_not_have_falls_back_to_the_first() {
    let workspace = Workspace::fresh();
    workspace.save(STATE, "version = 1\ncurrent = \"renamed9\"\n");
    katas(["hint"])
        .in_workspace(&workspace)
        .succeeds()
        .stdout_is("ready1, hint 1 of 3\nLook at `ready`.\n");
}

//! `.katas/progress.toml`: damaged, newer, or gone.

use crate::program::{katas, program, small_set};
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

#[test]
fn a_file_that_is_gone_is_replaced_by_its_copy() {
    let workspace = Workspace::fresh();
    workspace.ready1_has_passed();
    katas(["next"]).in_workspace(&workspace).succeeds();
    workspace.delete(STATE);
    let said = katas(["list"]).in_workspace(&workspace).succeeds();
    assert_eq!(
        said.stderr,
        "note: the saved progress was gone; the last good copy is used\n"
    );
    assert!(said.stdout.ends_with("1 of 3 passed\n"), "{}", said.stdout);
    katas(["list"])
        .in_workspace(&workspace)
        .succeeds()
        .stderr_is("");
}

#[test]
fn two_at_once_lose_nothing_of_each_other() {
    let workspace = Workspace::fresh();
    for round in 1..=3 {
        let started: Vec<_> = ["ready1", "ready2", "sleep1"]
            .repeat(4)
            .into_iter()
            .map(|name| katas(["hint", name]).in_workspace(&workspace).starts())
            .collect();
        for mut child in started {
            assert!(child.wait().is_ok_and(|status| status.success()));
        }
        let state: toml::Table = workspace.read(STATE).parse().expect("it is whole");
        for name in ["ready1", "ready2", "sleep1"] {
            let shown = state["exercises"][name]["hints_shown"].as_integer();
            // Two that ask at one moment are shown the same one.
            assert!(shown >= Some(1), "round {round}: {state:?}");
        }
        katas(["reset", "--all"])
            .in_workspace(&workspace)
            .succeeds();
    }
}

/// Files can grow up to a point, as on a disk that is almost full.
#[cfg(target_os = "linux")]
#[test]
fn a_reset_that_fails_in_the_middle_names_the_backup() {
    const BASICS2: &str = "exercises/01_basics/basics2.rs";
    // The backup fits. Then the shipped file does not, or what is noted about it does not.
    for (blocks, is_restored) in [("1", false), ("4", true)] {
        let workspace = Workspace::embedded();
        workspace.save(BASICS2, "// mine\n");
        let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$@\"");
        let said = katas(["reset", "basics2"])
            .in_workspace(&workspace)
            .behind(&["sh", "-c", &script, "sh"])
            .refuses();
        assert_eq!(workspace.read(BASICS2) != "// mine\n", is_restored);
        let backup = workspace.root().join(".katas/backups/1-basics2.rs");
        let content = std::fs::read_to_string(&backup);
        assert_eq!(content.expect("it was made"), "// mine\n");
        let first = format!("`{}`\n  because: cannot write `", backup.display());
        assert!(said.stderr.contains(&first), "{blocks}: {}", said.stderr);
    }
}

/// No file can grow any more: what a full disk is to whoever writes.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_loses_nothing() {
    let workspace = Workspace::fresh();
    workspace.ready1_has_passed();
    workspace.save("exercises/00_first/ready1.rs", "// mine\n");
    let before = workspace.files();
    for arguments in [&["next"][..], &["hint", "ready2"], &["reset", "ready1"]] {
        let said = std::process::Command::new("sh")
            .args(["-c", "trap '' XFSZ; ulimit -f 0; exec \"$@\"", "sh"])
            .arg(program())
            .args(arguments)
            .args(["--set".as_ref(), small_set().as_os_str()])
            .current_dir(workspace.root())
            .output()
            .expect("there is a shell");
        let words = String::from_utf8_lossy(&said.stderr).into_owned();
        assert_eq!(said.status.code(), Some(2), "{words}");
        assert!(words.contains("error: cannot write `"), "{words}");
        let after: Vec<_> = workspace
            .files()
            .into_iter()
            // A lock is nothing that anybody misses.
            .filter(|(path, _)| path != ".katas/lock")
            .collect();
        let before: Vec<_> = before
            .iter()
            .filter(|(path, _)| path != ".katas/lock")
            .cloned()
            .collect();
        assert!(after == before, "{arguments:?} left something else");
    }
    katas(["reset", "ready1"])
        .in_workspace(&workspace)
        .succeeds();
}

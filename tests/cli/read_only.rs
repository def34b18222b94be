//! A learner's folder that cannot be written to: what needs to write says what it cannot and what to do, and what only
//! judges judges.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;

use crate::judging::{BASICS2, solution};
use crate::program::{Katas, build_folder, katas};
use crate::terminal::Terminal;
use crate::trees::Trees;
use crate::watch::learner;
use crate::workspace::Workspace;

const WAY_OUT: &str = "hint: `ls -ld` tells who may read and write there; `katas init DIR` makes a workspace elsewhere, \
    `--dir DIR` uses a copy of this one, `chmod -R u+w` opens it if it is yours";

/// A workspace in which nothing can be made, changed or removed, until it is dropped.
struct ReadOnly {
    workspace: Workspace,
    _trees: Trees,
}

impl ReadOnly {
    fn prepared(prepare: impl FnOnce(&Workspace)) -> Self {
        let (trees, workspace) = learner();
        prepare(&workspace);
        permit(workspace.root(), 0o555);
        Self {
            workspace,
            _trees: trees,
        }
    }

    fn katas(&self, arguments: &[&'static str]) -> Katas {
        katas(arguments.iter().copied())
            .in_workspace(&self.workspace)
            .behind(unprivileged())
    }
}

impl Drop for ReadOnly {
    fn drop(&mut self) {
        permit(self.workspace.root(), 0o755);
    }
}

/// For the folder and all below it.
fn permit(folder: &Path, mode: u32) {
    let set = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode));
    set(folder, 0o755).expect("it is ours");
    for entry in fs::read_dir(folder).expect("it is a folder").flatten() {
        if entry.path().is_dir() {
            permit(&entry.path(), mode);
        }
    }
    set(folder, mode).expect("it is ours");
}

/// What a command has to run behind so that permissions hold for it: for root they do not.
pub fn unprivileged() -> &'static [&'static str] {
    match rustix::process::geteuid().is_root() {
        true => &["setpriv", "--bounding-set=-dac_override,-dac_read_search"],
        false => &[],
    }
}

/// Whether permissions hold behind this; says so if they do not.
fn permissions_hold() -> bool {
    let folder = tempfile::tempdir().expect("a temporary folder");
    permit(folder.path(), 0o555);
    let words = [
        unprivileged(),
        &["sh", "-c", "test -d . && ! touch file 2>&-"],
    ]
    .concat();
    let tried = Command::new(words[0])
        .args(&words[1..])
        .current_dir(folder.path())
        .status();
    let hold = tried.is_ok_and(|status| status.success());
    if !hold {
        println!(
            "skipped: permissions hold for nobody here, as there is no `setpriv` that takes privileges away"
        );
    }
    hold
}

#[test]
fn what_has_to_write_names_the_place_and_the_way_out() {
    if !permissions_hold() {
        return;
    }
    let read_only = ReadOnly::prepared(|workspace| {
        workspace.save(BASICS2, "// mine\n");
        // So that there is something to undo, and to reset.
        katas(["reset", "basics2"])
            .in_workspace(workspace)
            .succeeds();
        workspace.save(BASICS2, "// mine\n");
    });
    let before = read_only.workspace.files();
    for arguments in [
        &["hint"][..],
        &["next"],
        &["goto", "tools5"],
        &["reset", "basics2"],
        &["update"],
        &["undo"],
        &["init", "--no-build"],
    ] {
        let said = read_only.katas(arguments).refuses();
        let place = format!("`{}/", read_only.workspace.root().display());
        let error = said.stderr.lines().next().unwrap_or_default();
        assert!(
            error.starts_with("error: cannot ") && error.contains(&place),
            "{arguments:?}: {}",
            said.stderr
        );
        assert!(said.stderr.contains("Permission denied"), "{}", said.stderr);
        assert!(
            said.stderr.contains(WAY_OUT),
            "{arguments:?}: {}",
            said.stderr
        );
    }
    let said = read_only.katas(&["hint"]).refuses();
    assert!(
        said.stdout.starts_with("basics2, hint 1 of 3\n"),
        "{}",
        said.stdout
    );
    for arguments in [
        &["list"][..],
        &["list", "--format", "json"],
        &["solution", "--spoil"],
        &["explain"],
    ] {
        read_only.katas(arguments).succeeds().stderr_is("");
    }
    assert!(
        read_only.workspace.files() == before,
        "something was changed"
    );
}

#[test]
fn a_clone_that_cannot_be_completed_is_read_all_the_same() {
    if !permissions_hold() {
        return;
    }
    let read_only = ReadOnly::prepared(|workspace| {
        fs::remove_dir_all(workspace.root().join(".katas")).expect("it is there");
    });
    for (arguments, is_done) in [
        (&["list"][..], true),
        (&["solution", "--spoil"], true),
        (&["verify", "basics2"], true),
        (&["next"], false),
        (&["hint"], false),
    ] {
        let said = match (is_done, arguments[0]) {
            (true, "verify") => read_only.katas(arguments).fails(),
            (true, _) => read_only.katas(arguments).succeeds(),
            (false, _) => read_only.katas(arguments).refuses(),
        };
        let note = "note: what cargo and rust-analyzer need is not complete here: cannot make `";
        assert!(
            said.stderr.starts_with(note),
            "{arguments:?}: {}",
            said.stderr
        );
        assert!(
            said.stderr.contains(WAY_OUT),
            "{arguments:?}: {}",
            said.stderr
        );
    }
}

#[test]
fn without_a_place_to_build_nothing_is_judged_and_with_one_everything_is() {
    if !permissions_hold() {
        return;
    }
    let read_only = ReadOnly::prepared(|workspace| {
        workspace.save(BASICS2, &solution("01_basics/basics2"));
    });
    let cache = tempfile::tempdir().expect("a temporary folder");
    permit(cache.path(), 0o555);
    for arguments in [&["run"][..], &["verify", "basics2"]] {
        let said = read_only
            .katas(arguments)
            .without_variable("KATAS_BUILD_DIR")
            .with_variable("XDG_CACHE_HOME", cache.path())
            .refuses();
        let usual = cache.path().join("katas");
        assert_eq!(
            said.stderr,
            format!(
                "error: cannot make `{}`\n  because: Permission denied (os error 13)\n\
                 hint: KATAS_BUILD_DIR=DIR names another folder to build in\n",
                usual.display()
            )
        );
    }
    for arguments in [&["run"][..], &["verify", "basics2"]] {
        let said = read_only.katas(arguments).succeeds();
        assert!(said.stdout.contains("passed"), "{}", said.stdout);
        assert!(
            said.stderr
                .starts_with("note: what passed could not be remembered: cannot "),
            "{}",
            said.stderr
        );
        assert!(said.stderr.contains(WAY_OUT), "{}", said.stderr);
    }
    let said = read_only.katas(&["verify", "tools5"]).fails();
    assert_eq!(said.stderr, "");
}

#[test]
fn the_watch_screen_judges_and_says_what_it_cannot_remember() {
    if !permissions_hold() {
        return;
    }
    let read_only = ReadOnly::prepared(|workspace| {
        workspace.save(BASICS2, &solution("01_basics/basics2"));
    });
    let workspace = &read_only.workspace;
    let mut terminal =
        Terminal::watching_behind(unprivileged(), workspace, &[], &build_folder(), &[]);
    terminal.shows(&[
        "✓ passed, all 4 requirements hold",
        "This could not be remembered: cannot write",
        "This place could not be remembered: cannot write",
    ]);
    terminal.press("n");
    terminal.shows(&[
        "04_tools / tools5",
        "✗ failed",
        "This place could not be remembered: cannot write",
    ]);
    // A file may be writable in a folder that is not.
    workspace.save(BASICS2, "fn none() {}\n");
    terminal.shows(&[
        "01_basics / basics2",
        "✗ does not compile",
        "This place could not be remembered: cannot write",
    ]);
    terminal.press("h");
    terminal.shows(&["hint 1 of 3", "cannot write"]);
    terminal.press("xx");
    terminal.shows(&["✗ does not compile", "backups/1-basics2.rs`: Permission"]);
    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
    assert_eq!(workspace.read(BASICS2), "fn none() {}\n");
}

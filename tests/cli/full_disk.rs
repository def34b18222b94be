//! A disk without room: what cannot be judged is not judged wrongly, `watch` goes on, and with room again all is well.
//!
//! The disk is a small one in memory, which only the program under test sees.
#![cfg(target_os = "linux")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::judging::{BASICS2, solution};
use crate::program::{build_folder, katas, make_build_folder};
use crate::terminal::Terminal;
use crate::watch::{PASSED, learner};
use crate::workspace::Workspace;

/// Mounts a disk of this size over `.katas`, with what was in there, fills it, and becomes the program.
fn on_a_disk_of(size: &str) -> String {
    format!(
        "set -e; cp -r .katas ../was; mount -t tmpfs -o size={size} none .katas; cp -r ../was/. .katas\n\
         cat /dev/zero > .katas/fill 2>/dev/null || :\n\
         exec \"$@\""
    )
}

/// How somebody gets disks of their own here; `None`, and words about it, where nobody does.
fn own_disks() -> Option<&'static [&'static str]> {
    const WAYS: [&[&str]; 2] = [&["unshare", "-m"], &["unshare", "-rm"]];
    let works = |way: &&&[&str]| {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mount = Command::new(way[0])
            .args(&way[1..])
            .args(["mount", "-t", "tmpfs", "none"])
            .arg(folder.path())
            .output();
        mount.is_ok_and(|output| output.status.success())
    };
    let found = WAYS.iter().find(works).copied();
    if found.is_none() {
        println!("skipped: nobody gets a disk of their own here, as `unshare` gives none");
    }
    found
}

/// Where the kit is found, and where the folders of judgements would be made on the full disk.
fn build_on_it(workspace: &Workspace) -> PathBuf {
    katas(["run"]).in_workspace(workspace).judges();
    let build = workspace.root().join(".katas/build");
    make_build_folder(&build);
    for kit in fs::read_dir(build_folder())
        .expect("it was just built")
        .flatten()
    {
        let own = build.join(kit.file_name());
        fs::create_dir_all(&own).expect("the folder is writable");
        for part in ["kit", "target", "complete"] {
            let _ = std::os::unix::fs::symlink(kit.path().join(part), own.join(part));
        }
    }
    build
}

#[test]
fn a_right_answer_is_not_judged_wrong() {
    let Some(way) = own_disks() else {
        return;
    };
    let (_trees, workspace) = learner();
    let build = build_on_it(&workspace);
    workspace.save(BASICS2, &solution("01_basics/basics2"));
    // Nothing fits; the tree fits and what rustc makes of it does not.
    for room in [
        "",
        "truncate -s -60k .katas/fill; ",
        "truncate -s -400k .katas/fill; ",
    ] {
        let script = on_a_disk_of("4m").replace("exec", &format!("{room}exec"));
        let _ = fs::remove_dir_all(workspace.root().join("../was"));
        let before: Vec<&str> = way
            .iter()
            .copied()
            .chain(["sh", "-c", &script, "sh"])
            .collect();
        let said = katas(["run", "basics2"])
            .in_workspace(&workspace)
            .with_variable("KATAS_BUILD_DIR", &build)
            .behind(&before)
            .refuses();
        let words = format!("{}{}", said.stdout, said.stderr);
        assert!(
            words.contains("could not be judged") || words.starts_with("error: "),
            "{words}"
        );
        assert!(
            words.contains("No space left") || words.contains("MiB left"),
            "{room}{words}"
        );
    }
}

#[test]
fn a_reset_names_the_backup_that_it_made_and_the_way_out() {
    let Some(way) = own_disks() else {
        return;
    };
    let (_trees, workspace) = learner();
    workspace.save(BASICS2, "// mine\n");
    let script = on_a_disk_of("1m").replace(".katas", "exercises");
    let before = [way, &["sh", "-c", &script, "sh"]].concat();
    let said = katas(["reset", "basics2"])
        .in_workspace(&workspace)
        .behind(&before)
        .refuses();
    let backup = workspace.root().join(".katas/backups/1-basics2.rs");
    for words in [
        format!("your work is safe in `{}`", backup.display()).as_str(),
        "because: cannot write `",
        "No space left on device",
        "hint: there is no room on the disk",
    ] {
        assert!(said.stderr.contains(words), "{words}: {}", said.stderr);
    }
    let content = fs::read_to_string(backup);
    assert_eq!(content.expect("it was made"), "// mine\n");
}

/// `watch` on a full disk; the second is that disk, as it is seen from here.
fn watching(way: &[&str], workspace: &Workspace, build: &Path) -> (Terminal, PathBuf) {
    let script = on_a_disk_of("24m");
    let before: Vec<&str> = way
        .iter()
        .copied()
        .chain(["sh", "-c", &script, "sh"])
        .collect();
    let terminal = Terminal::watching_behind(&before, workspace, &[], build, &[]);
    let seen = format!("/proc/{}/root", terminal.process().as_raw_nonzero());
    let disk = Path::new(&seen).join(workspace.root().strip_prefix("/").expect("it is absolute"));
    (terminal, disk.join(".katas"))
}

#[test]
fn watch_says_that_it_cannot_judge_and_judges_when_there_is_room() {
    let Some(way) = own_disks() else {
        return;
    };
    let (_trees, workspace) = learner();
    let build = build_on_it(&workspace);
    let (mut terminal, disk) = watching(way, &workspace, &build);
    terminal.shows(&["could not be judged", "left", "q quit"]);
    terminal.press("h");
    terminal.shows(&["hint 1 of 3", "No space left on"]);
    workspace.save(BASICS2, &solution("01_basics/basics2"));
    terminal.shows(&["could not be judged", "q quit"]);
    fs::remove_file(disk.join("fill")).expect("it is there");
    terminal.press("r");
    terminal.shows(&PASSED);
    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn watch_judges_and_says_that_it_cannot_remember_until_there_is_room() {
    let Some(way) = own_disks() else {
        return;
    };
    let (_trees, workspace) = learner();
    workspace.save(BASICS2, &solution("01_basics/basics2"));
    let (mut terminal, disk) = watching(way, &workspace, &build_folder());
    terminal.shows(&[PASSED[0], "This could not be remembered: cannot write"]);
    let progress = || fs::read_to_string(disk.join("progress.toml")).expect("it is there");
    assert!(!progress().contains("passed"), "{}", progress());
    fs::remove_file(disk.join("fill")).expect("it is there");
    terminal.press("r");
    terminal.shows(&[PASSED[0], "n goes on to tools5"]);
    assert!(
        progress().contains("[exercises.basics2.passed]"),
        "{}",
        progress()
    );
    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
}

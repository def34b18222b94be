//! A clock that was set back, and files from the future: nothing is lost, and no verdict is about an older content.

use std::fs::{self, File};
use std::path::Path;
use std::time::{Duration, SystemTime};

use serde_json::Value;

use crate::judging::{Alone, BASICS2, basics2, solution};
use crate::program::{Katas, katas};
use crate::terminal::Terminal;
use crate::watch::{FAILED, PASSED, learner};
use crate::workspace::Workspace;

/// Before everything else on this disk.
fn long_ago() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(400_000_000)
}

/// After everything else: whoever wrote this had a clock that ran ahead by eighty years.
fn far_ahead() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(4_300_000_000)
}

fn date(file: &Path, time: SystemTime) {
    let open = File::options().append(true).open(file);
    open.and_then(|file| file.set_modified(time))
        .unwrap_or_else(|error| panic!("{}: {error}", file.display()));
}

/// Every file below, but for what links lead to.
fn date_all(folder: &Path, time: SystemTime) {
    for entry in fs::read_dir(folder).expect("it is a folder").flatten() {
        let kind = entry.file_type().expect("it has a type");
        if kind.is_dir() {
            date_all(&entry.path(), time);
        } else if kind.is_file() {
            date(&entry.path(), time);
        }
    }
}

#[test]
fn a_verdict_goes_by_what_a_file_holds_and_not_by_when_it_was_written() {
    let (_trees, workspace) = learner();
    let build = Alone::new();
    let file = workspace.root().join(BASICS2);
    let shipped = workspace.read(BASICS2);
    let judge = |katas: Katas| {
        let said = katas
            .in_workspace(&workspace)
            .with_variable("KATAS_BUILD_DIR", build.root())
            .judges();
        let report: Value = serde_json::from_str(&said.stdout).expect("stdout is JSON");
        let verdict = report["exercises"][0]["verdict"].as_str();
        verdict.expect("it is text").to_owned()
    };
    for (content, verdict) in [
        (&shipped, "failed"),
        (&solution("01_basics/basics2"), "passed"),
        (&basics2("1"), "did-not-compile"),
        (&shipped, "failed"),
        (&solution("01_basics/basics2"), "passed"),
    ] {
        for time in [long_ago(), far_ahead()] {
            workspace.save(BASICS2, content);
            date(&file, time);
            let verify = || katas(["verify", "basics2", "--format", "json"]);
            assert_eq!(judge(verify()), verdict);
            // What was kept is from the future now.
            date_all(build.root(), far_ahead());
            assert_eq!(judge(verify()), verdict, "as it was kept");
            assert_eq!(
                judge(katas(["run", "basics2", "--format", "json"])),
                verdict
            );
        }
    }
}

#[test]
fn backups_are_counted_and_not_dated() {
    let workspace = Workspace::fresh();
    let ready1 = "exercises/00_first/ready1.rs";
    let shipped = workspace.read(ready1);
    let reset = |mine: &str| {
        workspace.save(ready1, mine);
        katas(["reset", "ready1"])
            .in_workspace(&workspace)
            .succeeds();
        assert_eq!(workspace.read(ready1), shipped);
    };
    reset("// first\n");
    date_all(workspace.root(), far_ahead());
    reset("// second\n");
    date_all(workspace.root(), long_ago());
    reset("// third\n");
    for (number, mine) in [(1, "// first\n"), (2, "// second\n"), (3, "// third\n")] {
        let backup = format!(".katas/backups/{number}-ready1.rs");
        assert_eq!(workspace.read(&backup), mine);
    }
    date(
        &workspace.root().join(".katas/backups/1-ready1.rs"),
        far_ahead(),
    );
    katas(["undo"]).in_workspace(&workspace).succeeds();
    assert_eq!(workspace.read(ready1), "// third\n");
}

#[test]
fn what_passed_in_the_future_has_passed() {
    let (_trees, workspace) = learner();
    let run = || katas(["run", "basics2"]).in_workspace(&workspace);
    workspace.save(BASICS2, &solution("01_basics/basics2"));
    run().succeeds();
    let state = ".katas/progress.toml";
    let mut progress: toml::Table = workspace.read(state).parse().expect("it is TOML");
    progress["exercises"]["basics2"]["passed"]["at"] = 4_300_000_000_i64.into();
    workspace.save(state, &progress.to_string());
    date_all(&workspace.root().join(".katas"), far_ahead());
    let passed = || {
        let said = katas(["list"]).in_workspace(&workspace).succeeds();
        assert!(said.stdout.ends_with("1 of 3 passed\n"), "{}", said.stdout);
        assert_eq!(said.stderr, "");
    };
    passed();
    // Another content that passes, earlier than the one before it.
    workspace.save(
        BASICS2,
        &format!("{}// more\n", solution("01_basics/basics2")),
    );
    run().succeeds();
    passed();
    katas(["next"]).in_workspace(&workspace).succeeds();
    passed();
}

#[test]
fn a_save_that_seems_older_than_the_last_one_is_seen_also_by_looking() {
    let (_trees, workspace) = learner();
    let file = workspace.root().join(BASICS2);
    date(&file, far_ahead());
    for options in [&[][..], &["--poll"]] {
        workspace.save(BASICS2, &basics2("Vec::new()"));
        let mut terminal = Terminal::watching(&workspace, options);
        terminal.shows(&["✗ failed"]);
        for (content, time, shown) in [
            (solution("01_basics/basics2"), far_ahead(), PASSED[0]),
            (basics2("panic!(\"one\")"), long_ago(), "panicked: one"),
            // As long, and as old.
            (basics2("panic!(\"two\")"), long_ago(), "panicked: two"),
            (solution("01_basics/basics2"), long_ago(), PASSED[0]),
        ] {
            let beside = file.with_extension("rs.new");
            fs::write(&beside, content).expect("the folder is writable");
            date(&beside, time);
            fs::rename(&beside, &file).expect("both are in one folder");
            terminal.shows(&[shown, FAILED[1]]);
        }
        terminal.press("q");
        assert_eq!(terminal.ends(), 0);
    }
}

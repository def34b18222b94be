//! A machine's fault is never a verdict: too little of something, and no linker, are told as that, with the way out.
#![cfg(target_os = "linux")]

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use serde_json::Value;

use crate::judging::{BASICS2, exercise, solution};
use crate::program::{Katas, katas};
use crate::workspace::Workspace;

/// With a right answer that was never judged before: what was kept would do without a compiler.
fn solved() -> Workspace {
    let workspace = Workspace::embedded();
    let source = format!(
        "{}\n// {:?}\n",
        solution("01_basics/basics2"),
        workspace.root()
    );
    workspace.save(BASICS2, &source);
    workspace
}

/// Started by a shell that has set this limit.
fn under(limit: &str, katas: Katas) -> Katas {
    katas.behind(&["sh", "-c", &format!("{limit} && exec \"$0\" \"$@\"")])
}

#[test]
fn a_shell_that_allows_too_little_is_told_so_by_every_command_that_judges() {
    let workspace = solved();
    for (limit, problem, way_out) in [
        (
            "ulimit -n 8",
            "only 8 open files are allowed",
            "`ulimit -n 256`",
        ),
        (
            "ulimit -n 12",
            "only 12 open files are allowed",
            "`ulimit -n 256`",
        ),
        (
            "ulimit -n 32",
            "only 32 open files are allowed",
            "`ulimit -n 256`",
        ),
        (
            "ulimit -v 400000",
            "only 400000 KiB of memory are allowed",
            "`ulimit -v 1048576`",
        ),
        (
            "ulimit -f 100",
            "KiB in a file are allowed",
            "`ulimit -f 65536`",
        ),
        (
            "ulimit -t 9",
            "only 9 seconds of processor time are allowed",
            "`ulimit -t 60`",
        ),
    ] {
        for arguments in [&["run", "basics2"][..], &["verify", "basics2"]] {
            let katas = katas(arguments.iter().copied()).in_workspace(&workspace);
            let said = under(limit, katas).refuses().stdout_is("");
            assert!(
                said.stderr.contains(problem) && said.stderr.contains(way_out),
                "{limit}: {}",
                said.stderr
            );
        }
    }
}

#[test]
fn a_limit_that_may_be_raised_is_raised() {
    let workspace = solved();
    let katas = katas(["run", "basics2"]).in_workspace(&workspace);
    under("ulimit -S -n 12", katas).succeeds();
}

/// A PATH with these programs and no other.
fn path_with(folder: &Path, programs: &[&str]) {
    let path = std::env::var_os("PATH").expect("there is one");
    for program in programs {
        let mut folders = std::env::split_paths(&path);
        let found =
            folders.find_map(|folder| Some(folder.join(program)).filter(|file| file.is_file()));
        symlink(found.expect("it is installed"), folder.join(program))
            .expect("the folder is writable");
    }
}

#[test]
fn a_linker_that_is_missing_is_not_the_answers_fault() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    path_with(folder.path(), &["rustc", "cargo"]);
    let workspace = solved();
    for arguments in [&["run", "basics2"][..], &["verify", "basics2"]] {
        let katas = katas(arguments.iter().copied().chain(["--format", "json"]));
        let said = katas
            .in_workspace(&workspace)
            .with_variable("PATH", folder.path())
            .refuses();
        let json: Value = serde_json::from_str(&said.stdout).expect("it is JSON");
        for exercise in json["exercises"].as_array().expect("it is a list") {
            assert_eq!(exercise["verdict"], "unjudged", "{exercise:#}");
            let reason = exercise["unjudged"].to_string();
            assert!(reason.contains("the linker `cc` is missing"), "{reason}");
        }
    }
}

#[test]
fn a_linker_that_breaks_is_not_the_answers_fault() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    path_with(folder.path(), &["rustc", "cargo"]);
    for words in [
        "cc: fatal error: Killed signal terminated program collect2",
        "ld: final link failed: No space left on device",
    ] {
        let cc = folder.path().join("cc");
        fs::write(&cc, format!("#!/bin/sh\necho '{words}' >&2\nexit 1\n"))
            .expect("the folder is writable");
        let executable = std::os::unix::fs::PermissionsExt::from_mode(0o755);
        fs::set_permissions(&cc, executable).expect("it is ours");
        let said = katas(["run", "basics2", "--format", "json"])
            .in_workspace(&solved())
            .with_variable("PATH", folder.path())
            .refuses();
        let json = exercise(&said);
        assert_eq!(json["verdict"], "unjudged", "{json:#}");
    }
}

/// What the compiler says of a place in the answer is the answer's, also in the machine's words.
#[test]
fn an_answer_that_speaks_like_a_machine_is_still_to_blame() {
    let workspace = Workspace::embedded();
    workspace.save(
        BASICS2,
        "compile_error!(\"linking with `cc` failed: No space left on device\");\n",
    );
    katas(["run", "basics2"]).in_workspace(&workspace).fails();
    // It breaks rustc, which compiles everything else: the stack of its parser ends.
    let deep = format!(
        "const DEEP: u32 = {}1{};\n",
        "(".repeat(9_000),
        ")".repeat(9_000)
    );
    workspace.save(BASICS2, &deep);
    katas(["run", "basics2"]).in_workspace(&workspace).fails();
    workspace.save(BASICS2, "extern crate serde;\n");
    katas(["run", "basics2"]).in_workspace(&workspace).fails();
}

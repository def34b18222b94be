//! Killed outright, as nobody can catch: what katas had started ends with it, and the next katas finds nothing in its way.
#![cfg(target_os = "linux")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Child;

use rustix::process::{Pid, Signal, kill_process};

use crate::judging::{Alone, BASICS2, basics2, solution};
use crate::processes::{family, is_any_running_below, is_there, unique_seconds};
use crate::program::{Katas, katas};
use crate::read_only::unprivileged;
use crate::terminal::Terminal;
use crate::toolchain::Machine;
use crate::trees::Trees;
use crate::waiting::until;
use crate::watch::{has_begun, learner};
use crate::workspace::Workspace;

/// Never ends; has a child in its group, and one in another session that no name and no variable gives away.
fn hangs(seconds: &str, detached: &str) -> String {
    basics2(&format!(
        "std::process::Command::new(\"setsid\").env_clear().args([\"--fork\", \"sleep\", \"{detached}\"]).status().expect(\"there is a setsid\");\n    \
         std::process::Command::new(\"sleep\").arg(\"{seconds}\").spawn().expect(\"there is a sleep\");\n    loop {{}}"
    ))
}

/// Kills it; everybody who descends from it is gone then, and the folders of what was judged are, too.
#[track_caller]
fn killed_it_leaves_nothing(id: u32, build: &Path) {
    let descendants = family(id);
    assert!(descendants.len() > 1, "it has started something");
    let id = i32::try_from(id).ok().and_then(Pid::from_raw);
    kill_process(id.expect("a process has an id"), Signal::KILL).expect("it runs");
    let left = || {
        let alive = descendants.iter().filter(|process| is_there(**process));
        alive
            .map(|process| std::fs::read_to_string(format!("/proc/{process}/stat")))
            .collect::<Vec<_>>()
    };
    until(
        || left().is_empty().then_some(()),
        || format!("{:?} are left", left()),
    );
    until(
        || (!is_any_running_below(build)).then_some(()),
        || "something in the build folder still runs".to_owned(),
    );
}

#[track_caller]
fn leaves_no_folder(build: &Alone) {
    until(
        || build.leftovers().is_empty().then_some(()),
        || format!("{:?} are left", build.leftovers()),
    );
}

fn start(katas: Katas, workspace: &Workspace, build: &Path) -> Child {
    katas
        .in_workspace(workspace)
        .with_variable("KATAS_BUILD_DIR", build)
        .starts()
}

/// Nothing waits for somebody who is no more.
#[track_caller]
fn the_next_one_works(workspace: &Workspace, build: &Path) {
    workspace.save(BASICS2, &solution("01_basics/basics2"));
    katas(["run", "basics2"])
        .in_workspace(workspace)
        .with_variable("KATAS_BUILD_DIR", build)
        .succeeds();
}

#[test]
fn by_run_and_by_verify_while_an_answer_runs() {
    let build = Alone::new();
    for (test, arguments) in [
        (40, &["run", "basics2"][..]),
        (42, &["verify", "--jobs", "2"]),
    ] {
        let (_trees, workspace) = learner();
        let (seconds, detached) = (unique_seconds(test), unique_seconds(test + 1));
        workspace.save(BASICS2, &hangs(&seconds, &detached));
        let mut child = start(katas(arguments.iter().copied()), &workspace, build.root());
        has_begun(&seconds);
        has_begun(&detached);
        killed_it_leaves_nothing(child.id(), build.root());
        child.wait().expect("it is our child");
        leaves_no_folder(&build);
        the_next_one_works(&workspace, build.root());
    }
}

#[test]
fn by_watch_while_an_answer_runs() {
    let build = Alone::new();
    let (_trees, workspace) = learner();
    let (seconds, detached) = (unique_seconds(44), unique_seconds(45));
    workspace.save(BASICS2, &hangs(&seconds, &detached));
    let terminal = Terminal::watching_in(&workspace, &[], build.root());
    has_begun(&seconds);
    has_begun(&detached);
    let id = terminal.process().as_raw_nonzero().get();
    killed_it_leaves_nothing(u32::try_from(id).expect("ids are positive"), build.root());
    leaves_no_folder(&build);
    the_next_one_works(&workspace, build.root());
}

/// `basics2` keeps the compiler busy for as long as one likes.
pub fn compiles_for_ever() -> (Trees, Workspace) {
    let trees = Trees::of(&["basics2"]);
    trees.change(
        "info.toml",
        "[[exercises]]\n",
        "[[exercises]]\nlimits = { compile_s = 600 }\n",
    );
    let workspace = Workspace::of(Some(trees.root().to_owned()));
    let forever = "const FOREVER: u64 = {\n        let mut n = 0_u64;\n        while n < u64::MAX {\n            n += 1;\n        }\n        n\n    };\n    vec![FOREVER.to_string()]";
    let source = basics2(forever);
    workspace.save(
        BASICS2,
        &format!("#![allow(long_running_const_eval)]\n{source}"),
    );
    (trees, workspace)
}

/// The compiler is called with a folder in there.
#[track_caller]
pub fn rustc_has_begun(build: &Alone) {
    until(
        || is_any_running_below(build.root()).then_some(()),
        || "rustc was never called".to_owned(),
    );
}

#[test]
fn while_rustc_compiles() {
    let build = Alone::new();
    let (_trees, workspace) = compiles_for_ever();
    for arguments in [&["run", "basics2"][..], &["verify"]] {
        let mut child = start(katas(arguments.iter().copied()), &workspace, build.root());
        rustc_has_begun(&build);
        killed_it_leaves_nothing(child.id(), build.root());
        child.wait().expect("it is our child");
        leaves_no_folder(&build);
    }
    the_next_one_works(&workspace, build.root());
}

/// The scratch folder of the one kit in there.
fn scratch(build: &Alone) -> PathBuf {
    let kit = fs::read_dir(build.root()).expect("the kit is there").next();
    let scratch = kit.expect("there is one").expect("it can be listed");
    let scratch = scratch.path().join("scratch");
    fs::create_dir_all(&scratch).expect("the folder is writable");
    scratch
}

#[test]
fn the_next_run_removes_the_folders_of_a_killed_one_whatever_the_answer_did_to_them() {
    use std::os::unix::fs::PermissionsExt as _;
    let build = Alone::new();
    let (_trees, workspace) = learner();
    let left = scratch(&build).join("judge-1");
    let closed = left.join("work/closed");
    let deep = left.join("work").join("d/".repeat(400));
    fs::create_dir_all(&deep).expect("the folder is writable");
    fs::create_dir_all(closed.join("inner")).expect("the folder is writable");
    // The answer moved its judge folder away.
    fs::create_dir_all(scratch(&build).join("moved/work")).expect("the folder is writable");
    for folder in [closed.join("inner"), closed, left] {
        fs::set_permissions(folder, fs::Permissions::from_mode(0o000)).expect("it is ours");
    }
    let few_files = ["sh", "-c", "ulimit -n 256; exec \"$@\"", "sh"];
    katas(["run", "basics2"])
        .in_workspace(&workspace)
        .with_variable("KATAS_BUILD_DIR", build.root())
        .behind(&[unprivileged(), &few_files].concat())
        .fails();
    assert_eq!(build.leftovers(), Vec::<PathBuf>::new());
}

#[test]
fn files_that_were_on_their_way_go_with_the_next_command_unless_another_one_is_writing() {
    let workspace = Workspace::fresh();
    let mut before = workspace.files();
    let leave = || {
        for file in [
            ".katas-1",
            ".katas/.katas-2",
            ".katas/.kit-3/kit/src/lib.rs",
            ".katas/backups/.katas-4",
            "exercises/00_first/.katas-5",
            "checks/00_first/.katas-6",
            "solutions/00_first/.katas-7",
        ] {
            let path = workspace.root().join(file);
            let folder = path.parent().expect("it is in a folder");
            fs::create_dir_all(folder).expect("the folder is writable");
            fs::write(path, "half a file").expect("the folder is writable");
        }
    };
    for command in ["list", "hint", "next", "update"] {
        leave();
        katas([command]).in_workspace(&workspace).succeeds();
        let left: Vec<String> = (workspace.files().into_iter())
            .map(|(path, _)| path)
            .filter(|path| path.contains(".katas-") || path.contains(".kit-"))
            .collect();
        assert!(left.is_empty(), "{command}: {left:?}");
        if command == "list" {
            assert!(workspace.files() == before, "nothing else was changed");
        }
    }
    leave();
    before = workspace.files();
    let lock = fs::File::open(workspace.root().join(".katas/lock")).expect("it is there");
    lock.lock().expect("nobody else has it");
    katas(["list"]).in_workspace(&workspace).succeeds();
    assert!(workspace.files() == before, "another one was writing these");
}

#[test]
fn the_folder_of_one_that_still_runs_stays() {
    let build = Alone::new();
    let (_trees, workspace) = learner();
    let (seconds, detached) = (unique_seconds(48), unique_seconds(49));
    workspace.save(BASICS2, &hangs(&seconds, &detached));
    let mut child = start(katas(["run", "basics2"]), &workspace, build.root());
    has_begun(&seconds);
    let in_use = build.leftovers();
    assert_eq!(in_use.len(), 1, "{in_use:?}");
    the_next_one_works(&workspace, build.root());
    assert_eq!(build.leftovers(), in_use);
    killed_it_leaves_nothing(child.id(), build.root());
    child.wait().expect("it is our child");
    leaves_no_folder(&build);
}

#[test]
fn while_the_kit_is_built() {
    let machine = Machine::new();
    let seconds = unique_seconds(46);
    // It has called a compiler, and waits for it.
    let cargo = machine.script("cargo", &format!("sleep {seconds} & wait"));
    let build = machine.path("build");
    let mut child = machine.run().with_variable("CARGO", cargo).starts();
    has_begun(&seconds);
    killed_it_leaves_nothing(child.id(), &build);
    child.wait().expect("it is our child");
    // The lock on a build goes with who built.
    let cargo = machine.cargo("");
    machine.run().with_variable("CARGO", cargo).fails();
}

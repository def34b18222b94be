//! Killed at every system call that may change a file: what was achieved and what was written is still there.
//!
//! The command runs under ptrace and is killed as it enters the first such call, then the second, and so on until it
//! gets through. After each, the workspace must hold what it held before or what it was to hold then.
#![cfg(target_os = "linux")]
#![allow(unsafe_code, reason = "ptrace has no safe face")]

use std::os::unix::process::CommandExt as _;
use std::process::{Command, Stdio};

use crate::program::{build_folder, katas, program, small_set};
use crate::workspace::Workspace;

const READY1: &str = "exercises/00_first/ready1.rs";
const SLEEP1: &str = "exercises/01_second/sleep1.rs";
const MINE: &str = "// an evening's work\n";
/// More than any of the commands makes.
const MOST_CALLS: usize = 500;

/// Calls that make, change, move or remove something on disk.
const CHANGING: &[i64] = &[
    libc::SYS_pwrite64,
    libc::SYS_renameat,
    libc::SYS_renameat2,
    libc::SYS_unlinkat,
    libc::SYS_mkdirat,
    libc::SYS_linkat,
    libc::SYS_symlinkat,
    libc::SYS_fsync,
    libc::SYS_fdatasync,
    libc::SYS_fchmod,
    libc::SYS_ftruncate,
    libc::SYS_flock,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_rename,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_unlink,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_mkdir,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_link,
];

#[derive(Debug, PartialEq, Eq)]
enum Ended {
    Killed,
    ByItself,
}

/// Runs the command and kills it as it enters its `nth` changing call, 0 being the first.
fn killed_at(nth: usize, workspace: &Workspace, arguments: &[&str]) -> Ended {
    let mut command = Command::new(program());
    command
        .args(arguments)
        .arg("--set")
        .arg(small_set())
        .current_dir(workspace.root())
        .env("KATAS_BUILD_DIR", build_folder())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    // SAFETY: the closure makes one system call that is allowed between fork and exec, and allocates nothing.
    unsafe {
        command.pre_exec(|| {
            match libc::ptrace(libc::PTRACE_TRACEME, 0, std::ptr::null_mut::<u8>(), 0) {
                -1 => Err(std::io::Error::last_os_error()),
                _ => Ok(()),
            }
        });
    }
    #[allow(
        clippy::zombie_processes,
        reason = "`waitpid` below takes note of its end"
    )]
    let child = command.spawn().expect("the program starts");
    let id = child.id() as libc::pid_t;
    let mut seen = 0;
    loop {
        let mut status = 0;
        // SAFETY: waits for a child of ours; `status` is there to be filled in.
        let waited = unsafe { libc::waitpid(id, &mut status, 0) };
        assert_eq!(waited, id, "the child is ours");
        if libc::WIFEXITED(status) || libc::WIFSIGNALED(status) {
            let by_us = libc::WIFSIGNALED(status) && libc::WTERMSIG(status) == libc::SIGKILL;
            return if by_us {
                Ended::Killed
            } else {
                Ended::ByItself
            };
        }
        // SAFETY: the child is stopped. Without this option the system does not tell a call's entry from other stops.
        unsafe {
            let options = libc::PTRACE_O_TRACESYSGOOD;
            libc::ptrace(
                libc::PTRACE_SETOPTIONS,
                id,
                std::ptr::null_mut::<u8>(),
                options,
            )
        };
        if entered(id).is_some_and(|(call, arguments)| changes(call, arguments)) {
            if seen == nth {
                // SAFETY: a signal to a child of ours, which is stopped and waited for.
                unsafe { libc::kill(id, libc::SIGKILL) };
            }
            seen += 1;
        }
        // SAFETY: the child is stopped and is ours to resume; it may just have been killed, and that is fine.
        unsafe { libc::ptrace(libc::PTRACE_SYSCALL, id, std::ptr::null_mut::<u8>(), 0) };
    }
}

/// Whether this call may change something on disk: a file that is opened to be read is not, nor is what is printed.
fn changes(call: i64, arguments: [u64; 6]) -> bool {
    let to_write = (libc::O_WRONLY | libc::O_RDWR | libc::O_CREAT) as u64;
    match call {
        libc::SYS_openat => arguments[2] & to_write != 0,
        libc::SYS_write => arguments[0] > 2,
        other => CHANGING.contains(&other),
    }
}

/// The number and the arguments of the call that the stopped child is about to make.
fn entered(id: libc::pid_t) -> Option<(i64, [u64; 6])> {
    // SAFETY: the structure is plain integers, for which all zeroes is a value.
    let mut info: libc::ptrace_syscall_info = unsafe { std::mem::zeroed() };
    let size = size_of::<libc::ptrace_syscall_info>();
    // SAFETY: the child is stopped, and `info` has the size that is named.
    let filled = unsafe { libc::ptrace(libc::PTRACE_GET_SYSCALL_INFO, id, size, &raw mut info) };
    let is_entry = filled > 0 && info.op == libc::PTRACE_SYSCALL_INFO_ENTRY;
    // SAFETY: plain integers, all zeroes at first; `op` says whether they are what was filled in.
    let entry = unsafe { info.u.entry };
    is_entry.then_some((entry.nr as i64, entry.args))
}

/// Kills the command at each of its changing calls in turn, each time in a workspace that `prepare` has made, and
/// holds what is left against `holds`.
fn at_every_call(
    arguments: &[&str],
    prepare: impl Fn() -> Workspace,
    holds: impl Fn(&Workspace, &str),
) {
    for nth in 0..MOST_CALLS {
        let workspace = prepare();
        let ended = killed_at(nth, &workspace, arguments);
        holds(&workspace, &format!("{arguments:?} killed at call {nth}"));
        if ended == Ended::ByItself {
            assert!(nth > 5, "{arguments:?} changes something");
            return;
        }
    }
    panic!("{arguments:?} makes more calls than that");
}

/// `ready1` has passed, and the learner has worked on two files.
fn prepared() -> Workspace {
    let workspace = Workspace::fresh();
    workspace.save(READY1, MINE);
    workspace.ready1_has_passed();
    // Once whole, so that there is a copy.
    katas(["goto", "ready1"])
        .in_workspace(&workspace)
        .succeeds();
    katas(["hint", "ready1"])
        .in_workspace(&workspace)
        .succeeds();
    workspace.save(SLEEP1, MINE);
    workspace
}

/// The pass is remembered, the rest of the workspace works, and nothing of what was on its way lies about.
fn is_sound(workspace: &Workspace, when: &str) {
    let said = katas(["list"]).in_workspace(workspace).succeeds();
    assert!(
        said.stdout.ends_with("1 of 3 passed\n"),
        "{when}: {}{}",
        said.stdout,
        said.stderr
    );
    let again = katas(["list"]).in_workspace(workspace).succeeds();
    assert_eq!(again.stderr, "", "{when}: repaired once and for all");
    katas(["hint", "sleep1"]).in_workspace(workspace).succeeds();
    katas(["reset", "--all"]).in_workspace(workspace).succeeds();
    let left: Vec<String> = workspace
        .files()
        .into_iter()
        .map(|(path, _)| path)
        .filter(|path| path.contains(".katas-"))
        .collect();
    assert!(left.is_empty(), "{when}: {left:?}");
}

/// Somewhere in the workspace, under whatever name, stands what the learner wrote.
fn still_has_mine(workspace: &Workspace, file: &str, when: &str) {
    let name = file.rsplit('/').next().expect("a path has an end");
    let found = workspace
        .files()
        .into_iter()
        .any(|(path, content)| path.ends_with(name) && content == MINE.as_bytes());
    assert!(found, "{when}: {file} is lost");
}

#[test]
fn a_hint_that_is_noted() {
    at_every_call(&["hint", "ready2"], prepared, |workspace, when| {
        still_has_mine(workspace, READY1, when);
        is_sound(workspace, when);
    });
}

#[test]
fn a_reset_of_two_files() {
    at_every_call(
        &["reset", "ready1", "sleep1"],
        prepared,
        |workspace, when| {
            still_has_mine(workspace, READY1, when);
            still_has_mine(workspace, SLEEP1, when);
            is_sound(workspace, when);
        },
    );
}

#[test]
fn an_undo() {
    let reset = || {
        let workspace = prepared();
        katas(["reset", "ready1"])
            .in_workspace(&workspace)
            .succeeds();
        workspace
    };
    at_every_call(&["undo"], reset, |workspace, when| {
        still_has_mine(workspace, READY1, when);
        still_has_mine(workspace, SLEEP1, when);
        is_sound(workspace, when);
    });
}

#[test]
fn an_update_that_brings_a_file() {
    let older = || {
        let workspace = prepared();
        workspace.delete(".katas/shipped.toml");
        workspace.delete("exercises/00_first/ready2.rs");
        workspace
    };
    at_every_call(&["update"], older, |workspace, when| {
        still_has_mine(workspace, READY1, when);
        still_has_mine(workspace, SLEEP1, when);
        // Begun and not ended, it can be done again.
        katas(["update"]).in_workspace(workspace).succeeds();
        is_sound(workspace, when);
    });
}

#[test]
fn the_repair_of_a_damaged_state() {
    let damaged = || {
        let workspace = prepared();
        workspace.save(".katas/progress.toml", "version = 1\ncurr");
        workspace
    };
    at_every_call(&["list"], damaged, |workspace, when| {
        is_sound(workspace, when);
    });
}

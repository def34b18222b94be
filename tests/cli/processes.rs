//! Which processes there are, by what stands on their command line.

use std::fs;
use std::path::Path;

use crate::waiting::until;

/// Somebody's command line holds this argument.
pub fn is_running(argument: &str) -> bool {
    let processes = fs::read_dir("/proc").expect("this system lists its processes");
    processes.flatten().any(|process| {
        fs::read(process.path().join("cmdline")).is_ok_and(|line| {
            line.split(|byte| *byte == 0)
                .any(|word| word == argument.as_bytes())
        })
    })
}

/// Somebody's command line names a place below this folder.
pub fn is_any_running_below(folder: &Path) -> bool {
    let below = format!("{}/", folder.display());
    let processes = fs::read_dir("/proc").expect("this system lists its processes");
    processes.flatten().any(|process| {
        fs::read(process.path().join("cmdline"))
            .is_ok_and(|line| String::from_utf8_lossy(&line).contains(&below))
    })
}

/// The process, and whoever descends from it now.
pub fn family(head: u32) -> Vec<u32> {
    let mut known = vec![head];
    let mut seen = 0;
    while let Some(parent) = known.get(seen).copied() {
        seen += 1;
        // Each thread has children of its own.
        let threads = fs::read_dir(format!("/proc/{parent}/task"));
        for thread in threads.into_iter().flatten().flatten() {
            let children = fs::read_to_string(thread.path().join("children")).unwrap_or_default();
            let children = children.split_whitespace();
            known.extend(children.filter_map(|child| child.parse::<u32>().ok()));
        }
    }
    known
}

/// It is in the system's table, and has not ended.
pub fn is_there(id: u32) -> bool {
    fs::read_to_string(format!("/proc/{id}/stat")).is_ok_and(|stat| {
        stat.rsplit_once(") ")
            .is_some_and(|(_, state)| !state.starts_with('Z'))
    })
}

/// Killed processes need a moment to be gone.
#[track_caller]
pub fn is_gone(argument: &str) {
    until(
        || (!is_running(argument)).then_some(()),
        || format!("a process with the argument `{argument}` still runs"),
    );
}

/// An argument for `sleep` that nobody else uses: about a quarter of an hour.
pub fn unique_seconds(test: u32) -> String {
    format!("{}.{:06}", 900 + test, std::process::id() % 1_000_000)
}

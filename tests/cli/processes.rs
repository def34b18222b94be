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

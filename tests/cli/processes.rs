//! Which processes there are, by what stands on their command line.

use std::fs;

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

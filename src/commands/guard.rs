//! Not for people: the processes that a katas starts from its own program, to clear up after it or to confine another.

use std::process::ExitCode;

use super::Exit;
use crate::runner::{guard, sandbox};
use crate::terminal::tty;

/// Does what this process was started for, if that is the guard's or the launcher's work.
pub fn run() -> Option<ExitCode> {
    if sandbox::is_wanted(std::env::args_os()) {
        return Some(sandbox::launch(std::env::args_os()));
    }
    guard::is_wanted(std::env::args_os()).then(|| {
        let terminal = guard::stand(std::io::stdin().lock());
        tty::put_back_after_death(&terminal);
        Exit::Passed.into()
    })
}

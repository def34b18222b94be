//! Not for people: the katas that another one starts, to clear up if that one is killed.

use super::Exit;
use crate::runner::guard;
use crate::terminal::tty;

/// Does the guard's work, if that is what this process was started for.
pub fn run() -> Option<Exit> {
    guard::is_wanted(std::env::args_os()).then(|| {
        let terminal = guard::stand(std::io::stdin().lock());
        tty::put_back_after_death(&terminal);
        Exit::Passed
    })
}

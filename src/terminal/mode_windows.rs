//! The terminal's mode on Windows: `console` sets and resets it around each key, so there is nothing to keep.

use std::io::{IsTerminal, stdin};

/// Says that there is a keyboard.
#[derive(Debug)]
pub(super) struct Guard;

impl Guard {
    /// `None` where standard input is no terminal.
    pub(super) fn enter() -> Option<Guard> {
        stdin().is_terminal().then_some(Guard)
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        // Printing to a console that is gone is no reason to fail.
        let _ = console::Term::stdout().show_cursor();
    }
}

//! The terminal's mode on Windows: `console` sets and resets it around each key, so there is nothing to keep.

use std::io::{IsTerminal, stdin};

use super::keys::Tell;

/// Says that there is a keyboard.
#[derive(Debug)]
pub(super) struct Guard;

impl Guard {
    /// `None` where standard input is no terminal.
    pub(super) fn enter(_tell: Tell) -> Option<Guard> {
        stdin().is_terminal().then_some(Guard)
    }

    pub(super) fn hold(&self) -> bool {
        false
    }

    pub(super) fn take_back(&self) {}
}

impl Drop for Guard {
    fn drop(&mut self) {
        // Printing to a console that is gone is no reason to fail.
        let _ = console::Term::stdout().show_cursor();
    }
}

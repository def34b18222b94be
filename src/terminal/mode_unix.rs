//! The terminal's mode on Unix: single keys, no echo, and back again whatever happens.

use std::io::{IsTerminal, Write, stdin, stdout};
use std::sync::{Mutex, Once, PoisonError};

use rustix::termios::{
    LocalModes, OptionalActions, SpecialCodeIndex, Termios, tcgetattr, tcsetattr,
};

use super::screen::SHOW_CURSOR;

/// From here on the terminal marks what is pasted, or no more.
const MARK_PASTES: &str = "\u{1b}[?2004h";
const MARK_NO_PASTES: &str = "\u{1b}[?2004l";

/// What the terminal was before us; `None` while it is as we found it.
static BEFORE: Mutex<Option<Termios>> = Mutex::new(None);

/// The terminal gives single keys while this lives.
#[derive(Debug)]
pub(super) struct Guard;

impl Guard {
    /// `None` where standard input is no terminal.
    pub(super) fn enter() -> Option<Guard> {
        if !stdin().is_terminal() {
            return None;
        }
        restore_on_panic();
        raw().then_some(Guard)
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        restore();
    }
}

/// Single keys, no echo, pastes marked; Ctrl-C and Ctrl-Z keep their meaning, newlines theirs. True if it worked.
pub(super) fn raw() -> bool {
    let mut before = BEFORE.lock().unwrap_or_else(PoisonError::into_inner);
    let Ok(found) = tcgetattr(stdin()) else {
        return false;
    };
    let mut wanted = found.clone();
    wanted
        .local_modes
        .remove(LocalModes::ICANON | LocalModes::ECHO);
    wanted.special_codes[SpecialCodeIndex::VMIN] = 1;
    wanted.special_codes[SpecialCodeIndex::VTIME] = 0;
    if tcsetattr(stdin(), OptionalActions::Now, &wanted).is_err() {
        return false;
    }
    before.get_or_insert(found);
    say(MARK_PASTES);
    true
}

/// Puts the terminal back and shows the cursor. Does nothing the second time. True if it was ours.
pub(super) fn restore() -> bool {
    let before = BEFORE.lock().unwrap_or_else(PoisonError::into_inner).take();
    if let Some(before) = &before {
        // The terminal may be gone; then there is nothing to put back.
        let _ = tcsetattr(stdin(), OptionalActions::Now, before);
        say(&[MARK_NO_PASTES, SHOW_CURSOR].concat());
    }
    before.is_some()
}

/// To the terminal, if there is one and it still listens.
fn say(sequence: &str) {
    let mut out = stdout();
    if out.is_terminal() {
        let _ = out.write_all(sequence.as_bytes());
        let _ = out.flush();
    }
}

/// A panic's message would come out without a cursor and without echo.
fn restore_on_panic() {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let next = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if restore() {
                // Below the last frame.
                let _ = writeln!(stdout());
            }
            next(panic);
        }));
    });
}

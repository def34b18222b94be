//! The terminal's mode on Unix: single keys, no echo, and back again whatever happens.

use std::io::{IsTerminal, Write, stdin, stdout};
use std::sync::{Mutex, Once, PoisonError};

use rustix::termios::{
    LocalModes, OptionalActions, SpecialCodeIndex, Termios, tcgetattr, tcsetattr,
};

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

/// Single keys, no echo; Ctrl-C and Ctrl-Z keep their meaning, newlines theirs. True if it worked.
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
    true
}

/// Puts the terminal back and shows the cursor. Does nothing the second time. True if it was ours.
pub(super) fn restore() -> bool {
    let before = BEFORE.lock().unwrap_or_else(PoisonError::into_inner).take();
    if let Some(before) = &before {
        // The terminal may be gone; then there is nothing to put back.
        let _ = tcsetattr(stdin(), OptionalActions::Now, before);
        if stdout().is_terminal() {
            let mut out = stdout();
            let _ = out.write_all(super::screen::SHOW_CURSOR.as_bytes());
            let _ = out.flush();
        }
    }
    before.is_some()
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

//! The terminal's mode on Unix: single keys, no echo, and back again whatever happens.

use std::io::{IsTerminal, Write, stdin, stdout};
use std::os::fd::AsFd as _;
use std::sync::{Mutex, MutexGuard, Once, PoisonError};

use rustix::termios::{
    LocalModes, OptionalActions, QueueSelector, SpecialCodeIndex, Termios, tcflush, tcgetattr,
    tcsetattr,
};

use super::keys::Tell;
use super::tty::{self, MARK_NO_PASTES, MARK_PASTES, USUAL};

/// What we made of the terminal; `None` while it is as we found it.
static TAKEN: Mutex<Option<Taken>> = Mutex::new(None);

struct Taken {
    was: Termios,
    ours: Termios,
    tell: Tell,
}

/// The terminal gives single keys while this lives.
#[derive(Debug)]
pub(super) struct Guard;

impl Guard {
    /// `None` where standard input is no terminal. What was typed before is forgotten: it was meant for no screen.
    pub(super) fn enter(tell: Tell) -> Option<Guard> {
        if !stdin().is_terminal() {
            return None;
        }
        restore_on_panic();
        let guard = raw(tell).then_some(Guard);
        let _ = tcflush(stdin(), QueueSelector::IFlush);
        guard
    }

    /// Puts our mode back if somebody has changed it. True if so.
    pub(super) fn hold(&self) -> bool {
        let taken = taken();
        let ours = taken.as_ref().map(|taken| &taken.ours);
        ours.is_some_and(|ours| tty::hold(stdin().as_fd(), ours))
    }

    /// The same, and undoes what somebody may have written to the terminal.
    pub(super) fn take_back(&self) {
        self.hold();
        if !tty::is_taken(stdin().as_fd()) {
            say(&[USUAL, MARK_PASTES].concat());
        }
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        restore();
    }
}

/// Single keys, no echo, pastes marked; Ctrl-C and Ctrl-Z keep their meaning, newlines theirs. True if it worked.
pub(super) fn raw(tell: Tell) -> bool {
    tty::wait_for(stdin().as_fd());
    let mut taken = taken();
    let Ok(was) = tcgetattr(stdin()) else {
        return false;
    };
    let mut ours = was.clone();
    ours.local_modes
        .remove(LocalModes::ICANON | LocalModes::ECHO);
    ours.special_codes[SpecialCodeIndex::VMIN] = 1;
    ours.special_codes[SpecialCodeIndex::VTIME] = 0;
    // First: a kill may come between any two lines.
    tell(&tty::in_words(stdin().as_fd(), &was, &ours));
    if tcsetattr(stdin(), OptionalActions::Now, &ours).is_err() {
        tell("");
        return false;
    }
    *taken = Some(Taken { was, ours, tell });
    say(MARK_PASTES);
    true
}

/// Puts the terminal back and shows the cursor. Does nothing the second time, and if it was not ours gives `None`.
pub(super) fn restore() -> Option<Tell> {
    let Taken { was, ours: _, tell } = taken().take()?;
    tty::hold(stdin().as_fd(), &was);
    say(&[MARK_NO_PASTES, USUAL].concat());
    tell("");
    Some(tell)
}

fn taken() -> MutexGuard<'static, Option<Taken>> {
    TAKEN.lock().unwrap_or_else(PoisonError::into_inner)
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
            if restore().is_some() {
                // Below the last frame.
                let _ = writeln!(stdout());
            }
            next(panic);
        }));
    });
}

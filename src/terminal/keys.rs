//! Keys and signals as one stream, and the terminal's mode for as long as somebody listens.

use tokio::sync::mpsc;

use super::decode::Key;
use super::{input, mode};

/// Something that the user or the system wants from us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    Key(Key),
    /// The terminal has another size now.
    Resized,
    /// We were stopped (Ctrl-Z) and run again: everything has to be drawn anew.
    Resumed,
    /// Leave, cleanly and now.
    Stop(Stop),
}

/// Who wants us to leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// Ctrl-C.
    Interrupt,
    /// Asked by the system or another program.
    Terminate,
    /// The terminal is gone: write nothing to it.
    Hangup,
    /// Another signal that would have ended us.
    Signal(u8),
}

/// Describes the mode for the guard, which puts it back with [`put_back_after_death`](super::tty::put_back_after_death);
/// nothing, once it is put back.
pub type Tell = fn(&str);

impl Stop {
    /// The exit code that shells give a program ended by that signal.
    pub fn exit_code(self) -> u8 {
        match self {
            Stop::Interrupt => 130,
            Stop::Terminate => 143,
            Stop::Hangup => 129,
            Stop::Signal(number) => 128 + number,
        }
    }
}

/// Pends until somebody wants us to leave. From its first poll on, the signals that can be caught end nobody by
/// themselves any more. Must be awaited inside a tokio runtime with its I/O enabled.
///
/// # Errors
/// When the system refuses signal handlers.
pub async fn stop() -> std::io::Result<Stop> {
    input::stop().await
}

/// Reads keys one at a time, without echo, until dropped; then the terminal is as it was before.
/// It is also put back by a panic, and by every signal that can be caught, which arrive as [`Input::Stop`].
#[derive(Debug)]
pub struct Keys {
    inputs: mpsc::UnboundedReceiver<Input>,
    // Dropped in this order: nobody reads any more, then the mode goes back.
    _source: input::Source,
    mode: Option<mode::Guard>,
}

impl Keys {
    /// Takes the terminal over, if standard input is one; signals arrive in any case. What was typed before is no input.
    /// Must be called inside a tokio runtime with its I/O enabled.
    ///
    /// # Errors
    /// When the system refuses signal handlers, a pipe or a thread.
    pub fn listen(tell: Tell) -> std::io::Result<Keys> {
        let (sender, inputs) = mpsc::unbounded_channel();
        let guard = mode::Guard::enter(tell);
        let source = input::Source::start(sender, guard.is_some())?;
        Ok(Keys {
            inputs,
            _source: source,
            mode: guard,
        })
    }

    /// Puts the terminal's mode back to single keys if somebody has changed it. True if so: what it shows may be
    /// another's, too.
    pub fn hold(&self) -> bool {
        self.mode.as_ref().is_some_and(mode::Guard::hold)
    }

    /// The same, and undoes what somebody may have written to the terminal: everything has to be drawn anew.
    pub fn take_back(&self) {
        if let Some(mode) = &self.mode {
            mode.take_back();
        }
    }

    /// The next input. Cancel safe. Pends for ever when nothing can come any more.
    pub async fn next(&mut self) -> Input {
        match self.inputs.recv().await {
            Some(input) => input,
            None => std::future::pending().await,
        }
    }
}

//! The way out: whatever is written to standard output or standard error is made harmless here, from whatever source
//! it comes. [`Screen`](super::screen::Screen) does the same with the lines of its frames.

use std::io::{self, Write as _};

use super::sanitise::sanitise_painted;
use super::theme::Colour;

/// Writes to standard output. Without colours no escape sequence at all gets through, with them none but those.
///
/// # Errors
/// When standard output cannot be written to.
pub fn to_stdout(text: &str, colour: Colour) -> io::Result<()> {
    write_at_once(&sanitise_painted(text, colour))
}

/// Writes to standard error. That it is closed is no reason to stop, and nowhere is left to report it.
pub fn to_stderr(text: &str, colour: Colour) {
    let _ = io::stderr().write_all(sanitise_painted(text, colour).as_bytes());
}

/// Writes what is harmless already.
pub(super) fn write_at_once(bytes: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(bytes.as_bytes())?;
    out.flush()
}

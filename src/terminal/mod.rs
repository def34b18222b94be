//! The terminal: colours, keys, whole screens, and text that is safe to show. Knows nothing of exercises.

pub mod decode;
pub mod keys;
pub mod output;
pub mod sanitise;
pub mod screen;
pub mod text;
pub mod theme;

#[cfg_attr(unix, path = "mode_unix.rs")]
#[cfg_attr(not(unix), path = "mode_windows.rs")]
mod mode;

#[cfg_attr(unix, path = "tty_unix.rs")]
#[cfg_attr(not(unix), path = "tty_windows.rs")]
pub mod tty;

#[cfg_attr(unix, path = "input_unix.rs")]
#[cfg_attr(not(unix), path = "input_windows.rs")]
mod input;

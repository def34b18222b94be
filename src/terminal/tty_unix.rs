//! A terminal that others write to and configure, too: what it was, and how it becomes that again.
//!
//! An answer has the same terminal as this program, and a program that dies in the middle leaves its own mode behind.

use std::fs::File;
use std::io::{self, IsTerminal as _, stderr, stdin, stdout};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::os::unix::fs::OpenOptionsExt as _;

use nix::sys::signal::{SigSet, Signal};
use rustix::fs::OFlags;
use rustix::io::Errno;
use rustix::process::{Pid, getpgrp, getpid, kill_process, test_kill_process_group};
use rustix::termios::{
    ControlModes, InputModes, LocalModes, OptionalActions, OutputModes, SpecialCodeIndex, Termios,
    tcgetattr, tcgetpgrp, tcsetattr, tcsetpgrp, ttyname,
};

/// Undoes what sequences can have changed and nothing tells: another screen, margins, inserting, wrapping, the letters,
/// keys and clicks that send other bytes, colours, a hidden cursor. Pastes have sequences of their own.
/// The cursor stays where it is: it is restored after the sequences that move it. The origin is left out, because that
/// would move it for good, and without margins it is no other one.
pub(super) const USUAL: &str = "\u{1b}7\u{1b}[?1049l\u{1b}[r\u{1b}8\u{1b}[4l\u{1b}[?7h\u{1b}(B\u{f}\
                                \u{1b}[?1l\u{1b}[?1000l\u{1b}[?1002l\u{1b}[?1003l\u{1b}[?1006l\u{1b}[?2026l\
                                \u{1b}[0m\u{1b}[?25h";
/// From here on the terminal marks what is pasted, or no more.
pub(super) const MARK_PASTES: &str = "\u{1b}[?2004h";
pub(super) const MARK_NO_PASTES: &str = "\u{1b}[?2004l";

const CODES: [SpecialCodeIndex; 16] = [
    SpecialCodeIndex::VINTR,
    SpecialCodeIndex::VQUIT,
    SpecialCodeIndex::VERASE,
    SpecialCodeIndex::VKILL,
    SpecialCodeIndex::VEOF,
    SpecialCodeIndex::VTIME,
    SpecialCodeIndex::VMIN,
    SpecialCodeIndex::VSTART,
    SpecialCodeIndex::VSTOP,
    SpecialCodeIndex::VSUSP,
    SpecialCodeIndex::VEOL,
    SpecialCodeIndex::VREPRINT,
    SpecialCodeIndex::VDISCARD,
    SpecialCodeIndex::VWERASE,
    SpecialCodeIndex::VLNEXT,
    SpecialCodeIndex::VEOL2,
];

/// From now on, the terminal stops neither this thread nor those that it starts. The system would do so when an answer
/// has taken the terminal away, at the first letter that is read and the first mode that is set. What is started
/// as a program is not concerned: its signals begin as usual.
pub fn never_stopped() {
    let mut signals = SigSet::empty();
    signals.add(Signal::SIGTTIN);
    signals.add(Signal::SIGTTOU);
    // It fails for no set that can be made.
    let _ = signals.thread_block();
}

/// This program's terminal, and what it was.
#[derive(Debug)]
pub struct Kept {
    terminal: OwnedFd,
    was: Termios,
}

impl Kept {
    /// `None` where there is no terminal, or somebody else has it: then its mode is not ours to keep.
    pub fn now() -> Option<Kept> {
        let terminal = own()?;
        if is_taken(terminal.as_fd()) {
            return None;
        }
        let was = tcgetattr(&terminal).ok()?;
        Some(Kept { terminal, was })
    }

    /// For [`put_back_after_death`].
    pub fn in_words(&self) -> String {
        in_words(self.terminal.as_fd(), &self.was, &self.was)
    }

    /// Takes the terminal back from a process group that is gone, and puts its mode back.
    pub fn hold(&self) {
        hold(self.terminal.as_fd(), &self.was);
    }

    /// The same, with all that was changed by what was written to it.
    pub fn put_back(&self) {
        self.hold();
        if !is_taken(self.terminal.as_fd()) {
            write(self.terminal.as_fd(), &[MARK_NO_PASTES, USUAL].concat());
        }
    }
}

/// The terminal where this program reads or shows something, else the one that it was started from.
fn own() -> Option<OwnedFd> {
    let copy = |file: BorrowedFd<'_>| {
        let terminal = file.is_terminal().then_some(file)?;
        terminal.try_clone_to_owned().ok()
    };
    copy(stdin().as_fd())
        .or_else(|| copy(stdout().as_fd()))
        .or_else(|| copy(stderr().as_fd()))
        .or_else(|| Some(open("/dev/tty").ok()?.into()))
}

fn open(name: &str) -> io::Result<File> {
    // It does not become the one that this program is started from.
    let flags = i32::try_from(OFlags::NOCTTY.bits()).expect("a flag of open(2) is an int");
    let mut options = File::options();
    options
        .read(true)
        .write(true)
        .custom_flags(flags)
        .open(name)
}

/// Waits, stopped as the system would have it, until the shell gives this program the terminal.
pub(super) fn wait_for(terminal: BorrowedFd<'_>) {
    while tcgetpgrp(terminal).is_ok_and(|group| group != getpgrp() && lives(group)) {
        let _ = kill_process(getpid(), rustix::process::Signal::STOP);
    }
}

/// Whether somebody else has the terminal. Where there are no jobs, or no terminal any more, nobody has.
pub(super) fn is_taken(terminal: BorrowedFd<'_>) -> bool {
    tcgetpgrp(terminal).is_ok_and(|group| group != getpgrp())
}

/// Takes the terminal back if nobody is left who has it, and puts the mode back if it is another one. True if anything
/// had to be done. A shell that has put this program into the background keeps its terminal.
pub(super) fn hold(terminal: BorrowedFd<'_>, wanted: &Termios) -> bool {
    let taker = tcgetpgrp(terminal).ok().filter(|group| *group != getpgrp());
    if taker.is_some_and(|taker| lives(taker) || tcsetpgrp(terminal, getpgrp()).is_err()) {
        return false;
    }
    let is_other = tcgetattr(terminal).is_ok_and(|found| spelled(&found) != spelled(wanted));
    if is_other {
        // The terminal may be gone; then there is nothing to put back.
        let _ = tcsetattr(terminal, OptionalActions::Now, wanted);
    }
    taker.is_some() || is_other
}

fn lives(group: Pid) -> bool {
    test_kill_process_group(group) != Err(Errno::SRCH)
}

pub(super) fn write(terminal: BorrowedFd<'_>, sequence: &str) {
    // It may be gone.
    let _ = rustix::io::write(terminal, sequence.as_bytes());
}

/// Which terminal it is, what it was, and what this program made of it.
pub(super) fn in_words(terminal: BorrowedFd<'_>, was: &Termios, ours: &Termios) -> String {
    let name = ttyname(terminal, Vec::new()).unwrap_or_default();
    let name = name.to_string_lossy();
    format!("{name}\n{}\n{}", spelled(was), spelled(ours))
}

/// The program that had this terminal is dead: puts back what that has left behind.
pub fn put_back_after_death(words: &str) {
    let mut words = words.lines();
    let (Some(name), Some(was), Some(ours)) = (words.next(), words.next(), words.next()) else {
        return;
    };
    let Some(terminal) = open(name).ok().filter(|file| file.is_terminal()) else {
        return;
    };
    never_stopped();
    let Ok(found) = tcgetattr(&terminal) else {
        return;
    };
    // A shell that goes on has set its own mode already, and is spoiled by any other.
    let has_heir = tcgetpgrp(&terminal).is_ok_and(lives) && spelled(&found) != ours;
    if has_heir {
        return write(terminal.as_fd(), USUAL);
    }
    if let Some(was) = read(was, found) {
        let _ = tcsetattr(&terminal, OptionalActions::Now, &was);
    }
    write(terminal.as_fd(), &[MARK_NO_PASTES, USUAL].concat());
}

/// Everything of a mode that programs change, in numbers.
fn spelled(mode: &Termios) -> String {
    let flags = [
        u64::from(mode.input_modes.bits()),
        u64::from(mode.output_modes.bits()),
        u64::from(mode.control_modes.bits()),
        u64::from(mode.local_modes.bits()),
    ];
    let codes = CODES.map(|code| u64::from(mode.special_codes[code]));
    let numbers = flags.iter().chain(&codes);
    numbers.map(u64::to_string).collect::<Vec<_>>().join(" ")
}

/// The mode in these numbers; what they do not tell is as in `mode`.
fn read(numbers: &str, mut mode: Termios) -> Option<Termios> {
    let mut numbers = numbers.split(' ').map(str::parse::<u64>);
    let mut next = || numbers.next()?.ok();
    mode.input_modes = InputModes::from_bits_retain(next()?.try_into().ok()?);
    mode.output_modes = OutputModes::from_bits_retain(next()?.try_into().ok()?);
    mode.control_modes = ControlModes::from_bits_retain(next()?.try_into().ok()?);
    mode.local_modes = LocalModes::from_bits_retain(next()?.try_into().ok()?);
    for code in CODES {
        mode.special_codes[code] = next()?.try_into().ok()?;
    }
    Some(mode)
}

#[cfg(test)]
mod tests {
    use super::USUAL;

    #[test]
    fn the_usual_state_comes_back_and_the_cursor_stays() {
        for rude in [
            "",
            "\u{1b}[?1049h\u{1b}[2J\u{1b}[9;9H",
            "\u{1b}7\u{1b}[3;5r\u{1b}8",
            "\u{1b}[?25l\u{1b}[?1000h\u{1b}[?1h\u{1b}[31;7m",
        ] {
            let mut terminal = vt100::Parser::new(24, 80, 0);
            terminal.process(b"first\r\nsecond");
            terminal.process(rude.as_bytes());
            terminal.process(USUAL.as_bytes());
            let screen = terminal.screen();
            assert_eq!(screen.cursor_position(), (1, 6), "{rude:?}");
            assert_eq!(screen.contents(), "first\nsecond", "{rude:?}");
            assert_eq!(screen.attributes_formatted(), b"\x1b[m", "{rude:?}");
            assert!(
                !screen.hide_cursor() && !screen.application_cursor(),
                "{rude:?}"
            );
            let clicks = screen.mouse_protocol_mode();
            assert_eq!(clicks, vt100::MouseProtocolMode::None, "{rude:?}");
            terminal.process(&b"\r\n".repeat(30));
            assert_eq!(
                terminal.screen().cursor_position(),
                (23, 0),
                "{rude:?}: margins"
            );
        }
    }
}

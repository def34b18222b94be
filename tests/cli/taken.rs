//! Answers that take the terminal: they put it into a mode of their own, write sequences to it, make it another
//! process group's.
#![cfg(target_os = "linux")]

use std::fs::File;
use std::io::Write as _;

use nix::sys::signal::{SigSet, Signal};
use rustix::process::getpgrp;
use rustix::termios::{OptionalActions, tcgetattr, tcsetattr, tcsetpgrp};

use crate::judging::{basics2, solution};
use crate::terminal::Terminal;
use crate::watch::{BASICS2, FAILED, PASSED, learner};

/// Names what the program takes; absent, this is an ordinary test run.
const TAKES: &str = "KATAS_TEST_TAKES";

/// What an answer starts, as a test would not need a compiler for C or a shell: it has no `unsafe` and no such crates.
#[test]
fn the_program() {
    let Ok(takes) = std::env::var(TAKES) else {
        return;
    };
    // The system stops who does this in the background, unless it says that it does not care.
    let mut signals = SigSet::empty();
    signals.add(Signal::SIGTTOU);
    signals.thread_block().expect("signals can be blocked");
    let mut options = File::options();
    let mut terminal = options
        .read(true)
        .write(true)
        .open("/dev/tty")
        .expect("it has one");
    let mut mode = tcgetattr(&terminal).expect("it has a mode");
    mode.make_raw();
    tcsetattr(&terminal, OptionalActions::Now, &mode).expect("it takes a mode");
    let rude = b"\x1b[?1049h\x1b[2J\x1b[3;5r\x1b[?25l\x1b[?1000h\x1b[?1h\x1b[?2004h\x1b[31mmine";
    terminal.write_all(rude).expect("it is open");
    if takes == "everything" {
        tcsetpgrp(&terminal, getpgrp()).expect("it is this session's");
    }
}

/// An answer that takes the mode or everything, and then goes on like this.
fn takes(what: &str, then: &str) -> String {
    let program = std::env::current_exe().expect("it runs");
    basics2(&format!(
        "let taken = std::process::Command::new({program:?})
        .args([\"taken::the_program\", \"--exact\"])
        .env({TAKES:?}, {what:?})
        .status().expect(\"it is there\");
    assert!(taken.success());
    {then}"
    ))
}

/// In the sandbox no answer has a terminal to take.
const OFF: &[&str] = &["--sandbox", "off"];
const THEN: &str = "panic!(\"it has the terminal\")";
const HANGS: &str = "loop {}";

#[test]
fn the_watch_screen_takes_back_what_an_answer_took() {
    let (_trees, workspace) = learner();
    for what in ["the mode", "everything"] {
        workspace.save(BASICS2, &takes(what, THEN));
        let mut terminal = Terminal::watching(&workspace, OFF);
        terminal.shows(&[
            "the program panicked: it has the terminal",
            FAILED[1],
            "q quit",
        ]);
        terminal.shows_what("the usual screen", |_| !terminal.is_on_another_screen());
        terminal.press("h");
        terminal.shows(&["hint 1 of 3", FAILED[1]]);
        // In a raw mode this would be a key like any other.
        terminal.press("\u{3}");
        assert_eq!(terminal.ends(), 130, "{what}");
    }
}

#[test]
fn ctrl_c_ends_the_watch_screen_while_an_answer_in_raw_mode_hangs() {
    let (_trees, workspace) = learner();
    workspace.save(BASICS2, &takes("the mode", HANGS));
    let mut terminal = Terminal::watching(&workspace, OFF);
    // The mode was taken; it is taken back, and everything drawn again over what the answer has cleared.
    terminal.shows_what("another screen", |_| terminal.is_on_another_screen());
    terminal.shows(&["judging what you saved", FAILED[1]]);
    terminal.press("\u{3}");
    assert_eq!(terminal.ends(), 130);
}

#[test]
fn keys_typed_while_an_answer_has_the_terminal_do_not_stop_the_watch_screen() {
    let (_trees, workspace) = learner();
    workspace.save(BASICS2, &takes("everything", HANGS));
    let mut terminal = Terminal::watching(&workspace, OFF);
    terminal.shows_what("another screen", |_| terminal.is_on_another_screen());
    terminal.press("c");
    workspace.save(BASICS2, &solution("01_basics/basics2"));
    terminal.shows(&PASSED[1..]);
    terminal.shows(&["what is checked"]);
    terminal.press("\u{1b}");
    terminal.shows(&PASSED);
    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn run_and_verify_leave_the_terminal_as_it_was() {
    let (_trees, workspace) = learner();
    for what in ["the mode", "everything"] {
        workspace.save(BASICS2, &takes(what, THEN));
        for command in [
            &["run", "basics2", "--sandbox", "off"][..],
            &["verify", "basics2", "--sandbox", "off"],
        ] {
            let mut terminal = Terminal::running(&workspace, command);
            assert_eq!(terminal.ends(), 1, "{what} {command:?}");
            terminal.shows(&["failed"]);
        }
    }
}

#[test]
fn ctrl_c_ends_run_while_an_answer_in_raw_mode_hangs() {
    let (_trees, workspace) = learner();
    workspace.save(BASICS2, &takes("the mode", HANGS));
    let mut terminal = Terminal::running(&workspace, &["run", "basics2", "--sandbox", "off"]);
    terminal.shows(&["mine"]);
    terminal.is_in_the_mode_from_before();
    terminal.press("\u{3}");
    assert_eq!(terminal.ends(), 130);
}

#[test]
fn after_a_kill_the_guard_puts_the_terminal_back() {
    let (_trees, workspace) = learner();
    let mut terminal = Terminal::watching(&workspace, OFF);
    terminal.shows(&FAILED);
    terminal.is_killed();

    // With an answer that has it, and hangs.
    workspace.save(BASICS2, &takes("everything", HANGS));
    for words in [
        &["watch", "--sandbox", "off"][..],
        &["run", "basics2", "--sandbox", "off"],
    ] {
        let mut terminal = Terminal::running(&workspace, words);
        terminal.shows_what("another screen", |_| terminal.is_on_another_screen());
        terminal.is_killed();
    }
}

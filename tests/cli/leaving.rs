//! The watch screen is left in every way and at every moment: the terminal is whole again, and nothing runs on.
#![cfg(target_os = "linux")]

use rustix::process::{Signal, kill_process};

use crate::judging::{Alone, BASICS2};
use crate::left_behind::{compiles_for_ever, rustc_has_begun};
use crate::processes::{is_any_running_below, is_gone, unique_seconds};
use crate::terminal::Terminal;
use crate::toolchain::Machine;
use crate::waiting::until;
use crate::watch::{FAILED, hangs, has_begun, learner};

#[derive(Debug, Clone, Copy)]
enum Way {
    Q,
    /// Typed: the terminal makes a signal of it.
    CtrlC,
    Signal(Signal),
}

const WAYS: [Way; 4] = [
    Way::Q,
    Way::CtrlC,
    Way::Signal(Signal::TERM),
    Way::Signal(Signal::HUP),
];

impl Way {
    /// Leaves, and holds what the terminal is then against what it was.
    #[track_caller]
    fn leaves(self, terminal: &mut Terminal) {
        let code = match self {
            Way::Q => {
                terminal.press("q");
                0
            }
            Way::CtrlC => {
                terminal.press("\u{3}");
                128 + Signal::INT.as_raw()
            }
            Way::Signal(signal) => {
                kill_process(terminal.process(), signal).expect("it runs");
                128 + signal.as_raw()
            }
        };
        assert_eq!(i32::try_from(terminal.ends()), Ok(code), "{self:?}");
    }
}

#[test]
fn while_rustc_compiles_and_no_verdict_is_there_yet() {
    let build = Alone::new();
    let (_trees, workspace) = compiles_for_ever();
    for way in WAYS {
        let mut terminal = Terminal::watching_in(&workspace, &[], build.root());
        rustc_has_begun(&build);
        terminal.shows(&["q quit"]);
        way.leaves(&mut terminal);
        until(
            || (!is_any_running_below(build.root())).then_some(()),
            || format!("{way:?}: rustc runs on"),
        );
        assert!(build.leftovers().is_empty(), "{way:?}");
    }
}

#[test]
fn while_an_answer_runs_and_no_verdict_is_there_yet() {
    let (_trees, workspace) = learner();
    let seconds = unique_seconds(50);
    workspace.save(BASICS2, &hangs(&seconds));
    for way in WAYS {
        let mut terminal = Terminal::watching(&workspace, &[]);
        has_begun(&seconds);
        terminal.shows(&["q quit"]);
        way.leaves(&mut terminal);
        is_gone(&seconds);
    }
}

#[test]
fn from_the_hints_the_list_and_the_check() {
    let (_trees, workspace) = learner();
    for (page, words) in [
        ("h", "hint 1 of 3"),
        ("l", "you are here"),
        ("c", "what is checked"),
    ] {
        for way in WAYS {
            let mut terminal = Terminal::watching(&workspace, &[]);
            terminal.shows(&FAILED);
            terminal.press(page);
            terminal.shows(&[words]);
            way.leaves(&mut terminal);
        }
    }
}

#[test]
fn keys_typed_while_the_kit_is_built_are_no_commands_afterwards() {
    let machine = Machine::new();
    let (begun, go) = (machine.path("begun"), machine.path("go"));
    let waits = format!(
        "touch \"{}\"; until [ -e \"{}\" ]; do sleep 0.02; done",
        begun.display(),
        go.display()
    );
    let cargo = machine.cargo(&waits);
    let build = machine.path("build");
    let workspace = &machine.workspace;
    let before = workspace.read("exercises/00_intro/intro1.rs");
    let mut terminal = Terminal::watching_with(workspace, &[], &build, &[("CARGO", &cargo)]);
    until(
        || begun.exists().then_some(()),
        || "the kit is not built".to_owned(),
    );
    // Some on a line of their own, some that the terminal still holds back.
    terminal.press("nnx\nxx");
    std::fs::write(&go, "").expect("the folder is writable");
    terminal.shows(&["00_intro / intro1", "✗ failed", "q quit"]);
    // Answered in their order: this one is the first.
    terminal.press("p");
    terminal.shows(&["This is the first exercise.", "00_intro / intro1"]);
    assert_eq!(workspace.read("exercises/00_intro/intro1.rs"), before);
    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn while_the_kit_is_built_and_no_screen_is_there_yet() {
    let machine = Machine::new();
    let seconds = unique_seconds(51);
    let cargo = machine.script("cargo", &format!("sleep {seconds} & wait"));
    for way in [
        Way::CtrlC,
        Way::Signal(Signal::TERM),
        Way::Signal(Signal::HUP),
    ] {
        let build = machine.path("build");
        let workspace = &machine.workspace;
        let mut terminal = Terminal::watching_with(workspace, &[], &build, &[("CARGO", &cargo)]);
        has_begun(&seconds);
        way.leaves(&mut terminal);
        is_gone(&seconds);
    }
}

//! The watch screen in a window that changes: other sizes, and put into the background.

use std::path::Path;

use rustix::process::{Signal, kill_process};

use crate::program::build_folder;
use crate::terminal::Terminal;
use crate::trees::Trees;
use crate::workspace::Workspace;

fn learner() -> (Trees, Workspace) {
    let trees = Trees::of(&["basics2"]);
    let workspace = Workspace::of(Some(trees.root().to_owned()));
    (trees, workspace)
}

#[cfg(target_os = "linux")]
#[test]
fn suspended_it_gives_the_terminal_back_and_continued_it_takes_it_again() {
    let (_trees, workspace) = learner();
    let mut terminal = Terminal::watching(&workspace, &[]);
    terminal.shows(&["✗ failed", "q quit"]);
    for _ in 0..3 {
        kill_process(terminal.process(), Signal::TSTP).expect("it runs");
        terminal.is_stopped();
        kill_process(terminal.process(), Signal::CONT).expect("it is stopped");
        terminal.press("h");
        terminal.shows(&["hint 1 of 3", "✗ failed"]);
        terminal.press("\x1b");
        terminal.shows_what("the verdict again", |text| !text.contains("hint 1 of 3"));
    }
    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn a_terminal_that_cannot_move_its_cursor_is_told_what_works() {
    let (_trees, workspace) = learner();
    let dumb = [("TERM", Path::new("dumb"))];
    let mut terminal = Terminal::watching_with(&workspace, &[], &build_folder(), &dumb);
    assert_eq!(terminal.ends(), 2);
    terminal.shows(&["this one is `dumb`", "hint: `katas run` judges once"]);
}

#[test]
fn without_colours_it_shows_the_same_words() {
    let (_trees, workspace) = learner();
    let plain = [("NO_COLOR", Path::new("1"))];
    let mut terminal = Terminal::watching_with(&workspace, &[], &build_folder(), &plain);
    terminal.shows(&["✗ failed, 3 of 4 requirements hold", "q quit"]);
    assert!(!terminal.has_colours());
    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
    let mut terminal = Terminal::watching(&workspace, &[]);
    terminal.shows(&["✗ failed, 3 of 4 requirements hold", "q quit"]);
    assert!(terminal.has_colours(), "or the one above means nothing");
    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn in_every_size_it_shows_the_verdict_and_the_keys() {
    let (_trees, workspace) = learner();
    let mut terminal = Terminal::watching(&workspace, &[]);
    terminal.shows(&["✗ failed, 3 of 4 requirements hold", "q quit"]);
    for (rows, columns) in [
        (10, 60),
        (24, 20),
        (5, 20),
        (60, 200),
        (3, 8),
        (1, 1),
        (34, 80),
    ] {
        terminal.resize(rows, columns);
        terminal.shows_what(&format!("{rows} x {columns}"), |text| {
            let fits = text.lines().count() <= usize::from(rows);
            let verdict = match (rows, columns) {
                (..=3, _) | (_, ..=8) => true,
                _ => text.contains("✗ failed"),
            };
            fits && verdict
        });
    }
    terminal.shows(&["serial: your awaits run one after another", "q quit"]);
    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
}

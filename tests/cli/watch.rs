//! `katas watch` in a real terminal: saves, keys, and the way out.

use std::fs;
use std::path::Path;

use crate::judging::{basics2, solution};
use crate::processes::{is_gone, is_running, unique_seconds};
use crate::program::{build_folder, katas};
use crate::terminal::Terminal;
use crate::trees::Trees;
use crate::waiting::until;
use crate::workspace::Workspace;

pub const BASICS2: &str = "exercises/01_basics/basics2.rs";
const TOOLS5: &str = "exercises/04_tools/tools5.rs";
const WEB1: &str = "exercises/10_io/web1.rs";

/// Three exercises, a page for one topic, and answers may run for ten minutes: who waits for that has lost.
pub fn learner() -> (Trees, Workspace) {
    let trees = Trees::of(&["basics2", "tools5", "web1"]);
    let info = trees.read("info.toml");
    let patient = info.replace("[[exercises]]", "[[exercises]]\nlimits = { run_s = 600 }");
    trees.save("info.toml", &patient);
    trees.save(
        "exercises/01_basics/README.md",
        "# Waiting well\n\nA page to read.\n",
    );
    let workspace = Workspace::of(Some(trees.root().to_owned()));
    (trees, workspace)
}

pub const FAILED: [&str; 2] = ["✗ failed, 3 of 4 requirements hold", "01_basics / basics2"];
pub const PASSED: [&str; 2] = ["✓ passed, all 4 requirements hold", "01_basics / basics2"];

#[test]
fn a_start_that_came_to_no_screen_was_not_the_first_time() {
    let (_trees, workspace) = learner();
    let nowhere = Path::new("/nowhere/rustc");
    let without = [("RUSTC", nowhere)];
    let mut terminal = Terminal::watching_with(&workspace, &[], &build_folder(), &without);
    assert_eq!(terminal.ends(), 2);
    let mut terminal = Terminal::watching(&workspace, &[]);
    terminal.shows(&["Welcome! You learn async Rust here", FAILED[0]]);
    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn the_first_screen_explains_itself_and_shows_the_first_verdict() {
    let (_trees, workspace) = learner();
    let mut terminal = Terminal::watching(&workspace, &[]);
    let text = terminal.shows(&[
        "katas   01_basics / basics2   Three pages",
        "1 of 3",
        "Welcome! You learn async Rust here by repairing small programs.",
        "Open `exercises/01_basics/basics2.rs`, read its first lines, change it, save it.",
        "✗ failed, 3 of 4 requirements hold",
        "✗ no time is wasted   1 at a time, wanted at least 3",
        "h hint 1/3",
        "q quit",
    ]);
    assert!(text.lines().count() <= 34, "{text}");
    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
    let text = terminal.text();
    assert!(
        text.contains(FAILED[0]),
        "the last verdict stays to be read:\n{text}"
    );

    // The second time it is known.
    let mut terminal = Terminal::watching(&workspace, &[]);
    let text = terminal.shows(&FAILED);
    assert!(!text.contains("Welcome!"), "{text}");
    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn every_way_to_save_brings_the_verdict_about_what_was_saved() {
    let (_trees, workspace) = learner();
    let file = workspace.root().join(BASICS2);
    let mut terminal = Terminal::watching(&workspace, &[]);
    terminal.shows(&FAILED);

    // As `cp` and most editors do.
    workspace.save(BASICS2, &basics2("1"));
    terminal.shows(&[
        "✗ does not compile: 1 error",
        "error[E0308]: mismatched types",
    ]);

    // As vim and rust-analyzer do: beside it, then over it.
    let beside = file.with_extension("rs.new");
    fs::write(&beside, basics2("panic!(\"renamed\")")).expect("the folder is writable");
    fs::rename(&beside, &file).expect("both are in one folder");
    terminal.shows(&["the program panicked: renamed"]);

    // Away, and new.
    workspace.delete(BASICS2);
    workspace.save(BASICS2, &basics2("panic!(\"made anew\")"));
    terminal.shows(&["the program panicked: made anew"]);

    // Many at once: the last one counts.
    for round in 0..20 {
        workspace.save(BASICS2, &basics2(&format!("panic!(\"round {round}\")")));
    }
    workspace.save(BASICS2, &solution("01_basics/basics2"));
    terminal.shows(&PASSED);
    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn what_passed_stays_passed_and_nothing_moves_by_itself() {
    let (_trees, workspace) = learner();
    let mut terminal = Terminal::watching(&workspace, &[]);
    terminal.shows(&FAILED);
    workspace.save(BASICS2, &solution("01_basics/basics2"));
    terminal.shows(&PASSED);
    terminal.shows(&[
        "1 of 3 ━",
        "`join!` polls several futures",
        "n goes on to tools5",
    ]);
    assert!(
        workspace
            .root()
            .join("solutions/01_basics/basics2.rs")
            .exists()
    );

    // It fails again, and has passed nevertheless.
    workspace.save(BASICS2, &basics2("panic!(\"an experiment\")"));
    terminal.shows(&[
        "the program panicked: an experiment",
        "01_basics / basics2",
        "1 of 3 ━",
    ]);
    terminal.press("l");
    let list = terminal.shows(&["you are here"]);
    let here = list.lines().find(|line| line.contains("you are here"));
    assert!(
        here.is_some_and(|line| line.contains("✓") && line.contains("basics2")),
        "{list}"
    );
    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
    let list = katas(["list"]).in_workspace(&workspace).succeeds().stdout;
    assert!(list.contains("changed since it passed"), "{list}");
}

#[test]
fn what_is_pasted_does_nothing() {
    let (_trees, workspace) = learner();
    let before = workspace.read(BASICS2);
    let mut terminal = Terminal::watching(&workspace, &[]);
    terminal.shows(&FAILED);
    terminal.paste("nn xx let pages = fetch_all(&site).await;\nq");
    terminal.press("p");
    terminal.shows(&["This is the first exercise."]);
    assert_eq!(workspace.read(BASICS2), before);
    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn keys_lead_around() {
    let (_trees, workspace) = learner();
    let mut terminal = Terminal::watching(&workspace, &[]);
    terminal.shows(&FAILED);
    terminal.press("p");
    terminal.shows(&["This is the first exercise."]);
    terminal.press("n");
    terminal.shows(&["04_tools / tools5", "2 of 3", "not-cancelled"]);
    terminal.press("n");
    terminal.shows(&["10_io / web1", "3 of 3", "starved"]);
    terminal.press("n");
    terminal.shows(&["This is the last exercise; l lists them all."]);
    terminal.press("p");
    terminal.shows(&["04_tools / tools5"]);

    // To the first in the list, with the arrow, and there.
    terminal.press("l");
    terminal.shows(&["enter open", "◂ you are here"]);
    terminal.press("\u{1b}[A");
    terminal.shows_what("the cursor on basics2", |text| {
        text.lines()
            .any(|line| line.starts_with('▸') && line.contains("basics2"))
    });
    terminal.press("\r");
    terminal.shows(&FAILED);

    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
    katas(["next"])
        .in_workspace(&workspace)
        .succeeds()
        .stdout_is(&format!("{TOOLS5}\n"));
}

#[test]
fn keys_show_hints_check_topic_and_solution() {
    let (trees, workspace) = learner();
    let mut terminal = Terminal::watching(&workspace, &[]);
    terminal.shows(&FAILED);
    terminal.press("h");
    terminal.shows(&["hint 1 of 3", "Look at the picture", "h hint 2/3"]);
    terminal.press("h");
    terminal.shows(&["hint 1 of 3", "hint 2 of 3", "h hint 3/3"]);
    terminal.press("c");
    terminal.shows(&["what is checked", "What judges `basics2`"]);
    terminal.press("c");
    terminal.shows(&FAILED);
    terminal.press("t");
    terminal.shows(&["Waiting well", "A page to read."]);
    terminal.press("\u{1b}");
    terminal.shows(&FAILED);
    terminal.press("s");
    terminal.shows(&["The solution is shown once yours has passed"]);

    // A save while a page is open shows the verdict.
    terminal.press("c");
    terminal.shows(&["what is checked"]);
    workspace.save(BASICS2, &solution("01_basics/basics2"));
    terminal.shows(&PASSED);
    terminal.press("s");
    let page = terminal.shows(&["the solution", "join!("]);
    for line in trees.read("solutions/01_basics/basics2.rs").lines() {
        let last = line.split_whitespace().last().unwrap_or_default();
        assert!(page.contains(last), "the end of {line:?}:\n{page}");
    }
    terminal.press("s");
    terminal.shows(&PASSED);
    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
    let hint = katas(["hint"]).in_workspace(&workspace).succeeds().stdout;
    assert!(
        hint.starts_with("basics2, hint 3 of 3\n"),
        "what was seen on the screen counts: {hint}"
    );
}

#[test]
fn x_twice_resets_after_a_backup_and_x_once_does_not() {
    let (trees, workspace) = learner();
    let mine = basics2("panic!(\"my work\")");
    workspace.save(BASICS2, &mine);
    let mut terminal = Terminal::watching(&workspace, &[]);
    terminal.shows(&["the program panicked: my work"]);
    terminal.press("x");
    terminal.shows(&[
        "Put the exercise back as it was shipped?",
        "any other key keep my file",
    ]);
    terminal.press("n");
    terminal.shows(&["Nothing was reset.", "01_basics / basics2"]);
    assert_eq!(workspace.read(BASICS2), mine);
    terminal.press("xx");
    terminal.shows(&[
        "As it was shipped. `katas undo` brings yours back.",
        FAILED[0],
    ]);
    assert_eq!(workspace.read(BASICS2), trees.read(BASICS2));
    katas(["undo"]).in_workspace(&workspace).succeeds();
    terminal.shows(&["the program panicked: my work"]);
    assert_eq!(workspace.read(BASICS2), mine);
    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn a_file_that_is_gone_is_told_of_with_the_way_out_and_x_promises_no_undo() {
    let (trees, workspace) = learner();
    let mut terminal = Terminal::watching(&workspace, &[]);
    terminal.shows(&FAILED);
    workspace.delete(BASICS2);
    terminal.shows(&[
        "could not be judged",
        "`katas reset basics2` brings the shipped file back",
    ]);
    terminal.press("xx");
    terminal.shows(&["As it was shipped; there was no file.", FAILED[0]]);
    assert_eq!(workspace.read(BASICS2), trees.read(BASICS2));
    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn a_folder_that_is_gone_takes_its_verdict_along_and_is_judged_when_it_is_back() {
    let (trees, workspace) = learner();
    let (exercises, away) = (
        workspace.root().join("exercises"),
        workspace.root().join("away"),
    );
    for options in [&[][..], &["--poll"]] {
        let mut terminal = Terminal::watching(&workspace, options);
        terminal.shows(&FAILED);
        fs::rename(&exercises, &away).expect("it can be moved");
        let text = terminal.shows(&[
            "the folder `exercises` is gone",
            "put it back where it was; `katas update` brings every exercise",
        ]);
        assert!(!text.contains(FAILED[0]), "{text}");
        fs::rename(&away, &exercises).expect("it can be moved back");
        terminal.shows(&FAILED);
        workspace.save(BASICS2, &basics2("panic!(\"it is watched\")"));
        terminal.shows(&["the program panicked: it is watched"]);
        workspace.save(BASICS2, &trees.read(BASICS2));
        terminal.shows(&FAILED);

        // The way out that it names.
        fs::rename(&exercises, &away).expect("it can be moved");
        terminal.shows(&["the folder `exercises` is gone"]);
        katas(["update"]).in_workspace(&workspace).succeeds();
        terminal.shows(&FAILED);
        fs::remove_dir_all(&away).expect("it is ours");
        terminal.press("q");
        assert_eq!(terminal.ends(), 0);
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_is_a_link_is_judged_when_it_is_saved_where_it_lies() {
    let (trees, workspace) = learner();
    let elsewhere = tempfile::tempdir().expect("a temporary folder");
    let lies = elsewhere.path().join("answer.rs");
    fs::write(&lies, trees.read(BASICS2)).expect("the folder is writable");
    workspace.delete(BASICS2);
    std::os::unix::fs::symlink(&lies, workspace.root().join(BASICS2)).expect("a link");
    let mut terminal = Terminal::watching(&workspace, &[]);
    terminal.shows(&FAILED);
    fs::write(&lies, solution("01_basics/basics2")).expect("the folder is writable");
    terminal.shows(&PASSED);
    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn without_watching_r_judges_what_is_there_now() {
    let (_trees, workspace) = learner();
    let mut terminal = Terminal::watching(&workspace, &["--manual"]);
    terminal.shows(&[
        "Nothing is watched: r judges the file as it is now.",
        FAILED[0],
    ]);
    workspace.save(BASICS2, &solution("01_basics/basics2"));
    terminal.press("c");
    terminal.shows(&["what is checked"]);
    terminal.press("c");
    terminal.shows(&FAILED);
    terminal.press("r");
    terminal.shows(&PASSED);
    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn where_events_cannot_be_had_saves_are_seen_by_looking() {
    let (_trees, workspace) = learner();
    let mut terminal = Terminal::watching(&workspace, &["--poll"]);
    terminal.shows(&["Files are looked at four times a second", FAILED[0]]);
    workspace.save(BASICS2, &solution("01_basics/basics2"));
    terminal.shows(&PASSED);
    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn saving_another_exercise_moves_there() {
    let (_trees, workspace) = learner();
    let mut terminal = Terminal::watching(&workspace, &[]);
    terminal.shows(&FAILED);
    workspace.save(TOOLS5, &solution("04_tools/tools5"));
    terminal.shows(&[
        "04_tools / tools5",
        "2 of 3",
        "✓ passed, all 4 requirements hold",
    ]);
    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
    katas(["next"])
        .in_workspace(&workspace)
        .succeeds()
        .stdout_is("exercises/10_io/web1.rs\n");
}

#[test]
fn many_exercises_saved_at_once_move_nobody() {
    let (trees, workspace) = learner();
    let mut terminal = Terminal::watching(&workspace, &[]);
    terminal.shows(&FAILED);
    // As `git checkout` of another branch does, where the file in hand is the same in both.
    for (file, name) in [(WEB1, "10_io/web1"), (TOOLS5, "04_tools/tools5")] {
        workspace.save(file, &solution(name));
    }
    terminal.shows(&[
        "Several exercises changed at once; you stay with basics2.",
        FAILED[1],
    ]);

    // As "save all" does: the file in hand is among them, and is judged.
    workspace.save(TOOLS5, &trees.read(TOOLS5));
    workspace.save(BASICS2, &solution("01_basics/basics2"));
    workspace.save(WEB1, &trees.read(WEB1));
    terminal.shows(&PASSED);
    terminal.press("h");
    terminal.shows(&["hint 1 of 3"]);

    // From another terminal. It is over when the shipped file is judged.
    katas(["reset", "--all"])
        .in_workspace(&workspace)
        .succeeds();
    terminal.shows(&FAILED);

    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
    katas(["next"])
        .in_workspace(&workspace)
        .succeeds()
        .stdout_is(&format!("{TOOLS5}\n"));
}

/// An answer that never ends and has started a process that would outlive it.
pub fn hangs(seconds: &str) -> String {
    basics2(&format!(
        "std::process::Command::new(\"sleep\").arg(\"{seconds}\").spawn().expect(\"there is a sleep\");\n    loop {{}}"
    ))
}

#[track_caller]
pub fn has_begun(seconds: &str) {
    until(
        || is_running(seconds).then_some(()),
        || "the answer never began".to_owned(),
    );
}

#[test]
fn a_save_while_an_answer_hangs_is_judged_at_once() {
    let (_trees, workspace) = learner();
    let seconds = unique_seconds(20);
    let mut terminal = Terminal::watching(&workspace, &[]);
    terminal.shows(&FAILED);
    workspace.save(BASICS2, &hangs(&seconds));
    has_begun(&seconds);
    terminal.shows(&["judging what you saved; below, the verdict before that"]);
    // Keys stay alive meanwhile.
    terminal.press("h");
    terminal.shows(&["hint 1 of 3"]);
    workspace.save(BASICS2, &solution("01_basics/basics2"));
    terminal.shows(&PASSED);
    is_gone(&seconds);
    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn leaving_while_an_answer_hangs_leaves_nothing_behind() {
    let (_trees, workspace) = learner();
    let seconds = unique_seconds(21);
    workspace.save(BASICS2, &hangs(&seconds));
    let mut terminal = Terminal::watching(&workspace, &[]);
    has_begun(&seconds);
    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
    is_gone(&seconds);
}

#[test]
fn every_signal_that_can_be_caught_leaves_the_terminal_as_it_was() {
    use rustix::process::Signal;
    for (test, signal) in (60..).zip([
        Signal::TERM,
        Signal::INT,
        Signal::HUP,
        Signal::QUIT,
        Signal::ABORT,
        Signal::USR1,
        Signal::USR2,
        Signal::ALARM,
        Signal::VTALARM,
        Signal::PROF,
        Signal::XCPU,
        Signal::IO,
    ]) {
        let (_trees, workspace) = learner();
        let seconds = unique_seconds(test);
        workspace.save(BASICS2, &hangs(&seconds));
        let mut terminal = Terminal::watching(&workspace, &[]);
        has_begun(&seconds);
        terminal.shows(&["q quit"]);
        rustix::process::kill_process(terminal.process(), signal).expect("it runs");
        assert_eq!(i32::try_from(terminal.ends()), Ok(128 + signal.as_raw()));
        is_gone(&seconds);
    }
}

#[test]
fn what_an_answer_prints_cannot_touch_the_terminal() {
    let (_trees, workspace) = learner();
    let mut terminal = Terminal::watching(&workspace, &[]);
    terminal.shows(&FAILED);
    // Clears the screen, hides the cursor, sets the title; the words after it are only words.
    let rude = "println!(\"\\x1b[2J\\x1b[?25l\\x1b]0;mine\\x07still here\");\n    Vec::new()";
    workspace.save(BASICS2, &basics2(rude));
    let text = terminal.shows(&["✗ failed", "still here", "q quit"]);
    assert!(text.contains("katas   01_basics / basics2"), "{text}");
    // A panic's message stands among the requirements, not among what was printed.
    let rude = "panic!(\"\\x1b[2J\\x1b]2;owned\\x07\\x1b[?1049hover\")";
    workspace.save(BASICS2, &basics2(rude));
    let text = terminal.shows(&["the program panicked: over", "q quit"]);
    assert!(text.contains("katas   01_basics / basics2"), "{text}");
    assert!(!terminal.is_on_another_screen());
    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn without_a_terminal_it_says_what_to_type() {
    let workspace = Workspace::fresh();
    for command in [&["watch"][..], &[]] {
        katas(command.iter().copied())
            .in_workspace(&workspace)
            .refuses()
            .says_only(
                "error: `katas watch` needs a terminal\nhint: `katas run` judges once, `katas verify` judges everything; \
                 both work without one\n",
            );
    }
}

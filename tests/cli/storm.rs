//! Many saves at once, in all the ways that editors save: what counts is the last one.

use std::fs::{self, File};
use std::io::Write as _;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use crate::judging::{Alone, basics2, solution};
use crate::processes::{is_any_running_below, is_gone, is_running, unique_seconds};
use crate::terminal::Terminal;
use crate::waiting::until;
use crate::watch::{BASICS2, FAILED, PASSED, hangs, has_begun, learner};
use crate::workspace::{Workspace, digest};

const SAVES: usize = 200;

#[derive(Debug, Clone, Copy)]
enum Way {
    TruncateAndWrite,
    RenameOver,
    /// Tries whether the folder takes files, keeps the old one as a backup until the new one is written.
    Vim,
    /// A lock, a copy as a backup that stays, and then into the file.
    Emacs,
    /// A file with a name of its own, in the place of the old one.
    Sed,
    DeleteAndCreate,
}

const WAYS: [Way; 6] = [
    Way::TruncateAndWrite,
    Way::RenameOver,
    Way::Vim,
    Way::Emacs,
    Way::Sed,
    Way::DeleteAndCreate,
];

impl Way {
    fn save(self, file: &Path, content: &str) {
        let done = match self {
            Self::TruncateAndWrite => in_steps(file, content),
            Self::RenameOver => over(file, "basics2.rs.tmp", content),
            Self::Vim => vim(file, content),
            Self::Emacs => emacs(file, content),
            Self::Sed => over(file, "sedK3qT0z", content),
            Self::DeleteAndCreate => fs::remove_file(file).and_then(|()| in_steps(file, content)),
        };
        done.unwrap_or_else(|error| panic!("{self:?}: {error}"));
    }
}

fn beside(file: &Path, name: &str) -> PathBuf {
    file.with_file_name(name)
}

/// As a long file is written: not all at once.
fn in_steps(file: &Path, content: &str) -> std::io::Result<()> {
    let mut open = File::create(file)?;
    let (first, second) = content.split_at(content.len() / 2);
    open.write_all(first.as_bytes())?;
    open.write_all(second.as_bytes())
}

fn over(file: &Path, name: &str, content: &str) -> std::io::Result<()> {
    let new = beside(file, name);
    in_steps(&new, content)?;
    fs::rename(new, file)
}

fn vim(file: &Path, content: &str) -> std::io::Result<()> {
    let (attempt, backup) = (beside(file, "4913"), beside(file, "basics2.rs~"));
    fs::write(&attempt, "")?;
    fs::remove_file(attempt)?;
    fs::rename(file, &backup)?;
    in_steps(file, content)?;
    fs::remove_file(backup)
}

fn emacs(file: &Path, content: &str) -> std::io::Result<()> {
    let (lock, draft) = (beside(file, ".#basics2.rs"), beside(file, "#basics2.rs#"));
    symlink("somebody@somewhere.4711:0", &lock)?;
    fs::write(&draft, content)?;
    fs::copy(file, beside(file, "basics2.rs~"))?;
    in_steps(file, content)?;
    fs::remove_file(draft)?;
    fs::remove_file(lock)
}

/// What the last save holds.
#[derive(Debug, Clone, Copy)]
enum Last {
    Right,
    Panics,
    DoesNotCompile,
}

impl Last {
    /// No other save holds this.
    fn content(self, storm: usize) -> String {
        match self {
            Self::Right => format!("{}// storm {storm}\n", solution("01_basics/basics2")),
            Self::Panics => basics2(&format!("panic!(\"the end of storm {storm}\")")),
            Self::DoesNotCompile => basics2(&format!("storm_{storm}()")),
        }
    }

    #[track_caller]
    fn is_told(self, storm: usize, terminal: &Terminal, workspace: &Workspace) {
        match self {
            Self::Right => {
                terminal.shows(&PASSED);
                // Others passed before it; this is what passed last.
                let digest = digest(self.content(storm).as_bytes());
                let passed = || workspace.read(".katas/progress.toml");
                until(
                    || passed().contains(&digest).then_some(()),
                    || format!("the last content did not pass:\n{}", passed()),
                );
            }
            Self::Panics => {
                terminal.shows(&[&format!("the program panicked: the end of storm {storm}")]);
            }
            Self::DoesNotCompile => {
                terminal.shows(&["✗ does not compile: 1 error", &format!("storm_{storm}")]);
            }
        }
        terminal.shows_what("no word of a judgement that still runs", |text| {
            !text.contains("judging what you saved")
        });
    }
}

const LAST: [Last; 3] = [Last::Right, Last::Panics, Last::DoesNotCompile];

/// A watch screen, and everything that is judged under it.
struct Storm {
    workspace: Workspace,
    terminal: Terminal,
    build: Alone,
    /// What the hanging answers have started.
    seconds: String,
    _trees: crate::trees::Trees,
}

impl Storm {
    fn gathers(test: u32) -> Self {
        let (trees, workspace) = learner();
        let build = Alone::new();
        let terminal = Terminal::watching_in(&workspace, &[], build.root());
        terminal.shows(&FAILED);
        Self {
            workspace,
            terminal,
            build,
            seconds: unique_seconds(test),
            _trees: trees,
        }
    }

    fn file(&self) -> PathBuf {
        self.workspace.root().join(BASICS2)
    }

    /// The contents before the last one: right and wrong by turns, and every second wrong one never ends.
    fn content(&self, save: usize) -> String {
        match save % 4 {
            0 | 2 => solution("01_basics/basics2"),
            1 => basics2(&format!("panic!(\"save {save}\")")),
            _ => hangs(&self.seconds),
        }
    }

    /// Nothing is left of what was judged before the verdict on the screen.
    #[track_caller]
    fn is_over(&self) {
        is_gone(&self.seconds);
        until(
            || self.build.leftovers().is_empty().then_some(()),
            || format!("{:?} are left", self.build.leftovers()),
        );
        until(
            || (!is_any_running_below(self.build.root())).then_some(()),
            || "something that was started still runs".to_owned(),
        );
    }
}

#[test]
fn after_two_hundred_saves_at_once_the_verdict_is_about_the_last_one() {
    let mut storm = Storm::gathers(30);
    let file = storm.file();
    for (round, way) in WAYS.into_iter().enumerate() {
        for save in 0..SAVES - 1 {
            WAYS[(save / 2) % WAYS.len()].save(&file, &storm.content(save));
        }
        let last = LAST[round % LAST.len()];
        way.save(&file, &last.content(round));
        last.is_told(round, &storm.terminal, &storm.workspace);
        storm.is_over();
        // Whoever was on the way has arrived by now.
        last.is_told(round, &storm.terminal, &storm.workspace);
    }
    storm.terminal.press("q");
    assert_eq!(storm.terminal.ends(), 0);
}

#[test]
fn no_run_outlives_its_content_however_often_one_has_begun() {
    let mut storm = Storm::gathers(31);
    let file = storm.file();
    for (round, last) in LAST.into_iter().enumerate() {
        let mut saves = 0..SAVES - 1;
        for way in WAYS {
            // As many as there are, up to one that hangs; and that one runs before the next save.
            for save in saves.by_ref().take(SAVES / WAYS.len()) {
                WAYS[(save / 2) % WAYS.len()].save(&file, &storm.content(save));
            }
            way.save(&file, &hangs(&storm.seconds));
            until(
                || is_running(&storm.seconds).then_some(()),
                || {
                    let screen = storm.terminal.text();
                    format!("{way:?}: the answer never began; the screen shows\n{screen}")
                },
            );
            way.save(&file, &solution("01_basics/basics2"));
            is_gone(&storm.seconds);
        }
        WAYS[round].save(&file, &last.content(round));
        last.is_told(round, &storm.terminal, &storm.workspace);
        storm.is_over();
        last.is_told(round, &storm.terminal, &storm.workspace);
    }
    storm.terminal.press("q");
    assert_eq!(storm.terminal.ends(), 0);
}

#[test]
fn keys_are_answered_before_an_answer_that_hangs_is_judged() {
    let (_trees, workspace) = learner();
    let seconds = unique_seconds(32);
    workspace.save(BASICS2, &hangs(&seconds));
    let mut terminal = Terminal::watching(&workspace, &[]);
    has_begun(&seconds);
    terminal.press("c");
    terminal.shows(&["what is checked", "What judges `basics2`"]);
    assert!(is_running(&seconds), "it is the hanging one that is judged");
    terminal.press("c");
    terminal.press("h");
    let text = terminal.shows(&["hint 1 of 3"]);
    assert!(is_running(&seconds) && !text.contains('✗'), "{text}");
    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
    is_gone(&seconds);
}

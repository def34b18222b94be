//! The small tree in which answers are judged: each with its check, under the exercise's name, and a folder to run
//! in. What is judged is what was read, whatever happens to the learner's file meanwhile.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::compile::{Compiled, Message};
use super::guard::{self, Word};
use super::remove::force_remove;
use super::{Job, RunnerError, answer_path, room};

/// An exported macro of the answer's lands in the crate's root, where the check lives, and stands before the
/// prelude's of the same name. Imported by name, the standard ones refuse a second definition.
const STANDARD_MACROS: &str = "#[allow(unused_imports)] use std::{assert, assert_eq, assert_ne, concat, dbg, eprintln, \
    format, matches, panic, print, println, stringify, todo, unimplemented, unreachable, vec, write, writeln};";

/// A compiler's temporary files.
const SCRATCH: &str = "scratch";

/// Removed, with everything in it, when dropped.
#[derive(Debug)]
pub(super) struct Shadow {
    dir: TempDir,
    /// Behind it: what was declared first is dropped first.
    _known: KnownToGuard,
    crate_root: PathBuf,
    seats: Vec<Seat>,
}

/// One answer's place in the tree.
#[derive(Debug)]
pub(super) struct Seat {
    /// Before its files' names: nothing for an answer alone, `a3/` for one of many.
    pub(super) prefix: String,
    /// What tells the program which of many to run.
    pub(super) argument: Option<String>,
    /// Where it runs.
    pub(super) work: PathBuf,
}

impl Shadow {
    /// One answer: its check is the crate's root.
    pub(super) fn alone(scratch: &Path, job: &Job<'_>) -> Result<Self, RunnerError> {
        Self::lay(scratch, |root| {
            let seat = Seat::take(root, String::new(), None, job)?;
            Ok((check_path(&seat.prefix, job), vec![seat]))
        })
    }

    /// Many answers: the checks are modules of one crate, whose `main` runs the one that it is told to.
    pub(super) fn together(scratch: &Path, jobs: &[&Job<'_>]) -> Result<Self, RunnerError> {
        Self::lay(scratch, |root| {
            let (mut modules, mut arms, mut seats) = (String::new(), String::new(), Vec::new());
            for (index, job) in jobs.iter().enumerate() {
                let seat = Seat::take(root, format!("a{index}/"), Some(index.to_string()), job)?;
                let path = check_path(&seat.prefix, job);
                writeln!(modules, "#[path = {path:?}]\nmod a{index};")
                    .expect("a String takes every write");
                writeln!(arms, "        Some(\"{index}\") => a{index}::main(),")
                    .expect("a String takes every write");
                seats.push(seat);
            }
            let main = format!(
                "#![forbid(unsafe_code)]\n{modules}\nfn main() {{\n    match std::env::args().nth(1).as_deref() {{\n{arms}        _ => std::process::exit(126),\n    }}\n}}\n"
            );
            fs::write(root.join("main.rs"), main)?;
            Ok((PathBuf::from("main.rs"), seats))
        })
    }

    fn lay(
        scratch: &Path,
        fill: impl FnOnce(&Path) -> io::Result<(PathBuf, Vec<Seat>)>,
    ) -> Result<Self, RunnerError> {
        let failed = |source| RunnerError::Scratch {
            path: scratch.display().to_string(),
            source,
        };
        room::look(scratch).map_err(failed)?;
        let dir = tempfile::Builder::new()
            .prefix("judge-")
            .tempdir_in(scratch)
            .map_err(failed)?;
        let known = KnownToGuard::make(dir.path());
        let (crate_root, seats) = fill(dir.path()).map_err(failed)?;
        fs::create_dir(dir.path().join(SCRATCH)).map_err(failed)?;
        Ok(Self {
            crate_root: dir.path().join(crate_root),
            dir,
            _known: known,
            seats,
        })
    }

    pub(super) fn root(&self) -> &Path {
        self.dir.path()
    }

    pub(super) fn crate_root(&self) -> &Path {
        &self.crate_root
    }

    pub(super) fn program(&self) -> PathBuf {
        self.root().join("program")
    }

    /// Where a compiler puts its temporary files.
    pub(super) fn scratch(&self) -> PathBuf {
        self.root().join(SCRATCH)
    }

    pub(super) fn seats(&self) -> &[Seat] {
        &self.seats
    }

    /// What rustc said about the answer that lies here alone.
    pub(super) fn messages(&self, compiled: &Compiled) -> Vec<Message> {
        let about_it = |message: &Message| message.of(&self.seats[0].prefix);
        compiled.messages.iter().filter_map(about_it).collect()
    }

    /// One more place to run the answer that lies here alone. Nobody else may have this `turn`.
    pub(super) fn another_seat(&self, turn: usize) -> Result<Seat, RunnerError> {
        let own = self.root().join(format!("again{turn}"));
        let work = own.join("work");
        fs::create_dir_all(&work).map_err(|source| RunnerError::Scratch {
            path: own.display().to_string(),
            source,
        })?;
        Ok(Seat {
            prefix: String::new(),
            argument: None,
            work,
        })
    }

    /// Takes such a place away. What cannot be goes with the tree.
    pub(super) fn clear(&self, seat: &Seat) {
        if let Some(own) = seat.work.parent() {
            let _ = force_remove(own);
        }
    }
}

impl Drop for Shadow {
    fn drop(&mut self) {
        // Whatever an answer did to it. What cannot be removed now is removed at the next start.
        let _ = force_remove(self.root());
    }
}

/// The guard knows of this folder until it is gone.
#[derive(Debug)]
struct KnownToGuard(PathBuf);

impl KnownToGuard {
    fn make(folder: &Path) -> Self {
        guard::tell(&Word::Made(folder.to_owned()));
        Self(folder.to_owned())
    }
}

impl Drop for KnownToGuard {
    fn drop(&mut self) {
        guard::tell(&Word::Removed(self.0.clone()));
    }
}

impl Seat {
    fn take(
        root: &Path,
        prefix: String,
        argument: Option<String>,
        job: &Job<'_>,
    ) -> io::Result<Self> {
        let own = root.join(&prefix);
        let write = |path: PathBuf, content: &[u8]| {
            fs::create_dir_all(path.parent().expect("below the scratch folder"))?;
            fs::write(path, content)
        };
        write(own.join(answer_path(job.topic, job.name)), job.answer)?;
        write(
            root.join(check_path(&prefix, job)),
            format!("{}\n{STANDARD_MACROS}\n", job.check).as_bytes(),
        )?;
        let work = own.join("work");
        fs::create_dir(&work)?;
        Ok(Self {
            prefix,
            argument,
            work,
        })
    }
}

/// Below the tree's root, with `/` everywhere: it stands in a `#[path]`, too.
fn check_path(prefix: &str, job: &Job<'_>) -> PathBuf {
    PathBuf::from(format!("{prefix}checks/{}/{}.rs", job.topic, job.name))
}

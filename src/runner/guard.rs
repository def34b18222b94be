//! The guard: a second katas that outlives this one when it is killed, and takes away what it leaves.
//!
//! Nobody can catch a `kill -9`, and what this process has started would run on. So with the first of them it starts
//! itself once more, as the guard, and tells it what there is, through a pipe. The pipe ends with this process, however
//! that ends. Without a guard all the same is done, but by this process alone.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::io::{BufRead, Write as _};
use std::path::{Path, PathBuf};
use std::process::{ChildStdin, Command, Stdio};
use std::sync::{Mutex, PoisonError};

use super::remove::force_remove;
use super::system;

/// The only argument of the program that is to be the guard.
const ARGUMENT: &str = "--guard";
/// Between two words; no path holds it.
const END: u8 = 0;

/// Names the guard, in the environment of whatever is started.
const MARK: &str = "KATAS_GUARD";

/// The guard, from the first need on; `None` where there can be none.
static GUARD: Mutex<Option<Option<Guard>>> = Mutex::new(None);

struct Guard {
    id: u32,
    pipe: ChildStdin,
}

/// What the guard is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Word {
    /// A child that leads a process group.
    Started(i32),
    /// Nothing of that group is left.
    Ended(i32),
    /// A folder that goes when the judgement is over.
    Made(PathBuf),
    Removed(PathBuf),
    /// What to do about the terminal, for the module that knows terminals; nothing if it is empty.
    Terminal(String),
}

/// Tells the guard what to do about the terminal if this process is killed.
pub fn terminal(words: &str) {
    tell(&Word::Terminal(words.to_owned()));
}

/// The variable by which the guard finds what it was not told of in time; starts the guard if there is none.
pub(super) fn mark() -> Option<(&'static str, String)> {
    let mut guard = GUARD.lock().unwrap_or_else(PoisonError::into_inner);
    let guard = guard.get_or_insert_with(start).as_ref()?;
    Some((MARK, guard.id.to_string()))
}

/// Tells the guard; starts it if there is none.
pub(super) fn tell(word: &Word) {
    let mut guard = GUARD.lock().unwrap_or_else(PoisonError::into_inner);
    let guard = guard.get_or_insert_with(start);
    if let Some(open) = guard
        && open.pipe.write_all(&word.bytes()).is_err()
    {
        // Somebody has killed it: another one would not know what there is.
        *guard = None;
    }
}

/// This program, to be started once more.
pub(super) fn own_program() -> PathBuf {
    match cfg!(target_os = "linux") {
        // Also when a newer one was installed in its place meanwhile.
        true => PathBuf::from("/proc/self/exe"),
        false => std::env::current_exe().unwrap_or_default(),
    }
}

fn start() -> Option<Guard> {
    let mut command = Command::new(own_program());
    command
        .arg(ARGUMENT)
        // It stands in nobody's folder and holds nobody's output open.
        .current_dir(std::env::temp_dir())
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let mut child = system::start_apart(command).ok()?;
    Some(Guard {
        id: child.id(),
        pipe: child.stdin.take()?,
    })
}

/// Whether this process was started to be a guard.
pub fn is_wanted(mut arguments: impl Iterator<Item = impl AsRef<OsStr>>) -> bool {
    let first = arguments.nth(1);
    first.is_some_and(|argument| argument.as_ref() == ARGUMENT) && arguments.next().is_none()
}

/// Listens until the other end is gone, and then takes away what is left. Gives what is to be done about the terminal.
pub fn stand(words: impl BufRead) -> String {
    let parent = system::parent();
    let left = Left::listen(words);
    system::wait_for_the_end_of(parent);
    let terminal = left.terminal.clone();
    left.take_away();
    terminal
}

/// What would be left now.
#[derive(Debug, Default, PartialEq, Eq)]
struct Left {
    groups: BTreeSet<i32>,
    folders: BTreeSet<PathBuf>,
    terminal: String,
}

impl Left {
    fn listen(words: impl BufRead) -> Self {
        let mut left = Self::default();
        for bytes in words.split(END) {
            match bytes.ok().as_deref().and_then(Word::parse) {
                Some(word) => left.hear(word),
                None => break,
            }
        }
        left
    }

    fn hear(&mut self, word: Word) {
        match word {
            Word::Started(id) => _ = self.groups.insert(id),
            Word::Ended(id) => _ = self.groups.remove(&id),
            Word::Made(folder) => _ = self.folders.insert(folder),
            Word::Removed(folder) => _ = self.folders.remove(&folder),
            Word::Terminal(words) => self.terminal = words,
        }
    }

    fn take_away(self) {
        self.groups.into_iter().for_each(system::end);
        system::end_marked(&format!("{MARK}={}", std::process::id()));
        for folder in self.folders {
            // It is swept some day, if not now.
            let _ = force_remove(&folder);
        }
    }
}

impl Word {
    fn bytes(&self) -> Vec<u8> {
        let number = |id: &i32| id.to_string().into_bytes();
        let path = |path: &Path| path.as_os_str().as_encoded_bytes().to_vec();
        let (sign, mut rest) = match self {
            Word::Started(id) => (b'+', number(id)),
            Word::Ended(id) => (b'-', number(id)),
            Word::Made(folder) => (b'm', path(folder)),
            Word::Removed(folder) => (b'r', path(folder)),
            Word::Terminal(words) => (b't', words.clone().into_bytes()),
        };
        rest.insert(0, sign);
        rest.push(END);
        rest
    }

    fn parse(bytes: &[u8]) -> Option<Word> {
        let (sign, rest) = bytes.split_first()?;
        // No id of a group of one's own is less than two: zero and below mean others, one means the system's first.
        let number = || {
            std::str::from_utf8(rest)
                .ok()?
                .parse()
                .ok()
                .filter(|id| *id > 1)
        };
        // The guard stands elsewhere.
        let folder = || path(rest).filter(|path| path.is_absolute());
        match sign {
            b'+' => number().map(Word::Started),
            b'-' => number().map(Word::Ended),
            b'm' => folder().map(Word::Made),
            b'r' => folder().map(Word::Removed),
            b't' => String::from_utf8(rest.to_vec()).ok().map(Word::Terminal),
            _ => None,
        }
    }
}

#[cfg(unix)]
fn path(bytes: &[u8]) -> Option<PathBuf> {
    let path: &OsStr = std::os::unix::ffi::OsStrExt::from_bytes(bytes);
    Some(path.into())
}

#[cfg(not(unix))]
fn path(bytes: &[u8]) -> Option<PathBuf> {
    std::str::from_utf8(bytes).ok().map(PathBuf::from)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Left, Word, is_wanted};

    fn any_word() -> impl Strategy<Value = Word> {
        let path = "(/[^/\0]{1,9}){1,3}";
        prop_oneof![
            (2..i32::MAX).prop_map(Word::Started),
            (2..i32::MAX).prop_map(Word::Ended),
            path.prop_map(|path| Word::Made(path.into())),
            path.prop_map(|path| Word::Removed(path.into())),
            "[^\0]{0,9}".prop_map(Word::Terminal),
        ]
    }

    proptest! {
        #[test]
        fn what_is_told_is_what_is_heard(word in any_word()) {
            let bytes = word.bytes();
            prop_assert_eq!(Word::parse(&bytes[..bytes.len() - 1]), Some(word));
        }

        #[test]
        fn nobody_elses_processes_can_be_meant(id in i32::MIN..2) {
            prop_assert_eq!(Word::parse(format!("+{id}").as_bytes()), None);
        }
    }

    #[test]
    fn what_was_taken_away_already_is_not_left() {
        let mut left = Left::default();
        for word in [
            Word::Started(7),
            Word::Made("/a".into()),
            Word::Ended(7),
            Word::Removed("/a".into()),
            Word::Terminal("as it was".into()),
            Word::Terminal(String::new()),
        ] {
            left.hear(word);
        }
        assert_eq!(left, Left::default());
    }

    #[test]
    fn folders_go_when_nobody_speaks_any_more_and_also_in_the_middle_of_a_word() {
        let folder = tempfile::tempdir().expect("a scratch folder");
        for after in ["", "+", "nonsense"] {
            let made = folder.path().join("judge-1");
            std::fs::create_dir_all(made.join("deep")).expect("the folder is writable");
            let words = [Word::Made(made.clone()).bytes(), after.into()].concat();
            Left::listen(&words[..]).take_away();
            assert!(!made.exists());
        }
        assert!(folder.path().exists());
    }

    #[test]
    fn only_who_is_asked_for_nothing_else_is_a_guard() {
        assert!(is_wanted(["katas", "--guard"].iter()));
        assert!(!is_wanted(["katas", "run"].iter()));
        assert!(!is_wanted(["katas", "run", "--guard"].iter()));
        assert!(!is_wanted(["katas", "--guard", "run"].iter()));
        assert!(!is_wanted(["katas"].iter()));
    }
}

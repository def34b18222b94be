//! Processes on Unix: one group for each, killed whole, with whatever left it.

use std::collections::BTreeSet;
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::process::{CommandExt as _, ExitStatusExt};
use std::path::{Path, PathBuf};
use std::process::ExitStatus;
use std::sync::{Mutex, MutexGuard};
use std::time::{Duration, Instant};

use katas_kit::patience::Share;
use rustix::process::{Pid, Signal, WaitOptions, kill_process, kill_process_group};
use tokio::process::{Child, ChildStderr, Command};

use super::execute::RECORD;
use super::family::{self, Process};
use super::guard::{self, Word};
use super::limits::{Footprint, Reach};

/// The variable that tells the loader where shared libraries are.
pub(super) const LIBRARY_PATH: &str = if cfg!(target_os = "macos") {
    "DYLD_LIBRARY_PATH"
} else {
    "LD_LIBRARY_PATH"
};

/// What a compiler gets of the environment: the way to a linker, and what a wrapper around one asks for.
pub(super) const COMPILERS_ENVIRONMENT: &[&str] =
    &["PATH", "LIBRARY_PATH", "SDKROOT", "DEVELOPER_DIR"];

/// How long what an answer left behind may take to end by itself.
const GRACE: Duration = Duration::from_millis(100);
/// How long the killed may take to be gone. A system that cannot end them in this time has other troubles.
const FUNERAL: Duration = Duration::from_secs(2);
const LOOK_EVERY: Duration = Duration::from_millis(2);

/// Processes that this one started itself, until they are gone from the system's table. Held while one is started.
static OWN: Mutex<BTreeSet<i32>> = Mutex::new(BTreeSet::new());
/// Answers under way. While there are any, this process takes in whatever lost its parent.
static ANSWERS: Mutex<usize> = Mutex::new(0);

/// The network namespace of a process: in the sandbox each answer has its own, which all that it starts share.
pub(super) fn namespace(id: i32) -> Option<PathBuf> {
    let found = std::fs::read_link(format!("/proc/{id}/ns/net")).ok()?;
    let ours = std::fs::read_link("/proc/self/ns/net").ok();
    (Some(&found) != ours.as_ref()).then_some(found)
}

/// A child that leads a process group. Dropping it kills the group, whether the child still runs or not. An answer's
/// other descendants go with it, in whatever group, session and environment they are.
#[derive(Debug)]
pub(super) struct Group {
    child: Child,
    id: Option<Pid>,
    /// Only with an answer: in the environment of what it starts, unless that was cleared.
    mark: Option<Vec<u8>>,
}

impl Group {
    pub(super) fn start(mut command: Command) -> io::Result<Self> {
        let mark = command.as_std().get_envs().find_map(|(name, value)| {
            let value = value.filter(|_| name == RECORD)?;
            Some([name.as_bytes(), b"=", value.as_bytes()].concat())
        });
        // Killed before the next word, it is found by this.
        command.envs(guard::mark());
        let mut own = lock(&OWN);
        let child = command.process_group(0).kill_on_drop(true).spawn()?;
        let id = child.id().and_then(|id| i32::try_from(id).ok());
        own.extend(id);
        drop(own);
        if let Some(id) = id {
            guard::tell(&Word::Started(id));
        }
        if mark.is_some() {
            take_in_orphans();
        }
        let id = id.and_then(Pid::from_raw);
        Ok(Self { child, id, mark })
    }

    /// What the child writes to standard error, where that was piped; the first time.
    pub(super) fn take_stderr(&mut self) -> Option<ChildStderr> {
        self.child.stderr.take()
    }

    /// Cancel safe: dropped, it can be called again.
    pub(super) async fn wait(&mut self) -> io::Result<ExitStatus> {
        self.child.wait().await
    }

    /// What the child really holds, or it and everything that it started; nothing where the system does not tell.
    pub(super) fn footprint(&self, reach: Reach) -> Footprint {
        let Some(id) = self.id.map(|id| id.as_raw_nonzero().get()) else {
            return Footprint::default();
        };
        let page = rustix::param::page_size() as u64;
        let add = |sum: Footprint, process: &Process| Footprint {
            bytes: sum.bytes + process.resident_pages * page,
            threads: sum.threads + process.threads,
        };
        match reach {
            Reach::Itself => {
                let process = family::process(id);
                process.iter().fold(Footprint::default(), add)
            }
            Reach::Family => {
                let table = family::table();
                let family = family::family(&table, id);
                family.into_iter().fold(Footprint::default(), add)
            }
        }
    }

    /// What the child got of the processor so far.
    pub(super) fn share(&self) -> Share {
        self.id.map_or_else(Share::default, |id| {
            family::share(id.as_raw_nonzero().get())
        })
    }

    /// The child's number, as long as it is known.
    pub(super) fn id(&self) -> Option<i32> {
        self.id.map(|id| id.as_raw_nonzero().get())
    }

    /// Whether something that the child started runs on now that the child has ended, which was in this namespace.
    pub(super) async fn left_something(&self, namespace: Option<&Path>) -> bool {
        let began = Instant::now();
        while self.leaves_something(namespace) {
            if began.elapsed() >= GRACE {
                return true;
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
        false
    }

    fn leaves_something(&self, namespace: Option<&Path>) -> bool {
        let (Some(id), Some(mark)) = (self.id, &self.mark) else {
            return false;
        };
        // With several answers at a time an orphan may be another one's.
        let is_only = *lock(&ANSWERS) == 1;
        orphans().iter().any(|orphan| {
            is_only
                || orphan.group == id.as_raw_nonzero().get()
                || has_in_environment(orphan.id, mark)
                || namespace.is_some_and(|own| self::namespace(orphan.id).as_deref() == Some(own))
        })
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        if let Some(id) = self.id {
            // No such group any more is the usual answer.
            let _ = kill_process_group(id, Signal::KILL);
        }
        if self.mark.is_some() {
            bury(self.id);
            let mut answers = lock(&ANSWERS);
            *answers -= 1;
            if *answers == 0 {
                set_taking_in(None);
            }
        }
        if let Some(id) = self.id {
            guard::tell(&Word::Ended(id.as_raw_nonzero().get()));
        }
    }
}

/// Starts a child that signals to this process's group do not reach.
pub(super) fn start_apart(mut command: std::process::Command) -> io::Result<std::process::Child> {
    let mut own = lock(&OWN);
    let child = command.process_group(0).spawn()?;
    own.extend(i32::try_from(child.id()));
    Ok(child)
}

/// From now on other processes of the same user cannot read this one's memory and environment.
pub(super) fn hide_own_memory() {
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{DumpableBehavior, set_dumpable_behavior};
        // Where the system refuses, they can.
        let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    }
}

/// Who started this process; somebody else when that one is gone.
pub(super) fn parent() -> Option<Pid> {
    rustix::process::getppid()
}

/// Waits until the system has let go of this process's parent, which closes its files a little before.
///
/// In between its children's groups lose who could continue them, and the system hangs up on those that are stopped
/// then: an answer would end by that, and let go of what it had started.
pub(super) fn wait_for_the_end_of(parent: Option<Pid>) {
    let began = Instant::now();
    while self::parent() == parent && began.elapsed() < FUNERAL {
        std::thread::sleep(LOOK_EVERY);
    }
}

/// Ends a group that this process has not started, and whatever descends from its head.
///
/// What an answer let go of is below it as long as it lives, so it is the last to be killed. What it let go of before
/// it ended by itself is nobody's to find.
pub(super) fn end(head: i32) {
    let Some(group) = Pid::from_raw(head) else {
        return;
    };
    // Gone already, it may be another's number by now.
    if family::process(head).is_some_and(|process| process.group != head) {
        return;
    }
    let _ = kill_process_group(group, Signal::STOP);
    let began = Instant::now();
    while began.elapsed() < FUNERAL {
        let table = family::table();
        let living: Vec<Pid> = family::family(&table, head)
            .into_iter()
            .filter(|process| process.id != head && !process.is_dead)
            .filter_map(|process| Pid::from_raw(process.id))
            .collect();
        if living.is_empty() {
            break;
        }
        for process in living {
            let _ = kill_process(process, Signal::KILL);
        }
        std::thread::sleep(LOOK_EVERY);
    }
    let _ = kill_process_group(group, Signal::KILL);
    // Until then one of them may still write to its folder.
    let is_over = || {
        let table = family::table();
        let mut members = table.iter().filter(|process| process.group == head);
        members.all(|process| process.is_dead)
    };
    while !is_over() && began.elapsed() < FUNERAL {
        std::thread::sleep(LOOK_EVERY);
    }
}

/// From now on, and until the last answer is over, what loses its parent becomes this process's child: so nothing that
/// an answer started gets out of sight by leaving its group. While an answer lives, the kit keeps it in its own family.
fn take_in_orphans() {
    let mut answers = lock(&ANSWERS);
    *answers += 1;
    set_taking_in(Some(rustix::process::getpid()));
}

#[cfg(target_os = "linux")]
fn set_taking_in(whom: Option<Pid>) {
    // Where the kernel cannot do this, the group is all that is ended.
    let _ = rustix::process::set_child_subreaper(whom);
}

#[cfg(not(target_os = "linux"))]
fn set_taking_in(_whom: Option<Pid>) {}

/// Children that this process did not start and that still run.
fn orphans() -> Vec<Process> {
    let mut own = lock(&OWN);
    let table = family::table();
    own.retain(|id| table.iter().any(|process| process.id == *id));
    let me = rustix::process::getpid().as_raw_nonzero().get();
    let mut orphans = Vec::new();
    for process in table {
        if process.parent != me || own.contains(&process.id) {
            continue;
        }
        match (process.is_dead, Pid::from_raw(process.id)) {
            // Somebody has to take note of its end, or it stays in the table.
            (true, id) => _ = rustix::process::waitpid(id, WaitOptions::NOHANG),
            (false, _) => orphans.push(process),
        }
    }
    orphans
}

/// Kills orphans until none is left and `head` is dead, too: only then can no more of them come.
fn bury(head: Option<Pid>) {
    let began = Instant::now();
    loop {
        let orphans = orphans();
        for orphan in &orphans {
            if let Some(id) = Pid::from_raw(orphan.id) {
                let _ = kill_process(id, Signal::KILL);
            }
        }
        let head = head.and_then(|head| family::process(head.as_raw_nonzero().get()));
        let is_over = orphans.is_empty() && head.is_none_or(|head| head.is_dead);
        if is_over || began.elapsed() >= FUNERAL {
            return;
        }
        std::thread::sleep(LOOK_EVERY);
    }
}

/// Ends whoever has this in the environment that it was started with.
pub(super) fn end_marked(mark: &str) {
    let began = Instant::now();
    loop {
        let table = family::table();
        let marked = table.iter().filter(|process| !process.is_dead);
        let mut marked = marked
            .filter(|process| has_in_environment(process.id, mark.as_bytes()))
            .filter_map(|process| Pid::from_raw(process.id))
            .peekable();
        if marked.peek().is_none() || began.elapsed() >= FUNERAL {
            return;
        }
        for process in marked {
            let _ = kill_process(process, Signal::KILL);
        }
        std::thread::sleep(LOOK_EVERY);
    }
}

fn has_in_environment(id: i32, variable: &[u8]) -> bool {
    let environment = std::fs::read(format!("/proc/{id}/environ")).unwrap_or_default();
    environment
        .split(|byte| *byte == 0)
        .any(|one| one == variable)
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex
        .lock()
        .unwrap_or_else(|poisoned| poisoned.into_inner())
}

pub(super) fn signal(status: ExitStatus) -> Option<i32> {
    status.signal()
}

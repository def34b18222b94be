//! Processes on Unix: one group for each, killed whole.

use std::io;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::process::ExitStatusExt;
use std::process::ExitStatus;

use rustix::process::{Pid, Signal, kill_process, kill_process_group};
use tokio::process::{Child, ChildStderr, Command};

use super::execute::RECORD;

/// The variable that tells the loader where shared libraries are.
pub(super) const LIBRARY_PATH: &str = if cfg!(target_os = "macos") {
    "DYLD_LIBRARY_PATH"
} else {
    "LD_LIBRARY_PATH"
};

/// A child that leads a process group. Dropping it kills the group, whether the child still runs or not, and what
/// left the group for a session of its own.
#[derive(Debug)]
pub(super) struct Group {
    child: Child,
    id: Option<Pid>,
    /// In the environment of everything that the child starts.
    mark: Option<Vec<u8>>,
}

impl Group {
    pub(super) fn start(mut command: Command) -> io::Result<Self> {
        let mark = command.as_std().get_envs().find_map(|(name, value)| {
            let value = value.filter(|_| name == RECORD)?;
            Some([name.as_bytes(), b"=", value.as_bytes()].concat())
        });
        let child = command.process_group(0).kill_on_drop(true).spawn()?;
        let id = child
            .id()
            .and_then(|id| i32::try_from(id).ok())
            .and_then(Pid::from_raw);
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

    /// Memory that the child really holds; `None` where the system does not tell.
    pub(super) fn resident_bytes(&self) -> Option<u64> {
        let id = self.child.id()?;
        let statm = std::fs::read_to_string(format!("/proc/{id}/statm")).ok()?;
        let pages: u64 = statm.split_whitespace().nth(1)?.parse().ok()?;
        Some(pages * rustix::param::page_size() as u64)
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        if let Some(id) = self.id {
            // No such group any more is the usual answer.
            let _ = kill_process_group(id, Signal::KILL);
        }
        if let Some(mark) = &self.mark {
            kill_marked(mark);
        }
    }
}

/// Kills every process with this variable in its environment. Where the system does not show environments, nothing.
fn kill_marked(mark: &[u8]) {
    // A process may start another while we look; one that is dead starts none.
    for _ in 0..8 {
        let mut found = false;
        for entry in std::fs::read_dir("/proc").into_iter().flatten().flatten() {
            let Some(id) = entry
                .file_name()
                .to_str()
                .and_then(|name| name.parse().ok())
            else {
                continue;
            };
            let environment = std::fs::read(entry.path().join("environ")).unwrap_or_default();
            if environment
                .split(|byte| *byte == 0)
                .any(|variable| variable == mark)
                && let Some(process) = Pid::from_raw(id)
            {
                found |= kill_process(process, Signal::KILL).is_ok();
            }
        }
        if !found {
            return;
        }
    }
}

pub(super) fn signal(status: ExitStatus) -> Option<i32> {
    status.signal()
}

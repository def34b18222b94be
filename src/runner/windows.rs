//! Processes where there are no process groups: the child alone is killed, and memory is not limited.

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitStatus;

use super::limits::{Footprint, Reach};
use katas_kit::patience::Share;
use tokio::process::{Child, ChildStderr, Command};

/// The variable that tells the loader where shared libraries are.
pub(super) const LIBRARY_PATH: &str = "PATH";

/// What a compiler gets of the environment: the way to a linker and to the system's libraries.
pub(super) const COMPILERS_ENVIRONMENT: &[&str] = &[
    "PATH",
    "LIB",
    "INCLUDE",
    "SystemRoot",
    "SystemDrive",
    "ProgramFiles",
    "ProgramFiles(x86)",
    "ProgramData",
    "VCINSTALLDIR",
    "VSCMD_ARG_TGT_ARCH",
    "COMSPEC",
    "PATHEXT",
];

/// A child that is killed when dropped; what it started itself is not.
#[derive(Debug)]
pub(super) struct Group {
    child: Child,
}

impl Group {
    pub(super) fn start(mut command: Command) -> io::Result<Self> {
        Ok(Self {
            child: command.kill_on_drop(true).spawn()?,
        })
    }

    /// What the child writes to standard error, where that was piped; the first time.
    pub(super) fn take_stderr(&mut self) -> Option<ChildStderr> {
        self.child.stderr.take()
    }

    /// Cancel safe: dropped, it can be called again.
    pub(super) async fn wait(&mut self) -> io::Result<ExitStatus> {
        self.child.wait().await
    }

    /// This system is not asked.
    pub(super) fn footprint(&self, _reach: Reach) -> Footprint {
        Footprint::default()
    }

    /// Nor about this.
    pub(super) fn id(&self) -> Option<i32> {
        None
    }

    /// Nor about this.
    pub(super) fn share(&self) -> Share {
        Share::default()
    }

    /// Nor about this.
    pub(super) async fn left_something(&self, _namespace: Option<&Path>) -> bool {
        false
    }
}

/// Nor about this.
pub(super) fn namespace(_id: i32) -> Option<PathBuf> {
    None
}

/// Starts a child.
pub(super) fn start_apart(mut command: std::process::Command) -> io::Result<std::process::Child> {
    command.spawn()
}

/// This system is not asked.
pub(super) fn hide_own_memory() {}

/// Nor about this.
pub(super) fn parent() -> Option<u32> {
    None
}

/// Nobody waits for it.
pub(super) fn wait_for_the_end_of(_parent: Option<u32>) {}

/// Nobody is marked.
pub(super) fn end_marked(_mark: &str) {}

/// Nobody is told of what was started.
pub(super) fn end(_head: i32) {}

pub(super) fn signal(_status: ExitStatus) -> Option<i32> {
    None
}

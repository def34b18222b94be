//! The sandbox: what a compiler or an answer may touch. On Linux; elsewhere a program may touch what its user may.
//!
//! A program in the sandbox is not started directly. A second katas (the launcher) gives up what the program must not
//! have, and then becomes the program: so every restriction holds from the program's first instruction, whatever was
//! compiled into it.

#[cfg(target_os = "linux")]
mod launcher;
#[cfg(target_os = "linux")]
mod restrict;

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use tokio::process::Command;

#[cfg(target_os = "linux")]
pub use launcher::{is_wanted, launch};

/// What the user asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SandboxPolicy {
    /// A whole sandbox; where this system has less, nothing is judged.
    Require,
    /// What this system has.
    #[default]
    Auto,
    /// None.
    Off,
}

/// What is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Sandbox {
    /// The version of Landlock's interface, 0 for none: 1 and above guard files, 6 and above signals, too.
    pub landlock: u8,
    /// Namespaces: no network but a loopback of its own, and a work folder in memory.
    pub namespaces: bool,
    /// No terminal. Every Linux has this.
    pub no_terminal: bool,
}

/// `Landlock 7 and namespaces`.
impl fmt::Display for Sandbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.landlock, self.namespaces) {
            (0, false) => f.write_str("neither Landlock nor namespaces"),
            (0, true) => f.write_str("namespaces without Landlock"),
            (version, false) => write!(f, "Landlock {version} without namespaces"),
            (version, true) => write!(f, "Landlock {version} and namespaces"),
        }
    }
}

impl Sandbox {
    pub const NONE: Self = Self {
        landlock: 0,
        namespaces: false,
        no_terminal: false,
    };

    /// Files and the network are out of reach.
    pub fn is_whole(self) -> bool {
        self.landlock > 0 && self.namespaces
    }

    /// What this system has, found by trying it: a launcher confines itself as it would for a program, and says what held.
    pub(super) async fn probe(confinement: &Confinement) -> io::Result<Self> {
        #[cfg(target_os = "linux")]
        for namespaces in [true, false] {
            let wanted = Self {
                landlock: u8::MAX,
                namespaces,
                no_terminal: true,
            };
            let mut command = wanted.launcher(confinement);
            command.arg(launcher::PROBE).env_clear();
            command
                .stdin(std::process::Stdio::null())
                .kill_on_drop(true);
            let output = command.output().await?;
            let version = String::from_utf8_lossy(&output.stdout);
            if let (true, Ok(landlock)) = (output.status.success(), version.trim().parse()) {
                return Ok(Self { landlock, ..wanted });
            }
        }
        let _ = confinement;
        Ok(Self {
            no_terminal: cfg!(target_os = "linux"),
            ..Self::NONE
        })
    }

    /// The command that becomes `program`, which knows itself by the name `shown`, in its writable folder. The caller adds
    /// arguments, environment and streams.
    pub(super) fn command(
        self,
        confinement: &Confinement,
        program: &Path,
        shown: &Path,
    ) -> Command {
        #[cfg(target_os = "linux")]
        {
            let mut command = self.launcher(confinement);
            command.arg(program).arg(shown);
            command
        }
        #[cfg(not(target_os = "linux"))]
        {
            let _ = shown;
            let mut command = Command::new(program);
            command.current_dir(&confinement.writable);
            command
        }
    }

    #[cfg(target_os = "linux")]
    fn launcher(self, confinement: &Confinement) -> Command {
        let mut command = Command::new(super::guard::own_program());
        command.args(launcher::to_arguments(self, confinement));
        command
    }
}

/// What one program may touch, besides the system's programs, libraries and devices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Confinement {
    /// Files, and folders with everything in them, to read and to execute.
    pub(super) readable: Vec<PathBuf>,
    /// The one folder to write to, and where that is.
    pub(super) writable: PathBuf,
    pub(super) storage: Storage,
}

/// Where a writable folder is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Storage {
    /// On the disk: what is written there is looked at afterwards.
    Disk,
    /// In memory, of limited size, and gone with the program; on the disk where there are no namespaces.
    Memory,
}

/// Whether this process was started to be a launcher.
#[cfg(not(target_os = "linux"))]
pub fn is_wanted(_arguments: impl Iterator<Item = impl AsRef<std::ffi::OsStr>>) -> bool {
    false
}

/// Nothing is launched here.
#[cfg(not(target_os = "linux"))]
pub fn launch(_arguments: impl Iterator<Item = std::ffi::OsString>) -> std::process::ExitCode {
    std::process::ExitCode::FAILURE
}

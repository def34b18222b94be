//! The Rust toolchain: the real rustc behind the rustup shim, which costs 10 ms a call.

use std::io;
use std::path::{Path, PathBuf};

use tokio::process::Command;

/// The oldest rustc that the kit and the exercises compile with.
const OLDEST: (u32, u32) = (1, 91);

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toolchain {
    sysroot: PathBuf,
    /// `rustc -vV`, whole: what was built by one is of no use to another.
    verbose: String,
}

#[derive(Debug, thiserror::Error)]
pub enum ToolchainError {
    #[error(
        "there is no `rustc` here\nhint: install Rust from https://rustup.rs and open a new terminal"
    )]
    Missing,
    #[error(transparent)]
    Unstarted(#[from] Unstarted),
    #[error(
        "`rustc` does not answer: {0}\nhint: try `rustc -vV`; `rustup default stable` sets a toolchain"
    )]
    Silent(String),
    #[error("rustc {found} is too old: the exercises need {}.{}\nhint: `rustup update stable`", OLDEST.0, OLDEST.1)]
    TooOld { found: String },
}

/// A program that is there, or may be, and that the system did not start.
#[derive(Debug, thiserror::Error)]
#[error("cannot start `{program}`: {cause}\nhint: {}", way_out(cause))]
pub struct Unstarted {
    program: &'static str,
    cause: io::Error,
}

impl Unstarted {
    /// `None` where there is no such program.
    pub(super) fn unless_missing(program: &'static str, cause: io::Error) -> Option<Self> {
        (cause.kind() != io::ErrorKind::NotFound).then_some(Self { program, cause })
    }
}

fn way_out(error: &io::Error) -> &'static str {
    if error.kind() == io::ErrorKind::PermissionDenied {
        "it may not be run here: `ls -l` tells who may, and `mount` whether its disk is `noexec`"
    } else {
        "`ulimit -a` tells the limits of this terminal, `free -h` how much memory is left"
    }
}

impl Toolchain {
    /// Asks the `rustc` that a terminal in `dir` would run.
    pub async fn find(dir: &Path) -> Result<Self, ToolchainError> {
        let (verbose, sysroot) =
            tokio::try_join!(ask(dir, &["-vV"]), ask(dir, &["--print", "sysroot"]))?;
        let toolchain = Self {
            sysroot: PathBuf::from(sysroot.trim()),
            verbose,
        };
        match toolchain.version_numbers() {
            Some(version) if version < OLDEST => Err(ToolchainError::TooOld {
                found: toolchain.release().to_owned(),
            }),
            Some(_) | None => Ok(toolchain),
        }
    }

    /// `1.95.0`.
    pub fn release(&self) -> &str {
        self.line("release: ")
    }

    pub fn host(&self) -> &str {
        self.line("host: ")
    }

    pub fn verbose(&self) -> &str {
        &self.verbose
    }

    pub fn sysroot(&self) -> &Path {
        &self.sysroot
    }

    pub fn rustc(&self) -> PathBuf {
        self.program("rustc")
    }

    /// `None` where this component was not installed.
    pub fn clippy(&self) -> Option<PathBuf> {
        Some(self.program("clippy-driver")).filter(|path| path.exists())
    }

    /// Where the shared standard library is.
    pub fn libraries(&self) -> PathBuf {
        self.sysroot
            .join("lib/rustlib")
            .join(self.host())
            .join("lib")
    }

    fn program(&self, name: &str) -> PathBuf {
        let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
        self.sysroot.join("bin").join(file)
    }

    fn line(&self, label: &str) -> &str {
        self.verbose
            .lines()
            .find_map(|line| line.strip_prefix(label))
            .unwrap_or("unknown")
    }

    fn version_numbers(&self) -> Option<(u32, u32)> {
        let mut parts = self.release().split(['.', '-']);
        Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
    }
}

async fn ask(dir: &Path, arguments: &[&str]) -> Result<String, ToolchainError> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc)
        .args(arguments)
        .current_dir(dir)
        // rustup's words are shown, and its backtrace helps nobody who reads them.
        .env_remove("RUST_BACKTRACE")
        .output()
        .await
        .map_err(|cause| match Unstarted::unless_missing("rustc", cause) {
            Some(unstarted) => ToolchainError::Unstarted(unstarted),
            None => ToolchainError::Missing,
        })?;
    match output.status.success() {
        true => Ok(String::from_utf8_lossy(&output.stdout).into_owned()),
        false => Err(ToolchainError::Silent(
            String::from_utf8_lossy(&output.stderr).trim().to_owned(),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::Toolchain;

    #[test]
    fn a_toolchain_without_clippy_is_a_toolchain() {
        let sysroot = tempfile::tempdir().expect("a temporary folder");
        let toolchain = Toolchain {
            sysroot: sysroot.path().to_owned(),
            verbose: String::new(),
        };
        assert_eq!(toolchain.clippy(), None);
        let clippy = toolchain.program("clippy-driver");
        std::fs::create_dir(sysroot.path().join("bin")).expect("it is ours");
        std::fs::write(&clippy, "").expect("it is ours");
        assert_eq!(toolchain.clippy(), Some(clippy));
    }
}

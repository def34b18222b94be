//! A compiled program, where no answer can put another in its place.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

/// A program as the compiler wrote it. On Linux a sealed file in memory: nothing can change what is started, also while
/// other answers of the same program run. Elsewhere, and where there are no such files, the file on the disk.
#[derive(Debug)]
pub(super) struct Program {
    path: PathBuf,
    sealed: Option<File>,
}

impl Program {
    /// Takes it over from the file that the compiler wrote, before anything of it runs.
    pub(super) fn take(path: PathBuf) -> io::Result<Self> {
        let sealed = seal(&path)?;
        Ok(Self { path, sealed })
    }

    /// Where the compiler wrote it: what it knows itself by.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// What to start, in a process that this one starts.
    pub(super) fn to_start(&self) -> PathBuf {
        #[cfg(target_os = "linux")]
        if let Some(sealed) = &self.sealed {
            use std::os::fd::AsRawFd as _;
            return format!("/proc/self/fd/{}", sealed.as_raw_fd()).into();
        }
        let _ = &self.sealed;
        self.path.clone()
    }
}

/// `None` where the system has no sealed files in memory, or starts none.
#[cfg(target_os = "linux")]
fn seal(path: &Path) -> io::Result<Option<File>> {
    use rustix::fs::{MemfdFlags, SealFlags, fcntl_add_seals, memfd_create};

    // Inherited by the launcher, which closes it when it becomes the program.
    let flags = MemfdFlags::ALLOW_SEALING;
    let made = memfd_create("program", flags | MemfdFlags::EXEC);
    // Before Linux 6.3 every such file can be executed, and the flag is unknown.
    let Ok(file) = made.or_else(|_| memfd_create("program", flags)) else {
        return Ok(None);
    };
    let mut file = File::from(file);
    io::copy(&mut File::open(path)?, &mut file)?;
    let seals = SealFlags::WRITE | SealFlags::GROW | SealFlags::SHRINK | SealFlags::SEAL;
    Ok(fcntl_add_seals(&file, seals).is_ok().then_some(file))
}

#[cfg(not(target_os = "linux"))]
fn seal(_path: &Path) -> io::Result<Option<File>> {
    Ok(None)
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::fs::File;
    use std::process::Command;

    use super::Program;

    #[test]
    fn what_is_started_is_what_was_taken_over_whatever_happens_to_the_file() {
        let folder = tempfile::tempdir().expect("a scratch folder");
        let path = folder.path().join("program");
        std::fs::copy("/bin/true", &path).expect("the folder is writable");
        let program = Program::take(path.clone()).expect("it can be read");
        std::fs::copy("/bin/false", &path).expect("the folder is writable");
        let status = Command::new(program.to_start()).status();
        assert!(status.expect("it starts").success());
        // Nor can it be written through its own name.
        assert!(
            File::options()
                .append(true)
                .open(program.to_start())
                .and_then(|mut file| {
                    use std::io::Write as _;
                    file.write_all(b"more")
                })
                .is_err()
        );
    }
}

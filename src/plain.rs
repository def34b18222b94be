//! Reads and opens what others may have put there: plain files of a moderate size, and nothing else.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Read as _};
use std::path::Path;

/// The largest file that is read. No answer and no file of ours comes near it.
pub const MAX_BYTES: u64 = 1 << 20;

/// What a link in place of the file means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Links {
    /// The file that it leads to.
    Followed,
    /// An error.
    Refused,
}

/// The whole content of a plain file, or of the plain file that a link leads to.
///
/// # Errors
/// Besides those of reading: `InvalidInput` for a pipe, a socket or a device, `IsADirectory` for a folder, and
/// `FileTooLarge` above [`MAX_BYTES`], before anything is read.
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    let file = open(path, OpenOptions::new().read(true), Links::Followed)?;
    let size = file.metadata()?.len();
    let mut content = Vec::new();
    if size <= MAX_BYTES {
        // One byte more tells a file that grows meanwhile.
        file.take(MAX_BYTES + 1).read_to_end(&mut content)?;
    }
    if size.max(content.len() as u64) > MAX_BYTES {
        let what = format!("it is larger than {} MiB", MAX_BYTES >> 20);
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, what));
    }
    Ok(content)
}

/// Opens a plain file, and makes it where `options` say so. What is no plain file is never waited for.
///
/// # Errors
/// Besides those of opening: `InvalidInput` for a pipe, a socket, a device or a refused link, `IsADirectory` for a
/// folder.
pub fn open(path: &Path, options: &mut OpenOptions, links: Links) -> io::Result<File> {
    let about = match links {
        Links::Followed => fs::metadata(path),
        Links::Refused => fs::symlink_metadata(path),
    };
    match about {
        // Opening alone already moves some devices.
        Ok(about) => expect_file(&about)?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    without_waiting(options, links);
    let file = options.open(path)?;
    // It may be another one than a moment ago.
    expect_file(&file.metadata()?)?;
    Ok(file)
}

/// Whether something else than a plain file of a moderate size is there, so that only moving it away helps.
pub fn is_irregular(error: &io::Error) -> bool {
    use io::ErrorKind::{FileTooLarge, InvalidInput, IsADirectory};
    matches!(error.kind(), InvalidInput | IsADirectory | FileTooLarge)
}

/// A pipe would be waited for, without end.
#[cfg(unix)]
fn without_waiting(options: &mut OpenOptions, links: Links) {
    use rustix::fs::OFlags;
    use std::os::unix::fs::OpenOptionsExt as _;
    let mut flags = OFlags::NONBLOCK | OFlags::NOCTTY;
    flags.set(OFlags::NOFOLLOW, links == Links::Refused);
    options.custom_flags(i32::try_from(flags.bits()).expect("the system's flags are an int"));
}

#[cfg(not(unix))]
fn without_waiting(_options: &mut OpenOptions, _links: Links) {}

fn expect_file(about: &Metadata) -> io::Result<()> {
    if about.is_file() {
        return Ok(());
    }
    if about.is_dir() {
        let what = "it is a folder, not a file";
        return Err(io::Error::new(io::ErrorKind::IsADirectory, what));
    }
    let what = format!("it is {}, not a file", kind(about));
    Err(io::Error::new(io::ErrorKind::InvalidInput, what))
}

fn kind(about: &Metadata) -> &'static str {
    if about.is_symlink() {
        return "a link";
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt as _;
        let found = about.file_type();
        if found.is_fifo() {
            return "a named pipe";
        }
        if found.is_socket() {
            return "a socket";
        }
    }
    "a device"
}

#[cfg(test)]
mod tests {
    use std::fs::{self, File, OpenOptions};
    use std::io::ErrorKind;

    use super::{Links, MAX_BYTES, open, read};

    #[test]
    fn a_file_is_read_up_to_the_limit_and_refused_above_it() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("file");
        let file = File::create(&path).expect("the folder is writable");
        for (size, wanted) in [
            (0, Ok(0)),
            (MAX_BYTES, Ok(MAX_BYTES as usize)),
            (MAX_BYTES + 1, Err(ErrorKind::FileTooLarge)),
            (3 << 30, Err(ErrorKind::FileTooLarge)),
        ] {
            file.set_len(size).expect("a sparse file takes no room");
            let found = read(&path).map(|content| content.len());
            assert_eq!(found.map_err(|error| error.kind()), wanted, "{size}");
        }
        let folder = read(folder.path()).map_err(|error| error.kind());
        assert_eq!(folder, Err(ErrorKind::IsADirectory));
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_file_is_refused_at_once() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = |name: &str| folder.path().join(name);
        let made = std::process::Command::new("mkfifo")
            .arg(path("pipe"))
            .status();
        assert!(made.is_ok_and(|status| status.success()), "mkfifo works");
        let _listener =
            std::os::unix::net::UnixListener::bind(path("socket")).expect("the name is free");
        symlink("/dev/zero", path("device")).expect("the folder is writable");
        for (name, what) in [
            ("pipe", "it is a named pipe, not a file"),
            ("socket", "it is a socket, not a file"),
            ("device", "it is a device, not a file"),
        ] {
            let mut options = OpenOptions::new();
            options.write(true).create(true);
            let opened = open(&path(name), &mut options, Links::Followed);
            for refused in [read(&path(name)).map(|_| ()), opened.map(|_| ())] {
                let error = refused.expect_err(name);
                assert_eq!(error.to_string(), what);
            }
        }
        fs::write(path("file"), "").expect("the folder is writable");
        symlink("file", path("link")).expect("the folder is writable");
        let mut options = OpenOptions::new();
        options.write(true);
        assert!(open(&path("link"), &mut options, Links::Followed).is_ok());
        let refused = open(&path("link"), &mut options, Links::Refused).expect_err("it is a link");
        assert_eq!(refused.to_string(), "it is a link, not a file");
    }
}

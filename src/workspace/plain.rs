//! Reading what somebody else put there: a file and nothing else.

use std::fs;
use std::io;
use std::path::Path;

/// The whole content of a plain file, or of what a link leads to.
///
/// # Errors
/// Besides those of reading: what is no file is refused and not even opened. A named pipe would be waited for, for
/// ever, and a device such as `/dev/zero` has no end.
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    let about = fs::metadata(path)?;
    if !about.is_file() && !about.is_dir() {
        let what = "it is a pipe, a socket or a device, and no file";
        return Err(io::Error::new(io::ErrorKind::InvalidInput, what));
    }
    // A folder has an error of its own.
    fs::read(path)
}

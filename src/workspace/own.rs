//! Reads the files that katas itself keeps in a workspace.

use std::io::{self, ErrorKind};
use std::path::Path;

use crate::plain;
use crate::problem::Problem;

/// The content; `None` where there is no such file.
pub(super) fn read(path: &Path) -> anyhow::Result<Option<Vec<u8>>> {
    match plain::read(path) {
        Ok(content) => Ok(Some(content)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(irregular(error, "read", path)),
    }
}

/// That this could not be done with the file. Something else in place of the file has a way out of its own.
pub(super) fn irregular(error: io::Error, verb: &str, path: &Path) -> anyhow::Error {
    let what = format!("cannot {verb} `{}`", path.display());
    if !plain::is_irregular(&error) {
        return anyhow::Error::new(error).context(what);
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    Problem::new(what)
        .because(error)
        .hint(format!("move it away: katas makes a new `{name}`"))
        .into()
}

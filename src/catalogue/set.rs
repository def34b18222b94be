//! A set of exercises: the embedded one, or a folder's (`--set DIR`).

use std::path::PathBuf;

/// Where a catalogue's files come from. Paths are `NN_topic/NAME`.
#[derive(Debug, Clone)]
pub enum Set {
    /// What this program was built with.
    Embedded,
    /// The trees below this folder.
    OnDisk(PathBuf),
}

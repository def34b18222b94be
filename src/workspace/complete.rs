//! What git leaves out of a copy of a workspace, and cargo and rust-analyzer need.

use super::Workspace;
use super::generated::Lock;
use super::kit::Refreshed;
use crate::catalogue::Catalogue;

impl Workspace {
    /// Writes the kit, `Cargo.toml` and `Cargo.lock` where they are missing, and the kit where it is another katas'.
    /// Tells which it wrote.
    pub fn complete(&self, catalogue: &Catalogue) -> anyhow::Result<Vec<&'static str>> {
        self.sweep();
        let is_missing = |file: &str| self.root.join(file).symlink_metadata().is_err();
        let lacks_lock = is_missing("Cargo.lock") && self.is_manifest_ours()?;
        if self.has_kit()? && !is_missing("Cargo.toml") && !lacks_lock {
            return Ok(Vec::new());
        }
        let mut written = Vec::new();
        let alone = self.alone()?;
        if self.refresh_kit(&alone)? == Refreshed::Written {
            written.push(".katas/kit");
        }
        if is_missing("Cargo.toml") {
            let progress = self.readable_progress();
            self.write_manifest(&alone, catalogue, self.current(&progress, catalogue))?;
            written.push("Cargo.toml");
        }
        if self.write_lock(&alone)? == Lock::Written {
            written.push("Cargo.lock");
        }
        Ok(written)
    }
}

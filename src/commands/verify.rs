//! `katas verify`.

use super::{Context, Exit};
use crate::cli;

pub fn run(_context: &Context, _arguments: &cli::Verify) -> anyhow::Result<Exit> {
    anyhow::bail!("`katas verify` is not built yet")
}

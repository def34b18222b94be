//! `katas watch`.

use super::{Context, Exit};
use crate::cli;

pub fn run(_context: &Context, _arguments: &cli::Watch) -> anyhow::Result<Exit> {
    anyhow::bail!("`katas watch` is not built yet")
}

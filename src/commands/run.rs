//! `katas run`.

use super::{Context, Exit};
use crate::cli;

pub fn run(_context: &Context, _arguments: &cli::Run) -> anyhow::Result<Exit> {
    anyhow::bail!("`katas run` is not built yet")
}

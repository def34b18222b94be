//! `katas author`.

use super::{Context, Exit};
use crate::cli;

pub fn check(_context: &Context, _arguments: &cli::Names) -> anyhow::Result<Exit> {
    anyhow::bail!("`katas author check` is not built yet")
}

pub fn record(_context: &Context, _arguments: &cli::Names) -> anyhow::Result<Exit> {
    anyhow::bail!("`katas author record` is not built yet")
}

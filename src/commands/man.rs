//! `katas man`: the manual page, as roff.

use clap::CommandFactory as _;

use super::{Exit, print};
use crate::cli::Cli;

pub fn run() -> anyhow::Result<Exit> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Cli::command()).render(&mut page)?;
    print(&String::from_utf8(page)?)?;
    Ok(Exit::Passed)
}

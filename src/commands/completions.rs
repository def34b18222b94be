//! `katas completions`: what a shell needs to complete our commands.

use clap::CommandFactory as _;

use super::{Exit, print};
use crate::cli::{self, Cli};

pub fn run(arguments: &cli::Completions) -> anyhow::Result<Exit> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Cli::command(), "katas", &mut script);
    print(&String::from_utf8(script)?)?;
    Ok(Exit::Passed)
}

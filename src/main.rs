//! Parse, run, exit code.
#![allow(
    unreachable_pub,
    reason = "a binary has no public edge: `pub` here means for the other modules"
)]

mod author;
mod catalogue;
mod cli;
mod commands;
mod event;
mod plain;
mod problem;
mod report;
mod runner;
mod session;
mod terminal;
mod verdict;
mod watch;
mod watch_screen;
mod workspace;

use std::process::ExitCode;

use clap::Parser as _;

use cli::Cli;
use commands::Exit;

fn main() -> ExitCode {
    if let Some(exit) = commands::guard::run() {
        return exit;
    }
    problem::end_on_panic(Exit::NotJudged.code());
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(told) => return commands::say_usage(&told).into(),
    };
    let exit = commands::dispatch(cli).unwrap_or_else(|error| {
        commands::say_error(&error);
        Exit::NotJudged
    });
    exit.into()
}

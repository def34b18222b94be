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

use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::Parser as _;

use cli::Cli;
use commands::Exit;

fn main() -> ExitCode {
    if let Some(exit) = commands::guard::run() {
        return exit.into();
    }
    problem::end_on_panic(Exit::NotJudged.code());
    let cli = Cli::parse();
    let exit = match commands::dispatch(cli) {
        Ok(exit) => exit,
        Err(error) => {
            // Nowhere is left to report that stderr is closed.
            let _ = io::stderr().write_all(problem::render(&error).as_bytes());
            Exit::NotJudged
        }
    };
    exit.into()
}

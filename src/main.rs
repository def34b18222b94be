//! Parse, run, exit code.
#![allow(dead_code)]
mod catalogue;
mod event;
mod runner;
mod verdict;
fn main() {}

//! The program as its users meet it: arguments in, output and files out. One file a subject.
#![allow(missing_docs, reason = "tests are named after what they require")]
#![allow(unreachable_pub, reason = "a test binary has no public edge")]

mod advice;
mod again;
mod author;
mod blame;
mod cached;
mod cargo;
mod catalogue;
mod clock;
mod compile_errors;
mod copied;
mod explain;
mod full_disk;
mod hint;
mod init;
mod judging;
mod killed;
mod kit_builds;
mod layers;
mod leaving;
mod left_behind;
mod limits;
mod links;
mod list;
#[path = "../../kit/tests/load.rs"]
mod load;
mod moving;
mod names;
mod odd_files;
mod output;
mod paths_agree;
mod processes;
mod program;
mod read_only;
mod readme;
mod reset;
mod sandbox;
mod solution;
mod state;
mod storm;
mod taken;
mod terminal;
mod toolchain;
mod trees;
mod tricks;
mod update;
mod verify;
mod waiting;
mod watch;
mod window;
mod workspace;

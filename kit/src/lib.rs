//! What exercises and checks of `katas` import: simulated services, and the means to observe what
//! an answer does with them.
//!
//! An **exercise** uses the services: [`archive`], [`auth`], [`bank`], [`db`], [`disk`], [`exchange`], [`feed`], [`jobs`],
//! [`journal`], [`kitchen`], [`legacy`], [`mail`], [`net`], [`shelf`], [`shop`], [`studio`], [`warehouse`].
//! A **check** builds them on a [`Recorder`], runs the exercise's function once for each data set and
//! holds the record against requirements; start at [`check()`].
//!
//! No verdict comes from a stopwatch. Time is virtual ([`record::Clock`]), overlap and cancellation
//! are read off a trace, and where sockets or threads take part a [`gate`] waits for causes
//! and [`rest`] for rest.

// So that one prebuilt library carries every crate that an exercise may name.
use tokio_stream as _;
use tokio_util as _;

mod again;
pub mod archive;
pub mod auth;
pub mod bank;
mod call;
mod check;
mod closures;
mod cut;
pub mod db;
mod dice;
pub mod disk;
mod drive;
pub mod exchange;
pub mod feed;
mod finding;
mod finish;
mod flow;
pub mod gate;
mod instances;
pub mod jobs;
pub mod journal;
pub mod kitchen;
pub mod legacy;
mod line;
pub mod mail;
mod meter;
pub mod net;
mod panics;
pub mod patience;
mod pulse;
mod quiet;
pub mod record;
mod recorder;
pub mod rest;
mod root;
mod run;
mod schedule;
pub mod shelf;
pub mod shop;
mod strangers;
pub mod studio;
mod system;
mod trace;
pub mod warehouse;

pub use call::Call;
pub use check::{Check, check};
pub use dice::Dice;
pub use finding::{Measured, Observed, Quantify, Value, all};
#[doc(hidden)]
pub use instances::compile as instances;
pub use record::{Clock, Finding, SpanEnd};
pub use recorder::{Recorder, SpanGuard};
pub use run::{Facts, Lane, Run};

/// A duration of whole milliseconds: the unit in which latencies are told.
pub const fn ms(count: u64) -> std::time::Duration {
    std::time::Duration::from_millis(count)
}

//! The kit through its public face: every observable both ways, with an answer that shows it and one that does
//! not. One file a subject.
#![allow(missing_docs, reason = "tests are named after what they require")]
#![allow(unreachable_pub, reason = "a test binary has no public edge")]

mod again;
mod case;
mod closures;
mod determinism;
mod ending;
mod flow;
mod fuzz;
mod gates;
mod held;
mod hung;
mod load;
mod meter;
mod panics;
mod printed;
mod requirements;
mod rest;
mod running;
mod services;
mod sets;
mod snoozed;
mod spans;
mod stores;
mod stuck;
mod time;
mod turns;
mod visitors;
mod wakeups;

/// Every case of every subject.
const SUBJECTS: &[&[case::Case]] = &[
    again::CASES,
    closures::CASES,
    ending::CASES,
    flow::CASES,
    fuzz::CASES,
    gates::CASES,
    held::CASES,
    hung::CASES,
    meter::CASES,
    panics::CASES,
    printed::CASES,
    requirements::CASES,
    rest::CASES,
    running::CASES,
    services::CASES,
    sets::CASES,
    snoozed::CASES,
    spans::CASES,
    stores::CASES,
    stuck::CASES,
    time::CASES,
    turns::CASES,
    visitors::CASES,
    wakeups::CASES,
];

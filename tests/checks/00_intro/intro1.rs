//! What judges `intro1`: it says that it is ready.

#![forbid(unsafe_code)]

#[path = "../../exercises/00_intro/intro1.rs"]
mod exercise;

use katas_kit::{Recorder, check};

pub fn main() {
    // Nothing to vary: the question has one answer, and no service takes part.
    check(ask)
        .set(())
        .require("it_is_ready", |run| run.same(run.returned(), &true))
        .judge()
}

async fn ask(_recorder: Recorder, _nothing: ()) -> bool {
    exercise::ready()
}

//! Problem 1 of the course: download some files at the same time, and say how long it took.
//!
//! Write `download_all`. It is given the names of the files and a `Worker`: `worker.run(name)` downloads
//! one file and returns what it says, or a `JobError`. What is asked:
//!
//! - All downloads are under way at the same time, and every file is downloaded once.
//! - `files` has an outcome for each name, in the order of `names`. One that fails stops no other one.
//! - `took` is the time from the beginning to the end of the whole, on tokio's clock.
//! - `one_by_one` is what the downloads, failed or not, took each, added up: the time that they would have
//!   taken one after another.
//! - `bytes` is the length of everything that came, added up.
//!
//! The types are given, the body is yours; so is every helper that you want to write.
//!
//! In asyncio you would begin like this:
//!
//!     async def timed(name):
//!         begin = loop.time()
//!         [outcome] = await asyncio.gather(worker.run(name), return_exceptions=True)
//!         return outcome, loop.time() - begin
//!
//!     outcomes = await asyncio.gather(*[timed(name) for name in names])

use std::time::Duration;

use katas_kit::jobs::{JobError, Worker};

pub struct Report {
    pub files: Vec<Result<String, JobError>>,
    pub took: Duration,
    pub one_by_one: Duration,
    pub bytes: usize,
}

pub async fn download_all(worker: &Worker, names: &[String]) -> Report {
    todo!("{} files to download with {worker:?}", names.len())
}

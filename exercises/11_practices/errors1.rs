//! A release has to pass four checks: "format", "lint", "test" and "audit". They run together.
//! If all pass, return their reports in this order. As soon as one fails, the release is off: return
//! that error at once, and stop the others: the machines are needed elsewhere.
//!
//! In asyncio you would write:
//!
//!     async with asyncio.TaskGroup() as group:     # cancels the rest when one fails
//!         tasks = [group.create_task(worker.run(name)) for name in CHECKS]
//!     return [task.result() for task in tasks]
//!
//! (The error comes in an `ExceptionGroup`. `gather` would raise it bare and just as early, but leave
//! the others running.)

use futures::future::join_all;
use katas_kit::jobs::{JobError, Worker};

pub async fn release(worker: &Worker) -> Result<Vec<String>, JobError> {
    let checks = ["format", "lint", "test", "audit"].map(|name| worker.run(name));
    let reports = join_all(checks).await;
    reports.into_iter().collect()
}

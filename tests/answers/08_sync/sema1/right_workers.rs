//! right: as many workers as places, with one list

use std::sync::Mutex;

use futures::future::join_all;
use katas_kit::jobs::{JobError, Worker};

pub async fn convert_all(
    worker: &Worker,
    films: &[String],
    limit: usize,
) -> Vec<Result<String, JobError>> {
    let left = Mutex::new(films.iter());
    let work = async |_place| {
        let mut results = Vec::new();
        loop {
            let film = left.lock().unwrap().next();
            let Some(film) = film else { return results };
            results.push(worker.run(film).await);
        }
    };
    join_all((0..limit).map(work)).await.concat()
}

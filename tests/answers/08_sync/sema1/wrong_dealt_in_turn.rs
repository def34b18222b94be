//! wrong: a_free_place_is_taken_at_once / started-late

use futures::future::join_all;
use katas_kit::jobs::{JobError, Worker};

pub async fn convert_all(
    worker: &Worker,
    films: &[String],
    limit: usize,
) -> Vec<Result<String, JobError>> {
    let places: Vec<_> = (0..limit).map(|_| tokio::sync::Mutex::new(())).collect();
    let places = &places;
    join_all(films.iter().enumerate().map(|(i, f)| async move {
        let _p = places[i % limit].lock().await;
        worker.run(f).await
    }))
    .await
}

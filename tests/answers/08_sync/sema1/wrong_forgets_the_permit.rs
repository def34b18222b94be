//! wrong: it_finishes / never-woken

use futures::future::join_all;
use katas_kit::jobs::{JobError, Worker};
use tokio::sync::Semaphore;

pub async fn convert_all(
    worker: &Worker,
    films: &[String],
    limit: usize,
) -> Vec<Result<String, JobError>> {
    let places = Semaphore::new(limit);
    let convert = async |film: &String| {
        places.acquire().await.expect("it is open").forget();
        worker.run(film).await
    };
    join_all(films.iter().map(convert)).await
}

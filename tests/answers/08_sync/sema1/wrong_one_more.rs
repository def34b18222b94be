//! wrong: never_more_at_a_time_than_allowed / over-limit

use katas_kit::jobs::{JobError, Worker};
use tokio::task::JoinSet;

pub async fn convert_all(
    worker: &Worker,
    films: &[String],
    limit: usize,
) -> Vec<Result<String, JobError>> {
    let mut films_under_way = JoinSet::new();
    let mut results = vec![];
    for film in films {
        let (worker, f) = (worker.clone(), film.clone());
        films_under_way.spawn(async move { worker.run(&f).await });
        if films_under_way.len() > limit {
            results.push(films_under_way.join_next().await.unwrap().unwrap());
        }
    }
    results.extend(films_under_way.join_all().await);
    results
}

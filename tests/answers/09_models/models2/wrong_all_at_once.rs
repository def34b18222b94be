//! wrong: four_are_worked_on_at_a_time / over-limit

use futures::future::join_all;
use katas_kit::studio::Studio;
use tokio::task::spawn_blocking;

pub async fn shrink_all(studio: Studio, photos: Vec<String>) -> Vec<String> {
    let shrunk = photos.into_iter().map(|photo| {
        let studio = studio.clone();
        spawn_blocking(move || studio.shrink(&photo))
    });
    let ended = join_all(shrunk).await;
    ended.into_iter().map(Result::unwrap).collect()
}

//! wrong: four_are_worked_on_at_a_time / under-used

use futures::future::join_all;
use katas_kit::studio::Studio;
use tokio::task::spawn_blocking;

pub async fn shrink_all(studio: Studio, photos: Vec<String>) -> Vec<String> {
    let mut thumbnails = Vec::new();
    for batch in photos.chunks(4) {
        let shrunk = batch.iter().cloned().map(|photo| {
            let studio = studio.clone();
            spawn_blocking(move || studio.shrink(&photo))
        });
        thumbnails.extend(join_all(shrunk).await.into_iter().map(Result::unwrap));
    }
    thumbnails
}

//! wrong: nothing_panics / panicked

use futures::future::join_all;
use katas_kit::studio::Studio;
use tokio::task::block_in_place;

pub async fn shrink_all(studio: Studio, photos: Vec<String>) -> Vec<String> {
    let tasks = photos.into_iter().map(|photo| {
        let studio = studio.clone();
        tokio::spawn(async move { block_in_place(|| studio.shrink(&photo)) })
    });
    let ended = join_all(tasks).await;
    ended.into_iter().map(Result::unwrap).collect()
}

//! wrong: each_photo_is_shrunk_once / extra-calls

use futures::stream::{self, StreamExt};
use katas_kit::studio::Studio;
use tokio::task::spawn_blocking;

pub async fn shrink_all(studio: Studio, photos: Vec<String>) -> Vec<String> {
    let shrunk = stream::iter(photos).map(|photo| {
        let studio = studio.clone();
        spawn_blocking(move || match studio.shrink(&photo).is_empty() {
            true => "nothing to see".to_owned(),
            false => studio.shrink(&photo),
        })
    });
    let ended: Vec<_> = shrunk.buffered(4).collect().await;
    ended.into_iter().map(Result::unwrap).collect()
}

//! wrong: the_other_tasks_go_on / on-runtime-thread

use futures::future::join_all;
use katas_kit::studio::Studio;

pub async fn shrink_all(studio: Studio, photos: Vec<String>) -> Vec<String> {
    join_all(photos.iter().map(|photo| shrink(&studio, photo))).await
}

async fn shrink(studio: &Studio, photo: &str) -> String {
    studio.shrink(photo)
}

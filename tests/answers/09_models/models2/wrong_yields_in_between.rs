//! wrong: the_other_tasks_go_on / on-runtime-thread

use katas_kit::studio::Studio;

pub async fn shrink_all(studio: Studio, photos: Vec<String>) -> Vec<String> {
    let mut thumbnails = Vec::new();
    for photo in photos {
        thumbnails.push(studio.shrink(&photo));
        tokio::task::yield_now().await;
    }
    thumbnails
}

//! right: a runtime of its own with four threads, shut down in the background

use katas_kit::studio::Studio;
pub async fn shrink_all(studio: Studio, photos: Vec<String>) -> Vec<String> {
    let rt = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(4)
        .build()
        .unwrap();
    let tasks: Vec<_> = photos
        .into_iter()
        .map(|p| {
            let s = studio.clone();
            rt.spawn(async move { s.shrink(&p) })
        })
        .collect();
    let mut t = Vec::new();
    for task in tasks {
        t.push(task.await.unwrap());
    }
    rt.shutdown_background();
    t
}

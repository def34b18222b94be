//! Make a thumbnail of every photo, and return them in the order of the photos. That is work for the
//! processor: `shrink` computes until it is done. The machine has four cores for it, so no more than
//! four photos are worked on at a time, and no core is idle while a photo waits for its turn. The program's
//! other tasks go on meanwhile.
//! There is a task for each photo. Still, nothing else gets a turn before the last one is done.
//!
//! In asyncio you would write:
//!
//!     with ProcessPoolExecutor(max_workers=4) as pool:
//!         loop = asyncio.get_running_loop()
//!         return await asyncio.gather(
//!             *(loop.run_in_executor(pool, shrink, photo) for photo in photos),
//!         )

use katas_kit::studio::Studio;

pub async fn shrink_all(studio: Studio, photos: Vec<String>) -> Vec<String> {
    let mut tasks = Vec::new();
    for photo in photos {
        let studio = studio.clone();
        tasks.push(tokio::spawn(async move { studio.shrink(&photo) }));
    }
    let mut thumbnails = Vec::new();
    for task in tasks {
        thumbnails.push(task.await.expect("shrinking does not panic"));
    }
    thumbnails
}

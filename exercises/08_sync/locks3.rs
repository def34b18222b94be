//! Makes small copies of photos. Each worker takes the next photo from the queue whenever it is free,
//! so that `workers` of them work at the same time; the copies may come in any order. A receiver has
//! one owner, so the workers share it behind a lock. Three workers are as slow as one.
//!
//! In asyncio you would write:
//!
//!     async def work():
//!         while (photo := await queue.get()) is not None:
//!             copies.append(await service.get(photo))
//!         await queue.put(None)    # for the next worker
//!     await asyncio.gather(*(work() for _ in range(workers)))

use std::sync::Arc;

use katas_kit::net::Site;
use tokio::sync::Mutex;
use tokio::sync::mpsc::Receiver;
use tokio::task::JoinSet;

pub async fn copies(photos: Receiver<String>, service: &Site, workers: usize) -> Vec<String> {
    let photos = Arc::new(Mutex::new(photos));
    let mut tasks = JoinSet::new();
    for _ in 0..workers {
        let (photos, service) = (photos.clone(), service.clone());
        tasks.spawn(async move {
            let mut copies = Vec::new();
            while let Some(photo) = photos.lock().await.recv().await {
                copies.push(service.get(&photo).await);
            }
            copies
        });
    }
    tasks.join_all().await.concat()
}

//! Converts films. The machine can do `limit` of them at a time; with more it becomes slow and hot.
//! As soon as one is done, or has failed, the next begins. The results may come in any order.
//! Somebody saw all the films being converted at once.
//!
//! In asyncio you would write:
//!
//!     places = asyncio.Semaphore(limit)
//!     async def convert(film):
//!         async with places:
//!             return await worker.run(film)
//!     return await asyncio.gather(*map(convert, films), return_exceptions=True)

use futures::future::join_all;
use katas_kit::jobs::{JobError, Worker};
use tokio::sync::Semaphore;

pub async fn convert_all(
    worker: &Worker,
    films: &[String],
    limit: usize,
) -> Vec<Result<String, JobError>> {
    let places = Semaphore::new(limit);
    let convert = async |film: &String| {
        let _ = places.acquire().await.expect("nobody closes it");
        worker.run(film).await
    };
    join_all(films.iter().map(convert)).await
}

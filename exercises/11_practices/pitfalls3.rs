//! Which books fit a question? Every shard of the index is asked, and tells one book's number; then the
//! book's title is looked up. Return the titles in the order of the shards.
//! No shard needs to know about another, and a title needs nothing but its own book's number. Yet with
//! ten shards the search takes ten times as long as with one.
//!
//! In asyncio you would write:
//!
//!     async def title_of(shard):
//!         book = await library.get(shard)
//!         return await library.get(book)
//!
//!     return await asyncio.gather(*[title_of(shard) for shard in shards])

use futures::{StreamExt, stream};
use katas_kit::net::Site;

pub async fn search(library: &Site, shards: &[String]) -> Vec<String> {
    let mut books = Vec::new();
    for shard in shards {
        books.push(library.get(shard).await);
    }

    stream::iter(books)
        .then(|book| async move { library.get(&book).await })
        .collect()
        .await
}

//! A price search asks all shops in the list at once, and notes every offer as soon as it is there.

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use katas_kit::journal::Journal;
use katas_kit::net::Site;

pub async fn note_offers(shops: &Site, names: &[String], journal: &Journal) {
    // `FuturesUnordered` is a stream of results in the order in which they are completed: tokio's
    // `as_completed`. `join_all` keeps the order of the list, and so has nothing to give before the end.
    let offers = names.iter().map(|name| shops.get(name));
    let mut offers: FuturesUnordered<_> = offers.collect();
    while let Some(offer) = offers.next().await {
        journal.note(&offer);
    }
    // A `JoinSet` with `join_next` does the same over tasks. Or let every future of a `join_all` note its
    // own offer: `async { journal.note(&shops.get(name).await) }`.
}

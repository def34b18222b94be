//! right: an unordered stream with as many in flight as there are shops

use futures::{StreamExt, stream};
use katas_kit::journal::Journal;
use katas_kit::net::Site;

pub async fn note_offers(shops: &Site, names: &[String], journal: &Journal) {
    stream::iter(names)
        .map(|name| shops.get(name))
        .buffer_unordered(names.len().max(1))
        .for_each(async |offer| journal.note(&offer))
        .await;
}

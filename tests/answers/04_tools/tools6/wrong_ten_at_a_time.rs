//! wrong: each_offer_is_noted_when_it_is_there / started-late

use futures::{StreamExt, stream};
use katas_kit::journal::Journal;
use katas_kit::net::Site;

pub async fn note_offers(shops: &Site, names: &[String], journal: &Journal) {
    stream::iter(names)
        .map(|name| shops.get(name))
        .buffer_unordered(10)
        .for_each(async |offer| journal.note(&offer))
        .await;
}

//! right: one-item streams, merged into one

use futures::{StreamExt, stream};
use katas_kit::journal::Journal;
use katas_kit::net::Site;

pub async fn note_offers(shops: &Site, names: &[String], journal: &Journal) {
    let mut offers = stream::empty().boxed();
    for name in names {
        offers = stream::select(offers, stream::once(shops.get(name))).boxed();
    }
    while let Some(offer) = offers.next().await {
        journal.note(&offer);
    }
}

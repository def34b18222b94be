//! wrong: every_offer_is_noted_once / cancelled-early

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use katas_kit::journal::Journal;
use katas_kit::net::Site;

pub async fn note_offers(shops: &Site, names: &[String], journal: &Journal) {
    let mut offers: FuturesUnordered<_> = names.iter().map(|name| shops.get(name)).collect();
    if let Some(offer) = offers.next().await {
        journal.note(&offer);
    }
}

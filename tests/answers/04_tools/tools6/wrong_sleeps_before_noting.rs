//! wrong: each_offer_is_noted_when_it_is_there / slept-and-hoped

use std::time::Duration;

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use katas_kit::journal::Journal;
use katas_kit::net::Site;
use tokio::time::sleep;

pub async fn note_offers(shops: &Site, names: &[String], journal: &Journal) {
    let mut offers: FuturesUnordered<_> = names.iter().map(|name| shops.get(name)).collect();
    while let Some(offer) = offers.next().await {
        sleep(Duration::from_millis(50)).await;
        journal.note(&offer);
    }
}

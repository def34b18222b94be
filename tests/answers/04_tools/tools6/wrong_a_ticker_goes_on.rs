//! wrong: nothing_keeps_running / left-running

use std::time::Duration;

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use katas_kit::journal::Journal;
use katas_kit::net::Site;
use tokio::time::sleep;

pub async fn note_offers(shops: &Site, names: &[String], journal: &Journal) {
    tokio::spawn(async {
        loop {
            sleep(Duration::from_secs(1)).await;
            println!("still searching");
        }
    });
    let mut offers: FuturesUnordered<_> = names.iter().map(|name| shops.get(name)).collect();
    while let Some(offer) = offers.next().await {
        journal.note(&offer);
    }
}

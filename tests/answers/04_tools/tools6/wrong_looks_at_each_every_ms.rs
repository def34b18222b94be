//! wrong: each_offer_is_noted_when_it_is_there / polling

use std::time::Duration;

use katas_kit::journal::Journal;
use katas_kit::net::Site;
use tokio::time::sleep;

pub async fn note_offers(shops: &Site, names: &[String], journal: &Journal) {
    let mut offers: Vec<_> = names
        .iter()
        .map(|name| tokio::spawn(shops.get(name)))
        .collect();
    while !offers.is_empty() {
        let (done, left) = offers.into_iter().partition(|offer| offer.is_finished());
        let done: Vec<_> = done;
        for offer in done {
            journal.note(&offer.await.unwrap());
        }
        offers = left;
        sleep(Duration::from_millis(1)).await;
    }
}

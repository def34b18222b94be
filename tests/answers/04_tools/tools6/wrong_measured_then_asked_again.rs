//! wrong: each_shop_is_asked_once / extra-calls

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use katas_kit::journal::Journal;
use katas_kit::net::Site;

pub async fn note_offers(shops: &Site, names: &[String], journal: &Journal) {
    let mut offers: FuturesUnordered<_> = names
        .iter()
        .map(|name| async { tokio::join!(shops.get(name), shops.get(name)) })
        .collect();
    while let Some((offer, again)) = offers.next().await {
        assert_eq!(offer, again);
        journal.note(&offer);
    }
}

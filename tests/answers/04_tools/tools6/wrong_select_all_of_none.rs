//! wrong: nothing_panics / panicked

use futures::future::select_all;
use katas_kit::journal::Journal;
use katas_kit::net::Site;

pub async fn note_offers(shops: &Site, names: &[String], journal: &Journal) {
    let mut offers: Vec<_> = names.iter().map(|name| shops.get(name)).collect();
    loop {
        let (offer, _, rest) = select_all(offers).await;
        journal.note(&offer);
        if rest.is_empty() {
            return;
        }
        offers = rest;
    }
}

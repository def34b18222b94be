//! wrong: nothing_panics / panicked

use katas_kit::journal::Journal;
use katas_kit::net::Site;
use tokio::sync::mpsc;

pub async fn note_offers(shops: &Site, names: &[String], journal: &Journal) {
    let (sender, mut offers) = mpsc::channel(names.len());
    for name in names {
        let (sender, offer) = (sender.clone(), shops.get(name));
        tokio::spawn(async move { sender.send(offer.await).await });
    }
    drop(sender);
    while let Some(offer) = offers.recv().await {
        journal.note(&offer);
    }
}

//! right: tasks that send into a channel

use katas_kit::journal::Journal;
use katas_kit::net::Site;
use tokio::sync::mpsc;

pub async fn note_offers(shops: &Site, names: &[String], journal: &Journal) {
    let (sender, mut receiver) = mpsc::channel(1);
    for name in names {
        let (offer, sender) = (shops.get(name), sender.clone());
        tokio::spawn(async move { sender.send(offer.await).await });
    }
    drop(sender);
    while let Some(offer) = receiver.recv().await {
        journal.note(&offer);
    }
}

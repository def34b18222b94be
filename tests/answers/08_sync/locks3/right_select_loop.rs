//! right: one loop that receives while there is room and collects what is done

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use katas_kit::net::Site;
use tokio::sync::mpsc::Receiver;

pub async fn copies(mut photos: Receiver<String>, service: &Site, workers: usize) -> Vec<String> {
    let copy = |photo: String| async move { service.get(&photo).await };
    let (mut copies, mut running, mut over) = (Vec::new(), FuturesUnordered::new(), false);
    while !over || !running.is_empty() {
        tokio::select! {
            Some(copy) = running.next() => copies.push(copy),
            photo = photos.recv(), if !over && running.len() < workers => match photo {
                Some(photo) => running.push(copy(photo)),
                None => over = true,
            },
        }
    }
    copies
}

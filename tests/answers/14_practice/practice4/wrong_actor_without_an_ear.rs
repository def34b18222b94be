//! wrong: whoever_gives_up_makes_room / not-cancelled

use std::sync::Arc;

use katas_kit::net::Site;
use tokio::sync::Semaphore;
use tokio::sync::{mpsc, oneshot};

pub const AT_MOST: usize = 5;

#[derive(Clone)]
pub struct Client {
    requests: mpsc::Sender<(String, oneshot::Sender<String>)>,
}

impl Client {
    pub fn new(site: Site) -> Self {
        let (requests, mut inbox) = mpsc::channel::<(String, oneshot::Sender<String>)>(32);
        tokio::spawn(async move {
            let permits = Arc::new(Semaphore::new(AT_MOST));
            while let Some((name, reply)) = inbox.recv().await {
                let permit = permits.clone().acquire_owned().await;
                let page = site.get(&name);
                tokio::spawn(async move {
                    let _permit = permit;
                    let _ = reply.send(page.await);
                });
            }
        });
        Self { requests }
    }

    pub async fn get(&self, name: &str) -> String {
        let (reply, page) = oneshot::channel();
        let sent = self.requests.send((name.to_owned(), reply)).await;
        sent.expect("the actor lives as long as its clients");
        page.await.expect("the actor answers")
    }
}

//! right: a task that keeps the list, and a channel to it

use std::sync::Arc;

use katas_kit::net::Site;
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;

enum Ask {
    Add(String, oneshot::Sender<()>),
    List(oneshot::Sender<Vec<String>>),
}

pub struct News {
    tx: mpsc::Sender<Ask>,
}

impl Default for News {
    fn default() -> Self {
        let (tx, mut rx) = mpsc::channel(4);
        tokio::spawn(async move {
            let mut addresses = vec![];
            while let Some(ask) = rx.recv().await {
                match ask {
                    Ask::Add(address, reply) => {
                        addresses.push(address);
                        let _ = reply.send(());
                    }
                    Ask::List(reply) => {
                        let _ = reply.send(addresses.clone());
                    }
                }
            }
        });
        Self { tx }
    }
}

impl News {
    pub async fn subscribe(&self, address: &str) {
        let (reply, replied) = oneshot::channel();
        self.tx
            .send(Ask::Add(address.to_owned(), reply))
            .await
            .ok()
            .unwrap();
        replied.await.unwrap();
    }

    pub fn start_round(self: Arc<Self>, site: Site) -> JoinHandle<Vec<String>> {
        tokio::spawn(async move {
            let (reply, replied) = oneshot::channel();
            self.tx.send(Ask::List(reply)).await.ok().unwrap();
            let addresses = replied.await.unwrap();
            let mut replies = vec![];
            for address in addresses {
                replies.push(site.get(&address).await);
            }
            replies
        })
    }
}

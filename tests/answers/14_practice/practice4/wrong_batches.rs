//! wrong: always_five_while_others_wait / under-used

use std::sync::Arc;

use futures::future::join_all;
use katas_kit::net::Site;
use tokio::sync::{mpsc, oneshot};

pub const AT_MOST: usize = 5;

#[derive(Clone)]
pub struct Client {
    requests: Arc<mpsc::Sender<(String, oneshot::Sender<String>)>>,
}

impl Client {
    pub fn new(site: Site) -> Self {
        let (requests, mut inbox) = mpsc::channel::<(String, oneshot::Sender<String>)>(32);
        tokio::spawn(async move {
            let mut batch = Vec::new();
            while inbox.recv_many(&mut batch, AT_MOST).await > 0 {
                let requests = batch.drain(..).map(|(name, mut reply)| {
                    let page = site.get(&name);
                    async move {
                        tokio::select! {
                            biased;
                            () = reply.closed() => {}
                            page = page => drop(reply.send(page)),
                        }
                    }
                });
                join_all(requests).await;
            }
        });
        let requests = Arc::new(requests);
        Self { requests }
    }

    pub async fn get(&self, name: &str) -> String {
        let (reply, page) = oneshot::channel();
        let sent = self.requests.send((name.to_owned(), reply)).await;
        sent.expect("the actor lives as long as its clients");
        page.await.expect("the actor answers")
    }
}

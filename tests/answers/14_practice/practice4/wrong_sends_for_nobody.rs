//! wrong: whoever_gives_up_makes_room / extra-calls

use std::sync::Arc;

use katas_kit::net::Site;
use tokio::sync::Semaphore;
use tokio::sync::{mpsc, oneshot};

pub const AT_MOST: usize = 5;

#[derive(Clone)]
pub struct Client {
    requests: mpsc::Sender<Request>,
}

impl Client {
    pub fn new(site: Site) -> Self {
        let (requests, mut inbox) = mpsc::channel::<Request>(1);
        tokio::spawn(async move {
            let permits = Arc::new(Semaphore::new(AT_MOST));
            while let Some(mut request) = inbox.recv().await {
                let permit = permits.clone().acquire_owned().await;
                let page = site.get(&request.name);
                tokio::spawn(async move {
                    let _permit = permit;
                    tokio::select! {
                        biased;
                        page = page => drop(request.reply.send(page)),
                        () = request.reply.closed() => {}
                    }
                });
            }
        });
        Self { requests }
    }

    pub async fn get(&self, name: &str) -> String {
        let (reply, page) = oneshot::channel();
        let name = name.to_owned();
        let sent = self.requests.send(Request { name, reply }).await;
        sent.expect("the actor lives as long as its clients");
        page.await.expect("the actor answers")
    }
}

struct Request {
    name: String,
    reply: oneshot::Sender<String>,
}

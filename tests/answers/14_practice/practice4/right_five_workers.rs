//! right: five workers with one inbox, who look whether the caller is still there

use std::sync::Arc;

use katas_kit::net::Site;
use tokio::sync::{Mutex, mpsc, oneshot};

pub const AT_MOST: usize = 5;

#[derive(Clone)]
pub struct Client {
    inbox: mpsc::UnboundedSender<Request>,
}

type Request = (String, oneshot::Sender<String>);

impl Client {
    pub fn new(site: Site) -> Self {
        let (inbox, requests) = mpsc::unbounded_channel();
        let requests = Arc::new(Mutex::new(requests));
        for _ in 0..AT_MOST {
            tokio::spawn(work(site.clone(), requests.clone()));
        }
        Self { inbox }
    }

    pub async fn get(&self, name: &str) -> String {
        let (reply, page) = oneshot::channel();
        let sent = self.inbox.send((name.to_owned(), reply));
        sent.expect("the workers live as long as their clients");
        page.await.expect("a worker answers")
    }
}

async fn work(site: Site, requests: Arc<Mutex<mpsc::UnboundedReceiver<Request>>>) {
    loop {
        let request = requests.lock().await.recv().await;
        let Some((name, mut reply)) = request else {
            return;
        };
        tokio::select! {
            biased;
            () = reply.closed() => {}
            page = site.get(&name) => drop(reply.send(page)),
        }
    }
}

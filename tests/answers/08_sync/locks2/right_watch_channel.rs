//! right: the list in a watch channel, and each call in a task of its own

use std::sync::Arc;

use katas_kit::net::Site;
use tokio::sync::watch;
use tokio::task::JoinHandle;

pub struct News {
    list: watch::Sender<Vec<String>>,
}

impl Default for News {
    fn default() -> Self {
        Self {
            list: watch::channel(vec![]).0,
        }
    }
}

impl News {
    pub async fn subscribe(&self, address: &str) {
        self.list.send_modify(|l| l.push(address.to_owned()));
    }

    pub fn start_round(self: Arc<Self>, site: Site) -> JoinHandle<Vec<String>> {
        tokio::spawn(async move {
            let list = self.list.borrow().clone();
            let mut replies = vec![];
            for x in list {
                replies.push(tokio::spawn(site.get(&x)).await.unwrap());
            }
            replies
        })
    }
}

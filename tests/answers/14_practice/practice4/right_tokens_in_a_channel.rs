//! right: five tokens in a channel; who has one may send, and a guard puts it back

use std::sync::Arc;

use katas_kit::net::Site;
use tokio::sync::{Mutex, mpsc};

pub const AT_MOST: usize = 5;

#[derive(Clone)]
pub struct Client {
    site: Site,
    put_back: mpsc::Sender<()>,
    tokens: Arc<Mutex<mpsc::Receiver<()>>>,
}

impl Client {
    pub fn new(site: Site) -> Self {
        let (put_back, tokens) = mpsc::channel(AT_MOST);
        for _ in 0..AT_MOST {
            put_back
                .try_send(())
                .expect("there is room for every token");
        }
        let tokens = Arc::new(Mutex::new(tokens));
        Self {
            site,
            put_back,
            tokens,
        }
    }

    pub async fn get(&self, name: &str) -> String {
        let _token = self.token().await;
        self.site.get(name).await
    }
}

impl Client {
    async fn token(&self) -> Token {
        // The statement ends the lock: nobody waits for it while a request is under way.
        self.tokens.lock().await.recv().await;
        Token(self.put_back.clone())
    }
}

struct Token(mpsc::Sender<()>);

impl Drop for Token {
    fn drop(&mut self) {
        let _ = self.0.try_send(());
    }
}

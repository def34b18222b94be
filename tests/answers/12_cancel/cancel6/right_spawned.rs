//! right: a task does the whole, and a dropped caller does not stop it

use std::sync::Arc;

use katas_kit::auth::{Auth, Token};
use tokio::sync::Mutex;

pub struct Session {
    token: Arc<Mutex<Option<Token>>>,
}

impl Session {
    pub fn new(token: Token) -> Self {
        let token = Arc::new(Mutex::new(Some(token)));
        Self { token }
    }

    pub async fn token(&self) -> Option<Token> {
        self.token.lock().await.clone()
    }

    pub async fn renew(&self, auth: &Auth) {
        let mut token = self.token.clone().lock_owned().await;
        let auth = auth.clone();
        let renewal = tokio::spawn(async move {
            if let Some(old) = token.take() {
                *token = Some(auth.refresh(old).await);
            }
        });
        renewal.await.expect("the server does not panic");
    }
}

//! wrong: renewing_gives_a_new_token / torn

use katas_kit::auth::{Auth, Token};
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::Mutex;

pub struct Session {
    token: Mutex<Option<Token>>,
    renewing: AtomicBool,
}

impl Session {
    pub fn new(token: Token) -> Self {
        Self {
            token: Mutex::new(Some(token)),
            renewing: AtomicBool::new(false),
        }
    }

    pub async fn token(&self) -> Option<Token> {
        self.token.lock().await.clone()
    }

    pub async fn renew(&self, auth: &Auth) {
        if self.renewing.swap(true, Ordering::SeqCst) {
            return;
        }
        if let Some(old) = self.token().await {
            let new = auth.refresh(old).await;
            *self.token.lock().await = Some(new);
        }
        self.renewing.store(false, Ordering::SeqCst);
    }
}

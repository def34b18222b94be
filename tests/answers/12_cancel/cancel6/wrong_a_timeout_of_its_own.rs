//! wrong: the_token_is_never_lost / torn

use katas_kit::auth::{Auth, Token};
use tokio::sync::Mutex;
use tokio::time::{Duration, timeout};

pub struct Session {
    token: Mutex<Option<Token>>,
}

impl Session {
    pub fn new(token: Token) -> Self {
        Self {
            token: Mutex::new(Some(token)),
        }
    }

    pub async fn token(&self) -> Option<Token> {
        self.token.lock().await.clone()
    }

    pub async fn renew(&self, auth: &Auth) {
        let mut token = self.token.lock().await;
        let Some(old) = token.take() else { return };
        let backup = old.clone();
        *token = match timeout(Duration::from_secs(5), auth.refresh(old)).await {
            Ok(new) => Some(new),
            Err(_) => Some(backup),
        };
    }
}

//! wrong: a_token_can_be_had_during_a_renewal / wrong-value

use katas_kit::auth::{Auth, Token};
use tokio::sync::Mutex;

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
        let Some(old) = self.token.lock().await.take() else {
            return;
        };
        let new = auth.refresh(old).await;
        *self.token.lock().await = Some(new);
    }
}

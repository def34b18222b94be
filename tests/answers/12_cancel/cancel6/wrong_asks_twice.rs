//! wrong: the_server_is_asked_once_each_time / extra-calls

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
        let Some(old) = self.token().await else {
            return;
        };
        let new = auth.refresh(old).await;
        let newer = auth.refresh(new).await;
        *self.token.lock().await = Some(newer);
    }
}

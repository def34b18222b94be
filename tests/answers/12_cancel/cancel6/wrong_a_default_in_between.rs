//! wrong: the_token_is_never_lost / torn

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
        let mut token = self.token.lock().await;
        let old = token.replace(Token::default()).unwrap_or_default();
        let new = auth.refresh(old).await;
        *token = Some(new);
    }
}

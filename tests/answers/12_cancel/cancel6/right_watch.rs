//! right: no lock at all, a watch channel holds the token

use katas_kit::auth::{Auth, Token};
use tokio::sync::watch;

pub struct Session {
    token: watch::Sender<Token>,
}

impl Session {
    pub fn new(token: Token) -> Self {
        let (token, _) = watch::channel(token);
        Self { token }
    }

    pub async fn token(&self) -> Option<Token> {
        Some(self.token.borrow().clone())
    }

    pub async fn renew(&self, auth: &Auth) {
        let old = self.token.borrow().clone();
        let new = auth.refresh(old).await;
        self.token.send_replace(new);
    }
}

//! wrong: a_token_can_be_had_during_a_renewal / wrong-value

use katas_kit::auth::{Auth, Token};
use tokio::sync::Mutex;

pub struct Session {
    token: Mutex<Option<Token>>,
}

impl Session {
    pub fn new(token: Token) -> Self {
        let token = Mutex::new(Some(token));
        Self { token }
    }

    /// `None`: signed out; and also while somebody else has the lock.
    pub async fn token(&self) -> Option<Token> {
        self.token.try_lock().ok()?.clone()
    }

    pub async fn renew(&self, auth: &Auth) {
        let mut token = self.token.lock().await;
        let Some(old) = token.clone() else { return };
        let new = auth.refresh(old).await;
        *token = Some(new);
    }
}

//! wrong: the_token_is_never_lost / wrong-value

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

    /// `None`: signed out.
    pub async fn token(&self) -> Option<Token> {
        self.token.lock().await.clone()
    }

    pub async fn renew(&self, auth: &Auth) {
        let mut token = self.token.lock().await;
        let Some(old) = token.clone() else { return };
        auth.refresh(old).await;
        *token = Some(Token::default());
    }
}

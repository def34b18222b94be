//! wrong: it_finishes / never-woken

use katas_kit::auth::{Auth, Token};
use tokio::sync::{Mutex, Semaphore};

pub struct Session {
    token: Mutex<Option<Token>>,
    turn: Semaphore,
}

impl Session {
    pub fn new(token: Token) -> Self {
        Self {
            token: Mutex::new(Some(token)),
            turn: Semaphore::new(1),
        }
    }

    pub async fn token(&self) -> Option<Token> {
        self.token.lock().await.clone()
    }

    pub async fn renew(&self, auth: &Auth) {
        self.turn.acquire().await.unwrap().forget();
        if let Some(old) = self.token().await {
            let new = auth.refresh(old).await;
            *self.token.lock().await = Some(new);
        }
        self.turn.add_permits(1);
    }
}

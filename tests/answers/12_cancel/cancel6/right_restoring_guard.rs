//! right: a guard that puts the old token back when it is dropped

use katas_kit::auth::{Auth, Token};
use tokio::sync::{Mutex, MutexGuard};

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
        let mut taken = Taken {
            token,
            next: Some(old.clone()),
        };
        let new = auth.refresh(old).await;
        taken.next = Some(new);
    }
}
struct Taken<'a> {
    token: MutexGuard<'a, Option<Token>>,
    next: Option<Token>,
}

impl Drop for Taken<'_> {
    fn drop(&mut self) {
        *self.token = self.next.take();
    }
}

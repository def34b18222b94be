//! A session has a token with which every request is signed, and `renew` replaces it by a new one.

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
        // A copy goes to the server; the session keeps the old token while it waits. If this future
        // is dropped at the await, the guard is dropped too, and nothing else has changed.
        let Some(old) = token.clone() else { return };
        let new = auth.refresh(old).await;
        // No await from here on: nobody can drop this between one step and the next.
        *token = Some(new);
    }
    // Where a copy cannot be had, a value whose `Drop` puts the old state back would serve, or a
    // spawned task that does the whole and that a dropped caller does not stop.
}

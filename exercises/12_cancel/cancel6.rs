//! A session has a token with which every request is signed, and `renew` replaces it by a new one.
//! Callers put a timeout around `renew`, for the sign-in server can be slow. Since then users are
//! signed out now and then, for no reason that they could see. Nothing must be lost, wherever
//! `renew` is given up, and a later `renew` has to work. Asked for during a renewal, too, `token` gives
//! one that is valid.
//!
//! In asyncio you would write:
//!
//!     async def renew(self, auth):
//!         async with self.lock:
//!             self.token = await auth.refresh(self.token)

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
        let Some(old) = token.take() else { return };
        let new = auth.refresh(old).await;
        *token = Some(new);
    }
}

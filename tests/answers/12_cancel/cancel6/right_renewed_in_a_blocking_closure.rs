//! right: a blocking closure renews the token

use std::sync::Arc;

use katas_kit::auth::{Auth, Token};
use tokio::runtime::Handle;
use tokio::sync::Mutex;
use tokio::task::spawn_blocking;

pub struct Session {
    token: Arc<Mutex<Option<Token>>>,
}

impl Session {
    pub fn new(token: Token) -> Self {
        let token = Arc::new(Mutex::new(Some(token)));
        Self { token }
    }

    pub async fn token(&self) -> Option<Token> {
        self.token.lock().await.clone()
    }

    pub async fn renew(&self, auth: &Auth) {
        let (token, auth, runtime) = (self.token.clone(), auth.clone(), Handle::current());
        let renewal = spawn_blocking(move || {
            let mut token = token.blocking_lock();
            let Some(old) = token.clone() else { return };
            *token = Some(runtime.block_on(auth.refresh(old)));
        });
        renewal.await.expect("no renewal panics");
    }
}

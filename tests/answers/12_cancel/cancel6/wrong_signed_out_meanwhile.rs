//! wrong: the_token_is_never_lost / torn

use katas_kit::auth::{Auth, Token};
use tokio::sync::Mutex;

#[derive(Default)]
struct Tokens {
    current: Option<Token>,
    spare: Option<Token>,
}

pub struct Session {
    tokens: Mutex<Tokens>,
}

impl Session {
    pub fn new(token: Token) -> Self {
        let current = Some(token);
        let tokens = Mutex::new(Tokens {
            current,
            spare: None,
        });
        Self { tokens }
    }

    /// `None`: signed out.
    pub async fn token(&self) -> Option<Token> {
        self.tokens.lock().await.current.clone()
    }

    pub async fn renew(&self, auth: &Auth) {
        let mut tokens = self.tokens.lock().await;
        // Given up on the way, it can go on from the spare one next time.
        if let Some(token) = tokens.current.take() {
            tokens.spare = Some(token);
        }
        let Some(old) = tokens.spare.clone() else {
            return;
        };
        let new = auth.refresh(old).await;
        tokens.current = Some(new);
    }
}

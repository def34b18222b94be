//! A simulated sign-in service that gives out tokens and renews them.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::time::sleep;

use crate::dice::Dice;
use crate::recorder::{Recorder, SpanGuard};

/// What proves who somebody is. The default one proves nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Token {
    secret: String,
}

/// A sign-in service. Cheap to clone; clones know the same tokens.
#[derive(Clone)]
pub struct Auth {
    recorder: Recorder,
    user: String,
    /// How long it takes to look at a token, and to make a new one.
    latencies: [Duration; 2],
    issued: Arc<Mutex<Vec<Token>>>,
}

/// Without the tokens: an answer has to ask for one.
impl fmt::Debug for Auth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Auth").finish_non_exhaustive()
    }
}

impl Auth {
    /// A service for this user, which takes so long to look at a token and then so long to make a new one.
    pub fn new(recorder: &Recorder, user: &str, latencies: [Duration; 2]) -> Self {
        Self {
            recorder: recorder.clone(),
            user: user.to_owned(),
            latencies,
            issued: Arc::default(),
        }
    }

    /// The user's first token. Takes no time.
    pub fn sign_in(&self) -> Token {
        self.issue()
    }

    /// Gives a new token for one that it gave before; the old one stays valid. For a token that it never gave
    /// it gives the default one, which is good for nothing.
    ///
    /// # Cancellation
    /// If the future is dropped before it is done, no new token is given. It waits twice on its way.
    #[track_caller]
    pub fn refresh(&self, token: Token) -> Refresh {
        let [look, make] = self.latencies;
        Refresh {
            span: self.recorder.call("refresh", "token"),
            auth: self.clone(),
            token,
            waits: Box::pin(async move {
                sleep(look).await;
                sleep(make).await;
            }),
        }
    }

    /// Whether it gave this token. Takes no time: for looking, not for working.
    ///
    /// # Panics
    /// Never: no code that can panic runs while the tokens are locked.
    pub fn is_valid(&self, token: &Token) -> bool {
        self.issued.lock().expect("no token panics").contains(token)
    }

    /// Whether this is the token that it gave last.
    ///
    /// # Panics
    /// Never: no code that can panic runs while the tokens are locked.
    pub fn is_newest(&self, token: &Token) -> bool {
        self.issued.lock().expect("no token panics").last() == Some(token)
    }

    fn issue(&self) -> Token {
        let mut issued = self.issued.lock().expect("no token panics");
        let secret = Dice::of_text(&self.user, issued.len() as u64).sentence();
        let token = Token {
            secret: format!("{} {}: {secret}", self.user, issued.len() + 1),
        };
        issued.push(token.clone());
        token
    }
}

/// A token on its way. Does nothing until it is polled.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Refresh {
    span: SpanGuard,
    auth: Auth,
    token: Token,
    waits: Pin<Box<dyn Future<Output = ()> + Send>>,
}

impl Future for Refresh {
    type Output = Token;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Token> {
        self.span.start();
        if self.waits.as_mut().poll(cx).is_pending() {
            return Poll::Pending;
        }
        self.span.finish();
        Poll::Ready(match self.auth.is_valid(&self.token) {
            true => self.auth.issue(),
            false => Token::default(),
        })
    }
}

impl fmt::Debug for Refresh {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Refresh")
    }
}

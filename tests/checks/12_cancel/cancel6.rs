//! What judges `cancel6`: wherever `renew` is dropped, the session keeps a token that can be used and renewed.

#![forbid(unsafe_code)]

#[path = "../../exercises/12_cancel/cancel6.rs"]
mod exercise;

use std::fmt;

use katas_kit::auth::{Auth, Token};
use katas_kit::{Dice, Recorder, all, check, ms};
use tokio::time::sleep;

#[derive(Debug, Clone)]
struct Server {
    user: String,
    /// To look at a token, and to make a new one.
    latencies_ms: [u64; 2],
}

/// What the session held.
#[derive(PartialEq)]
enum Held {
    Nothing,
    AnInvalidToken,
    TheOldToken,
    ANewToken,
}

impl fmt::Debug for Held {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Held::Nothing => "no token",
            Held::AnInvalidToken => "a token that nobody gave",
            Held::TheOldToken => "the old token",
            Held::ANewToken => "a new token",
        })
    }
}

#[derive(Debug)]
struct Seen {
    /// Asked for while the first renewal is under way.
    meanwhile: Held,
    after_the_first: Held,
    after_the_second: Held,
}

pub fn main() {
    check(renew_twice)
        .set(server("noor", [120, 80]))
        .set(server("ines", [40, 310]))
        .seeded(8, |dice: &mut Dice| {
            let latencies = dice.distinct_ms(2, 10..=900);
            let latencies = [latencies[0], latencies[1]].map(|time| time.as_millis() as u64);
            server(dice.word(), latencies)
        })
        .cancelled_at_every_wait()
        .require("the_token_is_never_lost", |run| {
            let held = &run.returned().after_the_first;
            match held {
                Held::ANewToken => run.invariant(held, &Held::ANewToken),
                _ => run.invariant(held, &Held::TheOldToken),
            }
        })
        .require("a_token_can_be_had_during_a_renewal", |run| {
            let held = &run.returned().meanwhile;
            match (run.cut(), held) {
                // Given up before, or meanwhile: what must be so then is said above.
                (Some(_), _) => run.invariant(&(), &()),
                (None, Held::ANewToken) => run.same(held, &Held::ANewToken),
                (None, _) => run.same(held, &Held::TheOldToken),
            }
        })
        .require("renewing_gives_a_new_token", |run| {
            let first = match run.cut() {
                None => run.same(&run.returned().after_the_first, &Held::ANewToken),
                // Given up: what must be so is said above.
                Some(_) => run.invariant(&(), &()),
            };
            let second = run.invariant(&run.returned().after_the_second, &Held::ANewToken);
            all([first, second])
        })
        .require("the_server_is_asked_once_each_time", |run| {
            run.calls("refresh").is(2)
        })
        .judge()
}

async fn renew_twice(recorder: Recorder, server: Server) -> Seen {
    let latencies = server.latencies_ms.map(ms);
    let auth = Auth::new(&recorder, &server.user, latencies);
    let session = exercise::Session::new(auth.sign_in());
    let first = session.token().await;
    let ask_meanwhile = async {
        sleep(latencies[0] / 2).await;
        session.token().await
    };
    let (_, meanwhile) = tokio::join!(recorder.cut(session.renew(&auth)), ask_meanwhile);
    let second = session.token().await;
    session.renew(&auth).await;
    let third = session.token().await;
    Seen {
        meanwhile: held(&auth, meanwhile.as_ref(), first.as_ref()),
        after_the_first: held(&auth, second.as_ref(), first.as_ref()),
        after_the_second: held(&auth, third.as_ref(), second.as_ref()),
    }
}

fn held(auth: &Auth, token: Option<&Token>, before: Option<&Token>) -> Held {
    match token {
        None => Held::Nothing,
        Some(token) if !auth.is_valid(token) => Held::AnInvalidToken,
        Some(_) if token == before => Held::TheOldToken,
        Some(_) => Held::ANewToken,
    }
}

fn server(user: &str, latencies_ms: [u64; 2]) -> Server {
    Server {
        user: user.to_owned(),
        latencies_ms,
    }
}

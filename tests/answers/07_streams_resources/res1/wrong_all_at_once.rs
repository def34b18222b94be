//! wrong: the_first_refusal_ends_the_sending / extra-calls

use futures::future::try_join_all;
use katas_kit::mail::{Refused, Server};

pub async fn send_all(server: &Server, letters: &[String]) -> Result<Vec<String>, Refused> {
    let session = server.connect().await;
    let outcome = try_join_all(letters.iter().map(|letter| session.send(letter))).await;
    session.close().await;
    outcome
}

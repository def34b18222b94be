//! wrong: the_first_refusal_ends_the_sending / extra-calls

use katas_kit::mail::{Refused, Server};

pub async fn send_all(server: &Server, letters: &[String]) -> Result<Vec<String>, Refused> {
    let session = server.connect().await;
    let mut replies = Vec::new();
    for letter in letters {
        replies.push(session.send(letter).await);
    }
    session.close().await;
    replies.into_iter().collect()
}

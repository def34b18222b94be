//! wrong: the_first_refusal_ends_the_sending / extra-calls

use katas_kit::mail::{Refused, Server};

pub async fn send_all(server: &Server, letters: &[String]) -> Result<Vec<String>, Refused> {
    let mut receipts = Vec::new();
    for letter in letters {
        let session = server.connect().await;
        let reply = session.send(letter).await;
        session.close().await;
        receipts.push(reply?);
    }
    Ok(receipts)
}

//! right: no session where there is nothing to send, and an async closure

use katas_kit::mail::{Refused, Server};

pub async fn send_all(server: &Server, letters: &[String]) -> Result<Vec<String>, Refused> {
    if letters.is_empty() {
        return Ok(Vec::new());
    }
    let session = server.connect().await;
    let sending = async || -> Result<Vec<String>, Refused> {
        let mut receipts = Vec::new();
        for letter in letters {
            receipts.push(session.send(letter).await?);
        }
        Ok(receipts)
    };
    let outcome = sending().await;
    session.close().await;
    outcome
}

//! right: the sending in a function of its own

use katas_kit::mail::{Refused, Server, Session};

pub async fn send_all(server: &Server, letters: &[String]) -> Result<Vec<String>, Refused> {
    let session = server.connect().await;
    let outcome = send_in(&session, letters).await;
    session.close().await;
    outcome
}

async fn send_in(session: &Session, letters: &[String]) -> Result<Vec<String>, Refused> {
    let mut receipts = Vec::new();
    for letter in letters {
        receipts.push(session.send(letter).await?);
    }
    Ok(receipts)
}

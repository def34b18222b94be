//! wrong: the_session_is_closed_when_it_returns / cancelled-early

use std::time::Duration;

use katas_kit::mail::{Refused, Server, Session};
use tokio::time::timeout;

pub async fn send_all(server: &Server, letters: &[String]) -> Result<Vec<String>, Refused> {
    let session = server.connect().await;
    let outcome = send(&session, letters).await;
    let _ = timeout(Duration::from_millis(100), session.close()).await;
    outcome
}

async fn send(session: &Session, letters: &[String]) -> Result<Vec<String>, Refused> {
    let mut receipts = Vec::new();
    for letter in letters {
        receipts.push(session.send(letter).await?);
    }
    Ok(receipts)
}

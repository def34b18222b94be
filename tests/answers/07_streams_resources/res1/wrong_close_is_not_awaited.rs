//! wrong: the_session_is_closed_when_it_returns / never-polled

use katas_kit::mail::{Refused, Server};

pub async fn send_all(server: &Server, letters: &[String]) -> Result<Vec<String>, Refused> {
    let session = server.connect().await;
    let outcome = async {
        let mut receipts = Vec::new();
        for letter in letters {
            receipts.push(session.send(letter).await?);
        }
        Ok(receipts)
    }
    .await;
    let _ = session.close();
    outcome
}

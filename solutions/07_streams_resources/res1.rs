//! Sends letters through a mail server, one after another, in one session.

use katas_kit::mail::{Refused, Server};

/// Gives the receipts.
pub async fn send_all(server: &Server, letters: &[String]) -> Result<Vec<String>, Refused> {
    let session = server.connect().await;
    // `?` leaves the innermost async block, and not the function: the outcome is kept for later.
    let outcome = async {
        let mut receipts = Vec::new();
        for letter in letters {
            receipts.push(session.send(letter).await?);
        }
        Ok(receipts)
    }
    .await;
    // Here every way out comes by. `Drop` would be passed as well, but it cannot await.
    // A function `with_session(server, async |session| …)` can hold this pattern for all callers.
    session.close().await;
    outcome
}

//! right: a function that opens, lets an async closure work, and closes

use katas_kit::mail::{Refused, Server, Session};

pub async fn send_all(server: &Server, letters: &[String]) -> Result<Vec<String>, Refused> {
    with_session(server, async |session| {
        let mut receipts = Vec::new();
        for letter in letters {
            receipts.push(session.send(letter).await?);
        }
        Ok(receipts)
    })
    .await
}

async fn with_session<T>(server: &Server, work: impl AsyncFnOnce(&Session) -> T) -> T {
    let session = server.connect().await;
    let outcome = work(&session).await;
    session.close().await;
    outcome
}

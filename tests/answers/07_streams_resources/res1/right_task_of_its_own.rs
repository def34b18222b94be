//! right: a task that sends and closes, and is awaited

use katas_kit::mail::{Refused, Server};

pub async fn send_all(server: &Server, letters: &[String]) -> Result<Vec<String>, Refused> {
    let (server, letters) = (server.clone(), letters.to_vec());
    let sending = tokio::spawn(async move {
        let session = server.connect().await;
        let mut receipts = Vec::new();
        let mut refused = None;
        for letter in &letters {
            match session.send(letter).await {
                Ok(receipt) => receipts.push(receipt),
                Err(reason) => {
                    refused = Some(reason);
                    break;
                }
            }
        }
        session.close().await;
        refused.map_or(Ok(receipts), Err)
    });
    sending.await.expect("the sending does not panic")
}

//! right: two ways out, and both close

use katas_kit::mail::{Refused, Server};

pub async fn send_all(server: &Server, letters: &[String]) -> Result<Vec<String>, Refused> {
    let session = server.connect().await;
    let mut receipts = Vec::new();
    for letter in letters {
        match session.send(letter).await {
            Ok(receipt) => receipts.push(receipt),
            Err(refused) => {
                session.close().await;
                return Err(refused);
            }
        }
    }
    session.close().await;
    Ok(receipts)
}

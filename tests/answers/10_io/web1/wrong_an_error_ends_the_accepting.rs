//! wrong: whoever_asks_is_greeted / wrong-value

use std::io;

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;

/// Serves until it is dropped.
pub async fn serve(listener: TcpListener) -> io::Result<()> {
    let (failed, mut failures) = mpsc::channel(8);
    loop {
        tokio::select! {
            accepted = listener.accept() => {
                let (client, _address) = accepted?;
                let failed = failed.clone();
                tokio::spawn(async move {
                    if let Err(error) = greet(client).await {
                        let _ = failed.send(error).await;
                    }
                });
            }
            // Whom it greets already it goes on greeting; nobody new is taken in.
            Some(error) = failures.recv() => return Err(error),
        }
    }
}

async fn greet(client: TcpStream) -> io::Result<()> {
    let mut client = BufReader::new(client);
    let mut name = String::new();
    client.read_line(&mut name).await?; // an error if it is not UTF-8
    let reply = format!("hello {}\n", name.trim());
    client.write_all(reply.as_bytes()).await?;
    Ok(())
}

//! wrong: whoever_asks_is_greeted / starved

use std::io;
use std::sync::Arc;

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;

/// Serves until it is dropped.
pub async fn serve(listener: TcpListener) -> io::Result<()> {
    // Ten silent ones are enough to shut out everybody else.
    let places = Arc::new(Semaphore::new(10));
    loop {
        let place = places.clone().acquire_owned().await;
        let (client, _address) = listener.accept().await?;
        tokio::spawn(async move {
            let _place = place;
            let _ = greet(client).await;
        });
    }
}

async fn greet(client: TcpStream) -> io::Result<()> {
    let mut client = BufReader::new(client);
    let mut name = String::new();
    client.read_line(&mut name).await?; // an error if it is not UTF-8
    let reply = format!("hello {}\n", name.trim());
    client.write_all(reply.as_bytes()).await
}

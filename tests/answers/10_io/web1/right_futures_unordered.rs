//! right: all in one task, with FuturesUnordered

use std::io;

use futures::stream::{FuturesUnordered, StreamExt};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

pub async fn serve(listener: TcpListener) -> io::Result<()> {
    let mut clients = FuturesUnordered::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => clients.push(greet(accepted?.0)),
            Some(_ended) = clients.next(), if !clients.is_empty() => {}
        }
    }
}

async fn greet(client: TcpStream) -> io::Result<()> {
    let mut client = BufReader::new(client);
    let mut name = String::new();
    client.read_line(&mut name).await?;
    client
        .write_all(format!("hello {}\n", name.trim()).as_bytes())
        .await
}

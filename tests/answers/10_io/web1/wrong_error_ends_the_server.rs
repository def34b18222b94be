//! wrong: whoever_asks_is_greeted / wrong-value

use std::io;

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

pub async fn serve(listener: TcpListener) -> io::Result<()> {
    let mut clients = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => {
                clients.spawn(greet(accepted?.0));
            }
            Some(ended) = clients.join_next() => ended??,
        }
    }
}

async fn greet(client: TcpStream) -> io::Result<()> {
    let mut client = BufReader::new(client);
    let mut name = String::new();
    client.read_line(&mut name).await?;
    let reply = format!("hello {}\n", name.trim());
    client.write_all(reply.as_bytes()).await
}

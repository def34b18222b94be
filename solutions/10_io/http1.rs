//! Fetch some pages of one web server, each over a connection of its own.

use std::io;
use std::net::SocketAddr;

use futures::future::try_join_all;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

pub async fn fetch_all(server: SocketAddr, paths: &[String]) -> io::Result<Vec<String>> {
    // Connecting, writing and reading are awaits like any other: while one request waits for its bytes,
    // the others are polled. `try_join_all` keeps the order of `paths` and ends with the first error,
    // dropping the other requests, which closes their connections.
    // Tasks in a `JoinSet` would serve as well, each with its index.
    try_join_all(paths.iter().map(|path| get(server, path))).await
}

async fn get(server: SocketAddr, path: &str) -> io::Result<String> {
    let mut wire = TcpStream::connect(server).await?;
    let request = format!("GET {path} HTTP/1.1\r\nHost: {server}\r\nConnection: close\r\n\r\n");
    wire.write_all(request.as_bytes()).await?;
    let mut reply = String::new();
    wire.read_to_string(&mut reply).await?; // until the server closes the connection
    match reply.split_once("\r\n\r\n") {
        Some((_head, body)) => Ok(body.to_owned()),
        None => Err(io::ErrorKind::UnexpectedEof.into()),
    }
}

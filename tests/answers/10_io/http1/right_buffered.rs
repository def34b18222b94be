//! right: a stream that keeps them all under way

use std::io;
use std::net::SocketAddr;

use futures::{StreamExt, TryStreamExt, stream};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

pub async fn fetch_all(server: SocketAddr, paths: &[String]) -> io::Result<Vec<String>> {
    let requests: Vec<_> = paths.iter().map(|path| get(server, path)).collect();
    stream::iter(requests)
        .buffered(paths.len().max(1))
        .try_collect()
        .await
}

async fn get(server: SocketAddr, path: &str) -> io::Result<String> {
    let mut wire = TcpStream::connect(server).await?;
    let request = format!("GET {path} HTTP/1.1\r\nHost: {server}\r\nConnection: close\r\n\r\n");
    wire.write_all(request.as_bytes()).await?;
    let mut reply = String::new();
    wire.read_to_string(&mut reply).await?;
    match reply.split_once("\r\n\r\n") {
        Some((_head, body)) => Ok(body.to_owned()),
        None => Err(io::ErrorKind::UnexpectedEof.into()),
    }
}

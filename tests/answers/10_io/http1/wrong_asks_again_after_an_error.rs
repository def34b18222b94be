//! wrong: each_page_is_asked_for_once / extra-calls

use std::io;
use std::net::SocketAddr;

use futures::future::try_join_all;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

pub async fn fetch_all(server: SocketAddr, paths: &[String]) -> io::Result<Vec<String>> {
    let twice = async |path: &String| match get(server, path).await {
        Ok(body) => Ok(body),
        Err(_) => get(server, path).await,
    };
    try_join_all(paths.iter().map(twice)).await
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

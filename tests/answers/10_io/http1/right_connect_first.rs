//! right: connect and ask one after another, and read all replies together

use std::io;
use std::net::SocketAddr;

use futures::future::try_join_all;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

pub async fn fetch_all(server: SocketAddr, paths: &[String]) -> io::Result<Vec<String>> {
    let mut wires = Vec::new();
    for path in paths {
        wires.push(ask(server, path).await?);
    }
    try_join_all(wires.into_iter().map(read)).await
}

async fn ask(server: SocketAddr, path: &str) -> io::Result<TcpStream> {
    let mut wire = TcpStream::connect(server).await?;
    let request = format!("GET {path} HTTP/1.1\r\nHost: {server}\r\nConnection: close\r\n\r\n");
    wire.write_all(request.as_bytes()).await?;
    Ok(wire)
}

async fn read(mut wire: TcpStream) -> io::Result<String> {
    let mut reply = String::new();
    wire.read_to_string(&mut reply).await?;
    match reply.split_once("\r\n\r\n") {
        Some((_head, body)) => Ok(body.to_owned()),
        None => Err(io::ErrorKind::UnexpectedEof.into()),
    }
}

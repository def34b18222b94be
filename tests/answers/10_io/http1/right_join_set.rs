//! right: a JoinSet with an index

use std::io;
use std::net::SocketAddr;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::JoinSet;

pub async fn fetch_all(server: SocketAddr, paths: &[String]) -> io::Result<Vec<String>> {
    let mut tasks = JoinSet::new();
    for (index, path) in paths.iter().cloned().enumerate() {
        tasks.spawn(async move { (index, get(server, &path).await) });
    }
    let mut bodies = vec![String::new(); paths.len()];
    while let Some(done) = tasks.join_next().await {
        let (index, body) = done.expect("no request panics");
        bodies[index] = body?;
    }
    Ok(bodies)
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

//! wrong: every_body_stands_in_its_place / lost-or-repeated

use std::io;
use std::net::SocketAddr;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

pub async fn fetch_all(server: SocketAddr, paths: &[String]) -> io::Result<Vec<String>> {
    let mut wire = TcpStream::connect(server).await?;
    for path in paths {
        let request = format!("GET {path} HTTP/1.1\r\nHost: {server}\r\nConnection: close\r\n\r\n");
        wire.write_all(request.as_bytes()).await?;
    }
    let mut replies = String::new();
    wire.read_to_string(&mut replies).await?;
    let bodies = replies.split("HTTP/1.1 200 OK").skip(1);
    let body = |reply: &str| {
        reply
            .split_once("\r\n\r\n")
            .map(|(_, body)| body.to_owned())
    };
    bodies
        .map(|reply| body(reply).ok_or(io::ErrorKind::UnexpectedEof.into()))
        .collect()
}

//! Fetch some pages of one web server, each over a connection of its own, and return their bodies in
//! the order of `paths`. If a connection breaks, that error is the result.
//! The pages are right, one by one. But the server answers nobody before all requests have arrived:
//! it waits until it is sure that no more will come, and that is what makes this program slow.
//!
//! In asyncio you would write:
//!
//!     async def get(host, port, path):
//!         reader, writer = await asyncio.open_connection(host, port)
//!         writer.write(f"GET {path} HTTP/1.1\r\nHost: …\r\nConnection: close\r\n\r\n".encode())
//!         head, end, body = (await reader.read()).partition(b"\r\n\r\n")
//!         if not end:
//!             raise EOFError(path)
//!         return body.decode()
//!
//!     return await asyncio.gather(*[get(host, port, path) for path in paths])

use std::io;
use std::net::SocketAddr;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

pub async fn fetch_all(server: SocketAddr, paths: &[String]) -> io::Result<Vec<String>> {
    let mut bodies = Vec::new();
    for path in paths {
        bodies.push(get(server, path).await?);
    }
    Ok(bodies)
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

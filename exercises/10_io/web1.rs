//! Serve greetings: a client sends a line with a name, gets the line `hello NAME` back, and is done.
//! Yesterday a few clients connected and said nothing, and from then on nobody was greeted any more.
//! Then one sent something that was not a name, and the server was gone.
//!
//! In asyncio you would write:
//!
//!     async def greet(reader, writer): ...
//!     server = await asyncio.start_server(greet, sock=sock)
//!     await server.serve_forever()       # each client gets a task of its own

use std::io;

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// Serves until it is dropped.
pub async fn serve(listener: TcpListener) -> io::Result<()> {
    loop {
        let (client, _address) = listener.accept().await?;
        greet(client).await?;
    }
}

async fn greet(client: TcpStream) -> io::Result<()> {
    let mut client = BufReader::new(client);
    let mut name = String::new();
    client.read_line(&mut name).await?; // an error if it is not UTF-8
    let reply = format!("hello {}\n", name.trim());
    client.write_all(reply.as_bytes()).await?;
    Ok(())
}

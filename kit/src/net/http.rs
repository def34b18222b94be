//! A small web server on a real loopback socket, which answers when several requests have come together.

use std::io::{ErrorKind, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use tokio::sync::oneshot;

use super::Page;
use crate::quiet::Quiet;
use crate::recorder::{Recorder, SpanGuard};
use crate::system;

/// The name of the meeting at the server.
pub const AT_THE_WEB_SERVER: &str = "requests at the web server";

/// How long a program that is never quiet is given to send the requests that are still wanted.
const PATIENCE: Duration = Duration::from_secs(2);
/// How long such a program is given to take in what it was answered.
const SETTLED: Duration = Duration::from_millis(500);
const LOOK_EVERY: Duration = Duration::from_millis(1);
/// No request that an exercise sends is as long as this.
const LONGEST: usize = 16 * 1024;

/// A web server with some pages, on a thread of its own. It speaks as much HTTP/1.1 as a `GET` on a connection of its
/// own takes, and closes the connection behind its answer.
///
/// It answers nobody until `together` requests are there at once, or until nothing else can come: no other thread of
/// the process has moved for 20 ms of real time. Then it answers those that are there, the quickest page first and each
/// when the one before has been taken in. Of the first answer it sends the head and the body apart.
/// A page that says nothing breaks its connection instead of being answered. Who has sent half a request when nothing
/// more can come is hung up on.
#[derive(Debug)]
pub struct WebServer {
    address: SocketAddr,
    stop: Arc<AtomicBool>,
    ended: oneshot::Receiver<()>,
}

impl WebServer {
    /// Starts it. How long its pages take says only in which order they are answered.
    ///
    /// # Panics
    /// If the system has no thread or socket to give.
    pub fn start(recorder: &Recorder, pages: &[Page], together: u64) -> Self {
        recorder.gate(AT_THE_WEB_SERVER, 0, together);
        let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
        listener
            .set_nonblocking(true)
            .expect("a listener need not block");
        let address = listener
            .local_addr()
            .expect("a bound listener has an address");
        let stop = Arc::new(AtomicBool::new(false));
        let (over, ended) = oneshot::channel();
        let house = House {
            recorder: recorder.clone(),
            pages: pages.to_vec(),
            together,
            listener,
            stop: stop.clone(),
        };
        std::thread::spawn(move || {
            house.keep_open();
            // Nobody may want to know.
            let _ = over.send(());
        });
        Self {
            address,
            stop,
            ended,
        }
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Closes it when it has answered what it began to answer.
    ///
    /// # Cancellation
    /// It closes all the same, a little later.
    pub async fn close(mut self) {
        self.stop.store(true, Ordering::Relaxed);
        // An error would mean that its thread is gone already.
        let _ = (&mut self.ended).await;
    }
}

/// Whoever is still connected is hung up on.
impl Drop for WebServer {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

/// What the server's thread owns.
struct House {
    recorder: Recorder,
    pages: Vec<Page>,
    together: u64,
    listener: TcpListener,
    stop: Arc<AtomicBool>,
}

/// Somebody who is connected, and what was read of the request.
struct Guest {
    socket: TcpStream,
    asked: Vec<u8>,
}

impl House {
    fn keep_open(&self) {
        // Alive for as long as this thread is: it looks around, and must keep nobody else from seeing quiet.
        let mut quiet = Quiet::sockets(&self.recorder);
        let mut guests: Vec<Guest> = Vec::new();
        let mut since = Instant::now();
        while !self.stop.load(Ordering::Relaxed) {
            while let Ok((socket, _)) = self.listener.accept() {
                let _ = socket.set_nodelay(true);
                if socket.set_nonblocking(true).is_ok() {
                    let asked = Vec::new();
                    guests.push(Guest { socket, asked });
                }
            }
            guests.retain_mut(Guest::listen);
            let asking = guests.iter().filter(|guest| guest.path().is_some()).count() as u64;
            if asking == 0 {
                since = Instant::now();
                // Half a request, and nobody who could send the rest.
                if !guests.is_empty() && quiet.look().is_some() {
                    for _ in guests.drain(..) {
                        let mut span = self.recorder.call("hang up", "half a request");
                        span.start();
                        span.finish();
                    }
                }
            } else {
                self.recorder.gate(AT_THE_WEB_SERVER, asking, self.together);
                let calm = quiet.look();
                if calm.is_some_and(|calm| calm.runtime_is_held) && asking < self.together {
                    self.recorder.note_held();
                }
                let nobody_comes = calm.is_some() || since.elapsed() >= PATIENCE;
                if asking >= self.together || nobody_comes {
                    let waits = guests.extract_if(.., |guest| guest.path().is_some());
                    self.answer(waits.collect());
                    quiet = Quiet::sockets(&self.recorder);
                }
            }
            system::pause(LOOK_EVERY);
        }
    }

    fn answer(&self, guests: Vec<Guest>) {
        let mut calls: Vec<(Option<&Page>, SpanGuard, TcpStream)> = guests
            .into_iter()
            .map(|guest| {
                let path = guest.path().unwrap_or_default();
                let page = self.pages.iter().find(|page| page.name == path);
                (page, self.recorder.call("get", path), guest.socket)
            })
            .collect();
        calls.sort_by_key(|(page, _, _)| page.map(|page| page.latency));
        for (_, span, _) in &mut calls {
            span.start();
        }
        for (index, (page, mut span, socket)) in calls.into_iter().enumerate() {
            if page.is_some_and(|page| page.body.is_empty()) {
                span.finish();
                continue;
            }
            let (status, body) = match page {
                Some(page) => ("200 OK", page.body.as_str()),
                None => ("404 Not Found", "no such page"),
            };
            let head = format!(
                "HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
                body.len()
            );
            let apart = index == 0 && send(&socket, head.as_bytes());
            if apart {
                // Who reads once reads the head alone.
                taken_in(&socket, &self.recorder);
            }
            // Before the last of it is sent: then whoever gets it cannot be faster than this note.
            span.finish();
            // A guest who has gone away needs no answer.
            let rest = if apart { String::new() } else { head } + body;
            if send(&socket, rest.as_bytes()) && socket.shutdown(Shutdown::Write).is_ok() {
                taken_in(&socket, &self.recorder);
            }
        }
    }
}

impl Guest {
    /// Reads what there is; false when nothing can come any more.
    fn listen(&mut self) -> bool {
        let mut buffer = [0; 1024];
        while self.path().is_none() && self.asked.len() < LONGEST {
            match self.socket.read(&mut buffer) {
                Ok(0) => return false,
                Ok(count) => self.asked.extend_from_slice(&buffer[..count]),
                Err(error) if error.kind() == ErrorKind::WouldBlock => return true,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(_) => return false,
            }
        }
        self.path().is_some()
    }

    /// What is asked for, once the whole request is there.
    fn path(&self) -> Option<&str> {
        let asked = std::str::from_utf8(&self.asked).ok()?;
        let (head, _) = asked.split_once("\r\n\r\n")?;
        let mut words = head.split_whitespace();
        match (words.next(), words.next()) {
            (Some("GET"), Some(path)) => Some(path),
            (Some(_) | None, Some(_) | None) => Some("a request that is no GET"),
        }
    }
}

fn send(mut socket: &TcpStream, bytes: &[u8]) -> bool {
    socket.write_all(bytes).is_ok()
}

/// Waits until the other side has closed, or has done with it what it does: everything else is quiet.
fn taken_in(mut socket: &TcpStream, recorder: &Recorder) {
    let sent = Instant::now();
    let mut quiet = Quiet::sockets(recorder);
    let mut buffer = [0; 1024];
    while sent.elapsed() < SETTLED && quiet.look().is_none() {
        match socket.read(&mut buffer) {
            Ok(0) => return,
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::WouldBlock => {
                system::pause(LOOK_EVERY);
            }
            Err(_) => return,
        }
    }
}

//! A simulated database server: connect, ask and insert, close.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use crate::call::Call;
use crate::recorder::Recorder;

/// A table of the server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What it is called.
    pub name: String,
    /// What a query of it, or an insert into it, takes.
    pub latency: Duration,
    /// What is in it from the start.
    pub rows: Vec<String>,
}

/// A database server. Cheap to clone.
#[derive(Clone)]
pub struct Server {
    shared: Arc<Shared>,
}

struct Shared {
    recorder: Recorder,
    connect: Duration,
    close: Duration,
    tables: Vec<Table>,
    inserted: Mutex<Vec<(String, String)>>,
}

/// Without its contents: an answer has to ask for them.
impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server").finish_non_exhaustive()
    }
}

impl Server {
    /// A server with these tables; connecting and closing take their time, too.
    pub fn new(
        recorder: &Recorder,
        connect: Duration,
        close: Duration,
        tables: Vec<Table>,
    ) -> Self {
        Self {
            shared: Arc::new(Shared {
                recorder: recorder.clone(),
                connect,
                close,
                tables,
                inserted: Mutex::default(),
            }),
        }
    }

    /// Opens a connection.
    ///
    /// # Cancellation
    /// Dropping the future leaves no connection behind.
    #[track_caller]
    pub fn connect(&self) -> Call<Connection> {
        let connection = Connection {
            server: self.shared.clone(),
            closed: Arc::default(),
        };
        let span = self.shared.recorder.call("connect", "connect");
        Call::new(span, self.shared.connect, move || connection)
    }

    /// The rows inserted so far with their tables, sorted. For looking, not for working.
    pub fn inserted(&self) -> Vec<(String, String)> {
        let mut rows = self.shared.inserted().clone();
        rows.sort();
        rows
    }
}

impl Shared {
    fn inserted(&self) -> MutexGuard<'_, Vec<(String, String)>> {
        self.inserted.lock().expect("no row panics")
    }

    fn table(&self, name: &str) -> Option<&Table> {
        self.tables.iter().find(|table| table.name == name)
    }

    fn latency(&self, name: &str) -> Duration {
        self.table(name)
            .map_or(Duration::ZERO, |table| table.latency)
    }
}

/// A connection, which takes any number of requests at once. Clones are the same connection.
#[derive(Clone)]
pub struct Connection {
    server: Arc<Shared>,
    closed: Arc<Mutex<bool>>,
}

/// Without its contents: an answer has to ask for them.
impl fmt::Debug for Connection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Connection").finish_non_exhaustive()
    }
}

impl Connection {
    /// Asks for the rows of a table. There are none where there is no such table, and none if the connection is closed
    /// before they have come.
    ///
    /// # Cancellation
    /// Dropping the future gives the query up.
    #[track_caller]
    pub fn query(&self, table: &str) -> Call<Vec<String>> {
        let (connection, name) = (self.clone(), table.to_owned());
        let span = self.server.recorder.call("query", table);
        Call::new(span, self.server.latency(table), move || {
            let table = connection.server.table(&name);
            match connection.is_closed() {
                true => Vec::new(),
                false => table.map_or_else(Vec::new, |table| table.rows.clone()),
            }
        })
    }

    /// Inserts a row, or does not if the connection is closed before it is done.
    ///
    /// # Cancellation
    /// If the future is dropped before it is done, the row is not inserted.
    #[track_caller]
    pub fn insert(&self, table: &str, row: &str) -> Call<()> {
        let (connection, entry) = (self.clone(), (table.to_owned(), row.to_owned()));
        let span = self.server.recorder.call("insert", table);
        Call::new(span, self.server.latency(table), move || {
            if !connection.is_closed() {
                connection.server.inserted().push(entry);
            }
        })
    }

    /// Says goodbye to the server. What is still under way then comes to nothing.
    ///
    /// # Cancellation
    /// Dropped before it is done, it leaves the connection open.
    #[track_caller]
    pub fn close(&self) -> Call<()> {
        let closed = self.closed.clone();
        let span = self.server.recorder.call("close", "close");
        Call::new(span, self.server.close, move || {
            *closed.lock().expect("nothing panics while it closes") = true;
        })
    }

    fn is_closed(&self) -> bool {
        *self.closed.lock().expect("nothing panics while it closes")
    }
}

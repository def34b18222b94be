//! The thread behind a watcher: one queue of events, one state, files read in one place.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant, SystemTime};

use notify::event::ModifyKind;
use notify::{ErrorKind, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};
use tokio::sync::mpsc::UnboundedSender;

use super::polling::Stamps;
use super::remote::why_no_events;
use super::settle::{Look, Settle};
use super::tree::{is_source, sources};
use super::{Change, Mode, News, Source};
use crate::plain;

/// From one poll to the next.
const POLL: Duration = Duration::from_millis(250);
/// A folder that just appeared may get files before the system watches it: it is read again after this.
const RESCAN: Duration = Duration::from_millis(100);
/// No event tells that a folder above ours was moved, or a link on the way to a file. That is looked at this often.
pub(super) const CHECK: Duration = Duration::from_secs(1);

/// Everything that can wake the thread.
#[derive(Debug)]
pub(super) enum Request {
    /// The system says that something happened.
    System(notify::Result<notify::Event>),
    Stop,
}

/// Starts the thread; it ends at [`Request::Stop`] or when nobody listens.
pub(super) fn start(
    dir: &Path,
    mode: Mode,
    news: UnboundedSender<News>,
) -> std::io::Result<Sender<Request>> {
    fs::read_dir(dir)?;
    let (sender, requests) = channel();
    let mut actor = Actor {
        given: dir.to_owned(),
        root: dir.canonicalize()?,
        identity: identity(dir),
        links: BTreeMap::new(),
        folders: BTreeSet::new(),
        mode,
        events: sender.clone(),
        requests,
        news,
        settle: Settle::default(),
        stamps: Stamps::default(),
        source: Source::Manual,
        system: None,
        rescan_at: None,
        poll_at: None,
        check_at: None,
    };
    actor.begin();
    std::thread::Builder::new()
        .name("watch".to_owned())
        .spawn(move || actor.run())?;
    Ok(sender)
}

struct Actor {
    /// The folder as it was given to us. Paths below it are what we know and tell.
    given: PathBuf,
    /// The same without links: events name paths like this.
    root: PathBuf,
    /// What stood at `given` when the watch began; `None` while nothing does.
    identity: Option<Identity>,
    /// Files below `given` that lie elsewhere, by the place where they lie.
    links: BTreeMap<PathBuf, BTreeSet<PathBuf>>,
    /// Where those lie: watched beside our own.
    folders: BTreeSet<PathBuf>,
    mode: Mode,
    events: Sender<Request>,
    requests: Receiver<Request>,
    news: UnboundedSender<News>,
    settle: Settle,
    stamps: Stamps,
    source: Source,
    /// Kept alive while it is the source.
    system: Option<RecommendedWatcher>,
    rescan_at: Option<Instant>,
    poll_at: Option<Instant>,
    check_at: Option<Instant>,
}

/// One folder, however often it is moved; another one under its name is not it.
type Identity = (u64, u64, Option<SystemTime>);

/// Whether the thread goes on.
enum Flow {
    GoOn,
    End,
}

impl Actor {
    /// Watches first, then reads what is there: a save in between is seen twice, not never.
    fn begin(&mut self) {
        match self.mode {
            Mode::Manual => self.tell(Source::Manual),
            Mode::Poll => self.poll("it was asked for".to_owned()),
            Mode::Auto => {
                self.listen();
                self.check_at = Some(Instant::now() + CHECK);
            }
        }
        for path in sources(&self.given) {
            self.follow(&path);
            if let Look::Content(content) = look(&path) {
                self.settle.know(&path, &content);
            }
        }
    }

    /// Asks the system for events about what stands at `given` now.
    fn listen(&mut self) {
        match why_no_events(&self.root) {
            Some(why) => self.poll(why),
            None => match system_watcher(&self.root, self.events.clone()) {
                Ok(watcher) => {
                    self.system = Some(watcher);
                    self.tell(Source::Events);
                }
                Err(error) => self.poll(why_polling(&error)),
            },
        }
    }

    /// The folder is gone, back, or another one: the system's watch was about what is no more there.
    fn reopen(&mut self, now: Instant) {
        self.system = None;
        self.poll_at = None;
        self.links.clear();
        self.folders.clear();
        self.identity = identity(&self.given);
        if let Ok(root) = self.given.canonicalize() {
            self.root = root;
            self.listen();
        }
        self.check_at = Some(now + POLL);
        self.touch_all(now);
    }

    /// Watches a file where it lies, if that is not where it stands: a link in its place, or above it.
    fn follow(&mut self, path: &Path) {
        let below = path.strip_prefix(&self.given).unwrap_or(path);
        let stands = self.root.join(below);
        let lies = match path.canonicalize() {
            Ok(lies) if lies == stands => return,
            Ok(lies) => lies,
            // It leads nowhere, for now.
            Err(_) if path.is_symlink() => stands,
            Err(_) => return,
        };
        if let (Some(folder), Some(system)) = (lies.parent(), &mut self.system)
            && !folder.starts_with(&self.root)
            && self.folders.insert(folder.to_owned())
        {
            // Where that fails it is still looked at, only later.
            let _ = system.watch(folder, RecursiveMode::NonRecursive);
        }
        self.links.entry(lies).or_default().insert(path.to_owned());
    }

    fn run(mut self) {
        loop {
            let wakes = [
                self.settle.wake(),
                self.rescan_at,
                self.poll_at,
                self.check_at,
            ];
            let wake = wakes.into_iter().flatten().min();
            let request = match wake {
                None => self
                    .requests
                    .recv()
                    .map_err(|_| RecvTimeoutError::Disconnected),
                Some(at) => self
                    .requests
                    .recv_timeout(at.saturating_duration_since(Instant::now())),
            };
            let now = Instant::now();
            match request {
                Ok(Request::System(Ok(event))) => self.happened(&event, now),
                Ok(Request::System(Err(error))) => self.system_failed(&error, now),
                Ok(Request::Stop) | Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) => {}
            }
            self.on_time(now);
            match self.look_at_due() {
                Flow::GoOn => {}
                Flow::End => return,
            }
        }
    }

    fn happened(&mut self, event: &notify::Event, now: Instant) {
        if event.need_rescan() {
            self.touch_all(now);
        }
        match event.kind {
            // Reading is not writing; but a file closed after writing is.
            EventKind::Access(notify::event::AccessKind::Close(
                notify::event::AccessMode::Write,
            ))
            | EventKind::Any
            | EventKind::Create(_)
            | EventKind::Modify(_)
            | EventKind::Remove(_)
            | EventKind::Other => {}
            EventKind::Access(_) => return,
        }
        let moves = matches!(
            event.kind,
            EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_))
        );
        for path in &event.paths {
            for link in self.links.get(path).cloned().unwrap_or_default() {
                self.touch(&link, now);
            }
            let Ok(below) = path.strip_prefix(&self.root) else {
                continue;
            };
            let path = self.given.join(below);
            if is_source(&path) {
                self.touch(&path, now);
            } else if path == self.given {
                if moves {
                    self.reopen(now);
                }
            } else if path.is_dir()
                || matches!(event.kind, EventKind::Remove(_)) && path.extension().is_none()
            {
                self.touch_all(now);
                self.rescan_at = Some(now + RESCAN);
            }
        }
    }

    fn system_failed(&mut self, error: &notify::Error, now: Instant) {
        // A path that vanished before it could be watched is no reason to give up.
        if matches!(
            error.kind,
            ErrorKind::PathNotFound | ErrorKind::WatchNotFound
        ) {
            return;
        }
        self.system = None;
        self.poll(why_polling(error));
        self.touch_all(now);
    }

    fn on_time(&mut self, now: Instant) {
        if self.rescan_at.is_some_and(|at| at <= now) {
            self.rescan_at = None;
            self.touch_all(now);
        }
        if self.poll_at.is_some_and(|at| at <= now) {
            for path in self.stamps.touched(&self.given, SystemTime::now()) {
                self.settle.touched(&path, now);
            }
            self.poll_at = Some(now + POLL);
        }
        if self.check_at.is_some_and(|at| at <= now) {
            self.check(now);
        }
    }

    fn check(&mut self, now: Instant) {
        let found = identity(&self.given);
        if found != self.identity {
            return self.reopen(now);
        }
        for link in self.links.values().flatten().cloned().collect::<Vec<_>>() {
            self.touch(&link, now);
        }
        // Nobody wants to wait for a folder that comes back.
        let pause = if found.is_some() { CHECK } else { POLL };
        self.check_at = Some(now + pause);
    }

    fn look_at_due(&mut self) -> Flow {
        for path in self.settle.due(Instant::now()) {
            // The content is read first: what is said about a moment must not be older than it.
            let found = look(&path);
            let content = match self.settle.looked(&path, found, Instant::now()) {
                Some(Look::Content(content)) => Some(content),
                Some(Look::Absent) => None,
                None => continue,
            };
            if self
                .news
                .send(News::Content(Change { path, content }))
                .is_err()
            {
                return Flow::End;
            }
        }
        if self.news.is_closed() {
            Flow::End
        } else {
            Flow::GoOn
        }
    }

    fn touch(&mut self, path: &Path, now: Instant) {
        self.follow(path);
        self.settle.touched(path, now);
    }

    fn touch_all(&mut self, now: Instant) {
        for path in sources(&self.given) {
            self.touch(&path, now);
        }
        self.settle.touched_all(now);
    }

    fn poll(&mut self, why: String) {
        // What is there now and goes before the next look is gone then, too.
        self.stamps.touched(&self.given, SystemTime::now());
        self.poll_at = Some(Instant::now() + POLL);
        self.tell(Source::Polling { why });
    }

    fn tell(&mut self, source: Source) {
        if !matches!(
            (&source, &self.source),
            (Source::Polling { .. }, Source::Polling { .. })
        ) {
            // Nobody listens any more: the next look ends the thread.
            let _ = self.news.send(News::Source(source.clone()));
        }
        self.source = source;
    }
}

fn identity(folder: &Path) -> Option<Identity> {
    let found = fs::metadata(folder).ok().filter(Metadata::is_dir)?;
    let (device, number) = system_identity(&found);
    Some((device, number, found.created().ok()))
}

#[cfg(unix)]
fn system_identity(found: &Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt as _;
    (found.dev(), found.ino())
}

#[cfg(not(unix))]
fn system_identity(_found: &Metadata) -> (u64, u64) {
    (0, 0)
}

fn look(path: &Path) -> Look {
    match plain::read(path) {
        Ok(content) => Look::Content(content),
        Err(_) => Look::Absent,
    }
}

fn system_watcher(root: &Path, requests: Sender<Request>) -> notify::Result<RecommendedWatcher> {
    let mut watcher = notify::recommended_watcher(move |event| {
        // Nobody receives while we stop.
        let _ = requests.send(Request::System(event));
    })?;
    watcher.watch(root, RecursiveMode::Recursive)?;
    Ok(watcher)
}

/// A clause that says why the system's events cannot be had.
fn why_polling(error: &notify::Error) -> String {
    match &error.kind {
        ErrorKind::MaxFilesWatch => {
            "this system can watch no more files (fs.inotify.max_user_watches)".to_owned()
        }
        // EMFILE: the limit of instances, not of files.
        ErrorKind::Io(io) if io.raw_os_error() == Some(24) => {
            "this system can start no more watchers (fs.inotify.max_user_instances)".to_owned()
        }
        ErrorKind::Io(io) => format!("the system's watcher failed: {io}"),
        ErrorKind::Generic(text) => format!("the system's watcher failed: {text}"),
        ErrorKind::PathNotFound | ErrorKind::WatchNotFound | ErrorKind::InvalidConfig(_) => {
            "the system's watcher failed".to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::why_polling;

    #[test]
    fn the_reason_names_the_setting_to_raise() {
        let exhausted = notify::Error::new(notify::ErrorKind::MaxFilesWatch);
        assert!(why_polling(&exhausted).contains("max_user_watches"));
        let instances = notify::Error::io(std::io::Error::from_raw_os_error(24));
        assert!(why_polling(&instances).contains("max_user_instances"));
    }
}

//! `katas watch` in a real pseudo-terminal, as a learner has it beside the editor.

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use crate::Content;

pub(crate) struct Watched {
    child: Box<dyn Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    file: PathBuf,
    // Dropped last: closing it ends what runs inside.
    _terminal: Box<dyn MasterPty + Send>,
}

impl Watched {
    /// Starts it on `basics2` and waits for its first verdict.
    pub(crate) fn start(workspace: &Path) -> Self {
        let size = PtySize {
            rows: 40,
            cols: 100,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system()
            .openpty(size)
            .expect("the system has pseudo-terminals");
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_katas"));
        command.args(["watch", "basics2"]);
        command.env("KATAS_DIR", workspace);
        command.env("KATAS_BUILD_DIR", crate::build_folder(workspace));
        command.env("LC_ALL", "C.UTF-8");
        command.env("TERM", "xterm-256color");
        command.cwd(workspace);
        let child = pair.slave.spawn_command(command).expect("katas starts");
        let mut reader = pair.master.try_clone_reader().expect("it can be read");
        let keys = pair.master.take_writer().expect("it can be written");
        let (sender, output) = channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 65536];
            while let Ok(count) = reader.read(&mut buffer) {
                if count == 0 || sender.send(buffer[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        let file = workspace.join("exercises/01_basics/basics2.rs");
        let mut watched = Self {
            child,
            keys,
            output,
            file,
            _terminal: pair.master,
        };
        watched.wait_for("✗ failed,");
        watched
    }

    /// From a save to its verdict on the screen.
    pub(crate) fn save(&mut self, content: Content, round: usize) -> Duration {
        let words = match content {
            Content::Failing => "✗ failed,",
            Content::Passing => "✓ passed,",
            Content::Refused => "does not compile",
        };
        // What was drawn before is about what was saved before.
        while self.output.recv_timeout(Duration::from_millis(300)).is_ok() {}
        let began = Instant::now();
        fs::write(&self.file, content.source(round)).expect("written");
        self.wait_for(words);
        began.elapsed()
    }

    fn wait_for(&mut self, words: &str) {
        let mut seen = Vec::new();
        loop {
            let text = String::from_utf8_lossy(&seen).into_owned();
            if plain(&text).contains(words) {
                return;
            }
            match self.output.recv_timeout(Duration::from_secs(60)) {
                Ok(bytes) => seen.extend(bytes),
                Err(_) => panic!("`{words}` never came; the screen said:\n{text}"),
            }
        }
    }

    /// What it costs to wait: processor time and memory.
    pub(crate) fn idle_for(&mut self, time: Duration) -> String {
        let id = self.child.process_id().expect("it runs");
        let ticks = || {
            let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
            let fields: Vec<u64> = stat
                .rsplit(')')
                .next()?
                .split_whitespace()
                .skip(11)
                .take(2)
                .filter_map(|field| field.parse().ok())
                .collect();
            Some(fields.iter().sum::<u64>())
        };
        let before = ticks();
        std::thread::sleep(time);
        let used = ticks().zip(before).map(|(after, before)| after - before);
        let status = fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
        let resident = status
            .lines()
            .find(|line| line.starts_with("VmRSS"))
            .unwrap_or("VmRSS unknown")
            .to_owned();
        match used {
            Some(used) => format!(
                "watch, idle for {} s: {used} clock ticks of processor time, {resident}",
                time.as_secs()
            ),
            None => "watch, idle: this system does not tell".to_owned(),
        }
    }

    pub(crate) fn quit(mut self) {
        self.keys.write_all(b"q").expect("it listens");
        self.child.wait().expect("it ends");
    }
}

/// Without escape sequences, roughly: enough to find words.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        if letter != '\u{1b}' {
            plain.push(letter);
            continue;
        }
        if letters.next() == Some('[') {
            for inside in letters.by_ref() {
                if inside.is_ascii_alphabetic() {
                    break;
                }
            }
        }
    }
    plain
}

//! A case is a check that runs in a process of its own, because judging ends the process; the test reads its record.
//!
//! The test binary starts itself again with the case's name in the environment, as the program does with a compiled
//! answer: a socket for the record in place of standard input, with the seal's key in it; a limit; output to files.

use std::fmt::Debug;
use std::future::Future;
use std::io::{Read, Seek, Write};
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::process::Stdio;
use std::time::Duration;

use katas_kit::record::{Done, Finding, Hello, Line, Run, SealKey, Span, Stuck};
use katas_kit::{Recorder, check};

/// A name, what judges, and the real milliseconds it may take.
#[derive(Debug, Clone, Copy)]
pub struct Case {
    pub name: &'static str,
    pub judge: fn() -> !,
    pub limit_ms: u64,
}

/// Lists a file's cases, each named after its function.
macro_rules! cases {
    ($($case:ident),* $(,)?) => { crate::case::cases!(within 20_000; $($case),*); };
    ($(within $limit:literal; $($case:ident),* $(,)?);*) => {
        pub const CASES: &[crate::case::Case] = &[$($(
            crate::case::Case { name: stringify!($case), judge: $case, limit_ms: $limit },
        )*)*];
    };
}
pub(crate) use cases;

/// Judges a scenario that needs neither data nor requirements: the record itself is looked at.
pub fn look_at<V, F>(scenario: impl Fn(Recorder) -> F + 'static) -> !
where
    V: Debug + 'static,
    F: Future<Output = V> + 'static,
{
    check(move |recorder, ()| scenario(recorder))
        .set(())
        .judge()
}

/// What a case left behind.
#[derive(Debug)]
pub struct Record {
    pub hello: Option<Hello>,
    pub runs: Vec<Run>,
    pub stuck: Option<Stuck>,
    pub done: Option<Done>,
    pub key: SealKey,
    /// The lines as written.
    pub text: String,
    pub stdout: Vec<u8>,
    pub stderr: String,
    pub code: Option<i32>,
}

/// The record of the case with this name.
pub fn record_of(case: &str) -> Record {
    record_with(case, &[])
}

/// The same, with further variables in its environment.
pub fn record_with(case: &str, variables: &[(&str, &str)]) -> Record {
    let key = SealKey::new(0x5ea1);
    let (mut ours, theirs) = UnixStream::pair().expect("descriptors are left");
    ours.write_all(key.to_line().as_bytes())
        .expect("a socket takes a line");
    // It ends when the process ends, and takes no more than its buffer until somebody reads.
    let reader = std::thread::spawn(move || {
        let mut text = String::new();
        ours.read_to_string(&mut text).map(|_| text)
    });
    let variables = [&[("KATAS_RECORD", "here")], variables].concat();
    let mut record = run(case, &variables, OwnedFd::from(theirs).into());
    let text = reader.join().expect("reading does not panic");
    let text = text.expect("a record is text");
    record.key = key;
    for line in text.lines() {
        match serde_json::from_str(line).expect("every line is a record's") {
            Line::Hello(hello) => record.hello = Some(hello),
            Line::Run(run) => record.runs.push(run),
            Line::Stuck(stuck) => record.stuck = Some(stuck),
            Line::Done(done) => record.done = Some(done),
        }
    }
    record.text = text;
    record
}

/// What the case does under plain `cargo test`, where nobody reads a record.
pub fn without_record(case: &str) -> Record {
    run(case, &[], Stdio::null())
}

/// What the case does when nobody sends it a key.
pub fn without_key(case: &str) -> Record {
    run(case, &[("KATAS_RECORD", "here")], Stdio::null())
}

fn run(case: &str, variables: &[(&str, &str)], stdin: Stdio) -> Record {
    let limit = find(case).limit_ms.to_string();
    let file = || tempfile::tempfile().expect("there is room for scratch");
    let (mut stdout, mut stderr) = (file(), file());
    let handle =
        |file: &std::fs::File| Stdio::from(file.try_clone().expect("descriptors are left"));
    let mut command =
        tokio::process::Command::new(std::env::current_exe().expect("this binary has a path"));
    command
        .args([
            "case::the_one_that_was_asked_for",
            "--exact",
            "--nocapture",
            "--test-threads=1",
        ])
        .env_remove("KATAS_RECORD")
        .env_remove("KATAS_SEEDS")
        .env("RUST_BACKTRACE", "0")
        .env("KIT_CASE", case)
        .env("KATAS_LIMIT_MS", limit)
        .envs(variables.iter().copied())
        .stdin(stdin)
        .stdout(handle(&stdout))
        .stderr(handle(&stderr))
        .kill_on_drop(true);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let status = runtime.expect("a runtime for waiting").block_on(async {
        let mut child = command.spawn().expect("this binary starts");
        // It holds the other end of the record, too.
        drop(command);
        tokio::time::timeout(Duration::from_secs(60), child.wait()).await
    });
    let status = status
        .unwrap_or_else(|_| panic!("`{case}` did not end"))
        .expect("its end is known");
    let bytes = |file: &mut std::fs::File| {
        let mut bytes = Vec::new();
        file.rewind().expect("files rewind");
        file.read_to_end(&mut bytes).expect("files can be read");
        bytes
    };
    Record {
        hello: None,
        runs: Vec::new(),
        stuck: None,
        done: None,
        key: SealKey::new(0),
        text: String::new(),
        stdout: bytes(&mut stdout),
        stderr: String::from_utf8(bytes(&mut stderr)).expect("messages are text"),
        code: status.code(),
    }
}

impl Record {
    /// The first run: the plain one on the first data set.
    pub fn run(&self) -> &Run {
        self.runs
            .first()
            .unwrap_or_else(|| panic!("no run was told: {self:#?}"))
    }

    /// What became of a requirement in the first run in which it did not hold, else in the first.
    pub fn finding(&self, id: &str) -> &Finding {
        let all = || {
            self.runs
                .iter()
                .flat_map(|run| &run.findings)
                .filter(|finding| finding.requirement == id)
        };
        all()
            .find(|finding| !finding.holds)
            .or_else(|| all().next())
            .expect("the requirement was evaluated")
    }

    pub fn holds(&self, id: &str) -> bool {
        self.finding(id).holds
    }

    /// The first run's call for `lane`.
    pub fn span(&self, lane: &str) -> &Span {
        self.run()
            .spans
            .iter()
            .find(|span| span.lane == lane)
            .expect("it was called")
    }

    /// The value that the first run returned.
    pub fn value(&self) -> &str {
        self.run()
            .value
            .as_deref()
            .unwrap_or_else(|| panic!("it gave a value: {:#?}", self.run()))
    }

    /// The lines that start with this word, without it. (The test harness prints some of its own.)
    pub fn lines(&self, word: &str) -> Vec<String> {
        let stdout = String::from_utf8_lossy(&self.stdout);
        stdout
            .lines()
            .filter_map(|line| Some(line.split_once(word)?.1.trim().to_owned()))
            .collect()
    }

    /// The lines as they have to be each time: without what was measured and without the seal of all. Where threads or
    /// sockets wake the runtime, several that come together wake it once: how often is the machine's to say.
    pub fn to_compare(&self) -> String {
        let mut text = self.text.clone();
        blank(&mut text, "\"meter\":{", '}');
        blank(&mut text, "\"seal\":", '}');
        if !text.contains("\"clock\":\"virtual\"") {
            blank(&mut text, "\"wakeups\":", ',');
        }
        text
    }
}

/// Takes out what stands between `from` and the next `to`, everywhere.
fn blank(text: &mut String, from: &str, to: char) {
    let mut place = 0;
    while let Some(found) = text[place..].find(from) {
        place += found + from.len();
        let end = text[place..].find(to).expect("a record's line is whole");
        text.replace_range(place..place + end, "");
    }
}

pub fn find(name: &str) -> Case {
    let mut all = crate::SUBJECTS.iter().flat_map(|cases| cases.iter());
    *all.find(|case| case.name == name)
        .unwrap_or_else(|| panic!("there is no case `{name}`"))
}

/// Where a started case begins.
#[test]
fn the_one_that_was_asked_for() {
    let Ok(name) = std::env::var("KIT_CASE") else {
        return;
    };
    // The harness's words belong to no instant of the case.
    std::io::stdout()
        .flush()
        .expect("standard output is a file");
    (find(&name).judge)()
}

#[test]
fn no_two_cases_share_a_name() {
    let mut names: Vec<&str> = crate::SUBJECTS
        .iter()
        .flat_map(|cases| cases.iter())
        .map(|case| case.name)
        .collect();
    names.sort_unstable();
    let all = names.len();
    names.dedup();
    assert_eq!(names.len(), all);
}

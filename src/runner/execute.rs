//! Runs a compiled answer under its limits.

use std::fs::File;
use std::path::PathBuf;
use std::process::ExitStatus;
use std::time::Duration;

use katas_kit::patience::Patience;
use tokio::time::Instant;

use super::limits::{Excess, Reach};
use super::outcome::{End, Execution};
use super::program::Program;
use super::record_channel::RecordChannel;
use super::sandbox::{Confinement, Storage};
use super::shadow::{Seat, Shadow};
use super::{Extent, Job, Runner, RunnerError, capture, system};

/// Tells the kit that standard input is the channel for its record. The value is this one judging's, so that a process
/// that an answer started is known by it.
pub(super) const RECORD: &str = "KATAS_RECORD";
/// What an answer reads to find out that `localhost` is its own machine.
const NAMES: [&str; 5] = [
    "/etc/hosts",
    "/etc/host.conf",
    "/etc/nsswitch.conf",
    "/etc/protocols",
    "/etc/services",
];
/// How often memory, threads and output are looked at.
const LOOK_EVERY: Duration = Duration::from_millis(15);
/// Every so many looks take in what the answer started.
const LOOKS_AT_ITSELF: u32 = 10;
/// The kit tells what an answer was doing when its time is up; it gets this long to say so.
const LAST_WORDS: Duration = Duration::from_millis(800);

/// Runs the answer that has this seat.
pub(super) async fn execute(
    runner: &Runner,
    program: &Program,
    shadow: &Shadow,
    seat: &Seat,
    job: &Job<'_>,
) -> Result<Execution, RunnerError> {
    let scratch = |source| RunnerError::Scratch {
        path: shadow.root().display().to_string(),
        source,
    };
    let (mut record, theirs) = RecordChannel::open().map_err(RunnerError::Follow)?;
    let (stdout, stderr) = (
        tempfile::tempfile().map_err(scratch)?,
        tempfile::tempfile().map_err(scratch)?,
    );
    let mut readable = runner.kit.readable();
    readable.extend(NAMES.iter().map(PathBuf::from));
    let confinement = Confinement {
        readable,
        writable: seat.work.clone(),
        storage: Storage::Memory,
    };
    let mut command = runner
        .sandbox
        .command(&confinement, &program.to_start(), program.path());
    command.args(&seat.argument).env_clear();
    command.env(RECORD, &seat.work);
    command.env("KATAS_LIMIT_MS", job.limits.run.as_millis().to_string());
    match job.extent {
        Extent::Whole => {}
        Extent::Sweep(seeds) => _ = command.env("KATAS_SEEDS", seeds.to_string()),
        Extent::Recorded => _ = command.env("KATAS_EVERY_RUN", "yes"),
        Extent::Only(which) => _ = command.env("KATAS_ONLY", which.to_string()),
    }
    // A symbolised backtrace costs 60 ms, and the panic's place is in the record.
    command.env("RUST_BACKTRACE", "0").env("TMPDIR", &seat.work);
    if let Some(path) = runner.kit.library_path() {
        command.env(system::LIBRARY_PATH, path);
    }
    command
        .stdin(theirs)
        .stdout(stdout.try_clone().map_err(scratch)?)
        .stderr(stderr.try_clone().map_err(scratch)?);
    let mut group = system::Group::start(command).map_err(|source| RunnerError::Start {
        program: program.path().display().to_string(),
        source,
    })?;
    let (id, mut namespace) = (group.id(), None);
    let receive = async {
        // With its first line it is where it will be.
        record.begins().await;
        namespace = id.and_then(system::namespace);
        record.receive().await
    };
    let end = tokio::select! {
        end = under_limits(&mut group, job, &stdout, &stderr) => end?,
        () = receive => unreachable!("it receives for ever"),
    };
    let left_something = match end {
        End::Exited(_) | End::Signalled(_) => group.left_something(namespace.as_deref()).await,
        End::TimeLimit | End::MemoryLimit | End::OutputLimit | End::ThreadLimit => false,
    };
    // Whatever it started goes with it.
    drop(group);
    let keep = job.limits.output;
    let (mut stdout, mut stderr) = (stdout, stderr);
    Ok(Execution {
        end,
        record: record.finish().map_err(RunnerError::Follow)?,
        stdout: capture::read(&mut stdout, keep).map_err(scratch)?,
        stderr: capture::read(&mut stderr, keep).map_err(scratch)?,
        left_something,
    })
}

async fn under_limits(
    group: &mut system::Group,
    job: &Job<'_>,
    stdout: &File,
    stderr: &File,
) -> Result<End, RunnerError> {
    let patience = Patience::begin(job.limits.run + LAST_WORDS);
    let mut deadline = Instant::now() + job.limits.run + LAST_WORDS;
    let mut looks = tokio::time::interval(LOOK_EVERY);
    looks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let mut looked = 1;
    let floods = || {
        let written = |file: &File| file.metadata().map_or(0, |data| data.len());
        written(stdout).max(written(stderr)) > job.limits.output
    };
    loop {
        tokio::select! {
            biased;
            status = group.wait() => {
                let end = status.map(end_of).map_err(RunnerError::Follow)?;
                // Between two looks a quick program prints a lot, and the verdict must not depend on who was first.
                return Ok(if floods() { End::OutputLimit } else { end });
            }
            () = tokio::time::sleep_until(deadline) => match patience.left(group.share()) {
                Some(left) => deadline = Instant::now() + left,
                None => return Ok(End::TimeLimit),
            },
            _ = looks.tick() => {
                if floods() {
                    return Ok(End::OutputLimit);
                }
                let reach = match looked % LOOKS_AT_ITSELF {
                    0 => Reach::Family,
                    _ => Reach::Itself,
                };
                looked += 1;
                match job.limits.exceeded_by(group.footprint(reach)) {
                    Some(Excess::Memory) => return Ok(End::MemoryLimit),
                    Some(Excess::Threads) => return Ok(End::ThreadLimit),
                    None => {}
                }
            }
        }
    }
}

fn end_of(status: ExitStatus) -> End {
    match (status.code(), system::signal(status)) {
        (Some(code), _) => End::Exited(code),
        (None, Some(signal)) => End::Signalled(signal),
        (None, None) => End::Exited(-1),
    }
}

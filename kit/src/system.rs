//! The few questions that std cannot put to the operating system. The only `unsafe` of the kit.
//!
//! Where a system has no answer, the answer is `None`, and whoever asked does without.

use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering};
use std::time::Duration;

use crate::patience::Share;

/// Processor time, time waiting for a core and voluntary switches of a thread so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ThreadClock {
    pub(crate) cpu_ns: u64,
    pub(crate) run_queue_ns: u64,
    pub(crate) voluntary_switches: u64,
}

/// Reads the clock of the thread that made it, again and again.
#[derive(Debug)]
pub(crate) struct ThreadWatch {
    #[cfg(target_os = "linux")]
    schedstat: std::fs::File,
}

#[cfg(target_os = "linux")]
impl ThreadWatch {
    pub(crate) fn of_this_thread() -> Option<Self> {
        let schedstat = std::fs::File::open("/proc/thread-self/schedstat").ok()?;
        Some(Self { schedstat })
    }

    /// Only on the thread that made it: the figures come from both.
    pub(crate) fn read(&self) -> Option<ThreadClock> {
        let mut time = libc::timespec {
            tv_sec: 0,
            tv_nsec: 0,
        };
        // SAFETY: `time` is a valid timespec for the call to fill in.
        if unsafe { libc::clock_gettime(libc::CLOCK_THREAD_CPUTIME_ID, &mut time) } != 0 {
            return None;
        }
        // SAFETY: rusage is plain integers, for which all zeroes is a value.
        let mut usage: libc::rusage = unsafe { std::mem::zeroed() };
        // SAFETY: `usage` is a valid rusage for the call to fill in.
        if unsafe { libc::getrusage(libc::RUSAGE_THREAD, &mut usage) } != 0 {
            return None;
        }
        let mut room = [0; 128];
        let schedstat = read_again(&self.schedstat, &mut room)?;
        let run_queue_ns = schedstat.split_whitespace().nth(1)?.parse().ok()?;
        Some(ThreadClock {
            cpu_ns: time.tv_sec as u64 * 1_000_000_000 + time.tv_nsec as u64,
            run_queue_ns,
            voluntary_switches: usage.ru_nvcsw as u64,
        })
    }
}

#[cfg(not(target_os = "linux"))]
impl ThreadWatch {
    pub(crate) fn of_this_thread() -> Option<Self> {
        None
    }

    pub(crate) fn read(&self) -> Option<ThreadClock> {
        None
    }
}

/// What this process got of the processor so far, and how long this thread of its own waited for a core.
#[cfg(target_os = "linux")]
pub(crate) fn share(thread: i64) -> Share {
    let schedstat = std::fs::read_to_string(format!("/proc/self/task/{thread}/schedstat"));
    let queued = schedstat
        .ok()
        .and_then(|line| line.split_whitespace().nth(1)?.parse().ok());
    let mut time = libc::timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    // SAFETY: `time` is a valid timespec for the call to fill in; where it fails, it stays as it is.
    unsafe { libc::clock_gettime(libc::CLOCK_PROCESS_CPUTIME_ID, &mut time) };
    Share {
        queued: Duration::from_nanos(queued.unwrap_or(0)),
        computed: Duration::new(time.tv_sec as u64, time.tv_nsec as u32),
    }
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn share(_thread: i64) -> Share {
    Share::default()
}

/// The system's number of the calling thread.
#[cfg(target_os = "linux")]
pub(crate) fn thread_id() -> i64 {
    // SAFETY: takes no arguments and cannot fail.
    i64::from(unsafe { libc::gettid() })
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn thread_id() -> i64 {
    0
}

/// What one thread of this process is doing, and counters that change when it does anything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ThreadState {
    pub(crate) id: i64,
    pub(crate) asleep: bool,
    counters: String,
}

/// How many threads this process has: quicker than to list them.
#[cfg(target_os = "linux")]
pub(crate) fn count_threads() -> Option<u64> {
    use std::os::unix::fs::MetadataExt;
    // A folder's links are itself, its name above it, and a folder for each thread.
    let folder = std::fs::metadata("/proc/self/task").ok()?;
    folder.nlink().checked_sub(2)
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn count_threads() -> Option<u64> {
    None
}

/// The numbers of every thread of this process, in order; `None` where the system does not tell.
#[cfg(target_os = "linux")]
pub(crate) fn thread_ids() -> Option<Vec<i64>> {
    /// Threads do not come and go this often during a listing.
    const MAX_TRIES: usize = 100;
    let id = |name: std::ffi::OsString| name.to_str().and_then(|name| name.parse::<i64>().ok());
    let mut ids = Vec::new();
    for _ in 0..MAX_TRIES {
        let entries = std::fs::read_dir("/proc/self/task").ok()?;
        ids = entries
            .flatten()
            .filter_map(|entry| id(entry.file_name()))
            .collect();
        // When a thread ends during the listing, the kernel leaves out those behind it.
        if count_threads() == Some(ids.len() as u64) {
            break;
        }
    }
    ids.sort_unstable();
    Some(ids)
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn thread_ids() -> Option<Vec<i64>> {
    None
}

/// What this thread is doing; `None` if it has ended.
pub(crate) fn thread(id: i64) -> Option<ThreadState> {
    let stat = std::fs::read_to_string(format!("/proc/self/task/{id}/stat")).ok()?;
    let status = std::fs::read_to_string(format!("/proc/self/task/{id}/status")).ok()?;
    // The name stands in parentheses and may hold anything; the state follows it.
    let state = stat.rsplit(')').next()?.trim_start().chars().next()?;
    Some(ThreadState {
        id,
        asleep: state == 'S',
        counters: status
            .lines()
            .filter(|line| line.contains("ctxt_switches"))
            .collect(),
    })
}

/// Every thread of this process, ordered by id; `None` where the system does not tell.
pub(crate) fn threads() -> Option<Vec<ThreadState>> {
    // A thread may end between the listing and the reading.
    Some(thread_ids()?.into_iter().filter_map(thread).collect())
}

/// What a thread has done so far, in figures that a busy machine does not raise: it keeps a thread from running.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Effort {
    pub(crate) cpu_ns: u64,
    /// How often it left its core while it had more to do: it gave way, or had to.
    pub(crate) breaks: u64,
}

/// What this thread of the process has done so far; `None` if it has ended, or where the system does not tell.
pub(crate) fn effort(id: i64) -> Option<Effort> {
    let schedstat = std::fs::read_to_string(format!("/proc/self/task/{id}/schedstat")).ok()?;
    let status = std::fs::read_to_string(format!("/proc/self/task/{id}/status")).ok()?;
    let switches = |name: &str| -> Option<u64> {
        let line = status.lines().find_map(|line| line.strip_prefix(name))?;
        line.strip_prefix(':')?.trim().parse().ok()
    };
    Some(Effort {
        cpu_ns: schedstat.split_whitespace().next()?.parse().ok()?,
        breaks: switches("nonvoluntary_ctxt_switches")?,
    })
}

/// What a thread sleeps for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sleep {
    /// It moves by itself when the time has come.
    UntilADeadline,
    /// Another one has to wake it, and if none does it moves by itself when the time has come.
    UntilWokenOrADeadline,
    /// Another one has to wake it, or the system does not tell.
    UntilWoken,
    /// It does not sleep any more.
    Over,
}

/// What this thread, which was seen asleep, sleeps for. A deadline that is further off than `far` is none.
#[cfg(target_os = "linux")]
pub(crate) fn sleep_of(id: i64, far: Option<Duration>) -> Sleep {
    let Ok(syscall) = std::fs::read_to_string(format!("/proc/self/task/{id}/syscall")) else {
        return Sleep::UntilWoken;
    };
    let mut words = syscall.split_whitespace();
    let number = words.next();
    if number == Some("running") {
        return Sleep::Over;
    }
    let number: Option<i64> = number.and_then(|number| number.parse().ok());
    let arguments: Vec<u64> = words
        .filter_map(|word| u64::from_str_radix(word.trim_start_matches("0x"), 16).ok())
        .collect();
    let (Some(number), [first, second, third, fourth, ..]) = (number, &arguments[..]) else {
        return Sleep::UntilWoken;
    };
    let sleep = match number {
        libc::SYS_futex => Sleep::UntilWokenOrADeadline,
        _ => Sleep::UntilADeadline,
    };
    let left = match number {
        libc::SYS_nanosleep => duration_at(*first),
        libc::SYS_clock_nanosleep if *second as i32 & libc::TIMER_ABSTIME == 0 => {
            duration_at(*third)
        }
        libc::SYS_clock_nanosleep => duration_at(*third).map(from_now),
        // Every lock, channel, park and join of std ends here; the fourth argument is the deadline, if there is one.
        libc::SYS_futex if *fourth == 0 => return Sleep::UntilWoken,
        libc::SYS_futex => duration_at(*fourth).map(from_now),
        // It is the milliseconds, or -1.
        _ if [EPOLL_WAIT, libc::SYS_epoll_pwait].contains(&number) => {
            match u64::try_from(*fourth as i32) {
                Ok(millis) => Some(Duration::from_millis(millis)),
                Err(_) => return Sleep::UntilWoken,
            }
        }
        _ => return Sleep::UntilWoken,
    };
    match left.zip(far) {
        Some((left, far)) if left > far => Sleep::UntilWoken,
        Some(_) | None => sleep,
    }
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn sleep_of(_id: i64, _far: Option<Duration>) -> Sleep {
    Sleep::UntilWoken
}

/// How long it is until this reading of the monotonic clock.
#[cfg(target_os = "linux")]
fn from_now(reading: Duration) -> Duration {
    let mut now = libc::timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    // SAFETY: `now` is a valid timespec for the call to fill in; where it fails, it stays as it is.
    unsafe { libc::clock_gettime(libc::CLOCK_MONOTONIC, &mut now) };
    reading.saturating_sub(Duration::new(now.tv_sec as u64, now.tv_nsec as u32))
}

/// The timespec at this address of the process, which a thread that sleeps handed to the system; `None` if it is gone.
#[cfg(target_os = "linux")]
fn duration_at(address: u64) -> Option<Duration> {
    let mut found = [0_i64; 2];
    let size = size_of_val(&found);
    let local = libc::iovec {
        iov_base: found.as_mut_ptr().cast(),
        iov_len: size,
    };
    let remote = libc::iovec {
        iov_base: address as *mut libc::c_void,
        iov_len: size,
    };
    // SAFETY: writes into `found`, which is as long as `local` says. The system itself reads the other address, and fails
    // where there is nothing to read.
    let read = unsafe { libc::process_vm_readv(libc::getpid(), &local, 1, &remote, 1, 0) };
    let [seconds, nanoseconds] = found;
    (read == size as isize).then(|| {
        let seconds = u64::try_from(seconds).unwrap_or_default();
        Duration::new(seconds, nanoseconds.clamp(0, 999_999_999) as u32)
    })
}

/// Sleeps for so long. For the kit's own threads: what an answer sleeps is counted, see [`naps`].
pub(crate) fn pause(time: Duration) {
    #[cfg(target_os = "linux")]
    {
        let time = libc::timespec {
            tv_sec: time.as_secs() as libc::time_t,
            tv_nsec: libc::c_long::from(time.subsec_nanos()),
        };
        let nothing: *mut libc::timespec = std::ptr::null_mut();
        // SAFETY: `time` is a valid timespec, and nothing is asked of what is left of it.
        unsafe { libc::syscall(libc::SYS_nanosleep, &raw const time, nothing) };
    }
    #[cfg(not(target_os = "linux"))]
    std::thread::sleep(time);
}

/// How often a thread of the answer's went to sleep for a time of its own choice, as `std::thread::sleep` does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Naps {
    /// On whichever thread.
    pub(crate) all: u64,
    /// On the one that runs the tasks.
    pub(crate) on_runtime_thread: u64,
    /// For how long all of them were asked for, together.
    pub(crate) asked: Duration,
    /// For how long those on the one that runs the tasks were.
    pub(crate) asked_on_runtime_thread: Duration,
    /// How much less than it was asked for all of them took.
    pub(crate) saved: Duration,
}

static NAPS: AtomicU64 = AtomicU64::new(0);
static NAPS_ON_RUNTIME_THREAD: AtomicU64 = AtomicU64::new(0);
static ASKED_NS: AtomicU64 = AtomicU64::new(0);
static ASKED_ON_RUNTIME_THREAD_NS: AtomicU64 = AtomicU64::new(0);
static LONGEST_ON_RUNTIME_THREAD_NS: AtomicU64 = AtomicU64::new(0);
static SAVED_NS: AtomicU64 = AtomicU64::new(0);
static RUNTIME_THREAD: AtomicI64 = AtomicI64::new(0);

/// The calling thread runs the tasks.
pub(crate) fn is_runtime_thread() {
    RUNTIME_THREAD.store(thread_id(), Ordering::Relaxed);
    LONGEST_ON_RUNTIME_THREAD_NS.store(0, Ordering::SeqCst);
}

/// So far. Only Linux lets them be counted.
pub(crate) fn naps() -> Naps {
    Naps {
        all: NAPS.load(Ordering::SeqCst),
        on_runtime_thread: NAPS_ON_RUNTIME_THREAD.load(Ordering::SeqCst),
        asked: told(&ASKED_NS),
        asked_on_runtime_thread: told(&ASKED_ON_RUNTIME_THREAD_NS),
        saved: told(&SAVED_NS),
    }
}

fn told(nanoseconds: &AtomicU64) -> Duration {
    Duration::from_nanos(nanoseconds.load(Ordering::SeqCst))
}

/// The longest one that was asked for on the thread that runs the tasks, since that was last told to be this one.
pub(crate) fn longest_nap() -> Duration {
    told(&LONGEST_ON_RUNTIME_THREAD_NS)
}

/// By this factor they are shorter, where they are.
pub(crate) const NAPS_SHRINK: u32 = 20;

static NAPS_ARE_SHORT: AtomicBool = AtomicBool::new(false);

/// From now on naps take a small part of their time, or not. Where the system's time is not told, how long they last says
/// nothing: what waits for quiet waits for their ends.
pub(crate) fn shorten_naps(shorten: bool) {
    NAPS_ARE_SHORT.store(shorten, Ordering::SeqCst);
}

/// Sleeps as the C library's `clock_nanosleep` does, and gives what the system gives. In place of the library's, so that
/// each nap is counted when it begins: to look now and then whether a thread naps would miss the short ones, more of them
/// on a busy machine.
///
/// # Safety
/// `time` is null or points to a timespec, `left` is null or to one that may be written.
#[cfg(target_os = "linux")]
unsafe fn nap(
    clock: libc::clockid_t,
    flags: libc::c_int,
    time: *const libc::timespec,
    left: *mut libc::timespec,
) -> libc::c_long {
    let is_monotonic = clock == libc::CLOCK_MONOTONIC || flags & libc::TIMER_ABSTIME == 0;
    // SAFETY: the caller says so.
    let asked = unsafe { time.as_ref() }.filter(|_| is_monotonic);
    let asked = asked.and_then(|time| {
        let seconds = u64::try_from(time.tv_sec).ok()?;
        let time = Duration::new(seconds, u32::try_from(time.tv_nsec).ok()?);
        Some(match flags & libc::TIMER_ABSTIME {
            0 => time,
            _ => from_now(time),
        })
    });
    let asked_ns = asked.map_or(0, nanoseconds);
    NAPS.fetch_add(1, Ordering::SeqCst);
    ASKED_NS.fetch_add(asked_ns, Ordering::SeqCst);
    if RUNTIME_THREAD.load(Ordering::Relaxed) == thread_id() {
        NAPS_ON_RUNTIME_THREAD.fetch_add(1, Ordering::SeqCst);
        ASKED_ON_RUNTIME_THREAD_NS.fetch_add(asked_ns, Ordering::SeqCst);
        LONGEST_ON_RUNTIME_THREAD_NS.fetch_max(asked_ns, Ordering::SeqCst);
    }
    if let Some(asked) = asked.filter(|_| NAPS_ARE_SHORT.load(Ordering::SeqCst)) {
        let short = asked.min(Duration::from_millis(1) + asked / NAPS_SHRINK);
        pause(short);
        SAVED_NS.fetch_add(nanoseconds(asked - short), Ordering::SeqCst);
        return 0;
    }
    // SAFETY: the caller's own pointers.
    unsafe { libc::syscall(libc::SYS_clock_nanosleep, clock, flags, time, left) }
}

#[cfg(target_os = "linux")]
fn nanoseconds(time: Duration) -> u64 {
    u64::try_from(time.as_nanos()).unwrap_or(u64::MAX / 2)
}

#[cfg(target_os = "linux")]
// SAFETY: it does what the C library's function of this name does, and is called for the same.
#[unsafe(no_mangle)]
unsafe extern "C" fn nanosleep(
    time: *const libc::timespec,
    left: *mut libc::timespec,
) -> libc::c_int {
    // SAFETY: what holds for the pointers there holds here.
    let slept = unsafe { nap(libc::CLOCK_MONOTONIC, 0, time, left) };
    slept as libc::c_int
}

/// The one that `std::thread::sleep` uses.
#[cfg(target_os = "linux")]
// SAFETY: it does what the C library's function of this name does, and is called for the same.
#[unsafe(no_mangle)]
unsafe extern "C" fn clock_nanosleep(
    clock: libc::clockid_t,
    flags: libc::c_int,
    time: *const libc::timespec,
    left: *mut libc::timespec,
) -> libc::c_int {
    // SAFETY: what holds for the pointers there holds here.
    let slept = unsafe { nap(clock, flags, time, left) };
    // This one returns the error instead of setting it.
    let error = || std::io::Error::last_os_error().raw_os_error();
    match slept {
        0 => 0,
        _ => error().unwrap_or(libc::EINVAL),
    }
}

/// Only the oldest systems have one beside `epoll_pwait`.
#[cfg(target_os = "linux")]
const EPOLL_WAIT: i64 = {
    #[cfg(target_arch = "x86_64")]
    let number = libc::SYS_epoll_wait;
    #[cfg(not(target_arch = "x86_64"))]
    let number = libc::SYS_epoll_pwait;
    number
};

/// Whether this thread waits for another one, for however long it takes; false where the system does not tell.
#[cfg(target_os = "linux")]
pub(crate) fn waits_without_deadline(id: i64) -> bool {
    let Ok(syscall) = std::fs::read_to_string(format!("/proc/self/task/{id}/syscall")) else {
        return false;
    };
    let mut words = syscall.split_whitespace();
    let number: Option<i64> = words.next().and_then(|number| number.parse().ok());
    let (Some(number), Some(fourth)) = (number, words.nth(3)) else {
        return false;
    };
    match number {
        // The fourth argument is the deadline: every lock, channel, park and join of std ends here.
        libc::SYS_futex => fourth == "0x0",
        // It is the milliseconds, or -1: a runtime of the answer's own that has no timers ends here.
        _ => [EPOLL_WAIT, libc::SYS_epoll_pwait].contains(&number) && fourth.ends_with("ffffffff"),
    }
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn waits_without_deadline(_id: i64) -> bool {
    false
}

/// A thread of this process that is looked at again and again: what tells of it stays open.
#[derive(Debug)]
pub(crate) struct Sight {
    id: i64,
    #[cfg(target_os = "linux")]
    stat: std::fs::File,
    #[cfg(target_os = "linux")]
    schedstat: std::fs::File,
}

#[cfg(target_os = "linux")]
impl Sight {
    /// `None` if it has ended.
    pub(crate) fn of(id: i64) -> Option<Self> {
        let open = |name| std::fs::File::open(format!("/proc/self/task/{id}/{name}")).ok();
        let (stat, schedstat) = (open("stat")?, open("schedstat")?);
        Some(Self {
            id,
            stat,
            schedstat,
        })
    }

    /// How often it has run so far; `None` if it runs or could, and if it has ended.
    pub(crate) fn runs_if_asleep(&self) -> Option<u64> {
        let mut room = [0; 512];
        let runs = read_again(&self.schedstat, &mut room)?;
        let runs = runs.split_whitespace().nth(2)?.parse().ok()?;
        let stat = read_again(&self.stat, &mut room)?;
        let state = stat.rsplit(')').next()?.trim_start().chars().next()?;
        (state == 'S').then_some(runs)
    }
}

#[cfg(target_os = "linux")]
fn read_again<'a>(file: &std::fs::File, room: &'a mut [u8]) -> Option<&'a str> {
    use std::os::unix::fs::FileExt;
    let length = file.read_at(room, 0).ok()?;
    std::str::from_utf8(&room[..length]).ok()
}

#[cfg(not(target_os = "linux"))]
impl Sight {
    pub(crate) fn of(_id: i64) -> Option<Self> {
        None
    }

    pub(crate) fn runs_if_asleep(&self) -> Option<u64> {
        None
    }
}

impl Sight {
    pub(crate) fn id(&self) -> i64 {
        self.id
    }
}

/// Bytes written to this socket that the other end's system has not taken yet.
#[cfg(target_os = "linux")]
pub(crate) fn unsent_bytes(socket: &std::net::TcpStream) -> Option<u64> {
    use std::os::fd::AsRawFd;
    let mut queued: libc::c_int = 0;
    // SAFETY: the descriptor is open for as long as `socket` is borrowed, and TIOCOUTQ fills in one int.
    let result = unsafe { libc::ioctl(socket.as_raw_fd(), libc::TIOCOUTQ, &mut queued) };
    (result == 0).then(|| queued.max(0) as u64)
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn unsent_bytes(_socket: &std::net::TcpStream) -> Option<u64> {
    None
}

/// How many bytes this process has written to its standard output, where that is a file.
#[cfg(unix)]
pub(crate) fn stdout_offset() -> Option<u64> {
    // SAFETY: asks for the position of an open descriptor and moves nothing; on a pipe or a
    // terminal it fails and says so.
    u64::try_from(unsafe { libc::lseek(1, 0, libc::SEEK_CUR) }).ok()
}

#[cfg(not(unix))]
pub(crate) fn stdout_offset() -> Option<u64> {
    None
}

/// What standard input was. From now on standard input is empty, and a program that is started later does not inherit
/// what it was.
pub(crate) fn take_standard_input() -> std::io::Result<std::fs::File> {
    #[cfg(unix)]
    {
        use std::os::fd::{AsFd, AsRawFd};
        // The copy is closed when another program is started.
        let taken = std::io::stdin().as_fd().try_clone_to_owned()?;
        let empty = std::fs::File::open("/dev/null")?;
        // SAFETY: both descriptors are open; 0 is nobody's `OwnedFd`, std only borrows it.
        match unsafe { libc::dup2(empty.as_raw_fd(), 0) } {
            0 => Ok(taken.into()),
            _ => Err(std::io::Error::last_os_error()),
        }
    }
    #[cfg(windows)]
    {
        use std::os::windows::io::AsHandle;
        // Standard input stays what it is: a file that holds nothing which the kit has not read.
        Ok(std::io::stdin().as_handle().try_clone_to_owned()?.into())
    }
}

/// From now on whatever descends from this process stays below it, also what its own parent lets go of: so whoever
/// judges sees all that an answer started, and can end it.
#[cfg(target_os = "linux")]
pub(crate) fn keep_descendants() {
    // SAFETY: sets a flag of this process and touches no memory. Where the kernel refuses, descendants get away.
    unsafe { libc::prctl(libc::PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) };
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn keep_descendants() {}

/// Ends the process at once: no destructor, no exit handler and no thread can hold it.
pub(crate) fn exit_now(code: i32) -> ! {
    #[cfg(unix)]
    // SAFETY: never returns and runs nothing of this process.
    unsafe {
        libc::_exit(code)
    }
    #[cfg(not(unix))]
    std::process::exit(code)
}

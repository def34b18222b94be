//! The limits that this process inherited. With less than this a compiler or an answer fails in ways that look like a
//! mistake of the answer's, so nothing is judged then.

/// What there is too little of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "only {found} {unit} are allowed here, and judging takes {needed}\n\
     hint: `ulimit {flag} {needed}` raises it, where the system lets you; else ask who runs this system"
)]
pub struct TooLittle {
    unit: &'static str,
    flag: &'static str,
    found: u64,
    needed: u64,
}

/// Raises what may be raised, and says what is still too little.
#[cfg(unix)]
pub fn check() -> Result<(), TooLittle> {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

    const MIB: u64 = 1 << 20;
    for (resource, unit, flag, size, needed, enough) in [
        // Several answers at a time have files, pipes and sockets.
        (Resource::Nofile, "open files", "-n", 1, 256, 4096),
        // Threads reserve far more than they use.
        (
            Resource::As,
            "KiB of memory",
            "-v",
            1 << 10,
            1024 * MIB,
            u64::MAX,
        ),
        (
            Resource::Cpu,
            "seconds of processor time",
            "-t",
            1,
            60,
            u64::MAX,
        ),
        (
            Resource::Fsize,
            "KiB in a file",
            "-f",
            1 << 10,
            64 * MIB,
            u64::MAX,
        ),
    ] {
        let Rlimit { current, maximum } = getrlimit(resource);
        let raised = maximum.map_or(enough, |maximum| maximum.min(enough));
        if current.is_some_and(|current| current < raised) {
            let current = (raised != u64::MAX).then_some(raised);
            // Refused, it stays what it is.
            let _ = setrlimit(resource, Rlimit { current, maximum });
        }
        if let Some(found) = getrlimit(resource).current.filter(|found| *found < needed) {
            return Err(TooLittle {
                unit,
                flag,
                found: found / size,
                needed: needed / size,
            });
        }
    }
    Ok(())
}

/// This system has no such limits.
#[cfg(not(unix))]
pub fn check() -> Result<(), TooLittle> {
    Ok(())
}

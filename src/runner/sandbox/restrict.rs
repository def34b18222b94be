//! The restrictions, each by itself: what a process gives up, for itself and for all that it starts.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::net::UdpSocket;
use std::os::fd::AsRawFd as _;
use std::path::{Path, PathBuf};

use landlock::{
    ABI, Access as _, AccessFs, LandlockStatus, Ruleset, RulesetAttr as _, RulesetCreatedAttr as _,
    Scope, path_beneath_rules,
};
use rustix::mount::{MountFlags, UnmountFlags, mount, mount_bind_recursive, unmount};
use rustix::process::{Resource, Rlimit, getrlimit, pivot_root, setrlimit};
use rustix::thread::{UnshareFlags, unshare_unsafe};
use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter,
    SeccompRule,
};

use super::{Confinement, Storage};

/// Bytes that fit into a work folder, and into one file of it.
const MAX_WORK: u64 = 64 << 20;
/// Bytes that fit into one file of a compiler's.
const MAX_COMPILED: u64 = 512 << 20;
/// Processes and threads of one program, where they can be counted: far above the limit that gives a verdict, and the end
/// of a fork bomb before anything looks at it.
const MAX_PROCESSES: u64 = 4096;
/// Landlock's interface as it was tried; a newer kernel is asked for no more than this.
const TRIED: ABI = ABI::V7;

/// Programs and libraries, and what tells how many processors there are.
const SYSTEM: [&str; 13] = [
    "/usr",
    "/bin",
    "/sbin",
    "/lib",
    "/lib32",
    "/lib64",
    "/nix/store",
    "/gnu/store",
    "/etc/alternatives",
    "/etc/ld.so.cache",
    "/etc/localtime",
    "/sys/devices/system/cpu",
    "/sys/fs/cgroup",
];
/// Processes: another process's memory, environment and open files are refused by the kernel all the same.
const PROCESSES: &str = "/proc";
const DEVICES: [&str; 5] = [
    "/dev/null",
    "/dev/zero",
    "/dev/full",
    "/dev/random",
    "/dev/urandom",
];

/// Gives up the controlling terminal: it can be opened by its name no more, and sends no signals.
pub(super) fn leave_the_terminal() {
    if let Ok(terminal) = fs::File::open("/dev/tty") {
        // SAFETY: the descriptor is open, and TIOCNOTTY takes no argument. Where it fails there was no terminal to leave.
        unsafe { libc::ioctl(terminal.as_raw_fd(), libc::TIOCNOTTY) };
    }
}

/// Nothing but the standard streams is open in the program.
pub(super) fn close_on_exec() {
    // SAFETY: marks descriptors and closes none, so that no owner of one in this process is surprised.
    let marked = unsafe {
        libc::syscall(
            libc::SYS_close_range,
            3_u32,
            u32::MAX,
            libc::CLOSE_RANGE_CLOEXEC,
        )
    };
    if marked == 0 {
        return;
    }
    // Before Linux 5.11.
    for entry in fs::read_dir("/proc/self/fd")
        .into_iter()
        .flatten()
        .flatten()
    {
        let number = entry
            .file_name()
            .to_str()
            .and_then(|name| name.parse().ok());
        if let Some(number) = number.filter(|number: &i32| *number > 2) {
            // SAFETY: sets a flag of a descriptor; one that is gone by now is refused.
            unsafe { libc::fcntl(number, libc::F_SETFD, libc::FD_CLOEXEC) };
        }
    }
}

/// No large file and no core dump.
pub(super) fn limit_files(storage: Storage) -> io::Result<()> {
    lower(Resource::Core, 0)?;
    let max = match storage {
        Storage::Memory => MAX_WORK,
        Storage::Disk => MAX_COMPILED,
    };
    lower(Resource::Fsize, max)
}

fn lower(resource: Resource, to: u64) -> io::Result<()> {
    let lowest = |limit: Option<u64>| Some(limit.map_or(to, |limit| limit.min(to)));
    let now = getrlimit(resource);
    let lowered = Rlimit {
        current: lowest(now.current),
        maximum: lowest(now.maximum),
    };
    Ok(setrlimit(resource, lowered)?)
}

/// Enters namespaces of its own: as an ordinary user without rights, with a network that is a loopback, and with mounts
/// that nobody else sees.
pub(super) fn enter_namespaces() -> io::Result<()> {
    let (user, group) = (rustix::process::getuid(), rustix::process::getgid());
    lower(Resource::Nproc, MAX_PROCESSES)?;
    // SAFETY: the flags leave the table of descriptors shared as it is, and there is no other thread.
    unsafe {
        unshare_unsafe(
            UnshareFlags::NEWUSER
                | UnshareFlags::NEWNET
                | UnshareFlags::NEWIPC
                | UnshareFlags::NEWNS,
        )
    }?;
    fs::write("/proc/self/setgroups", "deny")?;
    // Not 0: then becoming another program takes away the rights in the namespace, which this process still needs.
    fs::write("/proc/self/uid_map", format!("1000 {} 1", user.as_raw()))?;
    fs::write("/proc/self/gid_map", format!("1000 {} 1", group.as_raw()))?;
    start_loopback()
}

fn start_loopback() -> io::Result<()> {
    // Not bound to any address: it is only a handle on the namespace's network.
    // SAFETY: takes numbers; the result is checked.
    let socket = unsafe { libc::socket(libc::AF_INET, libc::SOCK_DGRAM | libc::SOCK_CLOEXEC, 0) };
    if socket < 0 {
        return Err(io::Error::last_os_error());
    }
    // SAFETY: it was just opened and belongs to nobody else.
    let socket: UdpSocket = unsafe { std::os::fd::FromRawFd::from_raw_fd(socket) };
    // SAFETY: an ifreq is plain data, for which all zeroes is a value.
    let mut request: libc::ifreq = unsafe { std::mem::zeroed() };
    for (place, byte) in request.ifr_name.iter_mut().zip(b"lo") {
        *place = *byte as libc::c_char;
    }
    request.ifr_ifru.ifru_flags = (libc::IFF_UP | libc::IFF_RUNNING) as libc::c_short;
    // SAFETY: the socket is open, and the request is a valid ifreq with a name that ends with a zero.
    match unsafe { libc::ioctl(socket.as_raw_fd(), libc::SIOCSIFFLAGS, &request) } {
        0 => Ok(()),
        _ => Err(io::Error::last_os_error()),
    }
}

/// From now on the root folder holds what the program may touch, and nothing else is there: no socket of another program
/// either, which Landlock would let it speak to. All but one folder can only be read: rights and dates can be changed
/// without writing to a file, and Landlock does not guard them.
pub(super) fn enter_own_root(confinement: &Confinement) -> io::Result<()> {
    let system = SYSTEM.iter().chain([&PROCESSES]).chain(&DEVICES);
    let readable = confinement.readable.iter().map(PathBuf::as_path);
    // Links are followed while their targets are still there.
    let wanted = system
        .map(Path::new)
        .chain(readable)
        .filter_map(Wanted::find);
    let mut wanted: Vec<Wanted> = wanted.collect();
    // A folder comes before what is in it, and brings it along.
    wanted.sort_by_key(|wanted| wanted.place.components().count());
    let writable = confinement.writable.canonicalize()?;

    mount_memory(Path::new("/tmp"))?;
    fs::create_dir("/tmp/old")?;
    pivot_root("/tmp", "/tmp/old")?;
    std::env::set_current_dir("/")?;
    for wanted in wanted {
        wanted.put_in_place()?;
    }
    fs::create_dir_all(&writable)?;
    link(&writable, &confinement.writable)?;
    link(&writable, Path::new("/tmp"))?;
    if confinement.storage == Storage::Disk {
        mount_bind_recursive(below_old(&writable), &writable)?;
    }
    unmount("/old", UnmountFlags::DETACH)?;
    let read_only = libc::MOUNT_ATTR_RDONLY;
    set_attributes(Path::new("/"), read_only | libc::MOUNT_ATTR_NOSUID, 0)?;
    match confinement.storage {
        Storage::Memory => mount_memory(&writable),
        Storage::Disk => set_attributes(&writable, 0, read_only),
    }
}

/// Something that is to be in the new root as it is in the old one.
struct Wanted {
    path: PathBuf,
    /// Where it is, with no link on the way.
    place: PathBuf,
    is_folder: bool,
}

impl Wanted {
    /// `None` where there is no such thing.
    fn find(path: &Path) -> Option<Self> {
        let place = path.canonicalize().ok()?;
        Some(Self {
            path: path.to_owned(),
            is_folder: place.is_dir(),
            place,
        })
    }

    fn put_in_place(&self) -> io::Result<()> {
        let place = &self.place;
        if place.symlink_metadata().is_err() {
            if self.is_folder {
                fs::create_dir_all(place)?;
            } else {
                fs::create_dir_all(place.parent().expect("a file lies in a folder"))?;
                fs::File::create(place)?;
            }
            mount_bind_recursive(below_old(place), place)?;
        }
        link(place, &self.path)
    }
}

/// Sets and clears attributes of everything that is mounted at this place and below it.
fn set_attributes(place: &Path, set: u64, clear: u64) -> io::Result<()> {
    use std::os::unix::ffi::OsStrExt as _;

    let path = std::ffi::CString::new(place.as_os_str().as_bytes())?;
    // SAFETY: mount_attr is plain integers, for which all zeroes is a value.
    let mut attributes: libc::mount_attr = unsafe { std::mem::zeroed() };
    (attributes.attr_set, attributes.attr_clr) = (set, clear);
    // SAFETY: the path ends with a zero, and the attributes are valid for the call and as long as is said.
    let done = unsafe {
        libc::syscall(
            libc::SYS_mount_setattr,
            libc::AT_FDCWD,
            path.as_ptr(),
            libc::AT_RECURSIVE,
            &attributes,
            size_of::<libc::mount_attr>(),
        )
    };
    match done {
        0 => Ok(()),
        _ => Err(io::Error::last_os_error()),
    }
}

/// Where this place of the old root is now.
fn below_old(place: &Path) -> PathBuf {
    Path::new("/old").join(place.strip_prefix("/").unwrap_or(place))
}

/// A link at `path` that leads to `place`, where that is another name for it.
fn link(place: &Path, path: &Path) -> io::Result<()> {
    if path.symlink_metadata().is_ok() {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    std::os::unix::fs::symlink(place, path)
}

/// An empty folder of limited size over this one, seen by this process and what it starts.
fn mount_memory(folder: &Path) -> io::Result<()> {
    let options = format!("size={MAX_WORK},nr_inodes=16384,mode=0700");
    let options = std::ffi::CString::new(options).expect("a number holds no zero byte");
    let flags = MountFlags::NOSUID | MountFlags::NODEV;
    Ok(mount(
        "tmpfs",
        folder,
        "tmpfs",
        flags,
        Some(options.as_c_str()),
    )?)
}

/// Refuses system calls. No process looks into another or changes it, though both are in the same sandbox: a child that an
/// answer starts could otherwise write the record in its parent's place. Nor does one set limits and priorities of others,
/// which might be the process that judges, or make namespaces, mounts and sockets that no exercise needs.
pub(super) fn refuse_calls() -> Result<(), String> {
    let refused = [
        libc::SYS_ptrace,
        libc::SYS_process_vm_writev,
        libc::SYS_process_madvise,
        libc::SYS_pidfd_getfd,
        libc::SYS_kcmp,
        libc::SYS_perf_event_open,
        libc::SYS_bpf,
        libc::SYS_userfaultfd,
        libc::SYS_io_uring_setup,
        libc::SYS_fanotify_init,
        libc::SYS_keyctl,
        libc::SYS_add_key,
        libc::SYS_request_key,
        libc::SYS_setpriority,
        libc::SYS_ioprio_set,
        libc::SYS_migrate_pages,
        libc::SYS_move_pages,
        libc::SYS_unshare,
        libc::SYS_setns,
        libc::SYS_chroot,
        libc::SYS_pivot_root,
        libc::SYS_mount,
        libc::SYS_umount2,
        libc::SYS_mount_setattr,
        libc::SYS_move_mount,
        libc::SYS_open_tree,
        libc::SYS_fsopen,
        libc::SYS_fsmount,
        libc::SYS_fsconfig,
        libc::SYS_fspick,
    ];
    // Of itself a process may ask this: then the first argument is nought.
    let refused_of_others = [
        libc::SYS_prlimit64,
        libc::SYS_sched_setaffinity,
        libc::SYS_sched_setattr,
        libc::SYS_sched_setparam,
        libc::SYS_sched_setscheduler,
    ];
    let families = [
        libc::AF_UNIX,
        libc::AF_INET,
        libc::AF_INET6,
        libc::AF_NETLINK,
    ];
    let namespaces = [
        libc::CLONE_NEWUSER,
        libc::CLONE_NEWNS,
        libc::CLONE_NEWNET,
        libc::CLONE_NEWPID,
        libc::CLONE_NEWIPC,
        libc::CLONE_NEWUTS,
        libc::CLONE_NEWCGROUP,
    ];
    let first = |operator, value| {
        SeccompCondition::new(0, SeccompCmpArgLen::Dword, operator, value as u32 as u64)
    };
    let rule = |conditions| SeccompRule::new(conditions);
    let mut rules = BTreeMap::from(refused.map(|number| (number, Vec::new())));
    // The kit looks at the deadlines that its own threads wait for. A program has the number that its launcher had.
    let own = std::process::id() as i32;
    let mut add = || -> Result<(), seccompiler::BackendError> {
        let of_others = rule(vec![first(SeccompCmpOp::Ne, 0)?])?;
        rules.extend(refused_of_others.map(|number| (number, vec![of_others.clone()])));
        let is_other = rule(vec![first(SeccompCmpOp::Ne, own)?])?;
        rules.insert(libc::SYS_process_vm_readv, vec![is_other]);
        let unknown = families.map(|family| first(SeccompCmpOp::Ne, family));
        let unknown = unknown.into_iter().collect::<Result<_, _>>()?;
        rules.insert(libc::SYS_socket, vec![rule(unknown)?]);
        let new = namespaces.map(|flag| {
            let flag = flag as u32;
            rule(vec![first(
                SeccompCmpOp::MaskedEq(flag.into()),
                flag as i32,
            )?])
        });
        rules.insert(libc::SYS_clone, new.into_iter().collect::<Result<_, _>>()?);
        Ok(())
    };
    add().map_err(|error| error.to_string())?;
    refuse(rules, libc::EPERM)?;
    // Its flags are in memory, where no filter sees them; where there is no such call, libraries make the older one.
    refuse(
        BTreeMap::from([(libc::SYS_clone3, Vec::new())]),
        libc::ENOSYS,
    )
}

fn refuse(rules: BTreeMap<i64, Vec<SeccompRule>>, with: i32) -> Result<(), String> {
    let Ok(processor) = std::env::consts::ARCH.try_into() else {
        // The filter's library does not know this processor; Landlock's guard on files holds all the same.
        return Ok(());
    };
    let refuse = SeccompAction::Errno(with as u32);
    let filter = SeccompFilter::new(rules, SeccompAction::Allow, refuse, processor);
    let filter = filter.and_then(BpfProgram::try_from);
    let filter = filter.map_err(|error| error.to_string())?;
    seccompiler::apply_filter(&filter).map_err(|error| error.to_string())
}

/// Only these files from now on, and only this folder to write to; no signals to the outside. Returns the version of
/// Landlock's interface that is in force, 0 where the kernel has none.
pub(super) fn guard_files(readable: &[PathBuf], writable: &Path) -> Result<u8, String> {
    let read = AccessFs::from_read(TRIED);
    let look = AccessFs::ReadFile | AccessFs::ReadDir;
    let use_device = AccessFs::ReadFile | AccessFs::WriteFile | AccessFs::Truncate;
    let guard = || {
        Ruleset::default()
            .handle_access(AccessFs::from_all(TRIED))?
            .scope(Scope::from_all(TRIED))?
            .create()?
            .add_rules(path_beneath_rules(SYSTEM, read))?
            .add_rules(path_beneath_rules([PROCESSES], look))?
            .add_rules(path_beneath_rules(DEVICES, use_device))?
            .add_rules(path_beneath_rules(readable, read))?
            .add_rules(path_beneath_rules([writable], AccessFs::from_all(TRIED)))?
            .restrict_self()
    };
    let status = guard().map_err(|error: landlock::RulesetError| error.to_string())?;
    Ok(match status.landlock {
        LandlockStatus::Available { effective_abi, .. } => (effective_abi as u8).min(TRIED as u8),
        LandlockStatus::NotEnabled | LandlockStatus::NotImplemented => 0,
    })
}

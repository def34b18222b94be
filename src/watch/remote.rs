//! File systems that tell nobody when another machine, or Windows around WSL, changes a file.

use std::path::Path;

/// Why events cannot be trusted below `dir`; `None` where they can.
#[cfg(target_os = "linux")]
pub(super) fn why_no_events(dir: &Path) -> Option<String> {
    let kind = rustix::fs::statfs(dir).ok()?.f_type;
    let name = name_of(u32::try_from(kind & 0xffff_ffff).ok()?)?;
    Some(format!(
        "{name} does not report changes that are made elsewhere"
    ))
}

#[cfg(not(target_os = "linux"))]
pub(super) fn why_no_events(_dir: &Path) -> Option<String> {
    None
}

/// Magic numbers of statfs(2).
#[cfg(target_os = "linux")]
fn name_of(magic: u32) -> Option<&'static str> {
    match magic {
        0x6969 => Some("NFS"),
        0x517b | 0xff53_4d42 | 0xfe53_4d42 => Some("a Windows share (SMB)"),
        0x0102_1997 => Some("9P (a Windows drive under WSL, or a virtual machine's share)"),
        0x6573_5546 => Some("FUSE (sshfs or the like)"),
        0x786f_4256 => Some("a VirtualBox share"),
        0x5346_414f => Some("AFS"),
        0x00c3_6400 => Some("Ceph"),
        0x7375_7245 => Some("Coda"),
        _ => None,
    }
}

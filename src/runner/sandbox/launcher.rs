//! The launcher: reads its orders from its arguments, confines itself and becomes the program.
//!
//! It has one thread and no runtime, and it ends before it starts anything else: a process of its own, so that none of
//! this happens in a process that judges.

use std::ffi::{OsStr, OsString};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use super::{Confinement, Sandbox, Storage, restrict};

/// The first argument of a katas that is to be a launcher.
const ARGUMENT: &str = "--sandbox-launcher";
/// In place of a program: say which version of Landlock's interface was in force, and end.
pub(super) const PROBE: &str = "--probe";
/// Ends the list of readable paths: no path is empty.
const END: &str = "";
/// The exit code of a launcher that could not confine itself or become the program.
const FAILED: u8 = 126;

/// Whether this process was started to be a launcher.
pub fn is_wanted(mut arguments: impl Iterator<Item = impl AsRef<OsStr>>) -> bool {
    let first = arguments.nth(1);
    first.is_some_and(|argument| argument.as_ref() == ARGUMENT)
}

/// The launcher's arguments, up to the program's.
pub(super) fn to_arguments(sandbox: Sandbox, confinement: &Confinement) -> Vec<OsString> {
    let yes_or_no = |yes: bool| OsString::from(if yes { "yes" } else { "no" });
    let mut arguments = vec![
        ARGUMENT.into(),
        yes_or_no(sandbox.landlock > 0),
        yes_or_no(sandbox.namespaces),
        yes_or_no(sandbox.no_terminal),
        yes_or_no(confinement.storage == Storage::Memory),
        confinement.writable.clone().into(),
    ];
    arguments.extend(confinement.readable.iter().map(OsString::from));
    arguments.push(END.into());
    arguments
}

/// What a launcher has to do.
struct Orders {
    landlock: bool,
    namespaces: bool,
    no_terminal: bool,
    confinement: Confinement,
    /// The program and its arguments, its own name first; or [`PROBE`].
    program: OsString,
    arguments: Vec<OsString>,
}

impl Orders {
    /// `None` where these are not arguments of [`to_arguments`].
    fn read(mut arguments: impl Iterator<Item = OsString>) -> Option<Self> {
        let arguments = &mut arguments;
        let [landlock, namespaces, no_terminal, in_memory] = [(); 4].map(|()| arguments.next());
        let is_yes = |word: Option<OsString>| word.map(|word| word == "yes");
        let writable = PathBuf::from(arguments.next()?);
        let readable = arguments.take_while(|argument| argument != END);
        let readable = readable.map(PathBuf::from).collect();
        let storage = match is_yes(in_memory)? {
            true => Storage::Memory,
            false => Storage::Disk,
        };
        Some(Self {
            landlock: is_yes(landlock)?,
            namespaces: is_yes(namespaces)?,
            no_terminal: is_yes(no_terminal)?,
            confinement: Confinement {
                readable,
                writable,
                storage,
            },
            program: arguments.next()?,
            arguments: arguments.collect(),
        })
    }
}

/// Confines this process and becomes the program. Returns only where that fails, and after a probe.
pub fn launch(arguments: impl Iterator<Item = OsString>) -> ExitCode {
    let Some(orders) = Orders::read(arguments.skip(2)) else {
        return failed("read its orders", "they are incomplete");
    };
    let landlock = match confine(&orders) {
        Ok(version) => version,
        Err((what, error)) => return failed(what, error),
    };
    if orders.program == PROBE {
        println!("{landlock}");
        return ExitCode::SUCCESS;
    }
    let mut arguments = orders.arguments.into_iter();
    let mut command = Command::new(&orders.program);
    command
        .arg0(arguments.next().unwrap_or_default())
        .args(arguments);
    let error = command.exec();
    failed("start the program", error)
}

/// The version of Landlock's interface that is in force then.
fn confine(orders: &Orders) -> Result<u8, (&'static str, String)> {
    let step = |what| move |error: std::io::Error| (what, error.to_string());
    let Confinement {
        readable,
        writable,
        storage,
    } = &orders.confinement;
    if orders.no_terminal {
        restrict::leave_the_terminal();
    }
    restrict::close_on_exec();
    restrict::limit_files(*storage).map_err(step("limit the size of files"))?;
    if orders.namespaces {
        restrict::enter_namespaces().map_err(step("enter namespaces of its own"))?;
        restrict::enter_own_root(&orders.confinement).map_err(step("make a root of its own"))?;
        // In a namespace of its own even the superuser reads only what it owns.
        for path in readable {
            can_be_read(path).map_err(step("read what the program needs"))?;
        }
    }
    std::env::set_current_dir(writable).map_err(step("enter the work folder"))?;
    if !orders.landlock && !orders.namespaces {
        return Ok(0);
    }
    restrict::refuse_calls().map_err(|error| ("refuse system calls", error))?;
    restrict::guard_files(readable, writable).map_err(|error| ("guard files", error))
}

fn can_be_read(path: &Path) -> std::io::Result<()> {
    match std::fs::File::open(path) {
        Err(error) if error.kind() == std::io::ErrorKind::PermissionDenied => Err(error),
        // What is missing is the program's to miss.
        Ok(_) | Err(_) => Ok(()),
    }
}

fn failed(what: &str, error: impl std::fmt::Display) -> ExitCode {
    eprintln!("katas' launcher cannot {what}: {error}");
    FAILED.into()
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::{Orders, is_wanted, to_arguments};
    use crate::runner::sandbox::{Confinement, Sandbox, Storage};

    #[test]
    fn orders_are_read_as_they_were_given() {
        for (namespaces, storage) in [(true, Storage::Memory), (false, Storage::Disk)] {
            let sandbox = Sandbox {
                landlock: 7,
                namespaces,
                no_terminal: namespaces,
            };
            let confinement = Confinement {
                readable: vec!["/a".into(), "/b c".into()],
                writable: "/w".into(),
                storage,
            };
            let mut arguments = to_arguments(sandbox, &confinement);
            arguments.extend(["program", "shown", "", "yes"].map(OsString::from));
            assert!(is_wanted(
                [OsString::from("katas")].iter().chain(&arguments)
            ));
            let orders = Orders::read(arguments.into_iter().skip(1)).expect("they are complete");
            assert_eq!(orders.confinement, confinement);
            assert_eq!((orders.landlock, orders.namespaces), (true, namespaces));
            assert_eq!(orders.no_terminal, namespaces);
            assert_eq!(orders.program, "program");
            assert_eq!(orders.arguments, ["shown", "", "yes"]);
        }
        assert!(Orders::read(["yes", "no"].map(OsString::from).into_iter()).is_none());
        assert!(!is_wanted(["katas", "run"].iter()));
    }
}

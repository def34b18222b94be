//! rustc and cargo as they are found on other people's machines: too old, missing, without a network.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::processes::{is_gone, is_running, unique_seconds};
use crate::program::{Katas, build_folder, katas, write_script};
use crate::waiting::until;
use crate::workspace::Workspace;

/// Shell scripts in the place of rustc and cargo, and an empty build folder.
pub struct Machine {
    folder: TempDir,
    pub workspace: Workspace,
}

impl Machine {
    pub fn new() -> Self {
        Self {
            folder: tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a temporary folder"),
            workspace: Workspace::embedded(),
        }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn script(&self, name: &str, body: &str) -> PathBuf {
        let path = self.path(name);
        write_script(&path, body);
        path
    }

    /// `katas run` with nothing built yet.
    pub fn run(&self) -> Katas {
        katas(["run"])
            .in_workspace(&self.workspace)
            .with_variable("KATAS_BUILD_DIR", self.path("build"))
    }

    /// A cargo that does this first, and then has built what the shared kit is.
    pub fn cargo(&self, first: &str) -> PathBuf {
        // The kit of this program is there after this, and the newest.
        katas(["run"]).in_workspace(&self.workspace).fails();
        self.cargo_with(
            first,
            &format!("{}/$(basename \"$own\")", build_folder().display()),
        )
    }

    /// A cargo that does this first, and then has built what this kit is: its folder, in the shell's words.
    pub fn cargo_with(&self, first: &str, kit: &str) -> PathBuf {
        self.script(
            "cargo",
            &format!(
                "{first}\nwhile [ \"$1\" != --target-dir ]; do shift; done\n\
                 own=$(dirname \"$2\")\nkit={kit}\n\
                 ln -sfn \"$kit/target\" \"$2\"\nsed \"s|$kit/|$own/|g\" \"$kit/messages\""
            ),
        )
    }

    pub fn lines(&self, name: &str) -> usize {
        fs::read_to_string(self.path(name)).map_or(0, |text| text.lines().count())
    }
}

fn opens_the_lock(process: u32) -> bool {
    fs::read_dir(format!("/proc/{process}/fd"))
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| fs::read_link(entry.path()).ok())
        .any(|file| file.ends_with("lock"))
}

#[test]
fn a_rustc_that_is_too_old_is_named_with_the_way_out() {
    let machine = Machine::new();
    let rustc = machine.script(
        "rustc",
        "printf 'rustc 1.80.1\\nrelease: 1.80.1\\nhost: somewhere\\n'",
    );
    machine
        .run()
        .with_variable("RUSTC", rustc)
        .refuses()
        .says_only("error: rustc 1.80.1 is too old: the exercises need 1.91\nhint: `rustup update stable`\n");
}

#[test]
fn what_a_rustc_says_that_does_not_answer_is_told_without_a_backtrace() {
    let machine = Machine::new();
    let rustc = machine.script(
        "rustc",
        "printf 'no toolchain is chosen\\n%s' \"$RUST_BACKTRACE\" >&2; exit 1",
    );
    machine
        .run()
        .with_variable("RUSTC", rustc)
        .with_variable("RUST_BACKTRACE", "1")
        .refuses()
        .says_only(
            "error: `rustc` does not answer: no toolchain is chosen\n\
             hint: try `rustc -vV`; `rustup default stable` sets a toolchain\n",
        );
}

#[test]
fn a_rustc_that_is_missing_or_answers_nothing_is_told_with_the_way_out() {
    let machine = Machine::new();
    let missing = machine
        .run()
        .with_variable("RUSTC", machine.path("nowhere"))
        .refuses()
        .stdout_is("");
    assert!(
        missing
            .stderr
            .starts_with("error: there is no `rustc` here\n")
            && missing
                .stderr
                .contains("hint: install Rust from https://rustup.rs"),
        "{}",
        missing.stderr
    );

    let rustc = machine.script(
        "rustc",
        "echo 'no default toolchain is configured' >&2; exit 1",
    );
    let silent = machine
        .run()
        .with_variable("RUSTC", rustc)
        .refuses()
        .stdout_is("");
    assert!(
        silent.stderr.contains("no default toolchain is configured")
            && silent.stderr.contains("hint: "),
        "{}",
        silent.stderr
    );
}

#[test]
fn a_cargo_that_is_missing_is_told_with_the_way_out() {
    let machine = Machine::new();
    let said = machine
        .run()
        .with_variable("CARGO", machine.path("nowhere"))
        .refuses()
        .stdout_is("");
    assert!(
        said.stderr.contains("error: there is no `cargo` here\n")
            && said.stderr.contains("hint: cargo comes with Rust"),
        "{}",
        said.stderr
    );
}

#[test]
fn without_a_network_the_first_build_says_so_and_the_next_try_works() {
    let machine = Machine::new();
    let words = "    Updating crates.io index\n\
        warning: spurious network error (3 tries remaining): [6] Could not resolve hostname\n\
        error: failed to get `futures` as a dependency of package `katas-kit v0.1.0`\n";
    let cargo = machine.script("cargo", &format!("cat >&2 <<'EOF'\n{words}EOF\nexit 101"));
    let said = machine
        .run()
        .with_variable("CARGO", &cargo)
        .refuses()
        .stdout_is("");
    assert!(
        said.stderr
            .contains("the first build needs the network once; try again when it is there")
            && said.stderr.contains("Could not resolve hostname"),
        "{}",
        said.stderr
    );

    let cargo = machine.cargo("");
    machine.run().with_variable("CARGO", &cargo).fails();
    // And it is not built again.
    machine
        .run()
        .with_variable("CARGO", machine.path("nowhere"))
        .fails();
}

#[test]
fn dependencies_that_do_not_build_are_told_in_cargos_words() {
    let machine = Machine::new();
    let cargo = machine.script("cargo", "echo 'error: there is no crate `a`' >&2; exit 101");
    let said = machine
        .run()
        .with_variable("CARGO", &cargo)
        .refuses()
        .stdout_is("");
    assert!(
        said.stderr
            .contains("the exercises' dependencies do not build")
            && said.stderr.contains("there is no crate `a`"),
        "{}",
        said.stderr
    );
}

#[test]
fn without_a_linker_the_way_to_get_one_is_told_and_no_kit_is_complete() {
    let machine = Machine::new();
    fs::create_dir(machine.path("no-programs")).expect("the folder is writable");
    let run = |cargo: &Path, path: &Path| {
        machine
            .run()
            .with_variable("CARGO", cargo)
            .with_variable("RUSTC", rustc())
            .with_variable("PATH", path)
    };
    let refused = |cargo: &Path| {
        let said = run(cargo, &machine.path("no-programs")).refuses();
        assert!(
            said.stderr.contains(
                "error: the linker `cc` is missing, and without it no Rust program can be built\nhint: "
            ) && said.stderr.contains("error: linker `cc` not found"),
            "{}",
            said.stderr
        );
    };
    // Nothing can be built.
    refused(Path::new(env!("CARGO")));
    fs::remove_dir_all(machine.path("build")).expect("it is ours");
    // All is built, and no answer can be.
    let path = std::env::var_os("PATH").expect("the tests are run with one");
    let set_path = format!(
        "echo called >> '{}'\nPATH='{}'",
        machine.path("calls").display(),
        path.display()
    );
    let cargo = machine.cargo(&set_path);
    refused(&cargo);
    assert_eq!(machine.lines("calls"), 1);
    run(&cargo, Path::new(&path)).fails();
    assert_eq!(machine.lines("calls"), 2, "the first kit was not complete");
}

/// The compiler itself, which needs no PATH.
fn rustc() -> PathBuf {
    let output = Command::new("rustc").args(["--print", "sysroot"]).output();
    let output = output.expect("rustc runs, or this test would not");
    let sysroot = String::from_utf8(output.stdout).expect("its path is text");
    Path::new(sysroot.trim()).join("bin/rustc")
}

#[test]
fn what_the_system_does_not_start_is_not_missing() {
    let machine = Machine::new();
    let locked = machine.script("rustc", "exit 1");
    let forbid = fs::Permissions::from_mode(0o644);
    fs::set_permissions(&locked, forbid).expect("it is ours");
    let said = machine.run().with_variable("RUSTC", &locked).refuses();
    assert!(
        said.stderr
            .starts_with("error: cannot start `rustc`: Permission denied"),
        "{}",
        said.stderr
    );
    // Too few open files: wherever it ends, nothing is said to be missing that is there.
    for files in 8..24 {
        let limited = ["sh", "-c", &format!("ulimit -n {files}; exec \"$@\""), "sh"];
        let said = machine.run().behind(&limited).refuses();
        assert!(
            !said.stderr.contains("there is no `"),
            "{files}: {}",
            said.stderr
        );
    }
}

#[test]
fn of_two_that_find_no_kit_one_builds_and_the_other_waits() {
    let machine = Machine::new();
    let (go, calls) = (machine.path("go"), machine.path("calls"));
    let waits = format!(
        "echo called >> '{}'\nwhile [ ! -e '{}' ]; do sleep 0.02; done",
        calls.display(),
        go.display()
    );
    let cargo = machine.cargo(&waits);
    let start = || machine.run().with_variable("CARGO", &cargo).starts();
    let mut first = start();
    until(
        || (machine.lines("calls") == 1).then_some(()),
        || "the first one never called cargo".to_owned(),
    );
    let mut second = start();
    until(
        || (machine.lines("calls") == 2 || opens_the_lock(second.id())).then_some(()),
        || "the second one neither waits nor builds".to_owned(),
    );
    fs::write(go, "").expect("the folder is writable");
    for program in [&mut first, &mut second] {
        let status = program.wait().expect("it is our child");
        assert_eq!(
            status.code(),
            Some(1),
            "the shipped exercise was judged, and fails"
        );
    }
    assert_eq!(machine.lines("calls"), 1, "it was built once");
}

#[test]
fn whoever_waits_goes_on_when_the_builder_dies() {
    let machine = Machine::new();
    let (go, calls) = (machine.path("go"), machine.path("calls"));
    let waits = format!(
        "echo called >> '{}'\nwhile [ ! -e '{}' ]; do sleep 0.02; done",
        calls.display(),
        go.display()
    );
    let cargo = machine.cargo(&waits);
    let start = || machine.run().with_variable("CARGO", &cargo).starts();
    let mut first = start();
    until(
        || (machine.lines("calls") == 1).then_some(()),
        || "the first one never called cargo".to_owned(),
    );
    let mut second = start();
    until(
        || opens_the_lock(second.id()).then_some(()),
        || "the second one does not wait".to_owned(),
    );
    first.kill().expect("it is our child");
    first.wait().expect("it is our child");
    until(
        || (machine.lines("calls") == 2).then_some(()),
        || "the second one does not build".to_owned(),
    );
    fs::write(go, "").expect("the folder is writable");
    assert_eq!(second.wait().expect("it is our child").code(), Some(1));
}

#[test]
fn a_signal_ends_a_build_with_everything_that_cargo_started() {
    let machine = Machine::new();
    let seconds = unique_seconds(10);
    let cargo = machine.script("cargo", &format!("sleep {seconds}"));
    let mut program = machine.run().with_variable("CARGO", &cargo).starts();
    until(
        || is_running(&seconds).then_some(()),
        || "cargo was never called".to_owned(),
    );
    let id = rustix::process::Pid::from_child(&program);
    rustix::process::kill_process(id, rustix::process::Signal::TERM).expect("it runs");
    assert_eq!(program.wait().expect("it is our child").code(), Some(143));
    is_gone(&seconds);
}

#[test]
fn a_relative_build_folder_means_the_place_where_it_was_typed() {
    let machine = Machine::new();
    let cargo = machine.cargo("");
    machine
        .run()
        .with_variable("CARGO", &cargo)
        .with_variable("KATAS_BUILD_DIR", "elsewhere/build")
        .fails();
    assert!(
        Path::new(machine.workspace.root())
            .join("elsewhere/build")
            .is_dir()
    );
}

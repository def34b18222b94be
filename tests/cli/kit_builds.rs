//! The kit: built in the form that can be had, again when what it depends on changes, and never otherwise.

use std::fs::{self, File, TryLockError};
use std::os::unix::fs::{FileExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::SystemTime;

use serde_json::Value;

use crate::judging::without_timing;
use crate::program::{Katas, build_folder, katas, make_build_folder, write_script};
use crate::toolchain::Machine;
use crate::waiting::until;
use crate::workspace::Workspace;

/// The folder of this program's kit, by its key.
fn key() -> String {
    let machine = Machine::new();
    machine
        .run()
        .with_variable("CARGO", machine.cargo(""))
        .fails();
    only_entry(&machine.path("build"))
}

fn only_entry(folder: &Path) -> String {
    let entries = entries(folder);
    assert_eq!(entries.len(), 1, "{entries:?}");
    entries[0].clone()
}

fn entries(folder: &Path) -> Vec<String> {
    fs::read_dir(folder)
        .expect("it is there")
        .map(|entry| entry.expect("it can be listed").file_name())
        .map(|name| name.to_string_lossy().into_owned())
        .collect()
}

/// A folder with everything in it but the kit itself. All is equally old, so that cargo takes nothing for stale.
fn copy_dependencies(from: &Path, to: &Path, age: SystemTime) {
    fs::create_dir_all(to).expect("the folder is writable");
    for name in entries(from) {
        let (from, to) = (from.join(&name), to.join(&name));
        if name.starts_with("libkatas_kit") || name == "incremental" {
            continue;
        }
        if from.is_dir() {
            copy_dependencies(&from, &to, age);
        } else {
            fs::copy(from, &to).expect("the folder is writable");
            let copied = File::options().write(true).open(to);
            copied
                .and_then(|file| file.set_modified(age))
                .expect("it was just made");
        }
    }
}

/// A build folder with this program's dependencies in it, and no kit: what cargo still compiles is the kit itself.
fn without_the_kit(build: &Path) -> PathBuf {
    let (key, shared) = (key(), build_folder());
    let target = build.join(&key).join("target");
    make_build_folder(build);
    copy_dependencies(
        &shared.join(&key).join("target"),
        &target,
        SystemTime::now(),
    );
    target
}

/// What rustc calls this machine.
fn host() -> String {
    let output = Command::new("rustc").arg("-vV").output();
    let text = output.expect("rustc runs, or this test would not").stdout;
    let text = String::from_utf8(text).expect("rustc writes UTF-8");
    let line = text.lines().find_map(|line| line.strip_prefix("host: "));
    line.expect("rustc names its host").to_owned()
}

/// The kit's own library, where this form was built.
fn library(target: &Path, end: &str) -> PathBuf {
    target.join(format!("{}/katas/libkatas_kit.{end}", host()))
}

fn is_there(file: &Path) -> bool {
    file.try_exists().expect("the folder can be read")
}

/// A cargo that tells of each call, does this, and is the real one then.
fn real_cargo(machine: &Machine, first: &str) -> PathBuf {
    let (calls, real) = (machine.path("calls"), env!("CARGO"));
    machine.script(
        "cargo",
        &format!(
            "echo called >> '{}'\n{first}\nexport CARGO_NET_OFFLINE=true\nexec '{real}' \"$@\"",
            calls.display()
        ),
    )
}

#[test]
fn where_no_shared_library_can_be_had_a_static_one_gives_the_same_verdicts() {
    let machine = Machine::new();
    let target = without_the_kit(&machine.path("build"));
    let cargo = real_cargo(
        &machine,
        "case \" $* \" in *dylib*) echo 'error: cannot produce dylib' >&2; exit 101;; esac",
    );
    let said = |katas: Katas| -> Value {
        without_timing(&katas.in_workspace(&machine.workspace).judges().stdout)
    };
    let statically = |katas: Katas| {
        let katas = katas.with_variable("KATAS_BUILD_DIR", machine.path("build"));
        said(katas.with_variable("CARGO", &cargo))
    };
    for options in [
        &["run", "basics2"][..],
        &["verify"],
        &["verify", "--solutions"],
    ] {
        let katas = || katas(options.iter().copied().chain(["--format", "json"]));
        assert_eq!(statically(katas()), said(katas()), "{options:?}");
    }
    let [shared, fixed] = ["so", "rlib"].map(|end| library(&target, end));
    assert!(
        !is_there(&shared) && is_there(&fixed),
        "the form that was linked"
    );
    assert_eq!(
        machine.lines("calls"),
        2,
        "cargo was asked for each form once, and not again"
    );
}

/// Writes a configuration of cargo's into the folder above the workspace.
fn configure_above(machine: &Machine, text: &str) -> PathBuf {
    let above = machine
        .workspace
        .root()
        .parent()
        .expect("it is in a folder");
    fs::create_dir(above.join(".cargo")).expect("the folder is writable");
    fs::write(above.join(".cargo/config.toml"), text).expect("the folder is writable");
    above.to_owned()
}

#[test]
fn neither_variables_nor_configurations_shape_the_kit() {
    let machine = Machine::new();
    let target = without_the_kit(&machine.path("build"));
    let (host, elsewhere) = (host(), machine.path("elsewhere"));
    let elsewhere = elsewhere.display();
    configure_above(
        &machine,
        &format!(
            r#"
            [build]
            rustc = "/nowhere/rustc"
            rustc-wrapper = "/nowhere/wrapper"
            rustc-workspace-wrapper = "/nowhere/wrapper"
            rustflags = ["-C", "target-feature=+crt-static"]
            target = "wasm32-unknown-unknown"
            target-dir = "{elsewhere}"
            build-dir = "{elsewhere}"
            incremental = true
            [target.{host}]
            rustflags = ["-C", "panic=abort"]
            [target.'cfg(all())']
            rustflags = ["--cfg", "tokio_unstable"]
            [profile.dev]
            panic = "abort"
            [profile.release]
            panic = "abort"
            lto = "fat"
            opt-level = 3
            strip = "symbols"
            debug = true
            codegen-units = 1
            [profile.release.package."*"]
            opt-level = 3
            [profile.release.build-override]
            opt-level = 3
            [term]
            quiet = true
            "#
        ),
    );
    let upper = host.to_uppercase().replace('-', "_");
    let (linking, flags) = (
        format!("CARGO_TARGET_{upper}_RUSTFLAGS"),
        "-C target-feature=+crt-static -C panic=abort",
    );
    let hostile = |katas: Katas| {
        [
            ("CARGO_PROFILE_DEV_PANIC", "abort"),
            ("CARGO_PROFILE_RELEASE_PANIC", "abort"),
            ("CARGO_PROFILE_KATAS_PANIC", "abort"),
            ("CARGO_PROFILE_KATAS_OPT_LEVEL", "3"),
            ("CARGO_BUILD_TARGET", "wasm32-unknown-unknown"),
            ("CARGO_BUILD_BUILD_DIR", "/nowhere"),
            ("CARGO_BUILD_TARGET_DIR", "/nowhere"),
            ("CARGO_TARGET_DIR", "/nowhere"),
            ("CARGO_BUILD_RUSTFLAGS", flags),
            ("CARGO_ENCODED_RUSTFLAGS", "--nonsense"),
            ("RUSTFLAGS", flags),
            (&linking, flags),
            ("RUSTC_WRAPPER", "/nowhere/wrapper"),
            ("RUSTC_WORKSPACE_WRAPPER", "/nowhere/wrapper"),
            ("CARGO_BUILD_RUSTC_WRAPPER", "/nowhere/wrapper"),
            ("CARGO_INCREMENTAL", "1"),
        ]
        .into_iter()
        .fold(katas, |katas, (name, value)| {
            katas.with_variable(name, value)
        })
        .in_workspace(&machine.workspace)
        .with_variable("KATAS_BUILD_DIR", machine.path("build"))
        .with_variable("CARGO", env!("CARGO"))
    };
    let said = hostile(katas(["verify", "--solutions"])).succeeds();
    assert!(
        said.stderr
            .contains("building what the exercises depend on, once"),
        "{}",
        said.stderr
    );
    assert!(is_there(&library(&target, "so")));
    assert!(!is_there(&machine.path("elsewhere")));
    let of_tokio = libraries_in(&target, "libtokio-");
    assert_eq!(
        of_tokio.len(),
        2,
        "an rlib and an rmeta, and none built anew"
    );
}

#[test]
fn a_linker_that_only_a_configuration_names_links_the_kit_and_the_answers() {
    let machine = Machine::new();
    let text = format!("[target.{}]\nlinker = \"tools/linker\"\n", host());
    let above = configure_above(&machine, &text);
    fs::create_dir(above.join("tools")).expect("the folder is writable");
    let body = format!(
        "echo called >> '{}'\nexec cc \"$@\"",
        machine.path("linked").display()
    );
    write_script(&above.join("tools/linker"), &body);
    let run = |options: &[&'static str]| {
        let arguments = ["run"].into_iter().chain(options.iter().copied());
        katas(arguments)
            .in_workspace(&machine.workspace)
            .with_variable("KATAS_BUILD_DIR", machine.path("build"))
            .with_variable("CARGO", env!("CARGO"))
            .fails()
    };
    // The sandbox lets it be read, and lets it write down nothing.
    run(&[]);
    let of_the_build = machine.lines("linked");
    run(&["--sandbox", "off"]);
    let of_an_answer = machine.lines("linked") - of_the_build;
    assert_eq!(of_an_answer, 1);
    assert!(
        of_the_build > 3,
        "the kit and what builds it: {of_the_build}"
    );
    assert_ne!(
        only_entry(&machine.path("build")),
        key(),
        "another linker, another kit"
    );

    let variable = format!(
        "CARGO_TARGET_{}_LINKER",
        host().to_uppercase().replace('-', "_")
    );
    let said = machine
        .run()
        .with_variable("CARGO", env!("CARGO"))
        .with_variable(&variable, "/nowhere/linker")
        .refuses();
    assert!(
        said.stderr.contains(
            "error: the linker `/nowhere/linker` is missing, and without it no Rust program can be built\n\
             hint: cargo's configuration names it: "
        ),
        "{}",
        said.stderr
    );
}

/// Runs `cargo` or `rustc` of the nightly toolchain; `None`, with a word about it, where there is none.
fn nightly(machine: &Machine, program: &str, options: &str) -> Option<PathBuf> {
    let tried = Command::new("rustup")
        .args(["run", "nightly", program, "-V"])
        .output();
    if !tried.is_ok_and(|output| output.status.success()) {
        println!("skipped: there is no `rustup run nightly {program}` here");
        return None;
    }
    let body = format!("exec rustup run nightly {program} {options} \"$@\"");
    Some(machine.script(program, &body))
}

#[test]
fn where_cargo_gives_each_crate_a_folder_of_its_own_the_kit_is_found() {
    let machine = Machine::new();
    let programs = (
        nightly(&machine, "rustc", ""),
        nightly(&machine, "cargo", "-Z build-dir-new-layout"),
    );
    let (Some(rustc), Some(cargo)) = programs else {
        return;
    };
    let with_nightly = |katas: Katas| {
        katas
            .in_workspace(&machine.workspace)
            .with_variable("KATAS_BUILD_DIR", machine.path("build"))
            .with_variable("CARGO_NET_OFFLINE", "true")
            .with_variable("RUSTC", &rustc)
            .with_variable("CARGO", &cargo)
    };
    let solutions = ["verify", "--solutions", "basics2", "futures3", "http1"];
    with_nightly(katas(solutions)).succeeds();
    let kit = machine
        .path("build")
        .join(only_entry(&machine.path("build")));
    let folders = libraries_in(&kit.join("target"), "libtokio-");
    assert!(
        folders.iter().all(|folder| folder.ends_with("out")),
        "this is not the new layout: {folders:?}"
    );
    with_nightly(katas(["run", "basics2"])).fails();
}

/// The folders in which libraries lie whose names begin like this.
fn libraries_in(folder: &Path, start: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for name in entries(folder) {
        let path = folder.join(&name);
        if path.is_dir() {
            found.extend(libraries_in(&path, start));
        } else if name.starts_with(start) {
            found.push(folder.to_owned());
        }
    }
    found
}

#[test]
fn a_kit_that_is_not_as_it_was_built_is_built_again() {
    let machine = Machine::new();
    // Built as the shared kit was, with files of its own.
    let cargo = machine.script(
        "cargo",
        &format!(
            "echo called >> '{}'\nkit='{}'\nwhile [ \"$1\" != --target-dir ]; do shift; done\n\
             [ -e \"$2\" ] && exit 1\ncp -r \"$kit/target\" \"$2\"\n\
             sed \"s|$kit/|$(dirname \"$2\")/|g\" \"$kit/messages\"",
            machine.path("calls").display(),
            build_folder().join(key()).display(),
        ),
    );
    let built = |arguments: &[&'static str], before: usize| {
        katas(arguments.iter().copied())
            .in_workspace(&machine.workspace)
            .with_variable("KATAS_BUILD_DIR", machine.path("build"))
            .with_variable("CARGO", &cargo)
            .fails();
        machine.lines("calls") - before
    };
    let run = ["run", "basics2"];
    assert_eq!(built(&run, 0), 1);
    let target = machine.path("build").join(key()).join("target");
    let kit = library(&target, "so");
    let folder = libraries_in(&target, "libtokio-").remove(0);
    let tokio = only(&folder, "libtokio-", ".rlib");
    let open = || {
        File::options()
            .write(true)
            .open(&tokio)
            .expect("it was built")
    };
    let change = |content: Option<&[u8]>, date: Option<SystemTime>| {
        let file = open();
        if let Some(content) = content {
            file.write_all_at(content, 1 << 20).expect("it is ours");
        }
        if let Some(date) = date {
            file.set_modified(date).expect("it is ours");
        }
    };
    let date = || fs::metadata(&tokio).and_then(|about| about.modified());

    fs::remove_file(&kit).expect("it was built");
    assert_eq!(built(&run, 1), 1, "one that is gone");
    open().set_len(1 << 20).expect("it is ours");
    assert_eq!(built(&run, 2), 1, "one that is cut short");
    change(Some(b"other"), None);
    assert_eq!(built(&run, 3), 1, "one that was written to");
    change(None, Some(SystemTime::now()));
    assert_eq!(built(&run, 4), 0, "the same content with another date");
    let before = date().expect("it has one");
    assert_eq!(built(&["verify", "basics2"], 4), 0);
    change(Some(b"other"), Some(before));
    assert_eq!(built(&["verify", "basics2"], 4), 1, "whatever its date is");
    assert_eq!(built(&["verify", "basics2"], 5), 0);
    let marker = machine.path("build").join(key()).join("complete");
    fs::write(marker, "").expect("it is ours");
    assert_eq!(
        built(&run, 5),
        1,
        "one that was discarded, or whose marker is torn"
    );
}

fn only(folder: &Path, start: &str, end: &str) -> PathBuf {
    let mut names = entries(folder);
    names.retain(|name| name.starts_with(start) && name.ends_with(end));
    assert_eq!(names.len(), 1, "{names:?}");
    folder.join(&names[0])
}

#[test]
fn another_toolchain_builds_another_kit_and_nothing_else_does() {
    let machine = Machine::new();
    let shared = build_folder().join(key());
    let calls = machine.path("calls");
    // Whatever kit is asked for, it has been built.
    let cargo = machine.cargo_with(
        &format!("echo called >> '{}'", calls.display()),
        &format!("'{}'", shared.display()),
    );
    let rustc_of = |day: &str| {
        machine.script(
            &format!("rustc-{day}"),
            &format!("rustc \"$@\" | sed 's/^commit-date: .*/commit-date: {day}/'"),
        )
    };
    let [monday, tuesday] = ["2001-01-01", "2001-01-02"].map(rustc_of);
    let judge = |arguments: &[&'static str], rustc: &Path| {
        katas(arguments.iter().copied())
            .in_workspace(&machine.workspace)
            .with_variable("KATAS_BUILD_DIR", machine.path("build"))
            .with_variable("CARGO", &cargo)
            .with_variable("RUSTC", rustc)
            .fails();
        machine.lines("calls")
    };
    let basics2 = "exercises/01_basics/basics2.rs";
    for arguments in [
        &["run"][..],
        &["run"],
        &["run", "basics2"],
        &["verify", "basics2"],
    ] {
        assert_eq!(judge(arguments, &monday), 1, "{arguments:?}");
    }
    machine.workspace.save(basics2, "fn other() {}\n");
    assert_eq!(judge(&["run", "basics2"], &monday), 1, "another answer");
    katas(["goto", "tools5"])
        .in_workspace(&machine.workspace)
        .succeeds();
    assert_eq!(judge(&["run"], &monday), 1, "another exercise");

    assert_eq!(judge(&["run"], &tuesday), 2, "another toolchain");
    assert_eq!(judge(&["run"], &tuesday), 2);
    assert_eq!(judge(&["run"], &monday), 2, "the one before is still there");
    assert_eq!(entries(&machine.path("build")).len(), 2);
}

/// `cargo check` in a workspace, as rust-analyzer runs it, held up while it holds its lock.
struct HeldUp<'a> {
    machine: &'a Machine,
    cargo: Child,
    lock: PathBuf,
}

impl<'a> HeldUp<'a> {
    fn begins(machine: &'a Machine) -> Self {
        let compiler = machine.script(
            "compiler",
            &format!(
                "case \" $* \" in *' -vV '*|*' - '*) exec \"$@\";; esac\n\
                 touch '{0}/began'\nwhile [ -e '{0}' ] && [ ! -e '{0}/go' ]; do sleep 0.02; done\nexit 1",
                machine.path("").display().to_string().trim_end_matches('/')
            ),
        );
        let root = machine.workspace.root();
        let cargo = Command::new(env!("CARGO"))
            .args(["check", "--tests", "--offline", "--locked"])
            .current_dir(root)
            .env("RUSTC_WRAPPER", compiler)
            .env_remove("CARGO_TARGET_DIR")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("cargo runs, or this test would not");
        let held_up = Self {
            machine,
            cargo,
            lock: root.join("target/debug/.cargo-lock"),
        };
        until(
            || is_there(&machine.path("began")).then_some(()),
            || "cargo never called the compiler".to_owned(),
        );
        held_up
    }

    #[track_caller]
    fn holds_the_lock(&mut self) {
        assert!(
            self.cargo.try_wait().expect("it is our child").is_none(),
            "cargo has ended"
        );
        let file = File::open(&self.lock).expect("cargo made it");
        assert!(
            matches!(file.try_lock(), Err(TryLockError::WouldBlock)),
            "cargo does not hold its lock"
        );
    }
}

impl Drop for HeldUp<'_> {
    fn drop(&mut self) {
        let _ = fs::write(self.machine.path("go"), "");
        let _ = self.cargo.wait();
    }
}

#[test]
fn while_cargo_holds_the_workspaces_lock_a_kit_is_built_and_answers_are_judged() {
    let machine = Machine::new();
    let workspace: &Workspace = &machine.workspace;
    // In its usual place.
    without_the_kit(&machine.path("cache/katas"));
    // What an older katas left.
    fs::create_dir_all(workspace.root().join(".katas/build/old/target"))
        .expect("the folder is writable");
    let mut cargo = HeldUp::begins(&machine);
    cargo.holds_the_lock();
    let run = |katas: Katas| {
        katas
            .in_workspace(workspace)
            .without_variable("KATAS_BUILD_DIR")
            .with_variable("XDG_CACHE_HOME", machine.path("cache"))
    };
    let said = run(katas(["run", "basics2"])).fails();
    assert!(
        said.stderr
            .contains("building what the exercises depend on"),
        "{}",
        said.stderr
    );
    run(katas(["verify", "--solutions"])).succeeds();
    cargo.holds_the_lock();
    assert!(!is_there(&workspace.root().join(".katas/build")));
}

#[test]
fn a_build_folder_is_of_one_user_alone_and_away_from_what_is_judged() {
    let machine = Machine::new();
    let (workspace, build) = (&machine.workspace, machine.path("build"));
    let refused = |katas: Katas, build: &Path, words: &[&str]| {
        let katas = katas.in_workspace(workspace);
        let said = katas.with_variable("KATAS_BUILD_DIR", build).refuses();
        assert!(
            words.iter().all(|words| said.stderr.contains(words))
                && said.stderr.contains("\nhint: KATAS_BUILD_DIR=DIR names "),
            "{}",
            said.stderr
        );
    };
    let mode = |folder: &Path| {
        fs::metadata(folder)
            .expect("it is there")
            .permissions()
            .mode()
    };
    machine
        .run()
        .with_variable("CARGO", machine.cargo(""))
        .fails();
    assert_eq!(mode(&build) & 0o777, 0o700);

    let shared = fs::Permissions::from_mode(0o777);
    fs::set_permissions(&build, shared).expect("it is ours");
    refused(
        katas(["run"]),
        &build,
        &["everybody can write into the build folder"],
    );
    if rustix::process::geteuid().is_root() {
        std::os::unix::fs::chown(&build, Some(12345), None).expect("root may");
        refused(katas(["run"]), &build, &["belongs to another user"]);
    }

    let inside = workspace.root().join("inside");
    let answers = tempfile::tempdir().expect("a temporary folder");
    let (answers, link) = (answers.path(), machine.path("link"));
    std::os::unix::fs::symlink(answers, &link).expect("the folder is writable");
    let option = answers.display().to_string();
    refused(
        katas(["verify"]),
        &inside,
        &["lies inside", "which is judged"],
    );
    refused(
        katas(["verify", "--answers", &option]),
        &link.join("build"),
        &["lies inside", "which is judged"],
    );
    assert!(!is_there(&inside) && !is_there(&answers.join("build")));

    let said = katas(["run"])
        .in_workspace(workspace)
        .without_variable("KATAS_BUILD_DIR")
        .without_variable("XDG_CACHE_HOME")
        .with_variable("HOME", "nowhere")
        .refuses();
    said.says_only(
        "error: there is no home folder to build in\n\
         hint: KATAS_BUILD_DIR=DIR names another folder to build in\n",
    );
}

/// It would run outside of the sandbox, with the rights of the person who judges.
#[test]
fn what_a_workspace_says_about_toolchain_and_linker_is_nothing_to_verify() {
    let machine = Machine::new();
    let root = machine.workspace.root();
    let ran = machine.path("ran");
    let evil = machine.script("evil", &format!("touch '{}'; exit 1", ran.display()));
    fs::create_dir_all(root.join(".cargo")).expect("the folder is writable");
    let configuration = format!("[target.{}]\nlinker = {evil:?}\n", host());
    fs::write(root.join(".cargo/config.toml"), configuration).expect("the folder is writable");
    let toolchain = format!("[toolchain]\npath = {:?}\n", machine.path(""));
    fs::write(root.join("rust-toolchain.toml"), toolchain).expect("the folder is writable");
    katas(["verify", "basics2"])
        .in_workspace(&machine.workspace)
        .fails();
    assert!(!is_there(&ran));
}

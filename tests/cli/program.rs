//! Runs `katas` as a user would, and holds what it says against what was expected.
//!
//! Output is compared whole, stream by stream.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::Once;

use crate::workspace::Workspace;

/// `katas ARGUMENTS`, with the small set of the fixtures.
pub fn katas<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Katas {
    let mut command = Command::new(program());
    for variable in HIDDEN {
        command.env_remove(variable);
    }
    command
        .env("KATAS_BUILD_DIR", build_folder())
        .env("LC_ALL", "C.UTF-8");
    Katas {
        command,
        set: Some(small_set()),
        arguments: arguments.into_iter().map(str::to_owned).collect(),
    }
}

/// What the surroundings of a test must not decide.
pub const HIDDEN: [&str; 6] = [
    "KATAS_DIR",
    "NO_COLOR",
    "CLICOLOR_FORCE",
    "TERM",
    "RUSTC",
    "CARGO",
];

pub fn program() -> &'static str {
    env!("CARGO_BIN_EXE_katas")
}

/// One built kit for all tests. It is built before the first of them judges, so that none says that it was the one.
pub fn build_folder() -> PathBuf {
    static BUILT: Once = Once::new();
    let build = Path::new(env!("CARGO_TARGET_TMPDIR")).join("kit");
    BUILT.call_once(|| {
        let workspace = tempfile::tempdir().expect("a temporary folder");
        let saving = workspace.path().join("cargo");
        write_script(&saving, SAVING_CARGO);
        let mut init = Command::new(env!("CARGO_BIN_EXE_katas"));
        init.arg("init")
            .arg(workspace.path().join("learner"))
            .env("CARGO", saving)
            .env("KATAS_BUILD_DIR", &build);
        let output = init
            .stdin(Stdio::null())
            .output()
            .expect("the program was built");
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
    });
    build
}

/// The real cargo; what it says about the kit stays in the kit's folder, for those who play it later.
const SAVING_CARGO: &str = concat!(
    "real='",
    env!("CARGO"),
    "'\n",
    r#"for word in "$@"; do
    [ "$before" = --target-dir ] && kit=$(dirname "$word")
    before=$word
done
"$real" "$@" > "$kit/messages.new"
code=$?
mv "$kit/messages.new" "$kit/messages"
cat "$kit/messages"
exit $code"#
);

/// A build folder that katas takes, whatever the umask is.
pub fn make_build_folder(folder: &Path) {
    fs::create_dir_all(folder).expect("the folder is writable");
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700)).expect("it is ours");
}

/// A shell script that can be started at once.
pub fn write_script(path: &Path, body: &str) {
    // A script that is being written cannot be started; a finished one under its name can.
    let draft = path.with_extension("draft");
    fs::write(&draft, format!("#!/bin/sh\n{body}\n")).expect("the folder is writable");
    fs::set_permissions(&draft, fs::Permissions::from_mode(0o755)).expect("it is ours");
    fs::rename(draft, path).expect("both are in one folder");
}

/// The root of the project, which is a set of exercises, too.
pub fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub fn small_set() -> PathBuf {
    repository().join("tests/cli/fixtures/small")
}

pub struct Katas {
    command: Command,
    set: Option<PathBuf>,
    arguments: Vec<String>,
}

impl Katas {
    /// In the workspace's root, and with the set it was made for.
    pub fn in_workspace(mut self, workspace: &Workspace) -> Self {
        self.set = workspace.set().map(Path::to_owned);
        self.in_folder(workspace.root())
    }

    pub fn in_folder(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    pub fn with_set(mut self, set: &Path) -> Self {
        self.set = Some(set.to_owned());
        self
    }

    pub fn with_the_embedded_set(mut self) -> Self {
        self.set = None;
        self
    }

    pub fn with_variable(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Started by this program, which becomes it.
    pub fn behind(mut self, words: &[&str]) -> Self {
        let [program, options @ ..] = words else {
            return self;
        };
        let mut command = Command::new(program);
        command.args(options).arg(self.command.get_program());
        for (name, value) in self.command.get_envs() {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        if let Some(folder) = self.command.get_current_dir() {
            command.current_dir(folder);
        }
        self.command = command;
        self
    }

    pub fn without_variable(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    pub fn into_closed_pipe(mut self) -> Self {
        let (reader, writer) = std::io::pipe().expect("the system gives a pipe");
        drop(reader);
        self.command.stdout(writer);
        self
    }

    /// It ends with 0.
    #[track_caller]
    pub fn succeeds(self) -> Said {
        self.exits_with(0)
    }

    /// It ends with 1: something did not pass.
    #[track_caller]
    pub fn fails(self) -> Said {
        self.exits_with(1)
    }

    /// It ends with 2: it could not judge, or do what was asked.
    #[track_caller]
    pub fn refuses(self) -> Said {
        self.exits_with(2)
    }

    /// Started, and left to itself; what it writes is for nobody.
    pub fn starts(mut self) -> Child {
        self.arrange();
        self.command.stdout(Stdio::null()).stderr(Stdio::null());
        self.command.spawn().expect("the program was built")
    }

    fn arrange(&mut self) {
        if let Some(set) = &self.set {
            self.command.arg("--set").arg(set);
        }
        self.command.args(&self.arguments).stdin(Stdio::null());
    }

    /// However it ends, but by itself.
    #[track_caller]
    pub fn exits_with_any(self) -> Said {
        self.exits_with_one_of(&[0, 1, 2])
    }

    /// It ends with 0 or with 1: something was judged.
    #[track_caller]
    pub fn judges(self) -> Said {
        self.exits_with_one_of(&[0, 1])
    }

    #[track_caller]
    pub fn exits_with(self, code: i32) -> Said {
        self.exits_with_one_of(&[code])
    }

    #[track_caller]
    fn exits_with_one_of(mut self, codes: &[i32]) -> Said {
        self.arrange();
        let output = self.command.output().expect("the program was built");
        let said = Said::new(&output);
        assert!(
            output
                .status
                .code()
                .is_some_and(|code| codes.contains(&code)),
            "wanted {codes:?}, got {}: katas {:?}\n-- stdout\n{}\n-- stderr\n{}",
            output.status,
            self.arguments,
            said.stdout,
            said.stderr
        );
        said
    }
}

/// What the program wrote.
#[derive(Debug)]
pub struct Said {
    pub stdout: String,
    pub stderr: String,
}

impl Said {
    fn new(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("we write UTF-8");
        Self {
            stdout: text(&output.stdout),
            stderr: text(&output.stderr),
        }
    }

    /// This on stdout, whatever is on stderr.
    #[track_caller]
    pub fn stdout_is(self, expected: &str) -> Self {
        assert_eq!(
            self.stdout, expected,
            "stdout; stderr was:\n{}",
            self.stderr
        );
        self
    }

    /// This on stderr, whatever is on stdout.
    #[track_caller]
    pub fn stderr_is(self, expected: &str) -> Self {
        assert_eq!(
            self.stderr, expected,
            "stderr; stdout was:\n{}",
            self.stdout
        );
        self
    }

    /// Nothing but this, on stderr.
    #[track_caller]
    pub fn says_only(self, expected: &str) -> Self {
        self.stdout_is("").stderr_is(expected)
    }
}

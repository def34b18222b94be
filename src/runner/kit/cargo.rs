//! The one call of cargo.

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, Read as _, Seek as _};
use std::path::Path;
use std::process::Stdio;

use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::Command;

use super::artifacts::Artifacts;
use super::{Form, KitError, linker};
use crate::runner::system;
use crate::runner::toolchain::{Toolchain, Unstarted};

/// The kit's own profile in its manifest: those of cargo are anybody's to change.
const PROFILE: &str = "katas";

/// What of cargo's variables says how the network is reached, and where cargo keeps what it fetched.
const KEPT: [&str; 5] = [
    "CARGO_HOME",
    "CARGO_HTTP_",
    "CARGO_NET_",
    "CARGO_REGISTR",
    "CARGO_SOURCE_",
];

/// One build.
pub(super) struct Build<'a> {
    /// The package is in `dir/kit`, and is built below `dir/target`.
    pub(super) dir: &'a Path,
    /// Whose configuration says how the network is reached.
    pub(super) place: &'a Path,
    pub(super) toolchain: &'a Toolchain,
    pub(super) linker: Option<&'a Path>,
}

impl Build<'_> {
    /// cargo, as far as all builds call it alike.
    fn cargo(&self) -> Command {
        let mut command = Command::new(program());
        let target = self.dir.join("target");
        command
            .args(["rustc", "--lib", "--manifest-path"])
            .arg(self.dir.join("kit/Cargo.toml"))
            .arg("--target-dir")
            .arg(&target)
            .args(["--target", self.toolchain.host()])
            .args(["--profile", PROFILE])
            .args(["--message-format", "json-render-diagnostics"])
            .args(["--color", "never"]);
        for (name, _) in std::env::vars_os() {
            if shapes_builds(&name.to_string_lossy()) {
                command.env_remove(name);
            }
        }
        // A variable wins over every configuration file, and an empty one is a value, too.
        command
            .env("RUSTC", self.toolchain.rustc())
            .env("RUSTC_WRAPPER", "")
            .env("RUSTC_WORKSPACE_WRAPPER", "")
            .env("CARGO_ENCODED_RUSTFLAGS", "")
            .env("CARGO_BUILD_BUILD_DIR", &target)
            .env("CARGO_BUILD_WARNINGS", "allow")
            .env("CARGO_INCREMENTAL", "0")
            .env("CARGO_TERM_QUIET", "false");
        if let Some(linker) = self.linker {
            command.env(linker::variable(self.toolchain.host()), linker);
        }
        command.current_dir(self.place);
        command
    }
}

fn program() -> OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// Whether a variable of this name changes what cargo and rustc build.
fn shapes_builds(name: &str) -> bool {
    let name = name.to_uppercase();
    let is_kept = KEPT.iter().any(|kept| name.starts_with(kept));
    let shapes = ["CARGO_", "RUSTC", "RUSTDOC", "RUSTFLAGS"];
    shapes.iter().any(|start| name.starts_with(start)) && !is_kept
}

/// Builds the kit in this form.
///
/// # Cancellation
/// Dropping the future ends cargo with the compilers that it started.
pub(super) async fn build(
    build: &Build<'_>,
    form: Form,
    progress: &mut impl FnMut(&str),
) -> Result<Artifacts, KitError> {
    let mut command = build.cargo();
    match form {
        Form::Shared => command.args(["--crate-type", "dylib", "--", "-C", "prefer-dynamic"]),
        Form::Static => command.args(["--crate-type", "rlib"]),
    };
    let follow = |source| KitError::Write {
        path: std::env::temp_dir().display().to_string(),
        source,
    };
    let messages = tempfile::tempfile().map_err(follow)?;
    command
        .stdin(Stdio::null())
        .stdout(messages.try_clone().map_err(follow)?)
        .stderr(Stdio::piped());
    // A group, so that the compilers which cargo started end with it.
    let mut group = system::Group::start(command).map_err(|cause| {
        Unstarted::unless_missing("cargo", cause).map_or(KitError::NoCargo, KitError::Unstarted)
    })?;
    let mut lines = BufReader::new(group.take_stderr().expect("stderr is piped")).lines();
    let mut output = String::new();
    while let Ok(Some(line)) = lines.next_line().await {
        if let Some(done) = line.trim_start().strip_prefix("Compiling ") {
            progress(done);
        }
        output.push_str(&line);
        output.push('\n');
    }
    match group.wait().await {
        Ok(status) if status.success() => {}
        Ok(_) | Err(_) => return Err(error(output)),
    }
    let messages = text(messages).map_err(follow)?;
    Artifacts::read(&messages, form).map_err(|name| KitError::Build {
        output: format!("cargo left no library `{name}`"),
    })
}

fn text(mut file: File) -> io::Result<String> {
    file.rewind()?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn error(output: String) -> KitError {
    const NETWORK: [&str; 6] = [
        "failed to download",
        "Could not resolve host",
        "network",
        "failed to get",
        "Connection refused",
        "offline",
    ];
    if let Some(what) = linker::missing(&output) {
        return KitError::Missing { what, output };
    }
    match NETWORK.iter().any(|sign| output.contains(sign)) {
        true => KitError::NoNetwork { output },
        false => KitError::Build { output },
    }
}

#[cfg(test)]
mod tests {
    use super::shapes_builds;

    #[test]
    fn what_reaches_the_network_is_kept_and_what_shapes_the_build_is_not() {
        for name in [
            "CARGO_PROFILE_DEV_PANIC",
            "CARGO_BUILD_TARGET",
            "CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_LINKER",
            "CARGO_ENCODED_RUSTFLAGS",
            "CARGO_UNSTABLE_BUILD_STD",
            "Cargo_Build_Rustflags",
            "RUSTFLAGS",
            "RUSTC",
            "RUSTC_WORKSPACE_WRAPPER",
            "RUSTDOCFLAGS",
        ] {
            assert!(shapes_builds(name), "{name}");
        }
        for name in [
            "CARGO",
            "CARGO_HOME",
            "CARGO_HTTP_PROXY",
            "CARGO_NET_OFFLINE",
            "CARGO_REGISTRIES_OURS_INDEX",
            "CARGO_REGISTRY_TOKEN",
            "CARGO_SOURCE_CRATES_IO_REPLACE_WITH",
            "RUSTUP_TOOLCHAIN",
            "PATH",
        ] {
            assert!(!shapes_builds(name), "{name}");
        }
    }
}

//! The one call of cargo.

use std::fs::File;
use std::io::{self, Read as _, Seek as _};
use std::path::Path;
use std::process::Stdio;

use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::Command;

use super::artifacts::Artifacts;
use super::{Form, KitError};
use crate::runner::system;

/// Builds the package in `dir/kit` below `dir/target`.
///
/// # Cancellation
/// Dropping the future ends cargo with the compilers that it started.
pub(super) async fn build(
    dir: &Path,
    form: Form,
    progress: &mut impl FnMut(&str),
) -> Result<Artifacts, KitError> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command
        .args(["rustc", "--lib", "--manifest-path"])
        .arg(dir.join("kit/Cargo.toml"))
        .arg("--target-dir")
        .arg(dir.join("target"))
        .args([
            "--message-format",
            "json-render-diagnostics",
            "--color",
            "never",
        ]);
    match form {
        Form::Shared => command.args(["--crate-type", "dylib", "--", "-C", "prefer-dynamic"]),
        Form::Static => command.args(["--crate-type", "rlib"]),
    };
    // A caller's own flags would give another library than the key says.
    for name in [
        "RUSTFLAGS",
        "CARGO_ENCODED_RUSTFLAGS",
        "CARGO_BUILD_TARGET",
        "CARGO_TARGET_DIR",
        "RUSTC_WRAPPER",
    ] {
        command.env_remove(name);
    }
    let follow = |source| KitError::Write {
        path: std::env::temp_dir().display().to_string(),
        source,
    };
    let messages = tempfile::tempfile().map_err(follow)?;
    command
        .current_dir(dir)
        .stdin(Stdio::null())
        .stdout(messages.try_clone().map_err(follow)?)
        .stderr(Stdio::piped());
    // A group, so that the compilers which cargo started end with it.
    let mut group = system::Group::start(command).map_err(KitError::NoCargo)?;
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
    match NETWORK.iter().any(|sign| output.contains(sign)) {
        true => KitError::NoNetwork { output },
        false => KitError::Build { output },
    }
}

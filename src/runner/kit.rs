//! The kit and the crates that exercises use, built once into one shared library.
//!
//! `crate-type = ["rlib", "dylib"]` in the manifest would link libstd one way or the other depending on how
//! cargo was called, and its fingerprint would not notice; so the kit stays a plain library and the shared
//! one is asked for here, in a target folder of its own. Linking an answer against it takes 20 ms.

use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;
use std::time::SystemTime;

use tokio::io::{AsyncBufReadExt, BufReader};

use super::cache::Cache;
use super::key::Key;
use super::sweep::{Presence, sweep};
use super::system;
use super::toolchain::Toolchain;

/// What the kit is made of; it comes from the program, never from a workspace.
#[derive(Debug, Clone)]
pub struct KitSources {
    pub manifest: String,
    pub lock: String,
    /// Paths below the package's root, with their contents.
    pub files: Vec<(String, String)>,
}

/// A built kit.
#[derive(Debug)]
pub struct Kit {
    toolchain: Toolchain,
    dir: PathBuf,
    library: Library,
    /// `--extern` names with their files.
    externs: Vec<(String, PathBuf)>,
    _presence: Presence,
}

/// In which form the kit is linked.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Library {
    Shared(PathBuf),
    Static(PathBuf),
}

#[derive(Debug, thiserror::Error)]
pub enum KitError {
    #[error("cannot write below `{path}`")]
    Write { path: String, source: io::Error },
    #[error("cannot start `cargo`\nhint: cargo comes with Rust: https://rustup.rs")]
    NoCargo(#[source] io::Error),
    #[error(
        "the exercises' dependencies cannot be fetched\nhint: the first build needs the network once; try again when it is there\n{output}"
    )]
    NoNetwork { output: String },
    #[error("the exercises' dependencies do not build\n{output}")]
    Build { output: String },
}

/// Stands in a kit's folder when it is built.
const MARKER: &str = "complete";

/// The crates that exercises may name.
const EXTERNS: [&str; 4] = ["tokio", "futures", "tokio_util", "tokio_stream"];

impl Kit {
    /// The kit for this toolchain below `build`: the one that is there, or a new one, which takes ten seconds or
    /// more. `progress` is told of each crate that is done, of about [`Kit::CRATES`].
    ///
    /// Several processes may prepare the same kit at once: one builds, the others wait for it.
    ///
    /// # Cancellation
    /// Dropping the future ends the build; the next call goes on with what is there.
    pub async fn prepare(
        build: &Path,
        toolchain: Toolchain,
        sources: &KitSources,
        mut progress: impl FnMut(&str),
    ) -> Result<Self, KitError> {
        let key = key(&toolchain, sources);
        let dir = build.join(&key[..16]);
        let write = |source| KitError::Write {
            path: dir.display().to_string(),
            source,
        };
        fs::create_dir_all(dir.join("scratch")).map_err(write)?;
        // The marker is written last: without it, what is there is half a build.
        let marker = dir.join(MARKER);
        let ready = || match fs::read_to_string(&marker).is_ok_and(|found| found == key) {
            true => Self::find(&dir, &toolchain),
            false => None,
        };
        if let Some(kit) = ready() {
            sweep(build, &dir, MARKER, SystemTime::now());
            return Ok(kit);
        }
        let _alone = alone(&dir).await.map_err(write)?;
        // Somebody else may have built it while we waited.
        if let Some(kit) = ready() {
            return Ok(kit);
        }
        lay_sources(&dir.join("kit"), sources).map_err(write)?;
        let shared = build_library(&dir, Form::Shared, &mut progress).await;
        if let Err(KitError::Build { .. }) = shared {
            build_library(&dir, Form::Static, &mut progress).await?;
        } else {
            shared?;
        }
        let mut file = fs::File::create(&marker).map_err(write)?;
        file.write_all(key.as_bytes())
            .and_then(|()| file.sync_all())
            .map_err(write)?;
        Self::find(&dir, &toolchain).ok_or_else(|| KitError::Build {
            output: "cargo left no library".into(),
        })
    }

    /// About how many crates a build from nothing compiles.
    pub const CRATES: usize = 28;

    pub fn toolchain(&self) -> &Toolchain {
        &self.toolchain
    }

    /// What was judged with this kit.
    pub(super) fn cache(&self) -> Cache {
        Cache::in_folder(self.dir.join("cache"))
    }

    pub(super) fn scratch(&self) -> PathBuf {
        self.dir.join("scratch")
    }

    fn profile(dir: &Path) -> PathBuf {
        dir.join("target/debug")
    }

    /// rustc's arguments to link against this kit.
    pub(super) fn link_arguments(&self) -> Vec<std::ffi::OsString> {
        let deps = Self::profile(&self.dir).join("deps");
        let mut arguments: Vec<std::ffi::OsString> = Vec::new();
        let path = match &self.library {
            Library::Shared(path) => {
                arguments.extend(["-C".into(), "prefer-dynamic".into()]);
                path
            }
            Library::Static(path) => path,
        };
        let mut put = |name: &str, path: &Path| {
            let mut value = std::ffi::OsString::from(format!("{name}="));
            value.push(path);
            arguments.extend(["--extern".into(), value]);
        };
        put("katas_kit", path);
        for (name, path) in &self.externs {
            put(name, path);
        }
        let mut search = std::ffi::OsString::from("dependency=");
        search.push(&deps);
        arguments.extend(["-L".into(), search]);
        arguments
    }

    /// Where the loader finds what was linked; nothing for a static kit.
    pub(super) fn library_path(&self) -> Option<std::ffi::OsString> {
        match &self.library {
            Library::Shared(path) => {
                let own = path
                    .parent()
                    .expect("a library lies in a folder")
                    .to_path_buf();
                std::env::join_paths([own, self.toolchain.libraries()]).ok()
            }
            Library::Static(_) => None,
        }
    }

    fn find(dir: &Path, toolchain: &Toolchain) -> Option<Self> {
        let profile = Self::profile(dir);
        let shared = profile.join(shared_library("katas_kit"));
        let rlib = profile.join("libkatas_kit.rlib");
        let library = match (shared.exists(), rlib.exists()) {
            (true, _) => Library::Shared(shared),
            (false, true) => Library::Static(rlib),
            (false, false) => return None,
        };
        let mut externs = Vec::new();
        for name in EXTERNS {
            externs.push((name.to_owned(), newest_rlib(&profile.join("deps"), name)?));
        }
        Some(Self {
            toolchain: toolchain.clone(),
            dir: dir.to_owned(),
            library,
            externs,
            _presence: Presence::begin(dir),
        })
    }
}

/// How often somebody who waits for a build looks whether it is done.
const LOOK_EVERY: Duration = Duration::from_millis(50);

/// Held while building: nobody else builds here until the file is dropped, or until this process ends in any way.
///
/// # Cancellation
/// A blocking `lock` could not be given up, and would hold the runtime open; so it is tried again and again.
async fn alone(dir: &Path) -> io::Result<File> {
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(dir.join("lock"))?;
    loop {
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => tokio::time::sleep(LOOK_EVERY).await,
            // Some network folders know no locks: then two at once are not kept apart.
            Ok(()) | Err(TryLockError::Error(_)) => return Ok(file),
        }
    }
}

fn key(toolchain: &Toolchain, sources: &KitSources) -> String {
    let mut key = Key::new();
    key.part(toolchain.verbose().as_bytes());
    key.part(toolchain.rustc().as_os_str().as_encoded_bytes());
    key.part(sources.manifest.as_bytes());
    key.part(sources.lock.as_bytes());
    for (path, content) in &sources.files {
        key.part(path.as_bytes());
        key.part(content.as_bytes());
    }
    key.finish()
}

fn lay_sources(dir: &Path, sources: &KitSources) -> io::Result<()> {
    fs::create_dir_all(dir)?;
    fs::write(dir.join("Cargo.toml"), &sources.manifest)?;
    fs::write(dir.join("Cargo.lock"), &sources.lock)?;
    for (path, content) in &sources.files {
        let path = dir.join(path);
        fs::create_dir_all(path.parent().expect("below the package"))?;
        fs::write(path, content)?;
    }
    Ok(())
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Shared,
    Static,
}

async fn build_library(
    dir: &Path,
    form: Form,
    progress: &mut impl FnMut(&str),
) -> Result<(), KitError> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = tokio::process::Command::new(cargo);
    command
        .arg("rustc")
        .arg("--lib")
        .arg("--manifest-path")
        .arg(dir.join("kit/Cargo.toml"));
    command
        .arg("--target-dir")
        .arg(dir.join("target"))
        .args(["--color", "never"]);
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
    command
        .current_dir(dir)
        .stdin(std::process::Stdio::null())
        .stdout(std::process::Stdio::null());
    command.stderr(std::process::Stdio::piped());
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
        Ok(status) if status.success() => Ok(()),
        Ok(_) | Err(_) => Err(build_error(output)),
    }
}

fn build_error(output: String) -> KitError {
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

/// The file name of a shared library.
fn shared_library(name: &str) -> String {
    format!(
        "{}{name}{}",
        std::env::consts::DLL_PREFIX,
        std::env::consts::DLL_SUFFIX
    )
}

fn newest_rlib(deps: &Path, name: &str) -> Option<PathBuf> {
    let (prefix, mut found) = (format!("lib{name}-"), Vec::new());
    for entry in fs::read_dir(deps).ok()?.flatten() {
        let file = entry.file_name().to_string_lossy().into_owned();
        if file.starts_with(&prefix) && file.ends_with(".rlib") {
            let changed = entry.metadata().and_then(|data| data.modified()).ok()?;
            found.push((changed, entry.path()));
        }
    }
    found.sort();
    found.pop().map(|(_, path)| path)
}

#[cfg(test)]
mod tests {
    use super::{KitSources, Toolchain, key};

    #[tokio::test]
    async fn every_part_of_the_kits_sources_counts() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let toolchain = Toolchain::find(folder.path())
            .await
            .expect("a rustc builds this");
        let sources = |manifest: &str, lock: &str, path: &str, content: &str| {
            let sources = KitSources {
                manifest: manifest.to_owned(),
                lock: lock.to_owned(),
                files: vec![(path.to_owned(), content.to_owned())],
            };
            key(&toolchain, &sources)
        };
        let ours = sources("manifest", "lock", "path", "content");
        assert_eq!(ours, sources("manifest", "lock", "path", "content"));
        for other in [
            sources("other", "lock", "path", "content"),
            sources("manifest", "other", "path", "content"),
            sources("manifest", "lock", "other", "content"),
            sources("manifest", "lock", "path", "other"),
            sources("manifes", "tlock", "path", "content"),
        ] {
            assert_ne!(ours, other);
        }
    }
}

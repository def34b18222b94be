//! The kit and the crates that exercises use, built once into one shared library.
//!
//! `crate-type = ["rlib", "dylib"]` in the manifest would link libstd one way or the other depending on how
//! cargo was called, and its fingerprint would not notice; so the kit stays a plain library and the shared
//! one is asked for here, in a target folder of its own. Linking an answer against it takes 20 ms.

mod artifacts;
mod cargo;
mod linker;
mod marker;
pub(super) mod trial;

use std::ffi::{OsStr, OsString};
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;
use std::time::SystemTime;

use serde::{Deserialize, Serialize};

pub(super) use self::linker::missing;
use self::marker::{MARKER, Marker};
use super::cache::Cache;
use super::key::Key;
use super::sweep::{Presence, sweep};
use super::toolchain::{Toolchain, Unstarted};
use super::{Sandbox, SandboxPolicy};

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
    linker: Option<PathBuf>,
    dir: PathBuf,
    marker: Marker,
    _presence: Presence,
}

/// In which form the kit is linked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Form {
    Shared,
    Static,
}

#[derive(Debug, thiserror::Error)]
pub enum KitError {
    #[error("cannot write below `{path}`")]
    Write { path: String, source: io::Error },
    #[error("there is no `cargo` here\nhint: cargo comes with Rust: https://rustup.rs")]
    NoCargo,
    #[error(transparent)]
    Unstarted(#[from] Unstarted),
    #[error(
        "the exercises' dependencies cannot be fetched\nhint: the first build needs the network once; try again when it is there\n{output}"
    )]
    NoNetwork { output: String },
    /// With the way to get it.
    #[error("{what}\n{output}")]
    Missing { what: String, output: String },
    #[error("the exercises' dependencies do not build\n{output}")]
    Build { output: String },
    #[error(
        "the exercises' dependencies were built, and a first answer that is right does not pass\n{output}"
    )]
    Trial { output: String },
}

/// The kit's crate.
const PACKAGE: &str = "katas_kit";

/// The crates that exercises may name.
pub(super) const EXTERNS: [&str; 4] = ["tokio", "futures", "tokio_util", "tokio_stream"];

/// How closely the libraries of a kit that is there are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Inspection {
    /// Their sizes and dates, and what is in those with another date.
    #[default]
    Dates,
    /// What is in them, whatever their dates are.
    Content,
}

/// What a kit is wanted for.
#[derive(Debug)]
pub struct Wanted<'a> {
    /// The folder of all kits.
    pub build: &'a Path,
    /// The folder whose configuration of cargo holds, as in a terminal there.
    pub place: &'a Path,
    pub inspection: Inspection,
    pub toolchain: Toolchain,
    pub sources: KitSources,
    /// How a new kit judges its first answer.
    pub sandbox: SandboxPolicy,
}

impl Kit {
    /// The kit that is wanted: the one that is there, or a new one, which takes ten seconds or more. `progress` is
    /// told of each crate that is done, of about [`Kit::CRATES`]. A new one has judged an answer.
    ///
    /// Several processes may prepare the same kit at once: one builds, the others wait for it.
    ///
    /// # Cancellation
    /// Dropping the future ends the build; the next call goes on with what is there.
    pub async fn prepare(
        wanted: Wanted<'_>,
        mut progress: impl FnMut(&str),
    ) -> Result<Self, KitError> {
        let linker = linker::configured(wanted.place, wanted.toolchain.host());
        let key = key(&wanted.toolchain, linker.as_deref(), &wanted.sources);
        let dir = wanted.build.join(&key[..16]);
        let write = |source| KitError::Write {
            path: dir.display().to_string(),
            source,
        };
        fs::create_dir_all(dir.join("scratch")).map_err(write)?;
        let complete = || {
            let marker = Marker::read(&dir).filter(|marker| marker.key == key)?;
            marker.holds(&dir, wanted.inspection).then_some(marker)
        };
        let kit = |marker| Self {
            toolchain: wanted.toolchain.clone(),
            linker: linker.clone(),
            dir: dir.clone(),
            marker,
            _presence: Presence::begin(&dir),
        };
        if let Some(marker) = complete() {
            sweep(wanted.build, &dir, MARKER, SystemTime::now());
            return Ok(kit(marker));
        }
        let _alone = alone(&dir).await.map_err(write)?;
        // Another process may have built it meanwhile.
        if let Some(marker) = complete() {
            return Ok(kit(marker));
        }
        // A kit that was complete and is so no more: cargo would take its libraries for what it made itself.
        let target = dir.join("target");
        if dir.join(MARKER).exists() && target.symlink_metadata().is_ok() {
            fs::remove_dir_all(&target).map_err(write)?;
        }
        lay_sources(&dir.join("kit"), &wanted.sources).map_err(write)?;
        let build = cargo::Build {
            dir: &dir,
            place: wanted.place,
            toolchain: &wanted.toolchain,
            linker: linker.as_deref(),
        };
        let mut build_and_try = async |form| {
            let artifacts = cargo::build(&build, form, &mut progress).await?;
            let marker = Marker::of_build(&dir, &key, form, &artifacts).map_err(write)?;
            trial::judge(kit(marker), wanted.sandbox).await
        };
        let kit = match build_and_try(Form::Shared).await {
            // Not every system has shared libraries, or loads them from anywhere.
            Err(KitError::Build { .. } | KitError::Trial { .. }) => {
                build_and_try(Form::Static).await?
            }
            kit => kit?,
        };
        kit.marker.write(&dir).map_err(write)?;
        Ok(kit)
    }

    /// About how many crates a build from nothing compiles.
    pub const CRATES: usize = 28;

    pub fn toolchain(&self) -> &Toolchain {
        &self.toolchain
    }

    /// What rustc and an answer have to read, besides the system's own files.
    pub(super) fn readable(&self) -> Vec<PathBuf> {
        let built = self.dir.join("target");
        let sysroot = self.toolchain.sysroot().to_owned();
        let linker = self.linker.iter().cloned();
        [built, sysroot].into_iter().chain(linker).collect()
    }

    /// Whether every library has still the content that it was built with.
    pub fn is_intact(&self) -> bool {
        self.marker.holds(&self.dir, Inspection::Content)
    }

    /// The next start builds it anew, from nothing. What cannot be written stays.
    pub fn discard(&self) {
        // Another process may have built a new one meanwhile.
        if Marker::read(&self.dir).is_some_and(|marker| marker == self.marker) {
            let _ = fs::write(self.dir.join(MARKER), "");
        }
    }

    /// What was judged with this kit.
    pub(super) fn cache(&self, sandbox: Sandbox) -> Cache {
        Cache::in_folder(self.dir.join("cache"), sandbox)
    }

    pub(super) fn scratch(&self) -> PathBuf {
        self.dir.join("scratch")
    }

    /// rustc's arguments to link against this kit.
    pub(super) fn link_arguments(&self) -> Vec<OsString> {
        let mut arguments: Vec<OsString> = Vec::new();
        if self.marker.form == Form::Shared {
            arguments.extend(["-C".into(), "prefer-dynamic".into()]);
        }
        if let Some(linker) = &self.linker {
            let mut value = OsString::from("linker=");
            value.push(linker);
            arguments.extend(["-C".into(), value]);
        }
        let mut put = |option: &str, name: &str, path: &Path| {
            let mut value = OsString::from(format!("{name}="));
            value.push(self.dir.join(path));
            arguments.extend([option.into(), value]);
        };
        put("--extern", PACKAGE, &self.marker.library);
        for (name, path) in &self.marker.externs {
            put("--extern", name, path);
        }
        for folder in self.marker.folders() {
            put("-L", "dependency", folder);
        }
        arguments
    }

    /// Where the loader finds what was linked; nothing for a static kit.
    pub(super) fn library_path(&self) -> Option<OsString> {
        match self.marker.form {
            Form::Shared => {
                let library = self.dir.join(&self.marker.library);
                let own = library.parent().expect("a library lies in a folder");
                std::env::join_paths([own, &self.toolchain.libraries()]).ok()
            }
            Form::Static => None,
        }
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

fn key(toolchain: &Toolchain, linker: Option<&Path>, sources: &KitSources) -> String {
    let mut key = Key::new();
    let linker = linker.map_or_else(<&OsStr>::default, Path::as_os_str);
    key.part(linker.as_encoded_bytes());
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

#[cfg(test)]
mod tests {
    use std::path::Path;

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
            key(&toolchain, None, &sources)
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
        let sources = KitSources {
            manifest: "manifest".to_owned(),
            lock: "lock".to_owned(),
            files: vec![("path".to_owned(), "content".to_owned())],
        };
        let linker = Path::new("/usr/bin/clang");
        assert_ne!(ours, key(&toolchain, Some(linker), &sources));
    }
}

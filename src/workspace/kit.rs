//! `.katas/kit`: the kit's sources as a package of their own, for the learner's cargo and rust-analyzer.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::Context as _;

use super::alone::Alone;
use super::generated::Dependencies;
use super::progress::sha256;
use super::{Workspace, atomic, lock, own};
use crate::catalogue::embedded;

/// Holds the digest of everything else in the folder.
const DIGEST: &str = "katas-kit.sha256";
/// How the names of folders begin that hold a kit on its way.
pub(super) const TEMPORARY: &str = ".kit-";

/// What became of the kit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refreshed {
    Written,
    Kept,
}

impl Workspace {
    /// Whether the kit is the one that this program was built with.
    pub(super) fn has_kit(&self) -> anyhow::Result<bool> {
        let found = own::read(&self.private().join("kit").join(DIGEST))?;
        Ok(
            found
                .is_some_and(|found| files().is_ok_and(|files| found == digest(&files).as_bytes())),
        )
    }

    /// Writes the kit anew when it is not the one that this program was built with.
    pub(super) fn refresh_kit(&self, _alone: &Alone) -> anyhow::Result<Refreshed> {
        if self.has_kit()? {
            return Ok(Refreshed::Kept);
        }
        let kit = self.private().join("kit");
        let files = files()?;
        let digest = digest(&files);
        // Beside it and then in its place, so that a crash leaves the old kit or the new one, never a mixture.
        let private = self.private();
        let fresh = tempfile::Builder::new()
            .prefix(TEMPORARY)
            .tempdir_in(&private)
            .with_context(|| format!("cannot make a folder in `{}`", private.display()))?;
        let new = fresh.path().join("kit");
        for (path, content) in &files {
            atomic::create(&new.join(path), content.as_bytes())?;
        }
        atomic::create(&new.join(DIGEST), digest.as_bytes())?;
        swap(&new, &kit, &fresh.path().join("old"))
            .with_context(|| format!("cannot replace `{}`", kit.display()))?;
        Ok(Refreshed::Written)
    }
}

impl Workspace {
    /// Takes away what an older katas built in here, unless this one builds there, too. What cannot be stays.
    pub fn remove_old_build(&self, build: &Path) {
        let old = self.private().join("build");
        let is_in_use = match (old.canonicalize(), build.canonicalize()) {
            (Ok(old), Ok(build)) => build.starts_with(old),
            (Err(_), _) => return,
            // Not there yet, and so elsewhere, or yet to be made in there.
            (Ok(_), Err(_)) => build.starts_with(&old),
        };
        if !is_in_use {
            let _ = fs::remove_dir_all(old);
        }
    }
}

fn swap(new: &Path, place: &Path, old: &Path) -> std::io::Result<()> {
    // Also a link that leads nowhere, or another odd thing, makes room.
    if place.symlink_metadata().is_ok() {
        fs::rename(place, old)?;
    }
    fs::rename(new, place)
}

/// How the kit is built for judging. Nothing is left to `dev` and `release`, which any configuration may change.
const PROFILE: &str = r#"[profile.katas]
inherits = "release"
opt-level = 0
debug = 0
split-debuginfo = "off"
strip = "none"
debug-assertions = true
overflow-checks = true
lto = "off"
panic = "unwind"
incremental = false
codegen-units = 256
rpath = false

[profile.katas.package."*"]
opt-level = 0
debug = 0
strip = "none"
debug-assertions = true
overflow-checks = true
codegen-units = 256

[profile.katas.build-override]
opt-level = 0
debug = 0
strip = "none"
debug-assertions = true
overflow-checks = true
codegen-units = 256
"#;

/// The kit as a package that builds by itself, for the program to judge with: never the copy in a workspace.
#[derive(Debug, Clone)]
pub struct KitPackage {
    pub manifest: String,
    pub lock: String,
    /// Paths below the package's root, with their contents.
    pub files: Vec<(String, String)>,
}

impl KitPackage {
    pub fn of_this_program() -> anyhow::Result<Self> {
        let dependencies = Dependencies::of_this_program()?;
        let names = dependencies
            .kit
            .iter()
            .map(|(name, _)| name.as_str())
            .collect();
        let sources = embedded::kit_sources().into_iter();
        Ok(Self {
            manifest: format!("{}\n{PROFILE}\n[workspace]\n", manifest()?),
            lock: lock::for_workspace(embedded::lock(), names, Vec::new())?,
            files: sources
                .map(|(path, source)| (format!("src/{path}"), source.to_owned()))
                .collect(),
        })
    }
}

/// Path and content of each file of the package.
fn files() -> anyhow::Result<Vec<(String, String)>> {
    let mut files: Vec<(String, String)> = embedded::kit_sources()
        .into_iter()
        .map(|(path, source)| (format!("src/{path}"), source.to_owned()))
        .collect();
    files.push(("Cargo.toml".to_owned(), manifest()?));
    // Cargo wants a target in every package; the learner's has tests alone.
    files.push((
        "empty.rs".to_owned(),
        "//! Nothing: the exercises and their checks are test targets.\n".to_owned(),
    ));
    Ok(files)
}

fn manifest() -> anyhow::Result<String> {
    let ours = Dependencies::of_this_program()?;
    let mut text = format!(
        "# Generated by katas {version}: what exercises and checks import.\n\n\
         [package]\nname = \"katas-kit\"\nversion = \"{version}\"\nedition = \"2024\"\npublish = false\n\n\
         [features]\n# Only the program itself reads records back.\ncli = []\n\n[dependencies]\n",
        version = env!("CARGO_PKG_VERSION"),
    );
    for (name, requirement) in &ours.kit {
        writeln!(text, "{name} = {requirement}").expect("a String takes every write");
    }
    Ok(text)
}

fn digest(files: &[(String, String)]) -> String {
    let all: String = files
        .iter()
        .map(|(path, content)| format!("{path}\0{}\0{content}\0", content.len()))
        .collect();
    sha256(all.as_bytes())
}

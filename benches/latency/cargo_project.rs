//! The measure: `cargo test --test basics2` in a plain project with the same dependencies and cargo's own profile.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::Content;

pub(crate) struct CargoProject {
    root: PathBuf,
    file: PathBuf,
}

impl CargoProject {
    /// Made from what a workspace generates, without the profile that makes its builds quicker.
    pub(crate) fn beside(workspace: &Path, root: &Path) -> Self {
        for folder in ["exercises/01_basics", "checks/01_basics", ".katas/kit"] {
            copy(&workspace.join(folder), &root.join(folder));
        }
        fs::copy(workspace.join("Cargo.lock"), root.join("Cargo.lock")).expect("copied");
        let manifest =
            fs::read_to_string(workspace.join("Cargo.toml")).expect("a workspace has a manifest");
        let head = manifest
            .split("[profile.dev]")
            .next()
            .expect("split gives a first part");
        let test = "[[test]]\nname = \"basics2\"\npath = \"checks/01_basics/basics2.rs\"\nharness = false\n";
        fs::write(
            root.join("Cargo.toml"),
            format!("{head}[workspace]\nexclude = [\".katas\"]\n\n{test}"),
        )
        .expect("written");
        let project = Self {
            file: root.join("exercises/01_basics/basics2.rs"),
            root: root.to_owned(),
        };
        project.run();
        project
    }

    /// Saves this content and runs the test.
    pub(crate) fn test(&mut self, content: Content, round: usize) -> Duration {
        fs::write(&self.file, content.source(round)).expect("written");
        let began = Instant::now();
        let passed = self.run();
        let time = began.elapsed();
        assert_eq!(
            passed,
            content == Content::Passing,
            "cargo agrees about {content:?}"
        );
        time
    }

    fn run(&self) -> bool {
        let mut command = Command::new("cargo");
        command
            .args(["test", "--quiet", "--test", "basics2"])
            .current_dir(&self.root)
            .env_remove("CARGO_TARGET_DIR");
        let status = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        status.expect("cargo starts").success()
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("made");
    for entry in fs::read_dir(from).expect("listed").flatten() {
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(path, target).expect("copied");
        }
    }
}

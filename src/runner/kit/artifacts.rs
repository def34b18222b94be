//! What cargo says that it made: where each library lies is read from its messages and never guessed. Older cargos put
//! all libraries into one folder, newer ones each into a folder of its own.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::{EXTERNS, Form, PACKAGE};

/// The libraries of one build.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Artifacts {
    /// The kit itself.
    pub(super) library: PathBuf,
    /// `--extern` names with their files.
    pub(super) externs: Vec<(String, PathBuf)>,
    /// Every file of every library, the kit's included.
    pub(super) files: BTreeSet<PathBuf>,
}

/// A line of `cargo --message-format=json`.
#[derive(Deserialize)]
#[serde(tag = "reason", rename_all = "kebab-case")]
enum Message {
    CompilerArtifact {
        target: Target,
        filenames: Vec<PathBuf>,
    },
    #[serde(other)]
    Other,
}

#[derive(Deserialize)]
struct Target {
    kind: Vec<String>,
    name: String,
}

impl Artifacts {
    /// # Errors
    /// The name of the library that cargo did not tell about.
    pub(super) fn read(messages: &str, form: Form) -> Result<Self, &'static str> {
        let (mut libraries, mut files) = (Vec::new(), BTreeSet::new());
        for line in messages.lines() {
            let Ok(Message::CompilerArtifact { target, filenames }) = serde_json::from_str(line)
            else {
                continue;
            };
            let is_program =
                |kind: &String| matches!(kind.as_str(), "bin" | "custom-build" | "example");
            if target.kind.iter().any(is_program) {
                continue;
            }
            files.extend(filenames.iter().cloned());
            // Some cargos say `tokio-util` here and some `tokio_util`.
            libraries.push((target.name.replace('-', "_"), filenames));
        }
        let find = |name: &'static str, ending: &str| {
            let of_it = libraries.iter().filter(|(found, _)| found == name);
            of_it
                .flat_map(|(_, filenames)| filenames)
                .find(|file| ends_with(file, ending))
                .cloned()
                .ok_or(name)
        };
        let ending = match form {
            Form::Shared => std::env::consts::DLL_EXTENSION,
            Form::Static => "rlib",
        };
        Ok(Self {
            library: find(PACKAGE, ending)?,
            externs: EXTERNS
                .into_iter()
                .map(|name| find(name, "rlib").map(|file| (name.to_owned(), file)))
                .collect::<Result<_, _>>()?,
            files,
        })
    }
}

fn ends_with(file: &Path, extension: &str) -> bool {
    file.extension().is_some_and(|found| found == extension)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Artifacts, Form};

    fn message(name: &str, kind: &str, files: &[&str]) -> String {
        serde_json::json!({
            "reason": "compiler-artifact", "target": {"name": name, "kind": [kind]}, "filenames": files,
        })
        .to_string()
    }

    #[test]
    fn libraries_are_found_wherever_cargo_says_that_they_are() {
        let said = [
            "not json".to_owned(),
            r#"{"reason":"build-script-executed"}"#.to_owned(),
            message("build-script-build", "custom-build", &["/b/script"]),
            message("tokio_macros", "proc-macro", &["/h/libtokio_macros.so"]),
            message(
                "tokio",
                "lib",
                &["/t/1/libtokio.rmeta", "/t/1/libtokio.rlib"],
            ),
            message("futures", "lib", &["/t/2/libfutures.rlib"]),
            message("tokio-util", "lib", &["/t/3/libtokio_util.rlib"]),
            message("tokio_stream", "lib", &["/t/4/libtokio_stream.rlib"]),
            message("katas_kit", "rlib", &["/k/libkatas_kit.rlib"]),
        ]
        .join("\n");
        let found = Artifacts::read(&said, Form::Static).expect("all are there");
        assert_eq!(found.library, Path::new("/k/libkatas_kit.rlib"));
        assert_eq!(
            found.externs[0],
            ("tokio".to_owned(), "/t/1/libtokio.rlib".into())
        );
        assert_eq!(
            found.externs[2],
            ("tokio_util".to_owned(), "/t/3/libtokio_util.rlib".into())
        );
        assert!(found.files.contains(Path::new("/h/libtokio_macros.so")));
        assert!(!found.files.contains(Path::new("/b/script")));
        assert_eq!(
            Artifacts::read(&said, Form::Shared),
            Err("katas_kit"),
            "it has another form"
        );
        assert_eq!(
            Artifacts::read(&said.replace("futures", "other"), Form::Static),
            Err("futures")
        );
    }
}

//! One call of rustc: the check as crate root, the answer as its module.

use std::fs::File;
use std::io::{Read, Seek};
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use tokio::process::Command;

use super::limits::{Limits, Reach};
use super::outcome::Compile;
use super::sandbox::{Confinement, Storage};
use super::shadow::Shadow;
use super::{Runner, RunnerError, room, system};

/// rustc's messages are read up to here; a program with more is not read to its end by anybody.
const MOST_BYTES: u64 = 4 << 20;
const MOST_MESSAGES: usize = 100;
/// How often the compiler's memory is looked at.
const LOOK_EVERY: Duration = Duration::from_millis(50);

/// One message of rustc's.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    pub level: String,
    /// `E0308`, or a lint's name.
    pub code: Option<String>,
    pub text: String,
    /// All places that it shows: the primary ones, its other ones, those of its notes.
    #[serde(default)]
    pub spans: Vec<Span>,
    /// The notes and the help below it.
    #[serde(default)]
    pub notes: Vec<String>,
    /// As rustc renders it for a terminal, with colours.
    pub rendered: String,
    /// Where its first primary span lies; for code that a macro of a library wrote, where the macro is called.
    pub file: Option<String>,
    pub line: u32,
    pub column: u32,
}

/// A place that a message shows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    pub file: String,
    pub line: u32,
    /// What rustc writes under it: for `mismatched types`, which ones.
    pub label: String,
    /// Its first line, as it stands in the file.
    pub source: String,
}

impl Message {
    /// This message as the answer with this prefix sees it; `None` if it is about another one.
    pub(super) fn of(&self, prefix: &str) -> Option<Message> {
        let ours = self
            .file
            .as_deref()
            .is_none_or(|file| file.starts_with(prefix));
        ours.then(|| Message {
            rendered: straighten(&self.rendered, prefix),
            text: straighten(&self.text, prefix),
            file: self.file.as_deref().map(|file| straighten(file, prefix)),
            spans: self.spans.iter().map(|span| span.of(prefix)).collect(),
            ..self.clone()
        })
    }
}

impl Span {
    fn of(&self, prefix: &str) -> Span {
        Span {
            file: straighten(&self.file, prefix),
            ..self.clone()
        }
    }
}

pub(super) struct Compiled {
    pub(super) outcome: Compile,
    pub(super) messages: Vec<Message>,
}

/// Compiles the tree's one crate.
pub(super) async fn compile(
    runner: &Runner,
    shadow: &Shadow,
    name: &str,
    limits: &Limits,
) -> Result<Compiled, RunnerError> {
    let rustc = runner.kit.toolchain().rustc();
    let mut command = compiler(runner, shadow, &rustc);
    describe(&mut command, runner, shadow, name);
    command.args([
        "-C",
        "debuginfo=0",
        "-C",
        "codegen-units=2",
        "-C",
        "strip=debuginfo",
    ]);
    follow(command, &rustc, limits).await
}

/// A compiler in the sandbox: it reads the tree and what it links, and nothing of the user's; it writes to the tree. Of
/// the environment it gets what finds a linker.
pub(super) fn compiler(runner: &Runner, shadow: &Shadow, program: &Path) -> Command {
    let mut readable = runner.kit.readable();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::env::split_paths(&path).filter(|folder| folder.is_absolute());
    readable.extend(folders.filter(|folder| folder.is_dir()));
    let confinement = Confinement {
        readable,
        writable: shadow.root().to_owned(),
        storage: Storage::Disk,
    };
    let mut command = runner.sandbox.command(&confinement, program, program);
    command.env_clear();
    let kept = std::env::vars_os().filter(|(name, _)| {
        let name = name.to_str();
        name.is_some_and(|name| system::COMPILERS_ENVIRONMENT.contains(&name))
    });
    let scratch = shadow.scratch();
    command.envs(kept).env("RUST_BACKTRACE", "0");
    for name in ["TMPDIR", "TEMP", "TMP", "HOME"] {
        command.env(name, &scratch);
    }
    command
}

/// What rustc and clippy are both told: which crate this is, against what it is linked, and how to speak of it.
pub(super) fn describe(command: &mut Command, runner: &Runner, shadow: &Shadow, name: &str) {
    command.args([
        "--edition",
        "2024",
        "--crate-type",
        "bin",
        "--crate-name",
        name,
    ]);
    command.args([
        "--error-format",
        "json",
        "--json",
        "diagnostic-rendered-ansi",
        "--diagnostic-width",
        "100",
    ]);
    command.args(runner.kit.link_arguments());
    // rustc then names the learner's file as the learner does.
    let mut remap = shadow.root().as_os_str().to_owned();
    remap.push("/=");
    command.arg("--remap-path-prefix").arg(remap);
    // The check by its path in the tree: what names the tree itself differs from one judging to the next.
    command.arg("-o").arg(shadow.program()).arg(
        shadow
            .crate_root()
            .strip_prefix(shadow.root())
            .expect("below the tree"),
    );
}

/// Starts the compiler and reads what it said, when it has ended or the limit is over.
///
/// # Cancellation
/// Dropping the future kills the compiler with everything in its process group.
pub(super) async fn follow(
    mut command: Command,
    program: &Path,
    limits: &Limits,
) -> Result<Compiled, RunnerError> {
    let messages = tempfile::tempfile().map_err(RunnerError::Follow)?;
    command.stdin(Stdio::null()).stdout(Stdio::null());
    command.stderr(messages.try_clone().map_err(RunnerError::Follow)?);
    let program = program.display().to_string();
    let mut group =
        system::Group::start(command).map_err(|source| RunnerError::Start { program, source })?;
    let mut looks = tokio::time::interval(LOOK_EVERY);
    let deadline = tokio::time::Instant::now() + limits.compile;
    let outcome = loop {
        tokio::select! {
            biased;
            status = group.wait() => break match status.map_err(RunnerError::Follow)?.success() {
                true => Compile::Succeeded,
                false => Compile::Failed,
            },
            () = tokio::time::sleep_until(deadline) => break Compile::TimedOut,
            _ = looks.tick() => {
                if group.footprint(Reach::Itself).bytes > limits.compile_memory {
                    break Compile::OverMemory;
                }
            }
        }
    };
    drop(group);
    let messages = read(messages).map_err(RunnerError::Follow)?;
    if outcome == Compile::Failed && room::was_missing(&messages) {
        return Err(RunnerError::Follow(std::io::ErrorKind::StorageFull.into()));
    }
    Ok(Compiled { outcome, messages })
}

fn read(mut file: File) -> std::io::Result<Vec<Message>> {
    let is_cut = file.metadata()?.len() > MOST_BYTES;
    file.rewind()?;
    let mut bytes = Vec::new();
    file.take(MOST_BYTES).read_to_end(&mut bytes)?;
    let text = String::from_utf8_lossy(&bytes);
    let mut messages: Vec<Message> = text.lines().filter_map(parse).take(MOST_MESSAGES).collect();
    if is_cut && messages.is_empty() {
        // One message alone was longer: it shows a line of the answer that is.
        let words = format!(
            "rustc's first message is longer than {} MiB",
            MOST_BYTES >> 20
        );
        messages.push(Message {
            level: "error".to_owned(),
            code: None,
            rendered: format!("error: {words}\n"),
            text: words,
            file: Some("exercises".to_owned()),
            ..Message::default()
        });
    }
    Ok(messages)
}

/// A message as rustc writes it in JSON.
#[derive(Deserialize)]
struct Raw {
    message: String,
    code: Option<RawCode>,
    level: String,
    spans: Vec<RawSpan>,
    #[serde(default)]
    children: Vec<RawChild>,
    rendered: Option<String>,
}

#[derive(Deserialize)]
struct RawCode {
    code: String,
}

#[derive(Deserialize)]
struct RawChild {
    message: String,
    spans: Vec<RawSpan>,
}

#[derive(Deserialize)]
struct RawSpan {
    file_name: String,
    line_start: u32,
    column_start: u32,
    is_primary: bool,
    label: Option<String>,
    #[serde(default)]
    text: Vec<RawLine>,
    expansion: Option<RawExpansion>,
}

#[derive(Deserialize)]
struct RawLine {
    text: String,
}

#[derive(Deserialize)]
struct RawExpansion {
    span: Box<RawSpan>,
}

impl RawSpan {
    /// Where the outermost macro is called that wrote this, if one did.
    fn call_site(&self) -> &RawSpan {
        match &self.expansion {
            Some(expansion) => expansion.span.call_site(),
            None => self,
        }
    }

    fn into_span(self) -> Span {
        Span {
            source: self
                .text
                .into_iter()
                .next()
                .map_or_else(String::new, |line| line.text),
            file: self.file_name,
            line: self.line_start,
            label: self.label.unwrap_or_default(),
        }
    }
}

/// A line of rustc's JSON; what is not a message of a level that readers see is passed over.
fn parse(line: &str) -> Option<Message> {
    let mut raw: Raw = match serde_json::from_str(line) {
        Ok(raw) => raw,
        // What is not JSON is rustc's last words when it breaks, or the linker's.
        Err(_) if !line.starts_with('{') && !line.trim().is_empty() => Raw {
            message: line.to_owned(),
            code: None,
            level: "error".to_owned(),
            spans: Vec::new(),
            children: Vec::new(),
            rendered: Some(format!("{line}\n")),
        },
        Err(_) => return None,
    };
    let summary = raw.spans.is_empty()
        && (raw.message.starts_with("aborting due to") || raw.message.ends_with("emitted"));
    if summary
        || !matches!(
            raw.level.as_str(),
            "error" | "warning" | "error: internal compiler error"
        )
    {
        return None;
    }
    raw.spans.sort_by_key(|span| !span.is_primary);
    let first = raw.spans.first().filter(|span| span.is_primary);
    let place = first.map(RawSpan::call_site);
    let (line, column) = place.map_or((0, 0), |place| (place.line_start, place.column_start));
    let file = place.map(|place| place.file_name.clone());
    let (notes, below): (Vec<String>, Vec<Vec<RawSpan>>) = raw
        .children
        .into_iter()
        .map(|child| (child.message, child.spans))
        .unzip();
    let spans = raw.spans.into_iter().chain(below.into_iter().flatten());
    Some(Message {
        level: raw.level,
        code: raw.code.map(|code| code.code),
        rendered: raw.rendered.unwrap_or_else(|| format!("{}\n", raw.message)),
        text: raw.message,
        spans: spans.map(RawSpan::into_span).collect(),
        notes,
        file,
        line,
        column,
    })
}

/// `a3/checks/01_basics/../../exercises/…` is how rustc reached the file; `exercises/…` is what it is called.
fn straighten(text: &str, prefix: &str) -> String {
    let text = match prefix {
        "" => text.to_owned(),
        _ => text.replace(&format!("{prefix}checks/"), "checks/"),
    };
    let mut straight = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(found) = rest.find("/../../exercises/") {
        let before = &rest[..found];
        let start = before.rfind("checks/").unwrap_or(found);
        straight.push_str(&before[..start]);
        rest = &rest[found + "/../../".len()..];
    }
    straight.push_str(rest);
    straight
}

#[cfg(test)]
mod tests {
    use super::straighten;

    #[test]
    fn a_file_is_called_what_the_learner_calls_it() {
        let wanted =
            " --> exercises/01_basics/basics2.rs:3:5\n ::: checks/01_basics/basics2.rs:1:1";
        for prefix in ["", "a3/"] {
            let seen = format!(
                " --> {prefix}checks/01_basics/../../exercises/01_basics/basics2.rs:3:5\n ::: {prefix}checks/01_basics/basics2.rs:1:1"
            );
            assert_eq!(straighten(&seen, prefix), wanted);
        }
    }
}

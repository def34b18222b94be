//! The linker: one that only cargo's configuration names, and what to install where there is none.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

/// The linker that cargo would use in `place` for this target; `None` where no configuration names one.
///
/// rustc does not read cargo's configuration, so judging has to hand it on.
pub(super) fn configured(place: &Path, target: &str) -> Option<PathBuf> {
    if let Some(named) = std::env::var_os(variable(target)).filter(|named| !named.is_empty()) {
        return Some(resolve(place, &named));
    }
    let home = std::env::var_os("CARGO_HOME")
        .map(|home| place.join(home))
        .or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    let folders = place.ancestors().map(|folder| folder.join(".cargo"));
    folders
        .chain(home)
        .find_map(|folder| in_configuration(&folder, target))
}

/// The variable that names cargo a linker.
pub(super) fn variable(target: &str) -> String {
    let target = target.to_uppercase().replace(['-', '.'], "_");
    format!("CARGO_TARGET_{target}_LINKER")
}

/// What the configuration in this `.cargo` folder names.
fn in_configuration(folder: &Path, target: &str) -> Option<PathBuf> {
    // Where both are there, cargo reads the one without an ending.
    let text = ["config", "config.toml"]
        .iter()
        .find_map(|name| fs::read_to_string(folder.join(name)).ok())?;
    let table: toml::Table = text.parse().ok()?;
    let named = table.get("target")?.get(target)?.get("linker")?.as_str()?;
    Some(resolve(folder.parent()?, named.as_ref()))
}

/// A path is relative to the folder that holds `.cargo`; a name is looked for in PATH.
fn resolve(root: &Path, named: &OsStr) -> PathBuf {
    let is_path = named.to_string_lossy().contains(['/', '\\']);
    if is_path {
        return root.join(named);
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .map(|folder| folder.join(named))
        .find(|file| file.is_file())
        // rustc says that it is missing.
        .unwrap_or_else(|| named.into())
}

/// What is missing, with the way to get it, where this is what a failed build says.
pub(in crate::runner) fn missing(output: &str) -> Option<String> {
    let quoted = |sign: &str| {
        let (_, rest) = output.split_once(sign)?;
        Some(rest.split_once('`')?.0.to_owned())
    };
    let release = || {
        let mut files = ["/etc/os-release", "/usr/lib/os-release"].iter();
        let text = files.find_map(|file| fs::read_to_string(file).ok());
        how_to_get(std::env::consts::OS, &text.unwrap_or_default())
    };
    let is_missing = output.contains("` not found");
    if let Some(name) = quoted("linker `").filter(|_| is_missing) {
        // rustc's own choices; any other name comes from a configuration.
        let hint = match name.as_str() {
            "cc" | "link.exe" => release(),
            _ => "cargo's configuration names it: install it, or take the name away".to_owned(),
        };
        return Some(format!(
            "the linker `{name}` is missing, and without it no Rust program can be built\nhint: {hint}"
        ));
    }
    ["crt1.o", "crti.o", "cannot find -lc", "unable to find library -lc"]
        .iter()
        .any(|sign| output.contains(sign))
        .then(|| {
            format!(
                "the C library's files for linking are missing, and without them no Rust program can be built\nhint: {}",
                release()
            )
        })
}

/// How a linker and a C library are installed, on this system and with this `/etc/os-release`.
fn how_to_get(system: &str, os_release: &str) -> String {
    match system {
        "macos" => return "`xcode-select --install` brings them".to_owned(),
        "windows" => {
            return "install \"Desktop development with C++\" of the Visual Studio Build Tools: \
                    https://visualstudio.microsoft.com/visual-cpp-build-tools"
                .to_owned();
        }
        _ => {}
    }
    let values = |key: &str| -> Vec<String> {
        let line = os_release.lines().find_map(|line| line.strip_prefix(key));
        let line = line.unwrap_or_default().trim_matches(['"', '\'']);
        line.split_whitespace().map(str::to_owned).collect()
    };
    // Its own name first, then those of what it descends from.
    let names = [values("ID="), values("ID_LIKE=")].concat();
    let command = names.iter().find_map(|name| match name.as_str() {
        "debian" | "ubuntu" => Some("sudo apt install gcc libc6-dev"),
        "fedora" | "rhel" | "centos" => Some("sudo dnf install gcc"),
        "arch" => Some("sudo pacman -S gcc"),
        "alpine" => Some("sudo apk add gcc musl-dev"),
        "suse" | "opensuse" | "sles" => Some("sudo zypper install gcc"),
        _ => None,
    });
    command.map_or_else(
        || "install a C compiler, such as `gcc`, with its C library".to_owned(),
        |command| format!("`{command}` brings them"),
    )
}

#[cfg(test)]
mod tests {
    use super::{how_to_get, missing};

    #[test]
    fn what_is_missing_is_named() {
        let cc = "error: linker `cc` not found\n  |\n  = note: No such file or directory";
        assert!(missing(cc).is_some_and(|words| words.starts_with("the linker `cc` is missing")));
        let own = "error: linker `/opt/ld` not found";
        assert!(missing(own).is_some_and(|words| words.contains("cargo's configuration")));
        let crt = "/usr/bin/ld: cannot find Scrt1.o: No such file or directory";
        assert!(missing(crt).is_some_and(|words| words.starts_with("the C library's files")));
        assert_eq!(missing("error[E0308]: mismatched types"), None);
    }

    #[test]
    fn each_system_is_told_its_own_command() {
        for (os_release, command) in [
            (
                "NAME=\"Debian\"\nID=debian\n",
                "sudo apt install gcc libc6-dev",
            ),
            (
                "ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n",
                "sudo apt install gcc libc6-dev",
            ),
            ("ID=fedora\n", "sudo dnf install gcc"),
            (
                "ID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"\n",
                "sudo dnf install gcc",
            ),
            ("ID=manjaro\nID_LIKE=arch\n", "sudo pacman -S gcc"),
            ("ID=alpine\n", "sudo apk add gcc musl-dev"),
            (
                "ID=\"opensuse-leap\"\nID_LIKE=\"suse opensuse\"\n",
                "sudo zypper install gcc",
            ),
            ("", "install a C compiler"),
        ] {
            let hint = how_to_get("linux", os_release);
            assert!(hint.contains(command), "{os_release}: {hint}");
        }
        assert!(how_to_get("macos", "").contains("xcode-select --install"));
        assert!(how_to_get("windows", "").contains("Build Tools"));
    }
}

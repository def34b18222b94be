//! A real terminal for the watch screen: what it shows, keys, and the mode it is left in.

use std::io::{Read as _, Write};
use std::path::Path;
use std::sync::{Arc, Mutex};

use portable_pty::{Child, CommandBuilder, MasterPty, PtyPair, PtySize, native_pty_system};

use crate::program::{HIDDEN, build_folder, program};
use crate::waiting::until;
use crate::workspace::Workspace;

pub struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    // Kept open: a terminal does not go away with the program in it.
    pair: PtyPair,
    keyboard: Box<dyn Write + Send>,
    screen: Arc<Mutex<vt100::Parser>>,
    mode_before: String,
}

const SIZE: PtySize = PtySize {
    rows: 34,
    cols: 80,
    pixel_width: 0,
    pixel_height: 0,
};

impl Terminal {
    /// `katas watch OPTIONS` in this workspace, on 80 columns and 34 rows.
    pub fn watching(workspace: &Workspace, options: &[&str]) -> Self {
        Self::watching_in(workspace, options, &build_folder())
    }

    /// The same, with the kit below this folder.
    pub fn watching_in(workspace: &Workspace, options: &[&str], build: &Path) -> Self {
        Self::watching_with(workspace, options, build, &[])
    }

    /// The same, with these variables in its environment.
    pub fn watching_with(
        workspace: &Workspace,
        options: &[&str],
        build: &Path,
        variables: &[(&str, &Path)],
    ) -> Self {
        Self::watching_behind(&[], workspace, options, build, variables)
    }

    /// The same, started by a program, with its options, which becomes it.
    pub fn watching_behind(
        before: &[&str],
        workspace: &Workspace,
        options: &[&str],
        build: &Path,
        variables: &[(&str, &Path)],
    ) -> Self {
        let words: Vec<&str> = ["watch"].iter().chain(options).copied().collect();
        Self::starting(before, workspace, &words, build, variables)
    }

    /// `katas WORDS` in this workspace.
    pub fn running(workspace: &Workspace, words: &[&str]) -> Self {
        Self::starting(&[], workspace, words, &build_folder(), &[])
    }

    fn starting(
        before: &[&str],
        workspace: &Workspace,
        arguments: &[&str],
        build: &Path,
        variables: &[(&str, &Path)],
    ) -> Self {
        let pair = native_pty_system()
            .openpty(SIZE)
            .expect("the system has a terminal");
        let mode_before = mode(&*pair.master);
        let mut words = before.iter().copied().chain([program()]);
        let mut command = CommandBuilder::new(words.next().expect("at least the program"));
        command.args(words);
        for name in HIDDEN {
            command.env_remove(name);
        }
        command.env("TERM", "xterm-256color");
        command.env("LC_ALL", "C.UTF-8");
        command.env("KATAS_BUILD_DIR", build);
        for (name, value) in variables {
            command.env(name, value);
        }
        command.cwd(workspace.root());
        command.args(arguments);
        if let Some(set) = workspace.set() {
            command.arg("--set");
            command.arg(set);
        }
        let child = pair
            .slave
            .spawn_command(command)
            .expect("the program was built");
        let screen = Arc::new(Mutex::new(vt100::Parser::new(SIZE.rows, SIZE.cols, 0)));
        let mut output = pair
            .master
            .try_clone_reader()
            .expect("a terminal can be read");
        let shown = Arc::clone(&screen);
        // Ends when the terminal is closed.
        std::thread::spawn(move || {
            let mut buffer = [0_u8; 4096];
            while let Ok(count @ 1..) = output.read(&mut buffer) {
                shown
                    .lock()
                    .expect("nobody panics with the screen")
                    .process(&buffer[..count]);
            }
        });
        let keyboard = pair.master.take_writer().expect("nobody else has it");
        Self {
            child,
            pair,
            keyboard,
            screen,
            mode_before,
        }
    }

    /// What is to be read now.
    pub fn text(&self) -> String {
        self.screen
            .lock()
            .expect("nobody panics with the screen")
            .screen()
            .contents()
    }

    /// Some letter is not in the terminal's own colour.
    pub fn has_colours(&self) -> bool {
        let parser = self.screen.lock().expect("nobody panics with the screen");
        let screen = parser.screen();
        let (rows, columns) = screen.size();
        (0..rows).any(|row| {
            let cells = (0..columns).filter_map(|column| screen.cell(row, column));
            cells
                .into_iter()
                .any(|cell| cell.fgcolor() != vt100::Color::Default)
        })
    }

    /// The program, or what it shows, has put another screen over the usual one.
    pub fn is_on_another_screen(&self) -> bool {
        let parser = self.screen.lock().expect("nobody panics with the screen");
        parser.screen().alternate_screen()
    }

    /// Waits until the screen is as wanted; gives what it shows then.
    #[track_caller]
    pub fn shows_what(&self, wanted: &str, is_wanted: impl Fn(&str) -> bool) -> String {
        until(
            || Some(self.text()).filter(|text| is_wanted(text)),
            || format!("wanted {wanted}; the screen shows\n{}", self.text()),
        )
    }

    /// Waits until all these words are on the screen.
    #[track_caller]
    pub fn shows(&self, words: &[&str]) -> String {
        self.shows_what(&format!("{words:?}"), |text| {
            words.iter().all(|words| text.contains(words))
        })
    }

    /// Pastes, as a terminal does: between marks, where the program asked for them.
    pub fn paste(&mut self, text: &str) {
        let is_marked = {
            let parser = self.screen.lock().expect("nobody panics with the screen");
            parser.screen().bracketed_paste()
        };
        match is_marked {
            true => self.press(&format!("\u{1b}[200~{text}\u{1b}[201~")),
            false => self.press(text),
        }
    }

    pub fn press(&mut self, keys: &str) {
        self.keyboard
            .write_all(keys.as_bytes())
            .and_then(|()| self.keyboard.flush())
            .expect("the terminal takes keys");
    }

    /// The window gets another size.
    pub fn resize(&self, rows: u16, cols: u16) {
        self.screen
            .lock()
            .expect("nobody panics with the screen")
            .screen_mut()
            .set_size(rows, cols);
        let size = PtySize { rows, cols, ..SIZE };
        self.pair.master.resize(size).expect("it can be resized");
    }

    /// Waits until the program is stopped, as by Ctrl-Z; the terminal must be as it was before it started.
    #[track_caller]
    pub fn is_stopped(&self) {
        let stat = format!("/proc/{}/stat", self.process().as_raw_nonzero());
        until(
            || {
                let stat = std::fs::read_to_string(&stat).ok()?;
                stat.rsplit_once(") ")?.1.starts_with('T').then_some(())
            },
            || "it does not stop".to_owned(),
        );
        self.is_whole();
    }

    /// It is as it was: its mode, its cursor, its colours, and what it sends for keys and clicks.
    #[track_caller]
    fn is_whole(&self) {
        assert_eq!(
            mode(&*self.pair.master),
            self.mode_before,
            "the terminal's mode"
        );
        let found = || {
            let parser = self.screen.lock().expect("nobody panics with the screen");
            let screen = parser.screen();
            let plain = screen.attributes_formatted() == b"\x1b[m";
            [
                ("the cursor is hidden", screen.hide_cursor()),
                ("it shows another screen", screen.alternate_screen()),
                ("what is written next has a colour", !plain),
                ("it marks what is pasted", screen.bracketed_paste()),
                (
                    "it reports clicks",
                    screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None,
                ),
                ("its keys send other bytes", screen.application_cursor()),
            ]
            .into_iter()
            .filter_map(|(what, is_so)| is_so.then_some(what))
            .collect::<Vec<_>>()
        };
        // What was written last may still be on its way.
        until(
            || found().is_empty().then_some(()),
            || format!("{:?}", found()),
        );
    }

    pub fn process(&self) -> rustix::process::Pid {
        let id = self
            .child
            .process_id()
            .and_then(|id| i32::try_from(id).ok());
        id.and_then(rustix::process::Pid::from_raw)
            .expect("it runs")
    }

    /// Waits until it is in the mode that it was in before the program started.
    #[track_caller]
    pub fn is_in_the_mode_from_before(&self) {
        until(
            || (mode(&*self.pair.master) == self.mode_before).then_some(()),
            || mode(&*self.pair.master),
        );
    }

    /// Kills the program, which cannot put anything back then; waits until somebody else has.
    #[track_caller]
    pub fn is_killed(&mut self) {
        let id = self.process();
        rustix::process::kill_process(id, rustix::process::Signal::KILL).expect("it runs");
        until(
            || self.child.try_wait().expect("it is our child"),
            || "it does not end".to_owned(),
        );
        self.is_in_the_mode_from_before();
        self.is_whole();
    }

    /// Waits for the program's end; the terminal must be as it was. Gives the exit code.
    #[track_caller]
    pub fn ends(&mut self) -> u32 {
        let screen = Arc::clone(&self.screen);
        let status = until(
            || self.child.try_wait().expect("it is our child"),
            || {
                let screen = screen.lock().expect("nobody panics with the screen");
                format!(
                    "it does not end; the screen shows\n{}",
                    screen.screen().contents()
                )
            },
        );
        self.is_whole();
        status.exit_code()
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // A test that failed leaves nobody behind; one that did not has seen the end already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn mode(terminal: &(dyn MasterPty + Send)) -> String {
    let mode = terminal.get_termios().expect("a terminal has a mode");
    format!("{mode:?}")
}

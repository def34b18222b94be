//! Keys on Windows: one thread that asks `console` for them. It ends with the process, not with the listener.

use tokio::sync::mpsc::UnboundedSender;

use super::decode::Key;
use super::keys::{Input, Stop};

/// Sends as long as somebody listens.
#[derive(Debug)]
pub(super) struct Source;

impl Source {
    pub(super) fn start(
        sender: UnboundedSender<Input>,
        has_keyboard: bool,
    ) -> std::io::Result<Source> {
        let interrupts = sender.clone();
        tokio::spawn(async move {
            while tokio::signal::ctrl_c().await.is_ok() {
                if interrupts.send(Input::Stop(Stop::Interrupt)).is_err() {
                    return;
                }
            }
        });
        if has_keyboard {
            std::thread::Builder::new()
                .name("keys".to_owned())
                .spawn(move || read_keys(&sender))?;
        }
        Ok(Source)
    }
}

pub(super) async fn stop() -> std::io::Result<Stop> {
    tokio::signal::ctrl_c().await?;
    Ok(Stop::Interrupt)
}

fn read_keys(sender: &UnboundedSender<Input>) {
    let terminal = console::Term::stdout();
    while let Ok(key) = terminal.read_key() {
        let input = match translate(key) {
            Some(input) => input,
            None => continue,
        };
        if sender.send(input).is_err() {
            return;
        }
    }
}

fn translate(key: console::Key) -> Option<Input> {
    let key = match key {
        console::Key::CtrlC | console::Key::Char('\u{3}') => {
            return Some(Input::Stop(Stop::Interrupt));
        }
        console::Key::Char(letter) => Key::Char(letter),
        console::Key::Enter => Key::Enter,
        console::Key::Escape => Key::Escape,
        console::Key::Backspace => Key::Backspace,
        console::Key::Tab => Key::Tab,
        console::Key::ArrowUp => Key::Up,
        console::Key::ArrowDown => Key::Down,
        console::Key::ArrowLeft => Key::Left,
        console::Key::ArrowRight => Key::Right,
        console::Key::PageUp => Key::PageUp,
        console::Key::PageDown => Key::PageDown,
        console::Key::Home => Key::Home,
        console::Key::End => Key::End,
        _ => return None,
    };
    Some(Input::Key(key))
}

//! What was made and used since the last unlock: in this page's memory only. Refuses to keep: anything longer.

use super::options::Mode;
use leptos::prelude::*;

/// In the context of the frame, which ends at a lock.
#[derive(Clone, Copy, Default)]
pub struct History(RwSignal<Vec<Made>>);

#[derive(Clone)]
pub struct Made {
    pub text: String,
    pub mode: Mode,
    /// As `Date.now()` says.
    pub at: f64,
}

const MOST: usize = 200;

impl History {
    pub fn get(self) -> Vec<Made> {
        self.0.get()
    }

    /// Newest first; the same one again is not told twice.
    pub fn add(self, text: &str, mode: Mode) {
        self.0.update(|all| {
            if text.is_empty() || all.first().is_some_and(|last| last.text == text) {
                return;
            }
            let at = js_sys::Date::now();
            let text = text.to_owned();
            all.insert(0, Made { text, mode, at });
            all.truncate(MOST);
        });
    }

    pub fn clear(self) {
        self.0.update(Vec::clear);
    }
}

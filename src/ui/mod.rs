//! The pieces every page is built of: buttons, dialogs, menus, tabs, toasts, badges, empty states.
//! Refuses to know: routes, the api, the vault and any sentence; words arrive as arguments or once through `UiWords`.

pub mod avatar;
pub mod badge;
pub mod banner;
pub mod button;
pub mod copy;
pub mod dialog;
pub mod empty;
pub mod focus;
pub mod icon;
pub mod menu;
pub mod outcomes;
pub mod page_header;
pub mod part;
pub mod progress;
pub mod scroll;
pub mod tabs;
pub mod toast;

pub use avatar::{Avatar, initials};
pub use badge::{Badge, Count};
pub use banner::Banner;
pub use button::{Button, ButtonLink, IconButton, Look};
pub use copy::{CopyButton, CopyField};
pub use dialog::{ConfirmDialog, Dialog, DialogActions, DialogBody, Span};
pub use empty::{EmptyState, LoadProblem};
pub use icon::Icon;
pub use menu::{Menu, MenuItem};
pub use outcomes::{Outcome, OutcomeList, Outcomes};
pub use page_header::PageHeader;
pub use part::Part;
pub use progress::{Progress, Skeleton, Spinner};
pub use scroll::ScrollPane;
pub use tabs::{Segment, Segments, Tab, Tabs};
pub use toast::{ToastRegion, Toasts, provide_toasts, use_toasts};

use leptos::prelude::*;
use std::sync::atomic::{AtomicU32, Ordering};

/// What a thing means; components turn it into colour and, where it must be heard, into a role.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    #[default]
    Plain,
    Accent,
    Good,
    Warn,
    Danger,
}

impl Tone {
    /// The class that carries the colour.
    pub fn class(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Accent => "accent",
            Self::Good => "good",
            Self::Warn => "warn",
            Self::Danger => "danger",
        }
    }
}

/// The few words that components say by themselves. `app.rs` provides them once per language:
/// `provide_context(UiWords { close: "Close", … })`.
#[derive(Clone, Copy)]
pub struct UiWords {
    pub close: &'static str,
    pub cancel: &'static str,
    pub show: &'static str,
    pub hide: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub retry: &'static str,
    pub clear: &'static str,
    pub loading: &'static str,
    pub optional: &'static str,
    pub less: &'static str,
    pub more: &'static str,
    pub actions: &'static str,
    pub select_all: &'static str,
    pub notifications: &'static str,
    /// "2 fields need your attention."
    pub problems: Sentence<usize>,
    /// "Actions for Acme".
    pub actions_for: Phrase,
    /// "Select Acme".
    pub select: Phrase,
}

/// A sentence with one argument, as a plain function so that `UiWords` stays `Copy`.
pub type Sentence<A> = fn(A) -> String;
/// A sentence around a name.
pub type Phrase = fn(&str) -> String;

impl Default for UiWords {
    fn default() -> Self {
        Self {
            close: "",
            cancel: "",
            show: "",
            hide: "",
            copy: "",
            copied: "",
            retry: "",
            clear: "",
            loading: "",
            optional: "",
            less: "",
            more: "",
            actions: "",
            select_all: "",
            notifications: "",
            problems: |n| n.to_string(),
            actions_for: str::to_owned,
            select: str::to_owned,
        }
    }
}

/// The words in this part of the tree; without a provider they are empty, which axe reports.
pub fn use_words() -> UiWords {
    use_context().unwrap_or_default()
}

/// An id that no other element of this page carries.
pub fn fresh_id(stem: &str) -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    format!("{stem}-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}

//! Toasts: what happened, never what must be read. Refuses to know: where it happened.

use super::{Icon, IconButton, Tone, use_words};
use leptos::{html, prelude::*};
use std::time::Duration;

const STAY: Duration = Duration::from_secs(6);

#[derive(Clone, PartialEq)]
struct Toast {
    id: u32,
    tone: Tone,
    text: String,
}

/// The handle that pages hold; `Copy`, from `use_toasts()`.
///
/// ```ignore
/// let toasts = use_toasts();
/// toasts.done(t.client_created());
/// toasts.problem(sentence);
/// ```
#[derive(Clone, Copy)]
pub struct Toasts(RwSignal<Vec<Toast>>);

impl Toasts {
    /// It worked.
    pub fn done(self, text: impl Into<String>) {
        self.add(Tone::Good, text.into());
    }

    /// It happened.
    pub fn note(self, text: impl Into<String>) {
        self.add(Tone::Plain, text.into());
    }

    /// It failed; stays until it is dismissed.
    pub fn problem(self, text: impl Into<String>) {
        self.add(Tone::Danger, text.into());
    }

    fn add(self, tone: Tone, text: String) {
        let id = self
            .0
            .try_update(|toasts| {
                let id = toasts.last().map_or(0, |last| last.id + 1);
                toasts.retain(|toast| toast.text != text);
                toasts.push(Toast { id, tone, text });
                let surplus = toasts.len().saturating_sub(4);
                toasts.drain(..surplus);
                id
            })
            .unwrap_or_default();
        if tone != Tone::Danger {
            set_timeout(move || self.remove(id), STAY);
        }
    }

    fn remove(self, id: u32) {
        let _ = self.0.try_update(|toasts| toasts.retain(|toast| toast.id != id));
    }
}

/// Makes the handle available below; once, above everything that toasts.
pub fn provide_toasts() -> Toasts {
    let toasts = Toasts(RwSignal::new(Vec::new()));
    provide_context(toasts);
    toasts
}

/// The handle. Without a provider the toasts go nowhere.
pub fn use_toasts() -> Toasts {
    use_context().unwrap_or_else(|| Toasts(RwSignal::new(Vec::new())))
}

/// The place where toasts show, once per app. It lives in the top layer, above open dialogs.
///
/// ```ignore
/// provide_toasts();
/// view! { <Routes/> <ToastRegion/> }
/// ```
#[component]
pub fn ToastRegion() -> impl IntoView {
    let toasts = use_toasts();
    let words = use_words();
    let region = NodeRef::<html::Section>::new();
    // Always there, so that what is added is announced; shown anew above a dialog that opened since.
    Effect::new(move |_| {
        let any = toasts.0.with(|toasts| !toasts.is_empty());
        if let Some(region) = region.get() {
            let covered = document().query_selector("dialog[open]").ok().flatten().is_some();
            if any && covered {
                let _ = region.hide_popover();
            }
            // Refused only when it is shown already.
            let _ = region.show_popover();
        }
    });
    let of = move |urgent: bool| {
        move || {
            let mut shown = toasts.0.get();
            shown.retain(|toast| (toast.tone == Tone::Danger) == urgent);
            shown
        }
    };
    view! {
        <section node_ref=region class="toasts" popover="manual" aria-label=words.notifications>
            <div role="status">
                <For each=of(false) key=|toast| toast.id children=move |toast| one(toasts, toast, words.close)/>
            </div>
            <div role="alert">
                <For each=of(true) key=|toast| toast.id children=move |toast| one(toasts, toast, words.close)/>
            </div>
        </section>
    }
}

fn one(toasts: Toasts, toast: Toast, close: &'static str) -> impl IntoView {
    let icon = match toast.tone {
        Tone::Danger => "circle-alert",
        Tone::Good => "circle-check",
        _ => "info",
    };
    let id = toast.id;
    view! {
        <div class=format!("toast {}", toast.tone.class())>
            <Icon name=icon/>
            <p>{toast.text}</p>
            <IconButton icon="x" label=close on_press=move || toasts.remove(id)/>
        </div>
    }
}

//! Dialogs on the native `<dialog>`: a dialog is open while it is mounted.
//! Refuses to know: why it opened; the page mounts it (usually from the URL) and unmounts it on `on_close`.

use super::{Button, IconButton, Look, focus, fresh_id, use_words};
use leptos::{ev, html, prelude::*};

/// How wide a dialog is; `Side` is a sheet at the inline end (full screen on a phone).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Span {
    Narrow,
    #[default]
    Normal,
    Wide,
    Side,
}

impl Span {
    fn class(self) -> &'static str {
        match self {
            Self::Narrow => "dialog narrow",
            Self::Normal => "dialog",
            Self::Wide => "dialog wide",
            Self::Side => "dialog side",
        }
    }
}

/// A modal dialog: labelled by its heading, focus in the first field and back to the opener, Esc closes unless busy.
///
/// ```ignore
/// {move || open.get().then(|| view! { <Dialog title=t.new_client() on_close=move || open.set(false) busy=saving>
///     <Form …><DialogBody>…</DialogBody><DialogActions><Submit …/></DialogActions></Form>
/// </Dialog> })}
/// ```
#[component]
pub fn Dialog(
    #[prop(into)] title: Signal<String>,
    #[prop(into)] on_close: Callback<()>,
    #[prop(into, optional)] busy: Signal<bool>,
    #[prop(optional)] span: Span,
    /// `alertdialog` for questions that interrupt.
    #[prop(optional)]
    alert: bool,
    children: Children,
) -> impl IntoView {
    let words = use_words();
    let node = NodeRef::<html::Dialog>::new();
    let opener = StoredValue::new_local(focus::current());
    let heading = fresh_id("dialog");
    let labelled = heading.clone();

    Effect::new(move |_| {
        if let Some(dialog) = node.get()
            && !dialog.open()
            && dialog.show_modal().is_ok()
        {
            focus::first_in(&dialog);
        }
    });
    on_cleanup(move || {
        let opener = opener.try_with_value(Clone::clone).flatten();
        request_animation_frame(move || focus::give_back(opener));
    });

    let close = move || {
        if !busy.get_untracked() {
            on_close.run(());
        }
    };
    // A second Esc closes a native dialog without asking, so it never sees the key.
    let on_key = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && !event.default_prevented() {
            event.prevent_default();
            event.stop_propagation();
            close();
        }
    };
    let on_cancel = move |event: ev::Event| {
        event.prevent_default();
        close();
    };

    view! {
        <dialog
            node_ref=node
            class=span.class()
            role=alert.then_some("alertdialog")
            aria-labelledby=labelled
            aria-busy=move || busy.get().then_some("true")
            on:keydown=on_key
            on:cancel=on_cancel
        >
            <header class="dialog-head">
                <h2 id=heading tabindex="-1">{title}</h2>
                <IconButton icon="x" label=words.close on_press=close disabled=busy/>
            </header>
            {children()}
        </dialog>
    }
}

/// The scrolling middle of a dialog.
#[component]
pub fn DialogBody(children: Children) -> impl IntoView {
    view! { <div class="dialog-body">{children()}</div> }
}

/// The line of buttons at a dialog's end; the main one comes last.
#[component]
pub fn DialogActions(children: Children) -> impl IntoView {
    view! { <footer class="dialog-actions">{children()}</footer> }
}

/// The one question before a destructive act; focus waits on Cancel.
///
/// ```ignore
/// <ConfirmDialog title=t.remove_title() action=t.remove() busy=removing problem=problem
///     on_close=close on_confirm=move || { remove.dispatch(id.clone()); }>{t.remove_text()}</ConfirmDialog>
/// ```
#[component]
pub fn ConfirmDialog(
    #[prop(into)] title: Signal<String>,
    #[prop(into)] action: String,
    #[prop(into)] on_confirm: Callback<()>,
    #[prop(into)] on_close: Callback<()>,
    #[prop(into, optional)] busy: Signal<bool>,
    #[prop(into, optional)] problem: Signal<Option<String>>,
    /// `Look::Primary` when nothing is destroyed.
    #[prop(optional, into)]
    look: Option<Look>,
    children: Children,
) -> impl IntoView {
    let words = use_words();
    view! {
        <Dialog title on_close busy span=Span::Narrow alert=true>
            <DialogBody>
                <div class="prose">{children()}</div>
                {move || problem.get().map(|problem| view! { <p class="form-problem" role="alert">{problem}</p> })}
            </DialogBody>
            <DialogActions>
                <Button first=true disabled=busy on_press=on_close>{words.cancel}</Button>
                <Button look=look.unwrap_or(Look::Danger) busy on_press=on_confirm>{action}</Button>
            </DialogActions>
        </Dialog>
    }
}

//! Above the fields of an SSH key: make one, paste one, open a sealed one; public half and fingerprint fill themselves.
//! Refuses to know: how keys are read (`ssh_key`).

use super::sheet::Sheet;
use super::ssh_key::{self, Found, Texts};
use crate::clipboard;
use crate::form::{Entry, PasswordField};
use crate::generator::dice::Browser;
use crate::ui::{Banner, Button, Tone, use_toasts};
use leptos::prelude::*;
use leptos::task::spawn_local;
use text::items::Items;

#[component]
pub fn SshTools(sheet: Sheet, t: Items) -> impl IntoView {
    let toasts = use_toasts();
    let entry = move |id: &str| {
        sheet.slots.with_value(|slots| {
            let known = slots.iter().find(|(slot, _)| slot.id == id);
            known.map(|(_, entry)| *entry)
        })
    };
    let (Some(private), Some(public), Some(fingerprint)) = (
        entry("private_key"),
        entry("public_key"),
        entry("key_fingerprint"),
    ) else {
        return ().into_any();
    };
    let passphrase = Entry::new("");
    let found = Memo::new(move |_| private.value.with(|text| ssh_key::read(text, "")));
    Effect::new(move |_| {
        found.with(|found| {
            let Found::Key(texts) = found else { return };
            for (entry, text) in [(public, &texts.public), (fingerprint, &texts.fingerprint)] {
                if entry.value.with_untracked(|known| known != text) {
                    entry.set(text.clone());
                }
            }
        });
    });
    let take = move |texts: Texts| private.set(texts.private.to_string());
    let generate = move || {
        if let Some(texts) = ssh_key::generate(&mut Browser) {
            take(texts);
            toasts.done(t.ssh_generated());
        }
    };
    let paste = move || {
        spawn_local(async move {
            match clipboard::paste().await {
                Some(text) if private.value.try_get_untracked().is_some() => private.set(text.trim()),
                Some(_) => {}
                None => toasts.problem(t.ssh_paste_refused()),
            }
        });
    };
    let open = move || match ssh_key::read(&private.now(), &passphrase.now()) {
        Found::Key(texts) => {
            passphrase.set("");
            take(texts);
        }
        _ => passphrase.refuse(t.ssh_wrong()),
    };
    let more = move || match found.get() {
        Found::Sealed => view! {
            <Banner>{t.ssh_sealed()}</Banner>
            <div class="editor-row">
                <PasswordField entry=passphrase label=t.ssh_passphrase() autocomplete="off" />
                <Button on_press=open>{t.ssh_open()}</Button>
            </div>
        }
        .into_any(),
        Found::OtherForm => view! { <Banner tone=Tone::Warn>{t.ssh_other_form()}</Banner> }.into_any(),
        _ => ().into_any(),
    };
    view! {
        <div class="ssh-tools">
            <Button icon="wand-sparkles" on_press=generate>{t.ssh_generate()}</Button>
            <Button icon="clipboard-check" on_press=paste>{t.ssh_paste()}</Button>
            <p class="field-help">{t.ssh_help()}</p>
        </div>
        {more}
    }
    .into_any()
}

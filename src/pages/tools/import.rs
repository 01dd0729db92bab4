//! Import (`/tools/import`): a file of another password manager into one's own vault: a preview, what is left out and
//! why, then everything at once or nothing. Refuses to know: formats (`import`) and keys; the safe opens and seals.

use super::bring::bring;
use super::file_password::FilePassword;
use super::preview::{Preview, Seen};
use crate::import::{Found, MOST, Refusal, read};
use crate::intl::{number, use_text};
use crate::item::trouble::Trouble;
use crate::route::Route;
use crate::safe::Problem;
use crate::session::use_session;
use crate::ui::{Banner, Button, ButtonLink, Look, PageHeader, Progress, Tone, fresh_id, use_toasts};
use crate::vault::store::use_store;
use gloo_timers::future::TimeoutFuture;
use leptos::{html, prelude::*, task::spawn_local};
use text::Texts;
use wasm_bindgen_futures::JsFuture;

/// Beyond this no export of a few thousand items is.
const BIGGEST: f64 = 40_000_000.0;

#[component]
pub(super) fn ImportPage() -> impl IntoView {
    let texts = use_text();
    let t = texts.bring();
    let (session, store, toasts) = (use_session(), use_store(), use_toasts());
    let found = StoredValue::new(Found::default());
    // What of it is on the screen: the entries themselves are plaintext and stay where they are.
    let preview = RwSignal::new(None::<Preview>);
    // A file that asks for its own password, as it was chosen.
    let sealed = StoredValue::new(Vec::<u8>::new());
    let asking = RwSignal::new(false);
    let shut = RwSignal::new(None::<String>);
    let problem = RwSignal::new(None::<String>);
    let reading = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let stop = StoredValue::new(false);
    let stopped = RwSignal::new(false);
    let progress = RwSignal::new(None::<(usize, usize)>);
    let finished = RwSignal::new(None::<usize>);
    let input = NodeRef::<html::Input>::new();
    let show = move |read: Result<Found, Refusal>| match read {
        Ok(read) => {
            let _ = preview.try_set(Some(Preview::of(&read)));
            let _ = found.try_set_value(read);
        }
        Err(refusal) => {
            let _ = problem.try_set(Some(refused(refusal, texts)));
        }
    };
    let chosen = move |_| {
        let Some(input) = input.get_untracked() else {
            return;
        };
        let file = input.files().and_then(|files| files.get(0));
        // The same file may be chosen again after it was mended.
        input.set_value("");
        let Some(file) = file else { return };
        problem.set(None);
        preview.set(None);
        finished.set(None);
        stopped.set(false);
        asking.set(false);
        if file.size() > BIGGEST {
            return problem.set(Some(t.too_big().to_owned()));
        }
        reading.set(true);
        spawn_local(async move {
            // Reading takes the page's own time: what it is doing is on the screen first.
            TimeoutFuture::new(20).await;
            match JsFuture::from(file.array_buffer()).await {
                Err(_) => {
                    let _ = problem.try_set(Some(t.unreadable().to_owned()));
                }
                Ok(buffer) => {
                    let bytes = js_sys::Uint8Array::new(&buffer).to_vec();
                    match read(&bytes) {
                        Err(Refusal::Protected) => {
                            let _ = sealed.try_set_value(bytes);
                            let _ = shut.try_set(None);
                            let _ = asking.try_set(true);
                        }
                        Err(Refusal::Restricted) => match session.safe().open_export(None, &bytes).await {
                            Ok(plain) => show(read(&plain)),
                            Err(trouble) => {
                                let _ = problem.try_set(Some(not_opened(trouble, texts)));
                            }
                        },
                        read => show(read),
                    }
                }
            }
            let _ = reading.try_set(false);
        });
    };
    let open = move |password: String| {
        busy.set(true);
        shut.set(None);
        spawn_local(async move {
            let file = sealed.try_get_value().unwrap_or_default();
            let answer = session.safe().open_export(Some(password.into()), &file).await;
            let _ = busy.try_set(false);
            match answer {
                Ok(plain) => {
                    let _ = asking.try_set(false);
                    let _ = sealed.try_set_value(Vec::new());
                    show(read(&plain));
                }
                Err(trouble) => {
                    let _ = shut.try_set(Some(not_opened(trouble, texts)));
                }
            }
        });
    };
    let go = move || {
        busy.set(true);
        problem.set(None);
        stopped.set(false);
        stop.set_value(false);
        spawn_local(async move {
            let items = found
                .try_update_value(|found| std::mem::take(&mut found.items))
                .unwrap_or_default();
            let count = items.len();
            let answer = bring(session, store, &items, progress, stop).await;
            let _ = (busy.try_set(false), progress.try_set(None));
            if let Ok(true) = answer {
                let _ = (preview.try_set(None), finished.try_set(Some(count)));
                toasts.done(t.done(count as u64, &number(texts.lang(), count as f64)));
                return;
            }
            // Nothing was saved: the same file can be tried again.
            let _ = found.try_update_value(|found| found.items = items);
            match answer {
                Err(trouble) => {
                    let _ = problem.try_set(Some(trouble.sentence(texts)));
                }
                Ok(_) => {
                    let _ = stopped.try_set(true);
                }
            }
        });
    };
    let sealing = Memo::new(move |_| progress.with(Option::is_some));
    let how_far = Signal::derive(move || {
        let (done, all) = progress.get().unwrap_or_default();
        t.sealing(
            &number(texts.lang(), done as f64),
            &number(texts.lang(), all as f64),
        )
    });
    let id = fresh_id("file");
    let label = id.clone();
    view! {
        <PageHeader title=t.title() lede=Some(t.lede().to_owned())/>
        <section class="part">
            <div class="import-file">
                <label for=label>{t.file()}</label>
                <input node_ref=input id=id type="file" class="input" accept=".json,.csv,.1pux,.xml,application/json,text/csv,text/xml"
                    disabled=move || busy.get() || reading.get() on:change=chosen/>
                <p class="field-help">{t.formats()}</p>
            </div>
            {move || reading.get().then(|| view! { <Progress label=t.reading()/> })}
            {move || problem.get().map(|text| view! { <Banner tone=Tone::Danger>{text}</Banner> })}
            {move || stopped.get().then(|| view! { <Banner>{t.stopped()}</Banner> })}
            {move || asking.get().then(|| view! { <FilePassword busy problem=shut on_password=open/> })}
            {move || sealing.get().then(|| view! {
                <Progress label=how_far/>
                <div><Button on_press=move || stop.set_value(true)>{t.stop()}</Button></div>
            })}
            {move || preview.get().map(|preview| view! {
                <Seen texts preview/>
                <div><Button look=Look::Primary icon="upload" busy on_press=go>{t.action()}</Button></div>
            })}
            {move || finished.get().map(|_| view! {
                <Banner tone=Tone::Good>{t.finished()}</Banner>
                <div><ButtonLink href=Route::Vault.path()>{t.to_vault()}</ButtonLink></div>
            })}
        </section>
    }
}

fn refused(refusal: Refusal, texts: Texts) -> String {
    let t = texts.bring();
    match refusal {
        Refusal::Unknown => t.unknown().to_owned(),
        // Sealed once more inside of what was opened: nobody writes that.
        Refusal::Protected | Refusal::Restricted => t.damaged().to_owned(),
        Refusal::Empty => t.empty().to_owned(),
        Refusal::TooMany => t.too_many(&number(texts.lang(), MOST as f64)),
    }
}

/// Why a sealed file stays shut.
fn not_opened(problem: Problem, texts: Texts) -> String {
    let t = texts.bring();
    match problem {
        Problem::WrongPassword => t.wrong_password().to_owned(),
        Problem::WeakKdf => t.settings_refused().to_owned(),
        Problem::NoKey => t.other_account().to_owned(),
        Problem::DoesNotOpen | Problem::Malformed | Problem::Unsupported => t.damaged().to_owned(),
        other => Trouble::from(other).sentence(texts),
    }
}

//! Import (`/tools/import`): a file of another password manager into one's own vault: a preview, what is left out and
//! why, then everything at once or nothing. Refuses to know: formats (`import`) and keys; the safe seals.

use crate::api::ciphers;
use crate::import::{Entry as Found, Flaw, MOST, Refusal, Why, read};
use crate::intl::{number, use_text};
use crate::item::trouble::Trouble;
use crate::route::Route;
use crate::safe::{Draft, Scope};
use crate::session::{Sessions, use_session};
use crate::ui::{Banner, Button, ButtonLink, Look, PageHeader, Progress, Tone, fresh_id, use_toasts};
use crate::vault::Kind;
use crate::vault::store::{Store, use_store};
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
    let found = StoredValue::new(crate::import::Found::default());
    // What of it is on the screen: the entries themselves are plaintext and stay where they are.
    let preview = RwSignal::new(None::<Preview>);
    let problem = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let progress = RwSignal::new(None::<(usize, usize)>);
    let finished = RwSignal::new(None::<usize>);
    let input = NodeRef::<html::Input>::new();
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
        if file.size() > BIGGEST {
            return problem.set(Some(t.too_big().to_owned()));
        }
        spawn_local(async move {
            let Ok(buffer) = JsFuture::from(file.array_buffer()).await else {
                let _ = problem.try_set(Some(t.unreadable().to_owned()));
                return;
            };
            match read(&js_sys::Uint8Array::new(&buffer).to_vec()) {
                Ok(read) => {
                    let _ = preview.try_set(Some(Preview::of(&read)));
                    let _ = found.try_set_value(read);
                }
                Err(refusal) => {
                    let _ = problem.try_set(Some(refused(refusal, texts)));
                }
            }
        });
    };
    let go = move || {
        busy.set(true);
        problem.set(None);
        spawn_local(async move {
            let items = found
                .try_update_value(|found| std::mem::take(&mut found.items))
                .unwrap_or_default();
            let count = items.len();
            let answer = bring(session, store, &items, progress).await;
            let _ = (busy.try_set(false), progress.try_set(None));
            match answer {
                Ok(()) => {
                    let _ = (preview.try_set(None), finished.try_set(Some(count)));
                    toasts.done(t.done(count as u64, &number(texts.lang(), count as f64)));
                }
                Err(trouble) => {
                    // Nothing was saved: the same file can be tried again.
                    let _ = found.try_update_value(|found| found.items = items);
                    let _ = problem.try_set(Some(trouble.sentence(texts)));
                }
            }
        });
    };
    let id = fresh_id("file");
    let label = id.clone();
    view! {
        <PageHeader title=t.title() lede=Some(t.lede().to_owned())/>
        <section class="part">
            <div class="import-file">
                <label for=label>{t.file()}</label>
                <input node_ref=input id=id type="file" class="input" accept=".json,.csv,application/json,text/csv"
                    disabled=busy on:change=chosen/>
                <p class="field-help">{t.formats()}</p>
            </div>
            {move || problem.get().map(|text| view! { <Banner tone=Tone::Danger>{text}</Banner> })}
            {move || progress.get().map(|(done, all)| {
                let lang = texts.lang();
                view! { <Progress label=t.sealing(&number(lang, done as f64), &number(lang, all as f64))/> }
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

/// What a file holds, without its contents.
#[derive(Clone)]
struct Preview {
    program: &'static str,
    kinds: Vec<(Kind, usize)>,
    folders: Vec<String>,
    all: usize,
    flaws: Vec<Flaw>,
}

impl Preview {
    fn of(found: &crate::import::Found) -> Self {
        let kinds = Kind::KNOWN.map(|kind| {
            let of_it = found
                .items
                .iter()
                .filter(|entry| Kind::from(entry.item.kind) == kind);
            (kind, of_it.count())
        });
        Self {
            program: found.program,
            kinds: kinds.into_iter().filter(|(_, count)| *count > 0).collect(),
            folders: folders(&found.items),
            all: found.items.len(),
            flaws: found.flaws.clone(),
        }
    }
}

/// The names of folders, each once, in their order.
fn folders(items: &[Found]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for entry in items {
        if !entry.folder.is_empty() && !names.contains(&entry.folder) {
            names.push(entry.folder.clone());
        }
    }
    names
}

#[component]
fn Seen(texts: Texts, preview: Preview) -> impl IntoView {
    let (t, lang) = (texts.bring(), texts.lang());
    let Preview {
        program,
        kinds,
        folders,
        all,
        flaws,
    } = preview;
    let kinds = kinds.into_iter().map(|(kind, count)| {
        let name = crate::item::kind::label(kind, texts.items());
        view! { <li>{number(lang, count as f64)} " × " {name}</li> }
    });
    let into = (!folders.is_empty()).then(|| view! { <p>{t.into_folders(&folders.join(", "))}</p> });
    let left_out = flaws.len() as u64;
    let left = (left_out > 0).then(|| {
        let line = |flaw: Flaw| {
            let why = match flaw.why {
                Why::Kind => t.why_kind(),
                Why::Empty => t.why_empty(),
                Why::TooLong => t.why_long(),
            };
            view! { <li>{t.at(flaw.at)} {(!flaw.name.trim().is_empty()).then(|| format!(" ({})", flaw.name))} ": " {why}</li> }
        };
        view! {
            <Banner tone=Tone::Warn>{t.left_out(left_out)}</Banner>
            <ul class="plain-list">{flaws.into_iter().map(line).collect_view()}</ul>
        }
    });
    view! {
        <h2>{t.preview(all as u64, &number(lang, all as f64), program)}</h2>
        <ul class="plain-list">{kinds.collect_view()}</ul>
        {into}
        {left}
        <p class="faint">{t.own()}</p>
    }
}

/// Seals every item, then sends all of them in one request: the server saves all or nothing.
async fn bring(
    session: Sessions,
    store: Store,
    items: &[Found],
    progress: RwSignal<Option<(usize, usize)>>,
) -> Result<(), Trouble> {
    let safe = session.safe();
    let names = folders(items);
    let mut sealed_folders = Vec::with_capacity(names.len());
    for name in &names {
        // A folder of this name that is there already takes them in.
        let known = store.folders.with_untracked(|all| {
            all.iter()
                .find(|folder| folder.name == *name)
                .map(|folder| folder.id.clone())
        });
        let sealed = safe.seal_name(Scope::Own, name).await?;
        sealed_folders.push(serde_json::json!({ "id": known, "name": sealed }));
    }
    let mut bodies = Vec::with_capacity(items.len());
    let mut links = Vec::new();
    for (at, entry) in items.iter().enumerate() {
        if at % 50 == 0 {
            let _ = progress.try_set(Some((at, items.len())));
        }
        let draft = Draft {
            favorite: entry.favorite,
            ..Draft::default()
        };
        bodies.push(safe.seal_item(draft, entry.item.clone()).await?);
        if let Some(folder) = names.iter().position(|name| *name == entry.folder) {
            links.push(serde_json::json!({ "key": at, "value": folder }));
        }
    }
    ciphers::import(&bodies, &sealed_folders, &links).await?;
    // What was saved is saved; when this fails the next sync brings it.
    let _ = session.sync().await;
    Ok(())
}

fn refused(refusal: Refusal, texts: Texts) -> String {
    let t = texts.bring();
    match refusal {
        Refusal::Unknown => t.unknown().to_owned(),
        Refusal::Encrypted => t.encrypted().to_owned(),
        Refusal::Empty => t.empty().to_owned(),
        Refusal::TooMany => t.too_many(&number(texts.lang(), MOST as f64)),
    }
}

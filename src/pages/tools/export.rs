//! Export (`/tools/export`): one's own items as a file, after the master password.
//! Refuses to know: how the file is written (`export`).

use crate::export::{Format, Opened};
use crate::form::{Choice, Entry, Form, RadioCards, Submit};
use crate::intl::{number, use_text};
use crate::item::trouble::Trouble;
use crate::password::{NewPassword, NewPasswordFields, StepUp};
use crate::session::{Sessions, use_session};
use crate::ui::{Banner, PageHeader, Progress, Tone, use_toasts};
use crate::vault::store::{Store, use_store};
use crate::{download, export};
use leptos::{prelude::*, task::spawn_local};
use wire::CipherId;
use wire::account::SecretVerification;

/// What became of the last export.
#[derive(Clone, Default)]
struct Outcome {
    left_out: usize,
    unread: Vec<String>,
}

#[component]
pub(super) fn ExportPage() -> impl IntoView {
    let t = use_text();
    let w = t.export();
    let (session, store, toasts) = (use_session(), use_store(), use_toasts());
    let format = Entry::new("json");
    let own_password = NewPassword::empty();
    let chosen = move || match format.now().as_str() {
        "csv" => Format::Csv,
        "protected" => Format::Protected,
        _ => Format::Json,
    };
    let protected = Memo::new(move |_| format.get() == "protected");
    let asking = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let progress = RwSignal::new(None::<(usize, usize)>);
    let sealing = RwSignal::new(false);
    let outcome = RwSignal::new(Outcome::default());
    let own = Memo::new(move |_| ids(store).len());
    let go = move |_: SecretVerification| {
        let chosen = chosen();
        let password = own_password.password.now();
        spawn_local(async move {
            let _ = progress.try_set(Some((0, 0)));
            let (opened, unread) = open_all(session, store, progress).await;
            let left_out = opened.iter().filter(|(_, item)| !chosen.takes(item)).count();
            let bytes = chosen.write(&opened, &store.folders.get_untracked());
            let name = export::file_name(chosen);
            if chosen == Format::Protected {
                let _ = progress.try_set(None);
                let _ = sealing.try_set(true);
                let sealed = session.safe().seal_export(password.into(), &bytes).await;
                let _ = sealing.try_set(false);
                match sealed {
                    Ok(file) => download::save_array(&name, chosen.media(), &file),
                    Err(trouble) => {
                        let _ = busy.try_set(false);
                        let _ = problem.try_set(Some(Trouble::from(trouble).sentence(t)));
                        return;
                    }
                }
                own_password.clear();
            } else {
                download::save(&name, chosen.media(), &bytes);
            }
            let saved = (opened.len() - left_out) as u64;
            let _ = busy.try_set(false);
            let _ = progress.try_set(None);
            let _ = outcome.try_set(Outcome { left_out, unread });
            let _ = asking.try_set(false);
            toasts.done(w.done(saved, &number(t.lang(), saved as f64)));
        });
    };
    let choices = vec![
        Choice::new("json", w.json()).text(w.json_text()),
        Choice::new("protected", w.protected()).text(w.protected_text()),
        Choice::new("csv", w.csv()).text(w.csv_text()),
    ];
    let told = move || {
        outcome.with(|outcome| {
            let left_out = (outcome.left_out > 0).then(|| {
                let n = outcome.left_out as u64;
                view! { <Banner tone=Tone::Warn>{w.left_out(n)}</Banner> }
            });
            let unread = (!outcome.unread.is_empty()).then(|| {
                let names = outcome.unread.join(", ");
                view! { <Banner tone=Tone::Danger>{w.unread(&names)}</Banner> }
            });
            view! { {left_out}{unread} }
        })
    };
    let dialog = move || {
        let text = if protected.get_untracked() {
            w.ask_text_protected()
        } else {
            w.ask_text()
        };
        view! {
            <StepUp title=w.ask_title() text action=w.action() busy problem
                on_proof=go on_close=move || asking.set(false)/>
        }
    };
    let label = move || {
        progress.get().map(|(done, all)| {
            let label = w.opening(&number(t.lang(), done as f64), &number(t.lang(), all as f64));
            view! { <Progress label=label/> }
        })
    };
    let start = move || {
        if chosen() != Format::Protected || own_password.check(t.sign_in(), "") {
            asking.set(true);
        }
    };
    let empty = Signal::derive(move || (own.get() == 0).then(|| w.nothing().to_owned()));
    view! {
        <PageHeader title=w.title() lede=Some(w.lede().to_owned())/>
        <section class="part">
            {move || (!protected.get()).then(|| view! { <Banner tone=Tone::Warn>{w.warning()}</Banner> })}
            <Form on_submit=start>
                <RadioCards entry=format legend=w.format() choices/>
                {move || protected.get().then(|| view! {
                    <p>{w.protected_note()}</p>
                    <NewPasswordFields fields=own_password label=w.file_password() again=w.file_password_again()/>
                })}
                <p class="faint">{move || w.count(own.get() as u64, &number(t.lang(), own.get() as f64))}</p>
                {label}
                {move || sealing.get().then(|| view! { <Progress label=w.sealing()/> })}
                {told}
                <div><Submit label=w.action() reason=empty/></div>
            </Form>
        </section>
        {move || asking.get().then(dialog)}
    }
}

/// The person's own, neither shared nor in the trash: what the official clients export.
fn ids(store: Store) -> Vec<(CipherId, String)> {
    store.rows.with(|rows| {
        rows.iter()
            .filter(|row| row.organization_id.is_none() && !row.deleted)
            .map(|row| (row.id.clone(), row.name.clone()))
            .collect()
    })
}

/// What opens, and the names of what does not: one broken item leaves the others alone.
async fn open_all(
    session: Sessions,
    store: Store,
    progress: RwSignal<Option<(usize, usize)>>,
) -> (Vec<Opened>, Vec<String>) {
    let wanted = untrack(|| ids(store));
    let all = wanted.len();
    let (mut opened, mut unread) = (Vec::with_capacity(all), Vec::new());
    for (done, (id, name)) in wanted.into_iter().enumerate() {
        if done % 100 == 0 {
            let _ = progress.try_set(Some((done, all)));
        }
        match session.safe().open_item(id.clone()).await {
            Ok(found) if found.item.broken.is_empty() => opened.push((found.facts, found.item)),
            _ if name.is_empty() => unread.push(id.to_string()),
            _ => unread.push(name),
        }
    }
    (opened, unread)
}

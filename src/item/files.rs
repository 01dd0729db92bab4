//! The files of an item: their list, adding, downloading and deleting them (V-61).
//! Refuses to know: sealing and requests.

use super::act::Hands;
use super::desk::Desk;
use super::line::Ask;
use crate::api::attachments::Transfer;
use crate::download;
use crate::intl;
use crate::safe::AttachmentName;
use crate::ui::{Button, ConfirmDialog, Icon, IconButton, Progress, use_toasts};
use crate::vault::Row;
use js_sys::Uint8Array;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;
use wire::AttachmentId;

/// The most that is sealed in one piece, in bytes (features.md V-61); the server may want less.
const LARGEST: f64 = 500e6;

/// One file that is being sent or fetched.
#[derive(Clone)]
struct Way {
    number: usize,
    label: String,
    name: String,
    /// 0 to 1; None until the first byte has moved.
    share: Option<f64>,
    transfer: Transfer,
}

/// What is being sent or fetched; outlives the list, which is drawn anew whenever the item changes.
#[derive(Clone, Copy)]
pub struct OnTheWay {
    ways: RwSignal<Vec<Way>>,
    next: StoredValue<usize>,
}

impl Default for OnTheWay {
    fn default() -> Self {
        Self {
            ways: RwSignal::default(),
            next: StoredValue::new(0),
        }
    }
}

impl OnTheWay {
    fn begin(self, label: String, name: String) -> (usize, Transfer) {
        let number = self.next.try_get_value().unwrap_or_default();
        self.next.try_set_value(number + 1);
        let transfer = Transfer::new(move |share| {
            // The page may be closed: the file travels on.
            self.ways.try_update(|ways| {
                if let Some(way) = ways.iter_mut().find(|way| way.number == number) {
                    way.share = Some(share);
                }
            });
        });
        let way = Way {
            number,
            label,
            name,
            share: None,
            transfer: transfer.clone(),
        };
        self.ways.try_update(|ways| ways.push(way));
        (number, transfer)
    }

    fn end(self, number: usize) {
        self.ways
            .try_update(|ways| ways.retain(|way| way.number != number));
    }
}

#[component]
pub fn Files(
    desk: Desk,
    row: Row,
    files: Vec<AttachmentName>,
    ask: Ask,
    on_the_way: OnTheWay,
) -> impl IntoView {
    let t = desk.texts.items();
    let (hands, toasts) = (Hands::of(desk), use_toasts());
    let lang = desk.texts.lang();
    let may_edit = desk.face.may_edit(&row) && !row.deleted;
    let id = StoredValue::new(row.id.clone());
    let doomed = RwSignal::new(None::<(AttachmentId, String)>);

    let fetch = move |file: AttachmentId, name: String| {
        ask.run((Callback::new(move |()| {
            let (file, name, id) = (file.clone(), name.clone(), id.get_value());
            spawn_local(async move {
                let (number, transfer) = on_the_way.begin(t.fetching(&name), name.clone());
                let answer = hands.fetch_file(&id, &file, &transfer).await;
                on_the_way.end(number);
                match answer {
                    Ok(opened) => download::save_array(&name, "application/octet-stream", &opened),
                    Err(_) if transfer.is_stopped() => {}
                    Err(trouble) => toasts.problem(trouble.sentence(desk.texts)),
                }
            });
        }),));
    };
    let line = move |file: AttachmentName| {
        let size = intl::bytes(lang, file.size);
        let name = file
            .file_name
            .clone()
            .unwrap_or_else(|_| t.file_broken().to_owned());
        let (fetched, doomed_id, doomed_name) = (name.clone(), file.id.clone(), name.clone());
        let opens = file.file_name.is_ok();
        let fetch_it = move || fetch(file.id.clone(), fetched.clone());
        let delete_it = move || doomed.set(Some((doomed_id.clone(), doomed_name.clone())));
        view! {
            <li class="item-file">
                <Icon name="paperclip" />
                <span class="item-file-name">{name.clone()}</span>
                <small>{size}</small>
                <span class="line-acts">
                    {opens.then(|| view! { <IconButton icon="download" label=t.fetch_file(&name) on_press=fetch_it /> })}
                    {may_edit.then(|| view! { <IconButton icon="trash-2" label=t.delete_file(&name) on_press=delete_it /> })}
                </span>
            </li>
        }
    };
    if files.is_empty() && !may_edit {
        return ().into_any();
    }
    let empty = files.is_empty();
    view! {
        <section class="item-section">
            <h3>{t.attachments()}</h3>
            {empty.then(|| view! { <p class="field-help">{t.attachments_none()}</p> })}
            <ul class="item-files">{files.into_iter().map(line).collect_view()}</ul>
            <Travelling desk on_the_way />
            {may_edit.then(|| view! { <Add desk row on_the_way /> })}
            {move || doomed.get().map(|(file, name)| view! { <Delete desk item=id file name doomed /> })}
        </section>
    }
    .into_any()
}

/// The files on their way, each with a button that stops it.
#[component]
fn Travelling(desk: Desk, on_the_way: OnTheWay) -> impl IntoView {
    let t = desk.texts.items();
    let line = move |way: Way| {
        let number = way.number;
        let share = Signal::derive(move || {
            on_the_way.ways.with(|ways| {
                ways.iter()
                    .find(|way| way.number == number)
                    .and_then(|way| way.share)
            })
        });
        let stop = move || way.transfer.stop();
        view! {
            <li class="item-file">
                <Progress label=way.label value=share />
                <IconButton icon="x" label=t.stop_file(&way.name) on_press=stop />
            </li>
        }
    };
    view! {
        <ul class="item-files">
            <For each=move || on_the_way.ways.get() key=|way| way.number children=line />
        </ul>
    }
}

#[component]
fn Add(desk: Desk, row: Row, on_the_way: OnTheWay) -> impl IntoView {
    let t = desk.texts.items();
    let (hands, toasts) = (Hands::of(desk), use_toasts());
    let lang = desk.texts.lang();
    let largest = intl::bytes(lang, LARGEST as u64);
    let input = NodeRef::<leptos::html::Input>::new();
    let id = StoredValue::new(row.id);
    let chosen = {
        let largest = largest.clone();
        move |_| {
            let Some(input) = input.get_untracked() else {
                return;
            };
            let files: Vec<web_sys::File> = input
                .files()
                .map(|list| (0..list.length()).filter_map(|n| list.item(n)).collect())
                .unwrap_or_default();
            // The same file may be chosen again after a failure.
            input.set_value("");
            let largest = largest.clone();
            let id = id.get_value();
            // One after the other: each dates the item anew.
            spawn_local(async move {
                for file in files {
                    let name = file.name();
                    if file.size() > LARGEST {
                        toasts.problem(t.attach_too_large(&name, &largest));
                        continue;
                    }
                    if file.size() == 0.0 {
                        toasts.problem(t.attach_empty(&name));
                        continue;
                    }
                    let (number, transfer) = on_the_way.begin(t.attaching(&name), name.clone());
                    let answer = match JsFuture::from(file.array_buffer()).await {
                        Ok(bytes) => {
                            let file = (name.clone(), Uint8Array::new(&bytes));
                            hands
                                .attach(&id, file, &transfer)
                                .await
                                .map_err(|trouble| trouble.sentence(desk.texts))
                        }
                        Err(_) => Err(t.attach_unreadable(&name)),
                    };
                    on_the_way.end(number);
                    match answer {
                        Ok(()) => toasts.done(t.attached(&name)),
                        Err(_) if transfer.is_stopped() => {}
                        Err(sentence) => toasts.problem(sentence),
                    }
                }
            });
        }
    };
    let choose = move || {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    view! {
        <input node_ref=input type="file" multiple hidden aria-label=t.attach() on:change=chosen />
        <div class="item-file-add">
            <Button icon="plus" on_press=choose>{t.attach()}</Button>
            <p class="field-help">{t.attach_help(&largest)}</p>
        </div>
    }
}

#[component]
fn Delete(
    desk: Desk,
    item: StoredValue<wire::CipherId>,
    file: AttachmentId,
    name: String,
    doomed: RwSignal<Option<(AttachmentId, String)>>,
) -> impl IntoView {
    let t = desk.texts.items();
    let (hands, toasts) = (Hands::of(desk), use_toasts());
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let close = move || doomed.set(None);
    let confirm = move || {
        let (item, file) = (item.get_value(), file.clone());
        busy.set(true);
        spawn_local(async move {
            match hands.delete_file(&item, &file).await {
                Ok(()) => {
                    toasts.done(t.file_deleted());
                    let _ = doomed.try_set(None);
                }
                Err(trouble) => {
                    let _ = problem.try_set(Some(trouble.sentence(desk.texts)));
                    let _ = busy.try_set(false);
                }
            }
        });
    };
    view! {
        <ConfirmDialog title=t.delete_file_title() action=desk.texts.words().delete() busy=busy problem=problem on_close=close on_confirm=confirm>
            <p>{t.delete_file_text(&name)}</p>
        </ConfirmDialog>
    }
}

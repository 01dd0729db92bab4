//! The editor of an item, new, changed or cloned. What was typed survives a conflict and a failed save (V-65).
//! Refuses to know: sealing and requests.

use super::act::Hands;
use super::address::Open;
use super::conflict::Conflict;
use super::desk::Desk;
use super::editor_lists::{FieldLines, UriLines, choices_with};
use super::gate::use_gate;
use super::history;
use super::kind;
use super::menu::Face;
use super::place::{CollectionBoxes, folder_choices, organizations};
use super::sheet::{Place, Sheet};
use super::slot::{self, Input};
use super::ssh_tools::SshTools;
use crate::api::ciphers::As;
use crate::form::{
    CheckboxField, Choice, Entry, Form, Kind as FieldKind, PasswordField, SelectField, Submit, TextArea,
    TextField,
};
use crate::generator::{GeneratorDialog, Mode};
use crate::safe::{Draft, Facts};
use crate::ui::{
    Banner, Button, ConfirmDialog, Dialog, DialogActions, DialogBody, IconButton, Skeleton, Span, Tone,
    use_toasts, use_words,
};
use crate::vault::{Kind, Shelf, Vault};
use keyring::item::Item;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wire::{CipherId, OrgId};

/// What the editor is opened for.
#[derive(Clone, PartialEq)]
pub enum Task {
    New(Kind),
    Edit(CipherId),
    Clone(CipherId),
}

/// Loads what is edited, then shows the form.
#[component]
pub fn ItemEditor(desk: Desk, task: Task) -> impl IntoView {
    let t = desk.texts.items();
    match task {
        Task::New(kind) => {
            let mut item = Item::default();
            item.kind = kind.into();
            let place = new_place(desk);
            view! { <Editor desk title=kind::new_label(kind, t) item base=None place /> }.into_any()
        }
        Task::Edit(id) => view! { <Existing desk id copy=false /> }.into_any(),
        Task::Clone(id) => view! { <Existing desk id copy=true /> }.into_any(),
    }
}

#[component]
fn Existing(desk: Desk, id: CipherId, copy: bool) -> impl IntoView {
    let t = desk.texts.items();
    let title = if copy { t.clone_item() } else { t.edit_item() };
    let hands = Hands::of(desk);
    let gate = use_gate();
    let row = untrack(|| desk.store.row(&id));
    let asks = row.as_ref().is_some_and(|row| row.reprompt);
    // A link or a reload may lead here past the menu's question.
    let passed = RwSignal::new(!asks);
    if asks {
        gate.pass(&id, true, move || {
            passed.try_set(true);
        });
    }
    let opened = LocalResource::new(move || {
        let id = id.clone();
        async move {
            hands
                .open(id)
                .await
                .map_err(|trouble| trouble.sentence(desk.texts))
        }
    });
    let refused = row
        .as_ref()
        .is_some_and(|row| !copy && (!desk.face.may_edit(row) || row.deleted));
    move || {
        let answer = opened.get();
        match answer {
            Some(Ok((facts, item))) if passed.get() && !refused => {
                let place = Place {
                    folder: facts
                        .folder_id
                        .as_ref()
                        .map(ToString::to_string)
                        .unwrap_or_default(),
                    owner: facts
                        .organization_id
                        .as_ref()
                        .map(ToString::to_string)
                        .unwrap_or_default(),
                    collections: row
                        .as_ref()
                        .map(|row| row.collection_ids.clone())
                        .unwrap_or_default(),
                    favorite: facts.favorite && !copy,
                };
                let (item, base) = if copy {
                    (cloned(item, desk), None)
                } else {
                    (item, Some(facts))
                };
                view! { <Editor desk title item base place /> }.into_any()
            }
            Some(Err(sentence)) => view! { <Notice desk title tone=Tone::Danger sentence /> }.into_any(),
            Some(Ok(_)) if refused => {
                view! { <Notice desk title tone=Tone::Warn sentence=t.read_only() /> }.into_any()
            }
            _ => view! {
                <Dialog title=title on_close=move || desk.close() span=Span::Side>
                    <DialogBody><Skeleton lines=8 /></DialogBody>
                </Dialog>
            }
            .into_any(),
        }
    }
}

#[component]
fn Notice(desk: Desk, title: &'static str, tone: Tone, #[prop(into)] sentence: String) -> impl IntoView {
    view! {
        <Dialog title=title on_close=move || desk.close() span=Span::Side>
            <DialogBody><Banner tone>{sentence}</Banner></DialogBody>
        </Dialog>
    }
}

#[component]
fn Editor(desk: Desk, title: &'static str, item: Item, base: Option<Facts>, place: Place) -> impl IntoView {
    let t = desk.texts.items();
    let words = use_words();
    let (hands, toasts) = (Hands::of(desk), use_toasts());
    let sheet = Sheet::new(item, place);
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let leaving = RwSignal::new(false);
    let stale = RwSignal::new(false);
    let generating = RwSignal::new(None::<(Entry, Mode)>);
    let facts = StoredValue::new(base);
    let is_new = facts.with_value(Option::is_none);
    let owner = Signal::derive(move || {
        Some(sheet.owner.get())
            .filter(|id| !id.is_empty())
            .map(OrgId::from)
    });
    let leave = move || {
        if sheet.is_changed() {
            leaving.set(true);
        } else {
            desk.close();
        }
    };
    let save = move || {
        let organization = owner.get_untracked();
        let must_have_home = is_new && organization.is_some() && desk.rights() == As::Member;
        let homeless = must_have_home && sheet.collections.list().is_empty();
        if !sheet.is_fine(homeless, t) {
            return;
        }
        let mut item = sheet.item();
        if !is_new {
            history::record(&sheet.base(), &mut item, &now());
        }
        let draft = facts.with_value(|facts| draft_of(sheet, organization, facts.as_ref()));
        busy.set(true);
        problem.set(None);
        spawn_local(async move {
            let answer = save_all(hands, sheet, draft, item, facts).await;
            let _ = busy.try_set(false);
            match answer {
                Ok(id) => {
                    toasts.done(t.saved());
                    desk.replace(&desk.address.get_untracked().opening(Some(Open::View(id))));
                }
                Err(trouble) if trouble.is_stale() => {
                    let _ = stale.try_set(true);
                }
                Err(trouble) => {
                    let _ = problem.try_set(Some(trouble.sentence(desk.texts)));
                }
            }
        });
    };
    let save = Callback::new(move |()| save());
    let conflict = move || {
        let id = facts.with_value(|facts| facts.as_ref().map(|facts| facts.id.clone()))?;
        stale
            .get()
            .then(|| view! { <Conflict desk sheet id facts stale on_keep=save /> })
    };
    view! {
        <Dialog title=title on_close=leave busy=busy span=Span::Side>
            <Form on_submit=save busy=busy problem=problem>
                <DialogBody>
                    {conflict}
                    <TextField entry=sheet.name label=t.name() />
                    <Slots sheet desk generating />
                    {(sheet.kind == Kind::Login).then(|| view! { <UriLines sheet t /> })}
                    <TextArea
                        entry=sheet.notes
                        label=t.notes()
                        rows=if sheet.kind == Kind::SecureNote { 10 } else { 4 }
                        optional=true
                    />
                    <FieldLines sheet t />
                    <PlaceFields sheet desk owner is_new />
                </DialogBody>
                <DialogActions>
                    <Button on_press=leave disabled=busy>{words.cancel}</Button>
                    <Submit label=desk.texts.words().save() />
                </DialogActions>
            </Form>
        </Dialog>
        {move || generating.get().map(|(entry, only)| view! {
            <GeneratorDialog
                texts=desk.texts
                only
                on_take=move |made: String| entry.set(made)
                on_close=move || generating.set(None)
            />
        })}
        {move || leaving.get().then(|| view! {
            <ConfirmDialog
                title=t.ask_discard()
                action=t.discard()
                on_confirm=move || desk.close()
                on_close=move || leaving.set(false)
            >
                <p>{t.ask_discard_more()}</p>
            </ConfirmDialog>
        })}
    }
}

/// The item itself, and what is the person's own about it when only that changed (V-48).
async fn save_all(
    hands: Hands,
    sheet: Sheet,
    draft: Draft,
    item: Item,
    facts: StoredValue<Option<Facts>>,
) -> Result<CipherId, super::trouble::Trouble> {
    let personal = facts.with_value(|facts| {
        let facts = facts.as_ref()?;
        let moved = facts.folder_id != draft.folder_id || facts.favorite != draft.favorite;
        let shared = facts.organization_id.is_some() && hands.desk().face == Face::Vaults;
        (moved && shared).then(|| (facts.id.clone(), draft.folder_id.clone(), draft.favorite))
    });
    let changed = sheet.is_changed();
    if let Some((id, folder, favorite)) = personal {
        hands.partial(&id, folder, favorite).await?;
        if !changed {
            return Ok(id);
        }
    }
    hands.save(draft, item).await
}

/// The fields of the type, from the table in `slot`.
#[component]
fn Slots(sheet: Sheet, desk: Desk, generating: RwSignal<Option<(Entry, Mode)>>) -> impl IntoView {
    let t = desk.texts.items();
    let g = desk.texts.generator();
    let field = move |slot: &'static slot::Slot| {
        let entry = sheet.slots.with_value(|slots| {
            slots
                .iter()
                .find(|(known, _)| known.id == slot.id)
                .map(|(_, entry)| *entry)
        });
        let Some(entry) = entry else { return ().into_any() };
        let label = (slot.label)(t);
        let required = slot.id == "private_key";
        match slot.input {
            Input::Text if slot.id == "username" => view! {
                <TextField entry label optional=true>
                    <IconButton
                        icon="wand-sparkles"
                        label=g.generate_username()
                        on_press=move || generating.set(Some((entry, Mode::Username)))
                    />
                </TextField>
            }
            .into_any(),
            Input::Secret if slot.id == "password" => view! {
                <PasswordField entry label autocomplete="off" optional=true>
                    <IconButton
                        icon="wand-sparkles"
                        label=g.generate_password()
                        on_press=move || generating.set(Some((entry, Mode::Password)))
                    />
                </PasswordField>
            }
            .into_any(),
            Input::Text => view! { <TextField entry label optional=true /> }.into_any(),
            Input::Email => {
                view! { <TextField entry label kind=FieldKind::Email optional=true /> }.into_any()
            }
            Input::Phone => view! { <TextField entry label kind=FieldKind::Tel optional=true /> }.into_any(),
            Input::Secret => {
                view! { <PasswordField entry label autocomplete="off" optional=true /> }.into_any()
            }
            Input::Totp => {
                view! { <PasswordField entry label autocomplete="off" help=t.totp_help() optional=true /> }
                    .into_any()
            }
            Input::SecretLines | Input::Lines => {
                view! { <TextArea entry label rows=5 mono=true optional=!required /> }.into_any()
            }
            Input::Choice(known) => {
                view! { <SelectField entry label choices=choices_with(entry, known, t) optional=true /> }
                    .into_any()
            }
        }
    };
    slot::groups(sheet.kind)
        .iter()
        .map(|group| {
            let fields = group.slots.iter().map(field).collect_view();
            view! {
                <fieldset class="editor-section">
                    <legend>{(group.title)(t)}</legend>
                    {(sheet.kind == Kind::SshKey).then(|| view! { <SshTools sheet t /> })}
                    {fields}
                </fieldset>
            }
        })
        .collect_view()
}

/// Owner, collections, folder, favourite, reprompt.
#[component]
fn PlaceFields(sheet: Sheet, desk: Desk, owner: Signal<Option<OrgId>>, is_new: bool) -> impl IntoView {
    let t = desk.texts.items();
    let in_vaults = desk.face == Face::Vaults;
    let owners = move || {
        let mut choices = vec![Choice::new("", t.me())];
        choices.extend(organizations(desk));
        choices
    };
    Effect::new(move |before: Option<Option<OrgId>>| {
        let now = owner.get();
        if before.is_some_and(|before| before != now) {
            sheet.collections.ids.set(Default::default());
        }
        now
    });
    view! {
        <fieldset class="editor-section">
            <legend>{t.options()}</legend>
            {(in_vaults && is_new).then(|| view! { <SelectField entry=sheet.owner label=t.owner() choices=owners() /> })}
            {move || (is_new && owner.get().is_some()).then(|| view! {
                <CollectionBoxes desk organization=owner chosen=sheet.collections />
            })}
            {in_vaults.then(|| view! {
                <SelectField entry=sheet.folder label=t.folder() choices=Signal::derive(move || folder_choices(desk)) optional=true />
                <CheckboxField checked=sheet.favorite label=t.favorite() />
            })}
            <CheckboxField checked=sheet.reprompt label=t.reprompt() />
        </fieldset>
    }
}

/// A new item lies where the person is looking.
fn new_place(desk: Desk) -> Place {
    let filter = desk.address.with_untracked(|address| address.filter.clone());
    let mut place = Place::default();
    if let Some(id) = desk.organization.get_value() {
        place.owner = id.to_string();
    } else if let Vault::Organization(id) = &filter.vault {
        let open = organizations(desk)
            .iter()
            .any(|choice| choice.value == id.as_str());
        place.owner = if open { id.to_string() } else { String::new() };
    }
    match filter.shelf {
        Shelf::Folder(id) => place.folder = id.to_string(),
        Shelf::Favorites => place.favorite = true,
        Shelf::Collection(id) => {
            if let Some(owner) = untrack(|| desk.store.organization_of(&id)) {
                place.owner = owner.to_string();
                place.collections = vec![id];
            }
        }
        _ => {}
    }
    place
}

/// A copy has its own name and neither the passkeys (they are bound to one item) nor the history of the original.
fn cloned(mut item: Item, desk: Desk) -> Item {
    item.name = desk.texts.items().clone_name(&item.name);
    item.password_history.clear();
    if let Some(login) = item.login.as_mut() {
        login.fido2_credentials.clear();
    }
    item
}

fn draft_of(sheet: Sheet, organization_id: Option<OrgId>, facts: Option<&Facts>) -> Draft {
    Draft {
        id: facts.map(|facts| facts.id.clone()),
        organization_id,
        folder_id: Some(sheet.folder.now())
            .filter(|id| !id.is_empty())
            .map(Into::into),
        collection_ids: sheet.collections.list(),
        favorite: sheet.favorite.get_untracked(),
        last_known_revision_date: facts.map(|facts| facts.revision_date.clone()),
    }
}

fn now() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}

//! Where items lie: the dialogs that move them to a folder (V-42), to other collections (V-52) or into an organization
//! (V-50). Refuses to know: how a move is sent.

use super::act::Hands;
use super::deed::tell;
use super::desk::Desk;
use super::trouble::Trouble;
use crate::form::{Choice, Entry, Form, SelectField, Submit};
use crate::safe::CollectionName;
use crate::table::Selection;
use crate::ui::{
    Banner, Button, Dialog, DialogActions, DialogBody, Icon, Span, Toasts, Tone, fresh_id, use_toasts,
    use_words,
};
use crate::vault::Row;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeSet;
use wire::{CollectionId, OrgId};

/// The chosen collections of an item, and what is wrong with the choice.
#[derive(Clone, Copy)]
pub struct Chosen {
    pub ids: RwSignal<BTreeSet<CollectionId>>,
    pub problem: RwSignal<Option<String>>,
}

impl Chosen {
    pub fn new(ids: impl IntoIterator<Item = CollectionId>) -> Self {
        Self {
            ids: RwSignal::new(ids.into_iter().collect()),
            problem: RwSignal::new(None),
        }
    }

    pub fn list(self) -> Vec<CollectionId> {
        self.ids.with_untracked(|ids| ids.iter().cloned().collect())
    }
}

/// Folders as choices, "No folder" first.
pub fn folder_choices(desk: Desk) -> Vec<Choice> {
    let mut choices = vec![Choice::new("", desk.texts.items().no_folder())];
    let mut folders: Vec<(String, String)> = desk.own.folders.with(|folders| {
        let opened = folders.iter().filter(|folder| folder.problem.is_none());
        opened
            .map(|folder| (folder.name.clone(), folder.id.to_string()))
            .collect()
    });
    folders.sort_by_key(|(name, _)| name.to_lowercase());
    choices.extend(folders.into_iter().map(|(name, id)| Choice::new(id, name)));
    choices
}

/// Collections of an organization that this person may put items into.
pub fn open_collections(desk: Desk, organization: &OrgId) -> Vec<CollectionName> {
    let all = desk.rights() == crate::api::ciphers::As::Admin;
    let mut open: Vec<CollectionName> = desk.store.collections.with(|collections| {
        let own = collections
            .iter()
            .filter(|known| known.organization_id == *organization);
        own.filter(|known| all || !known.read_only || known.manage)
            .cloned()
            .collect()
    });
    open.sort_by_key(|collection| collection.name.to_lowercase());
    open
}

/// A list of boxes, one per collection.
#[component]
pub fn CollectionBoxes(
    desk: Desk,
    #[prop(into)] organization: Signal<Option<OrgId>>,
    chosen: Chosen,
) -> impl IntoView {
    let t = desk.texts.items();
    let problem_id = fresh_id("collections");
    let described = problem_id.clone();
    let boxes = move || {
        let open = organization
            .get()
            .map(|id| open_collections(desk, &id))
            .unwrap_or_default();
        let line = |collection: CollectionName| {
            let name = desk.collection_name(&collection);
            let (own, put) = (collection.id.clone(), collection.id);
            let checked = move || chosen.ids.with(|ids| ids.contains(&own));
            let change = move |event| {
                let on = event_target_checked(&event);
                let id = put.clone();
                chosen.problem.set(None);
                chosen.ids.update(|ids| {
                    if on {
                        ids.insert(id);
                    } else {
                        ids.remove(&id);
                    }
                });
            };
            view! {
                <label class="box-line">
                    <input type="checkbox" prop:checked=checked on:change=change />
                    <span>{name}</span>
                </label>
            }
        };
        if open.is_empty() {
            return view! { <p class="field-help">{desk.texts.console().no_collections()}</p> }.into_any();
        }
        open.into_iter().map(line).collect_view().into_any()
    };
    view! {
        <fieldset class="box-list" tabindex="-1" aria-describedby=described>
            <legend>{t.collections()}</legend>
            <div class="box-lines">{boxes}</div>
            {move || chosen.problem.get().map(|text| view! {
                <p class="field-problem" id=problem_id.clone()><Icon name="circle-alert" />{text}</p>
            })}
        </fieldset>
    }
}

#[component]
pub fn MoveDialog(desk: Desk, rows: Vec<Row>, close: Callback<()>, selection: Selection) -> impl IntoView {
    let t = desk.texts.items();
    let v = desk.texts.vaults();
    let words = use_words();
    let (hands, toasts) = (Hands::of(desk), use_toasts());
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let now = rows
        .first()
        .and_then(|row| row.folder_id.as_ref())
        .map(ToString::to_string);
    let folder = Entry::new(now.unwrap_or_default());
    let count = rows.len() as u64;
    let ids: Vec<_> = rows.into_iter().map(|row| row.id).collect();
    let submit = move || {
        let ids = ids.clone();
        let to = Some(folder.now()).filter(|id| !id.is_empty()).map(Into::into);
        busy.set(true);
        spawn_local(async move {
            let answer = hands.move_to(ids, to).await;
            finish(answer, t.moved(count), (desk, toasts), close, busy, problem);
            selection.clear();
        });
    };
    view! {
        <Dialog title=v.move_title(count) on_close=close busy=busy span=Span::Narrow>
            <Form on_submit=submit busy=busy problem=problem>
                <DialogBody>
                    <SelectField entry=folder label=t.folder() choices=Signal::derive(move || folder_choices(desk)) />
                </DialogBody>
                <DialogActions>
                    <Button on_press=close disabled=busy>{words.cancel}</Button>
                    <Submit label=v.move_go() />
                </DialogActions>
            </Form>
        </Dialog>
    }
}

#[component]
pub fn AssignDialog(desk: Desk, row: Row, close: Callback<()>) -> impl IntoView {
    let t = desk.texts.items();
    let words = use_words();
    let (hands, toasts) = (Hands::of(desk), use_toasts());
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let chosen = Chosen::new(row.collection_ids.clone());
    let organization = row.organization_id.clone();
    // Collections that this person may only see stay as they are (V-52).
    let shown: BTreeSet<CollectionId> = organization
        .as_ref()
        .map(|id| {
            untrack(|| open_collections(desk, id))
                .into_iter()
                .map(|open| open.id)
                .collect()
        })
        .unwrap_or_default();
    let kept: Vec<CollectionId> = row
        .collection_ids
        .iter()
        .filter(|id| !shown.contains(id))
        .cloned()
        .collect();
    let may_be_homeless = desk.rights() == crate::api::ciphers::As::Admin;
    let id = row.id;
    let submit = move || {
        let mut ids = chosen.list();
        ids.extend(
            kept.iter()
                .filter(|id| !ids.contains(id))
                .cloned()
                .collect::<Vec<_>>(),
        );
        if ids.is_empty() && !may_be_homeless {
            chosen.problem.set(Some(t.collection_required().to_owned()));
            return;
        }
        let id = id.clone();
        busy.set(true);
        spawn_local(async move {
            let answer = hands.assign(&id, ids).await;
            finish(
                answer,
                t.assigned().to_owned(),
                (desk, toasts),
                close,
                busy,
                problem,
            );
        });
    };
    view! {
        <Dialog title=t.assign() on_close=close busy=busy span=Span::Narrow>
            <Form on_submit=submit busy=busy problem=problem>
                <DialogBody>
                    <p class="dialog-subject">{row.name}</p>
                    <CollectionBoxes desk organization=Signal::stored(organization) chosen />
                </DialogBody>
                <DialogActions>
                    <Button on_press=close disabled=busy>{words.cancel}</Button>
                    <Submit label=desk.texts.words().save() />
                </DialogActions>
            </Form>
        </Dialog>
    }
}

#[component]
pub fn ShareDialog(desk: Desk, row: Row, close: Callback<()>) -> impl IntoView {
    let t = desk.texts.items();
    let words = use_words();
    let (hands, toasts) = (Hands::of(desk), use_toasts());
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let chosen = Chosen::new([]);
    let homes = organizations(desk);
    let organization = Entry::new(
        homes
            .first()
            .map(|choice| choice.value.clone())
            .unwrap_or_default(),
    );
    let owner = Signal::derive(move || {
        Some(organization.get())
            .filter(|id| !id.is_empty())
            .map(OrgId::from)
    });
    Effect::new(move |before: Option<()>| {
        owner.track();
        if before.is_some() {
            chosen.ids.set(BTreeSet::new());
        }
    });
    let id = row.id;
    let submit = move || {
        let (collections, Some(owner)) = (chosen.list(), owner.get_untracked()) else {
            return;
        };
        if collections.is_empty() {
            chosen.problem.set(Some(t.collection_required().to_owned()));
            return;
        }
        let id = id.clone();
        busy.set(true);
        spawn_local(async move {
            let answer = hands.share(&id, owner, collections).await;
            finish(
                answer,
                t.shared().to_owned(),
                (desk, toasts),
                close,
                busy,
                problem,
            );
        });
    };
    view! {
        <Dialog title=t.move_to_organization() on_close=close busy=busy span=Span::Narrow>
            <Form on_submit=submit busy=busy problem=problem>
                <DialogBody>
                    <p class="dialog-subject">{row.name}</p>
                    <Banner tone=Tone::Warn>{t.share_warning()}</Banner>
                    <SelectField entry=organization label=t.organization() choices=homes />
                    <CollectionBoxes desk organization=owner chosen />
                </DialogBody>
                <DialogActions>
                    <Button on_press=close disabled=busy>{words.cancel}</Button>
                    <Submit label=desk.texts.vaults().move_go() />
                </DialogActions>
            </Form>
        </Dialog>
    }
}

/// Organizations this person may put items into: member of, not suspended, with an open collection (V-43, V-50).
pub fn organizations(desk: Desk) -> Vec<Choice> {
    let mut found: Vec<(String, OrgId)> = desk.own.person.with_untracked(|person| {
        let all = person.iter().flat_map(|person| &person.organizations);
        let usable = all.filter(|organization| organization.enabled);
        usable
            .map(|organization| (organization.name.clone(), organization.id.clone()))
            .collect()
    });
    found.retain(|(_, id)| !untrack(|| open_collections(desk, id)).is_empty());
    found.sort_by_key(|(name, _)| name.to_lowercase());
    found
        .into_iter()
        .map(|(name, id)| Choice::new(id.to_string(), name))
        .collect()
}

/// A dialog ends with a toast and closes, or stays with its problem.
fn finish(
    answer: Result<(), Trouble>,
    done: String,
    (desk, toasts): (Desk, Toasts),
    close: Callback<()>,
    busy: RwSignal<bool>,
    problem: RwSignal<Option<String>>,
) {
    match answer {
        Ok(()) => {
            tell(Ok(()), done, desk, toasts);
            close.run(());
        }
        Err(trouble) => {
            let _ = problem.try_set(Some(trouble.sentence(desk.texts)));
            let _ = busy.try_set(false);
        }
    }
}

//! One collection: its name, and who may do what in it. Refuses to know: the items in it.

use super::Here;
use super::grant::Grant;
use super::grants::{GrantList, GrantWords, Grants, Target};
use super::items::{may_delete, may_edit};
use super::load::Shelf as Loaded;
use crate::api::{collections, members};
use crate::form::{Entry, Form, Submit, TextField};
use crate::item::desk::Desk;
use crate::item::trouble::Trouble;
use crate::safe::{CollectionName, Scope};
use crate::session::{Sessions, use_session};
use crate::ui::{
    Banner, Button, ConfirmDialog, Dialog, DialogActions, DialogBody, Look, Tone, use_toasts, use_words,
};
use crate::vault::Shelf;
use crate::vault::store::use_store;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;
use wire::collection::{Collection, CollectionRequest};
use wire::{CollectionId, OrgId};

const LONGEST: usize = 650;

#[component]
pub fn CollectionDialog(desk: Desk, loaded: Loaded, here: Here, id: Option<CollectionId>) -> impl IntoView {
    let t = desk.texts.console();
    let words = use_words();
    let (session, toasts) = (use_session(), use_toasts());
    let known = id.as_ref().and_then(|id| {
        loaded
            .access
            .with_untracked(|all| all.iter().find(|collection| collection.id == *id).cloned())
    });
    let gone = id.is_some() && known.is_none();
    let refused = match &known {
        Some(known) => !may_edit(&here, known),
        None => gone || !here.creates_collections,
    };
    let deletes = known.as_ref().is_some_and(|known| may_delete(&here, known));
    let name = Entry::new(
        id.as_ref()
            .and_then(|id| plain_name(desk, id))
            .unwrap_or_default(),
    );
    let grants = Grants::new(
        known
            .as_ref()
            .and_then(|known| known.users.as_deref())
            .unwrap_or_default(),
    );
    let groups = known
        .as_ref()
        .and_then(|known| known.groups.clone())
        .unwrap_or_default();
    let people = people(here.id.clone(), id.is_none().then_some(grants));
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let deleting = RwSignal::new(false);
    let title = if id.is_some() {
        t.edit_collection()
    } else {
        t.new_collection()
    };
    let organization = here.id.clone();
    let kept_groups = groups.clone();
    let save = move || {
        let typed = name.trimmed();
        let fine = name.check(!typed.is_empty(), t.collection_name_required())
            && name.check(typed.len() <= LONGEST, desk.texts.items().too_long(LONGEST));
        if !fine {
            return;
        }
        let request = CollectionRequest {
            external_id: known.as_ref().and_then(|known| known.external_id.clone()),
            groups: kept_groups.clone(),
            users: grants.access(),
            ..CollectionRequest::default()
        };
        let (organization, known) = (organization.clone(), known.clone());
        busy.set(true);
        spawn_local(async move {
            match save(session, &organization, known, typed, request).await {
                Ok((collection, opened)) => {
                    let id = opened.id.clone();
                    put(loaded, collection, opened);
                    toasts.done(t.collection_saved());
                    refresh(session, desk, &organization);
                    desk.replace(&desk.address.get_untracked().on_shelf(Shelf::Collection(id)));
                }
                Err(trouble) => {
                    let _ = problem.try_set(Some(trouble.sentence(desk.texts)));
                    let _ = busy.try_set(false);
                }
            }
        });
    };
    let access_words = GrantWords {
        legend: t.access_tab(),
        help: t.access_help(),
        add: t.access_add(),
        none: t.access_none(),
    };
    let lonely = move || {
        (!grants.has_manager()).then(|| view! { <Banner tone=Tone::Warn>{t.access_needs_manager()}</Banner> })
    };
    let body = if refused {
        let why = if gone {
            desk.texts.items().gone()
        } else {
            t.may_not_edit_collection()
        };
        view! { <DialogBody><Banner tone=Tone::Warn>{why}</Banner></DialogBody> }.into_any()
    } else {
        view! {
            <Form on_submit=save busy=busy problem=problem>
                <DialogBody>
                    <TextField entry=name label=t.collection_name() help=t.collection_help() />
                    <GrantList grants targets=people words=access_words t />
                    {(!groups.is_empty()).then(|| view! { <p class="field-help">{t.groups_kept(groups.len() as u64)}</p> })}
                    {lonely}
                </DialogBody>
                <DialogActions>
                    {deletes.then(|| view! {
                        <Button look=Look::Danger icon="trash-2" on_press=move || deleting.set(true)>{t.delete_collection()}</Button>
                    })}
                    <Button on_press=move || desk.close() disabled=busy>{words.cancel}</Button>
                    <Submit label=desk.texts.words().save() />
                </DialogActions>
            </Form>
        }
        .into_any()
    };
    let organization = here.id;
    view! {
        <Dialog title=title on_close=move || desk.close() busy=busy>{body}</Dialog>
        {move || {
            let (id, organization) = (id.clone(), organization.clone());
            deleting.get().then(|| id.map(|id| view! { <Delete desk loaded organization id name=name.now() deleting /> }))
        }}
    }
}

#[component]
fn Delete(
    desk: Desk,
    loaded: Loaded,
    organization: OrgId,
    id: CollectionId,
    name: String,
    deleting: RwSignal<bool>,
) -> impl IntoView {
    let t = desk.texts.console();
    let (session, toasts) = (use_session(), use_toasts());
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let confirm = move || {
        let (organization, id) = (organization.clone(), id.clone());
        busy.set(true);
        spawn_local(async move {
            match collections::delete(&organization, &id).await {
                Ok(()) => {
                    loaded.store.remove_collection(&id);
                    loaded
                        .access
                        .update(|all| Arc::make_mut(all).retain(|known| known.id != id));
                    toasts.done(t.collection_deleted());
                    refresh(session, desk, &organization);
                    let address = desk.address.get_untracked();
                    let was_here = address.filter.shelf == Shelf::Collection(id);
                    desk.replace(&if was_here {
                        address.on_shelf(Shelf::All)
                    } else {
                        address.opening(None)
                    });
                }
                Err(error) => {
                    let _ = problem.try_set(Some(error.sentence(desk.texts.errors())));
                    let _ = busy.try_set(false);
                }
            }
        });
    };
    view! {
        <ConfirmDialog
            title=t.ask_delete_collection(&name)
            action=t.delete_collection()
            on_confirm=confirm
            on_close=move || deleting.set(false)
            busy=busy
            problem=problem
        >
            <p>{t.ask_delete_collection_more()}</p>
        </ConfirmDialog>
    }
}

/// Everybody who can be granted access, by name. A new collection starts with its maker as manager.
fn people(organization: OrgId, starts: Option<Grants>) -> Signal<Vec<Target>> {
    let me = use_store().person.get_untracked().map(|person| person.id.clone());
    let found = RwSignal::new(Vec::new());
    spawn_local(async move {
        // Without the list the names are missing, but nothing that was granted is lost.
        let Ok(list) = members::mini(&organization).await else {
            return;
        };
        let own = list
            .data
            .iter()
            .find(|member| member.user_id.is_some() && member.user_id == me);
        if let (Some(grants), Some(own)) = (starts, own) {
            grants.add(own.id.to_string(), Grant::Manage);
        }
        let mut people: Vec<Target> = list
            .data
            .into_iter()
            .map(|member| {
                let name = member.name.filter(|name| !name.is_empty());
                let name = name.map_or(member.email.clone(), |name| format!("{name} ({})", member.email));
                (member.id.to_string(), name)
            })
            .collect();
        people.sort_by_key(|(_, name)| name.to_lowercase());
        let _ = found.try_set(people);
    });
    found.into()
}

fn plain_name(desk: Desk, id: &CollectionId) -> Option<String> {
    desk.store.collections.with_untracked(|all| {
        let known = all
            .iter()
            .find(|known| known.id == *id && known.problem.is_none());
        known.map(|known| known.name.clone())
    })
}

async fn save(
    session: Sessions,
    organization: &OrgId,
    known: Option<Collection>,
    name: String,
    request: CollectionRequest,
) -> Result<(Collection, CollectionName), Trouble> {
    let sealed = session
        .safe()
        .seal_name(Scope::Org(organization.clone()), &name)
        .await?;
    let request = CollectionRequest {
        name: sealed,
        ..request
    };
    let answer = match &known {
        Some(known) => collections::update(organization, &known.id, &request).await?,
        None => collections::create(organization, &request).await?,
    };
    let has_manager = request
        .users
        .iter()
        .chain(&request.groups)
        .any(|access| access.manage);
    let collection = Collection {
        users: Some(request.users),
        groups: Some(request.groups),
        manage: answer.manage.or(known.as_ref().and_then(|known| known.manage)),
        assigned: answer
            .assigned
            .or(known.as_ref().and_then(|known| known.assigned)),
        unmanaged: Some(!has_manager),
        ..answer
    };
    let opened = CollectionName {
        id: collection.id.clone(),
        organization_id: organization.clone(),
        name,
        external_id: collection.external_id.clone(),
        read_only: collection.read_only.unwrap_or(false),
        hide_passwords: collection.hide_passwords.unwrap_or(false),
        manage: collection.manage.unwrap_or(false),
        my_items: false,
        problem: None,
    };
    Ok((collection, opened))
}

fn put(loaded: Loaded, collection: Collection, opened: CollectionName) {
    loaded.store.merge_collection(opened);
    loaded.access.update(|all| {
        let all = Arc::make_mut(all);
        match all.iter_mut().find(|known| known.id == collection.id) {
            Some(known) => *known = collection,
            None => all.push(collection),
        }
    });
}

/// The person's own filters may have changed with it; the next sync brings it when this one fails.
fn refresh(session: Sessions, desk: Desk, organization: &OrgId) {
    let is_member = desk.own.person.with_untracked(|person| {
        person
            .as_ref()
            .is_some_and(|person| person.organizations.iter().any(|known| known.id == *organization))
    });
    if is_member {
        spawn_local(async move {
            let _ = session.sync().await;
        });
    }
}

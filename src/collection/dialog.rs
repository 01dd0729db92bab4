//! One collection: its name, and who may do what in it. Refuses to know: the items in it.

use super::grant::Grant;
use super::grants::{GrantList, GrantWords, Grants, Target};
use super::rights::{may_create, may_delete, may_edit};
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
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;
use wire::collection::{Collection, CollectionRequest};
use wire::{CollectionId, OrgId};

const LONGEST: usize = 650;

/// Collections of one organization with who may do what in them, as far as the page has read them.
pub type Access = RwSignal<Arc<Vec<Collection>>>;

/// `id`: the one to change; without it a new one is made.
#[component]
pub fn CollectionDialog(
    desk: Desk,
    access: Access,
    organization: OrgId,
    id: Option<CollectionId>,
    /// What stands above the name.
    #[prop(optional, into)]
    lead: ViewFn,
) -> impl IntoView {
    let t = desk.texts.console();
    let words = use_words();
    let (session, toasts) = (use_session(), use_toasts());
    let known = id.as_ref().and_then(|id| {
        access.with_untracked(|all| all.iter().find(|collection| collection.id == *id).cloned())
    });
    let gone = id.is_some() && known.is_none();
    let person = desk.own.person.get_untracked();
    let refused = !person.as_ref().is_some_and(|person| match &known {
        Some(known) => may_edit(person, &organization, known),
        None => !gone && may_create(person, &organization),
    });
    let deletes = (known.as_ref().zip(person.as_ref()))
        .is_some_and(|(known, person)| may_delete(person, &organization, known));
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
    // A new collection starts with its maker as manager.
    let own = person.as_ref().filter(|_| id.is_none()).and_then(|person| {
        let known = person.organizations.iter().find(|known| known.id == organization);
        known.and_then(|known| known.organization_user_id.clone())
    });
    if let Some(own) = own {
        grants.add(own.to_string(), Grant::Manage);
    }
    let people = people(organization.clone());
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let deleting = RwSignal::new(false);
    let title = if id.is_some() {
        t.edit_collection()
    } else {
        t.new_collection()
    };
    let at = organization.clone();
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
        let (organization, known) = (at.clone(), known.clone());
        busy.set(true);
        spawn_local(async move {
            match save(session, &organization, known, typed, request).await {
                Ok((collection, opened)) => {
                    let id = opened.id.clone();
                    put(desk, access, collection, opened);
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
                    {lead.run()}
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
    view! {
        <Dialog title=title on_close=move || desk.close() busy=busy>{body}</Dialog>
        {move || {
            let (id, organization) = (id.clone(), organization.clone());
            deleting.get().then(|| id.map(|id| view! { <Delete desk access organization id name=name.now() deleting /> }))
        }}
    }
}

#[component]
fn Delete(
    desk: Desk,
    access: Access,
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
                    desk.store.remove_collection(&id);
                    access.update(|all| Arc::make_mut(all).retain(|known| known.id != id));
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

/// Everybody who can be granted access, by name.
fn people(organization: OrgId) -> Signal<Vec<Target>> {
    let found = RwSignal::new(Vec::new());
    spawn_local(async move {
        // Without the list the names are missing, but nothing that was granted is lost.
        let Ok(list) = members::mini(&organization).await else {
            return;
        };
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

fn put(desk: Desk, access: Access, collection: Collection, opened: CollectionName) {
    desk.store.merge_collection(opened);
    access.update(|all| {
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

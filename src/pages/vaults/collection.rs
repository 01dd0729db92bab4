//! Making and changing collections from the tree, for those who may. Refuses to know: the dialog itself, which the Admin
//! Console shows too.

use crate::api::{ApiError, collections};
use crate::collection::{Access, CollectionDialog, may_create};
use crate::form::{Choice, Entry, SelectField};
use crate::item::desk::Desk;
use crate::ui::{Dialog, DialogBody, LoadProblem, Skeleton};
use crate::vault::Vault;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;
use wire::{CollectionId, List, OrgId};

/// Organizations in which the person may make a collection: id and name, in the order of the tree.
pub(super) fn places(desk: Desk) -> Vec<(OrgId, String)> {
    desk.store.person.with_untracked(|person| {
        let Some(person) = person else {
            return Vec::new();
        };
        let open = person
            .organizations
            .iter()
            .filter(|organization| organization.enabled && may_create(person, &organization.id));
        let mut places: Vec<(OrgId, String)> = open
            .map(|organization| (organization.id.clone(), organization.name.clone()))
            .collect();
        places.sort_by_key(|(_, name)| name.to_lowercase());
        places
    })
}

/// In the organization whose vault is shown, or in the one that is chosen above the name.
#[component]
pub(super) fn NewCollection(desk: Desk) -> impl IntoView {
    let shown = desk
        .address
        .with_untracked(|address| match &address.filter.vault {
            Vault::Organization(id) => Some(id.clone()),
            Vault::All | Vault::Mine => None,
        });
    let mut places = places(desk);
    if places.iter().any(|(id, _)| Some(id) == shown.as_ref()) {
        places.retain(|(id, _)| Some(id) == shown.as_ref());
    }
    let first = places.first().map(|(id, _)| id.to_string()).unwrap_or_default();
    let place = Entry::new(first);
    let choices: Vec<Choice> = places
        .into_iter()
        .map(|(id, name)| Choice::new(id.to_string(), name))
        .collect();
    let lead = move || {
        let choices = choices.clone();
        (choices.len() > 1).then(|| {
            view! { <SelectField entry=place label=desk.texts.items().owner() choices/> }
        })
    };
    let access = Access::default();
    move || {
        let organization = OrgId::from(place.get());
        view! { <CollectionDialog desk access organization id=None lead=ViewFn::from(lead.clone())/> }
    }
}

/// Who may do what in it is read first: a sync does not say.
#[component]
pub(super) fn EditCollection(desk: Desk, id: CollectionId) -> impl IntoView {
    let organization = desk.store.collections.with_untracked(|all| {
        let known = all.iter().find(|known| known.id == id);
        known.map(|known| known.organization_id.clone())
    });
    let is_gone = organization.is_none();
    let organization = organization.unwrap_or_default();
    let access = Access::default();
    let read = RwSignal::new(None::<Result<(), ApiError>>);
    let at = StoredValue::new(organization.clone());
    let load = Callback::new(move |()| {
        read.set(None);
        spawn_local(async move {
            let answer = details(&at.get_value()).await;
            // The dialog may be closed by now.
            let done = answer.map(|found| drop(access.try_set(Arc::new(found))));
            let _ = read.try_set(Some(done));
        });
    });
    // The dialog itself says that it is gone.
    match is_gone {
        true => read.set(Some(Ok(()))),
        false => load.run(()),
    }
    let title = desk.texts.console().edit_collection();
    move || match read.get() {
        Some(Ok(())) => {
            let (organization, id) = (organization.clone(), Some(id.clone()));
            view! { <CollectionDialog desk access organization id/> }.into_any()
        }
        Some(Err(error)) => {
            let sentence = error.sentence(desk.texts.errors());
            view! {
                <Dialog title on_close=move || desk.close()>
                    <DialogBody><LoadProblem text=sentence on_retry=load/></DialogBody>
                </Dialog>
            }
            .into_any()
        }
        None => view! {
            <Dialog title on_close=move || desk.close()>
                <DialogBody><Skeleton lines=4/></DialogBody>
            </Dialog>
        }
        .into_any(),
    }
}

async fn details(organization: &OrgId) -> Result<Vec<wire::collection::Collection>, ApiError> {
    let bytes = collections::details_bytes(organization).await?;
    let list: List<wire::collection::Collection> =
        serde_json::from_slice(&bytes).map_err(|_| ApiError::Server)?;
    Ok(list.data)
}

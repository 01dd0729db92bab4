//! The further parts of Organization info: fingerprint phrase, rules for collections, deletion.
//! For owners and the provider. Refuses to know: name and billing address, and what deleting takes along.

use crate::allow::{Act, Thing, may};
use crate::api::{ciphers, organizations};
use crate::form::{CheckboxField, Form, Submit};
use crate::intl::use_text;
use crate::password::GravePart;
use crate::route::Route;
use crate::session::use_session;
use crate::ui::{CopyButton, Part, Skeleton, use_toasts};
use crate::vault::store::use_store;
use leptos::{prelude::*, task::spawn_local};
use leptos_router::hooks::use_navigate;
use wire::OrgId;
use wire::account::SecretVerification;
use wire::organization::{CollectionManagement, Organization};

/// Five words from the public key; an organization made by an old client may have none.
#[component]
pub(super) fn Phrase(id: StoredValue<OrgId>) -> impl IntoView {
    let t = use_text();
    let session = use_session();
    let phrase = LocalResource::new(move || {
        let safe = session.safe();
        async move {
            let key = organizations::public_key(&id.get_value()).await.ok()?.public_key;
            safe.fingerprint(id.get_value().as_str(), &key).await.ok()
        }
    });
    view! {
        <Part title=t.console().phrase() text=t.console().phrase_text()>
            {move || match phrase.get() {
                None => view! { <Skeleton lines=1/> }.into_any(),
                Some(Some(phrase)) => view! {
                    <div class="fingerprint"><code>{phrase.clone()}</code><CopyButton value=phrase/></div>
                }.into_any(),
                Some(None) => view! { <p class="soft">{t.errors().not_found()}</p> }.into_any(),
            }}
        </Part>
    }
}

#[component]
pub(super) fn Rules(organization: Organization) -> impl IntoView {
    let t = use_text();
    let (session, toasts) = (use_session(), use_toasts());
    let creation = RwSignal::new(organization.limit_collection_creation);
    let deletion = RwSignal::new(organization.limit_collection_deletion);
    let items = RwSignal::new(organization.limit_item_deletion);
    let admins = RwSignal::new(organization.allow_admin_access_to_all_collection_items);
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let id = StoredValue::new(organization.id);
    let save = move || {
        let request = CollectionManagement {
            limit_collection_creation: creation.get_untracked(),
            limit_collection_deletion: deletion.get_untracked(),
            limit_item_deletion: items.get_untracked(),
            allow_admin_access_to_all_collection_items: admins.get_untracked(),
        };
        busy.set(true);
        problem.set(None);
        spawn_local(async move {
            let answer = organizations::set_collection_management(&id.get_value(), &request).await;
            // The page may have gone meanwhile.
            let _ = busy.try_set(false);
            match answer {
                Ok(_) => {
                    toasts.done(t.console().rules_saved());
                    if session.sync().await.is_err() {
                        toasts.note(t.portal().refresh_failed());
                    }
                }
                Err(error) => {
                    let _ = problem.try_set(Some(error.sentence(t.errors())));
                }
            }
        });
    };
    let c = t.console();
    view! {
        <Part title=c.rules() text=c.rules_text()>
            <Form on_submit=save busy problem>
                <CheckboxField checked=creation label=c.rule_creation()/>
                <CheckboxField checked=deletion label=c.rule_deletion()/>
                <CheckboxField checked=items label=c.rule_items()/>
                <CheckboxField checked=admins label=c.rule_admins()/>
                <div><Submit label=t.words().save() busy_label=t.words().saving()/></div>
            </Form>
        </Part>
    }
}

#[component]
pub(super) fn Danger(id: StoredValue<OrgId>) -> impl IntoView {
    let t = use_text();
    let c = t.console();
    let (session, toasts, navigate) = (use_session(), use_toasts(), use_navigate());
    let refresh = move |with_new_roles: bool| {
        spawn_local(async move {
            let answer = match with_new_roles {
                true => session.sync_with_new_roles().await,
                false => session.sync().await,
            };
            if answer.is_err() {
                toasts.note(t.portal().refresh_failed());
            }
        });
    };
    // Not for a provider whose client keeps its items closed (D3).
    let person = use_store().person;
    let may_purge = move || {
        person.with_untracked(|person| {
            person.as_ref().is_some_and(|person| {
                id.with_value(|id| may(person, Act::PurgeItems, Thing::Organization(id)))
            })
        })
    };
    let purged = move |()| {
        toasts.done(c.purged());
        refresh(false);
    };
    let deleted = move |()| {
        toasts.done(c.deleted());
        navigate(&Route::Vault.path(), leptos_router::NavigateOptions::default());
        refresh(true);
    };
    view! {
        {may_purge().then(|| view! {
            <GravePart title=c.purge() text=c.purge_text() action=c.purge()
                act=move |proof: SecretVerification| async move { ciphers::purge(Some(&id.get_value()), &proof).await }
                on_done=Callback::new(purged)/>
        })}
        <GravePart title=t.portal().danger() text=c.delete_text() action=c.delete()
            act=move |proof: SecretVerification| async move { organizations::delete(&id.get_value(), &proof).await }
            on_done=Callback::new(deleted)/>
    }
}

//! One member: confirming with the fingerprint phrase (A-10A), role and collections (A-10B).
//! Refuses to know: the list around it.

use super::Here;
use super::guard::{Actor, Reason};
use super::members::Office;
use super::roll::display_name;
use crate::api::members;
use crate::collection::{GrantList, GrantWords, Grants};
use crate::form::{CheckboxField, Choice, Entry, Form, RadioCards, Submit};
use crate::item::trouble::Trouble;
use crate::safe::Whose;
use crate::session::use_session;
use crate::ui::{
    Banner, Button, Dialog, DialogActions, DialogBody, Look, Spinner, Tone, use_toasts, use_words,
};
use allow::Permission;
use leptos::prelude::*;
use leptos::task::spawn_local;
use text::console::Console;
use wire::member::{ConfirmMember, Member, MemberPublicKey, UpdateMember, role};
use wire::organization::Permissions;

/// A role and, for the custom one, its permissions.
#[derive(Clone, Copy)]
pub struct Roles {
    pub kind: Entry,
    boxes: StoredValue<Vec<(Permission, RwSignal<bool>)>>,
}

impl Roles {
    pub fn new(kind: u8, held: Permissions) -> Self {
        let boxes = OFFERED
            .iter()
            .map(|(permission, ..)| (*permission, RwSignal::new(read(&held, *permission))));
        Self {
            kind: Entry::new(kind.to_string()),
            boxes: StoredValue::new(boxes.collect()),
        }
    }

    pub fn kind(self) -> u8 {
        self.kind.now().parse().unwrap_or(role::USER)
    }

    /// Only the custom role has permissions of its own; the others imply theirs.
    pub fn permissions(self) -> Permissions {
        let mut permissions = Permissions::default();
        if self.kind() == role::CUSTOM {
            self.boxes.with_value(|boxes| {
                for (permission, on) in boxes {
                    write(&mut permissions, *permission, on.get_untracked());
                }
            });
        }
        // Recovering an account needs the list of members.
        permissions.manage_users |= permissions.manage_reset_password;
        permissions
    }
}

/// The roles, each with the reason when this person may not give it.
#[component]
pub fn RolePicker(roles: Roles, actor: Actor, custom: bool, t: Console) -> impl IntoView {
    let card = |kind: u8, label: &'static str, help: &'static str| {
        let reason = actor.may_give(kind).err().map(|reason| reason.sentence(t));
        let reason = if kind == role::CUSTOM && !custom {
            Some(t.custom_needs_plan())
        } else {
            reason
        };
        Choice::new(kind.to_string(), label).text(help).disabled(reason)
    };
    let choices = vec![
        card(role::USER, t.user(), t.user_help()),
        card(role::CUSTOM, t.custom(), t.custom_help()),
        card(role::ADMIN, t.admin(), t.admin_help()),
        card(role::OWNER, t.owner(), t.owner_help()),
    ];
    view! { <RadioCards entry=roles.kind legend=t.role() choices /> }
}

/// One box per permission, while the custom role is chosen.
#[component]
pub fn CustomPermissions(roles: Roles, actor: Actor, t: Console) -> impl IntoView {
    let actor = StoredValue::new(actor);
    move || {
        (roles.kind.get() == role::CUSTOM.to_string()).then(|| {
            let boxes = roles.boxes.get_value().into_iter().zip(OFFERED);
            let boxes = boxes.map(|((permission, on), (_, label))| {
                let held = actor.with_value(|actor| actor.may_grant(permission));
                view! { <CheckboxField checked=on label=label(t) disabled=Signal::stored(!held) /> }
            });
            view! {
                <fieldset class="editor-section">
                    <legend>{t.permissions()}</legend>
                    {boxes.collect_view()}
                </fieldset>
            }
        })
    }
}

#[component]
pub fn EditDialog(office: Office, here: Here, actor: Actor, member: Member) -> impl IntoView {
    let t = office.texts.console();
    let words = use_words();
    let (session, toasts) = (use_session(), use_toasts());
    let name = display_name(&member);
    let roles = Roles::new(member.kind, member.permissions);
    let grants = Grants::new(&member.collections);
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let refused = actor.may_edit(&member).err();
    let fixed_role = actor.may_change_role(&member).err();
    let (organization, id, groups) = (here.id.clone(), member.id.clone(), member.groups.clone());
    let (before, was) = (member.permissions, member.kind);
    let said = name.clone();
    let submit = move || {
        let (kind, permissions) = match fixed_role {
            Some(_) => (was, before),
            None => (roles.kind(), roles.permissions()),
        };
        let request = UpdateMember {
            kind,
            permissions,
            collections: grants.access(),
            groups: groups.clone(),
            ..UpdateMember::default()
        };
        let (organization, id, said) = (organization.clone(), id.clone(), said.clone());
        busy.set(true);
        problem.set(None);
        spawn_local(async move {
            match members::update(&organization, &id, &request).await {
                Ok(()) => {
                    toasts.done(t.member_saved(&said));
                    office.reload();
                    office.close();
                    // It may have been the person's own role or collections.
                    let _ = session.sync().await;
                }
                Err(error) => {
                    let _ = problem.try_set(Some(error.sentence(office.texts.errors())));
                    let _ = busy.try_set(false);
                }
            }
        });
    };
    let grant_words = GrantWords {
        legend: t.collections_tab(),
        help: t.access_help_member(),
        add: t.add_collection(),
        none: t.no_collections_chosen(),
    };
    let role_part = match fixed_role {
        Some(reason) => view! { <Banner>{role_name(was, t)}": "{reason.sentence(t)}</Banner> }.into_any(),
        None => view! {
            <RolePicker roles actor=actor.clone() custom=here.custom_roles t />
            <CustomPermissions roles actor t />
        }
        .into_any(),
    };
    let body = match refused {
        Some(reason) => refusal(reason, t),
        None => view! {
            <Form on_submit=submit busy=busy problem=problem>
                <DialogBody>
                    {role_part}
                    <GrantList grants targets=office.collections words=grant_words t />
                </DialogBody>
                <DialogActions>
                    <Button on_press=move || office.close() disabled=busy>{words.cancel}</Button>
                    <Submit label=office.texts.words().save() />
                </DialogActions>
            </Form>
        }
        .into_any(),
    };
    view! { <Dialog title=t.edit_member_title(&name) on_close=move || office.close() busy=busy>{body}</Dialog> }
}

/// The organization's key goes to the public key whose phrase was compared, and to no other.
#[component]
pub fn ConfirmMemberDialog(office: Office, here: Here, actor: Actor, member: Member) -> impl IntoView {
    let t = office.texts.console();
    let words = use_words();
    let (session, toasts) = (use_session(), use_toasts());
    let name = display_name(&member);
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let phrase = RwSignal::new(None::<(MemberPublicKey, String)>);
    let refused = actor.may_confirm(&member).err();
    let (organization, id) = (here.id.clone(), member.id.clone());
    if refused.is_none() {
        let (organization, id) = (organization.clone(), id.to_string());
        spawn_local(async move {
            let asked = async {
                let keys = members::public_keys(&organization, vec![id]).await?;
                let key = keys
                    .data
                    .into_iter()
                    .next()
                    .ok_or(crate::api::ApiError::NotFound)?;
                let words = session.safe().fingerprint(key.user_id.as_str(), &key.key).await?;
                Ok::<_, Trouble>((key, words))
            };
            match asked.await {
                Ok(found) => {
                    let _ = phrase.try_set(Some(found));
                }
                Err(trouble) => {
                    let _ = problem.try_set(Some(trouble.sentence(office.texts)));
                }
            }
        });
    }
    let said = name.clone();
    let confirm = move || {
        let Some((key, _)) = phrase.get_untracked() else {
            return;
        };
        let (organization, id, said) = (organization.clone(), id.clone(), said.clone());
        busy.set(true);
        problem.set(None);
        spawn_local(async move {
            let done = async {
                let key = session
                    .share_key(Whose::Org(organization.clone()), key.user_id.clone(), &key.key)
                    .await?;
                let request = ConfirmMember {
                    key,
                    default_user_collection_name: None,
                };
                members::confirm(&organization, &id, &request).await?;
                Ok::<_, Trouble>(())
            };
            match done.await {
                Ok(()) => {
                    toasts.done(t.confirmed(&said));
                    office.reload();
                    office.close();
                }
                Err(trouble) => {
                    let _ = problem.try_set(Some(trouble.sentence(office.texts)));
                    let _ = busy.try_set(false);
                }
            }
        });
    };
    let phrase_view = move || match (phrase.get(), problem.get()) {
        (Some((_, words)), _) => {
            view! { <p class="fingerprint mono" aria-label=t.fingerprint()>{words}</p> }.into_any()
        }
        (None, None) => view! { <Spinner label=t.fingerprint_loading() /> }.into_any(),
        (None, Some(_)) => ().into_any(),
    };
    let ready = Signal::derive(move || phrase.with(Option::is_none));
    let body = match refused {
        Some(reason) => refusal(reason, t),
        None => view! {
            <DialogBody>
                <p>{t.confirm_text()}</p>
                <h3>{t.fingerprint()}</h3>
                {phrase_view}
                {move || problem.get().map(|text| view! { <p class="form-problem" role="alert">{text}</p> })}
            </DialogBody>
            <DialogActions>
                <Button first=true on_press=move || office.close() disabled=busy>{words.cancel}</Button>
                <Button look=Look::Primary busy=busy disabled=ready on_press=confirm>{t.confirm()}</Button>
            </DialogActions>
        }
        .into_any(),
    };
    view! { <Dialog title=t.confirm_title(&name) on_close=move || office.close() busy=busy>{body}</Dialog> }
}

pub fn role_name(kind: u8, t: Console) -> &'static str {
    match kind {
        role::OWNER => t.owner(),
        role::ADMIN => t.admin(),
        role::CUSTOM => t.custom(),
        _ => t.user(),
    }
}

fn refusal(reason: Reason, t: Console) -> AnyView {
    view! { <DialogBody><Banner tone=Tone::Warn>{reason.sentence(t)}</Banner></DialogBody> }.into_any()
}

type Label = fn(Console) -> &'static str;

/// Permissions of the custom role, in the order of the wire.
const OFFERED: [(Permission, Label); 12] = [
    (Permission::AccessEventLogs, |t| t.access_event_logs()),
    (Permission::AccessImportExport, |t| t.access_import_export()),
    (Permission::AccessReports, |t| t.access_reports()),
    (Permission::CreateNewCollections, |t| t.create_new_collections()),
    (Permission::EditAnyCollection, |t| t.edit_any_collection()),
    (Permission::DeleteAnyCollection, |t| t.delete_any_collection()),
    (Permission::ManageGroups, |t| t.manage_groups()),
    (Permission::ManagePolicies, |t| t.manage_policies()),
    (Permission::ManageSso, |t| t.manage_sso()),
    (Permission::ManageUsers, |t| t.manage_users()),
    (Permission::ManageResetPassword, |t| t.manage_reset_password()),
    (Permission::ManageScim, |t| t.manage_scim()),
];

fn read(held: &Permissions, permission: Permission) -> bool {
    *slot(&mut held.clone(), permission)
}

fn write(held: &mut Permissions, permission: Permission, on: bool) {
    *slot(held, permission) = on;
}

fn slot(held: &mut Permissions, permission: Permission) -> &mut bool {
    match permission {
        Permission::AccessEventLogs => &mut held.access_event_logs,
        Permission::AccessImportExport => &mut held.access_import_export,
        Permission::AccessReports => &mut held.access_reports,
        Permission::CreateNewCollections => &mut held.create_new_collections,
        Permission::EditAnyCollection => &mut held.edit_any_collection,
        Permission::DeleteAnyCollection => &mut held.delete_any_collection,
        Permission::ManageGroups => &mut held.manage_groups,
        Permission::ManagePolicies => &mut held.manage_policies,
        Permission::ManageSso => &mut held.manage_sso,
        Permission::ManageUsers => &mut held.manage_users,
        Permission::ManageResetPassword => &mut held.manage_reset_password,
        Permission::ManageScim => &mut held.manage_scim,
        Permission::ManageAccessRules => &mut held.manage_access_rules,
    }
}

//! Members of an organization (`/organizations/{id}/members`; A-100 to A-10C), for those who may see them.
//! Refuses to know: what a dialog does; it opens them.

use super::Here;
use super::guard::Actor;
use super::invite::InviteDialog;
use super::links::LinksDialog;
use super::member::{ConfirmMemberDialog, EditDialog, role_name};
use super::removal::{Deed, RemovalDialog, restore};
use super::roll::{Open, Roll, Status, display_name};
use crate::allow::standing;
use crate::api::{collections, members};
use crate::collection::Target;
use crate::form::SearchField;
use crate::intl::use_text;
use crate::route::{ConsolePage, Route};
use crate::safe::Scope;
use crate::session::{Sessions, use_session};
use crate::table::{Column, Phone, RowMenu, Table, Width};
use crate::ui::{
    Avatar, Badge, Banner, Button, EmptyState, Icon, Look, MenuItem, PageHeader, Segment, Segments, Toasts,
    Tone, use_toasts,
};
use crate::vault::store::use_store;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use std::sync::Arc;
use text::Texts;
use wire::member::{Invitation, Member, role, status};
use wire::{OrgId, OrgUserId};

type Navigate = Arc<dyn Fn(&str, NavigateOptions)>;

/// What the page's dialogs share.
#[derive(Clone, Copy)]
pub struct Office {
    pub texts: Texts,
    /// Collections to grant, by name.
    pub collections: RwSignal<Vec<Target>>,
    members: RwSignal<Arc<Vec<Member>>>,
    loading: RwSignal<bool>,
    problem: RwSignal<Option<String>>,
    links: RwSignal<Vec<Invitation>>,
    roll: Memo<Roll>,
    organization: StoredValue<OrgId>,
    navigate: StoredValue<Navigate, LocalStorage>,
}

impl Office {
    fn new(organization: OrgId) -> Self {
        let query = use_query_map();
        let navigate = use_navigate();
        Self {
            texts: use_text(),
            collections: RwSignal::default(),
            members: RwSignal::default(),
            loading: RwSignal::new(true),
            problem: RwSignal::new(None),
            links: RwSignal::default(),
            roll: Memo::new(move |_| query.with(|query| Roll::parse(|name| query.get(name)))),
            organization: StoredValue::new(organization),
            navigate: StoredValue::new_local(Arc::new(navigate)),
        }
    }

    pub fn close(self) {
        self.lead(|roll| roll.opening(None), true);
    }

    pub fn show_links(self, links: Vec<Invitation>) {
        let _ = self.links.try_set(links);
    }

    pub fn organization(self) -> OrgId {
        self.organization.get_value()
    }

    /// Reads the list again; what is shown stays until then.
    pub fn reload(self) {
        let organization = self.organization.get_value();
        spawn_local(async move {
            let answer = members::list(&organization).await;
            let _ = self.loading.try_set(false);
            match answer {
                Ok(list) => {
                    let _ = self.problem.try_set(None);
                    let _ = self.members.try_set(Arc::new(list.data));
                }
                Err(error) => {
                    let _ = self.problem.try_set(Some(error.sentence(self.texts.errors())));
                }
            }
        });
    }

    fn open(self, open: Open) {
        self.lead(|roll| roll.opening(Some(open)), false);
    }

    fn lead(self, to: impl FnOnce(&Roll) -> Roll, replace: bool) {
        let Some(roll) = self.roll.try_get_untracked() else {
            return;
        };
        let pairs = to(&roll).pairs();
        let pairs: Vec<(&str, &str)> = pairs
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        let route = Route::Organization(self.organization.get_value(), ConsolePage::Members);
        let options = NavigateOptions {
            replace,
            scroll: false,
            ..NavigateOptions::default()
        };
        let navigate = self.navigate.get_value();
        navigate(&route.with_query(&pairs), options);
    }

    fn member(self, id: &OrgUserId) -> Option<Member> {
        self.members
            .with(|members| members.iter().find(|member| member.id == *id).cloned())
    }

    fn count(self, status: Status) -> usize {
        self.members
            .with(|members| members.iter().filter(|member| status.admits(member)).count())
    }

    fn actor(self) -> Actor {
        let store = use_store();
        let organization = self.organization.get_value();
        let person = store.person.get_untracked();
        let is_owner = |member: &&Member| member.kind == role::OWNER && member.status == status::CONFIRMED;
        Actor {
            standing: person
                .as_ref()
                .map(|person| standing(person, &organization))
                .unwrap_or_default(),
            user_id: person.map(|person| person.id.clone()).unwrap_or_default(),
            confirmed_owners: self
                .members
                .with_untracked(|members| members.iter().filter(is_owner).count()),
        }
    }
}

#[component]
pub fn Members(here: Here) -> impl IntoView {
    let office = Office::new(here.id.clone());
    let session = use_session();
    let t = office.texts.console();
    office.reload();
    read_collections(office, session);
    let name = here.name.clone();
    let seats_full = {
        let seats = here.seats;
        let invites = here.invites;
        Signal::derive(move || match seats {
            _ if !invites => Some(t.may_not_manage().to_owned()),
            Some(seats) if office.count(Status::All) as i64 >= seats => {
                Some(t.seats_full(&seats.to_string()))
            }
            _ => None,
        })
    };
    let here = StoredValue::new(here);
    let waiting = Memo::new(move |_| office.count(Status::NeedsConfirmation) as u64);
    let banner = move || {
        let n = waiting.get();
        (n > 0).then(|| view! { <Banner tone=Tone::Warn>{t.confirm_banner(n)}</Banner> })
    };
    view! {
        <PageHeader title=t.members_title() lede=Signal::stored(Some(name))>
            <Button look=Look::Primary icon="user-plus" reason=seats_full on_press=move || office.open(Open::Invite)>
                {t.invite()}
            </Button>
        </PageHeader>
        {banner}
        <Toolbar office />
        <List office />
        <Dialogs office here />
        {move || {
            let links = office.links.get();
            (!links.is_empty()).then(|| {
                view! { <LinksDialog invitations=links on_close=move || office.links.set(Vec::new()) t /> }
            })
        }}
    }
}

#[component]
fn Toolbar(office: Office) -> impl IntoView {
    let t = office.texts.console();
    let search = Memo::new(move |_| office.roll.with(|roll| roll.search.clone()));
    let active = Signal::derive(move || office.roll.with(|roll| roll.status.word().to_owned()));
    let segment = |status: Status, label: &'static str| {
        Segment::new(status.word(), label).count(Signal::derive(move || office.count(status)))
    };
    let segments = vec![
        segment(Status::All, t.all()),
        segment(Status::Invited, t.invited()),
        segment(Status::NeedsConfirmation, t.needs_confirmation()),
        segment(Status::Revoked, t.revoked()),
    ];
    let choose = move |word: String| {
        let status = Status::parse(&word);
        office.lead(
            |roll| Roll {
                status,
                ..roll.clone()
            },
            true,
        );
    };
    let look = move |search: String| {
        office.lead(
            |roll| Roll {
                search,
                ..roll.clone()
            },
            true,
        )
    };
    view! {
        <div class="toolbar">
            <SearchField label=t.members_search() value=search on_change=look />
            <Segments label=t.status_filter() segments active on_choose=choose />
        </div>
    }
}

#[component]
fn List(office: Office) -> impl IntoView {
    let t = office.texts.console();
    let toasts = use_toasts();
    let order = Memo::new(move |_| {
        let roll = office.roll.get();
        Arc::new(office.members.with(|members| roll.order(members)))
    });
    let actor = StoredValue::new(office.actor());
    Effect::new(move |_| {
        office.members.track();
        actor.set_value(office.actor());
    });
    let menu =
        RowMenu::new(move |member: &Member| actor.with_value(|actor| menu_of(member, actor, office, toasts)));
    let empty = move || {
        let (searched, status) = office.roll.with(|roll| (!roll.search.is_empty(), roll.status));
        let (title, text) = match (searched, status) {
            (true, _) => (t.empty_status_title(), t.empty_search_members()),
            (false, Status::All) => (t.empty_members_title(), t.empty_members_text()),
            (false, _) => (t.empty_status_title(), t.empty_status_text()),
        };
        view! { <EmptyState icon="users" title text /> }
    };
    view! {
        <Table
            label=t.members_caption()
            class="pictured"
            columns=columns(office)
            rows=office.members
            order=Signal::derive(move || Some(order.get()))
            key=|member: &Member| member.id.to_string()
            name=display_name
            menu=menu
            loading=office.loading
            problem=office.problem
            on_retry=move || office.reload()
            empty=empty
        />
    }
}

fn columns(office: Office) -> Vec<Column<Member>> {
    let t = office.texts.console();
    let me = use_store().person.get_untracked().map(|person| person.id.clone());
    let name = Column::new("name", t.col_name(), move |member: &Member| {
        let (name, id) = (display_name(member), member.id.clone());
        let is_me = me.is_some() && member.user_id == me;
        let email = (name != member.email).then(|| member.email.clone());
        view! {
            <span class="named">
                <Avatar name=name.clone() id=member.user_id.as_ref().map_or(id.to_string(), ToString::to_string) round=true />
                <span class="named-text">
                    <span class="named-line">
                        <button type="button" class="name" on:click=move |_| office.open(Open::Edit(id.clone()))>{name}</button>
                        {is_me.then(|| view! { <Badge>{t.you()}</Badge> })}
                        {status_badge(member, office)}
                    </span>
                    {email.map(|email| view! { <small class="faint">{email}</small> })}
                </span>
            </span>
        }
    });
    let collections = Column::new("collections", t.col_collections(), move |member: &Member| {
        t.collections_n(member.collections.len() as u64)
    });
    let role = Column::new("role", t.col_role(), move |member: &Member| {
        let two_step = member.two_factor_enabled.then(|| {
            view! {
                <span class="item-mark" title=t.two_step_on()>
                    <Icon name="shield-check" />
                    <span class="visually-hidden">{t.two_step_on()}</span>
                </span>
            }
        });
        view! { <span>{role_name(member.kind, t)}</span>{two_step} }
    });
    vec![
        name.title(),
        collections.width(Width::Rem(10.0)).phone(Phone::Plain),
        role.width(Width::Rem(12.0)).phone(Phone::Plain),
    ]
}

fn status_badge(member: &Member, office: Office) -> Option<AnyView> {
    let t = office.texts.console();
    let (tone, word) = match member.status {
        status::INVITED => (Tone::Accent, t.status_invited()),
        status::ACCEPTED => (Tone::Warn, t.status_accepted()),
        status::REVOKED => (Tone::Danger, t.status_revoked()),
        _ => return None,
    };
    Some(view! { <Badge tone>{word}</Badge> }.into_any())
}

/// The menu of a member; what a guard refuses is shown with its reason.
fn menu_of(member: &Member, actor: &Actor, office: Office, toasts: Toasts) -> Vec<MenuItem> {
    let t = office.texts.console();
    let why = |answer: Result<(), super::guard::Reason>| answer.err().map(|reason| reason.sentence(t));
    let mut items = Vec::new();
    if member.status == status::INVITED {
        let again = member.clone();
        let resend = MenuItem::press(t.resend(), move || resend(again.clone(), office, toasts));
        items.push(resend.icon("send").disabled(why(actor.may_edit(member))));
    }
    if member.status == status::ACCEPTED {
        let id = member.id.clone();
        let confirm = MenuItem::press(t.confirm(), move || office.open(Open::Confirm(id.clone())));
        items.push(
            confirm
                .icon("user-check")
                .disabled(why(actor.may_confirm(member))),
        );
    }
    let id = member.id.clone();
    let edit = MenuItem::press(t.edit_member(), move || office.open(Open::Edit(id.clone())));
    items.push(edit.icon("pencil").disabled(why(actor.may_edit(member))));
    let away = if member.status == status::REVOKED {
        let back = member.clone();
        let restore = MenuItem::press(t.restore_access(), move || restore(back.clone(), office, toasts));
        restore.icon("undo-2").disabled(why(actor.may_restore(member)))
    } else {
        let id = member.id.clone();
        let revoke = MenuItem::press(t.revoke(), move || office.open(Open::Revoke(id.clone())));
        revoke
            .icon("ban")
            .danger()
            .disabled(why(actor.may_revoke(member)))
    };
    items.push(away.after_rule());
    let id = member.id.clone();
    let remove = MenuItem::press(t.remove(), move || office.open(Open::Remove(id.clone())));
    items.push(
        remove
            .icon("user-x")
            .danger()
            .disabled(why(actor.may_remove(member))),
    );
    items
}

fn resend(member: Member, office: Office, toasts: Toasts) {
    let t = office.texts.console();
    let organization = office.organization.get_value();
    spawn_local(async move {
        match members::reinvite(&organization, &member.id).await {
            Ok(answer) => {
                toasts.done(t.resent(&member.email));
                office.show_links(answer.invitations);
            }
            Err(error) => toasts.problem(error.sentence(office.texts.errors())),
        }
    });
}

#[component]
fn Dialogs(office: Office, here: StoredValue<Here>) -> impl IntoView {
    let open = Memo::new(move |_| office.roll.with(|roll| roll.open.clone()));
    let loaded = Memo::new(move |_| !office.loading.get());
    move || {
        let open = open.get().filter(|_| loaded.get())?;
        let (here, actor) = (here.get_value(), untrack(|| office.actor()));
        let member = match &open {
            Open::Invite => return Some(view! { <InviteDialog office here actor /> }.into_any()),
            Open::Edit(id) | Open::Confirm(id) | Open::Remove(id) | Open::Revoke(id) => {
                untrack(|| office.member(id))?
            }
        };
        Some(match open {
            Open::Edit(_) => view! { <EditDialog office here actor member /> }.into_any(),
            Open::Confirm(_) => view! { <ConfirmMemberDialog office here actor member /> }.into_any(),
            Open::Revoke(_) => {
                view! { <RemovalDialog office here actor member deed=Deed::Revoke /> }.into_any()
            }
            Open::Remove(_) | Open::Invite => {
                view! { <RemovalDialog office here actor member deed=Deed::Remove /> }.into_any()
            }
        })
    }
}

/// Names of the collections that can be granted; a member's own collection never is.
fn read_collections(office: Office, session: Sessions) {
    let organization = office.organization.get_value();
    spawn_local(async move {
        // Without it the dialogs offer no collections; granted ones are kept as they are.
        let Ok(list) = collections::details(&organization).await else {
            return;
        };
        let shared: Vec<_> = list
            .data
            .into_iter()
            .filter(|collection| collection.kind == 0)
            .collect();
        let sealed = shared.iter().map(|collection| collection.name.clone()).collect();
        let Ok(names) = session.safe().open_names(Scope::Org(organization), sealed).await else {
            return;
        };
        let broken = office.texts.vaults().collection_broken();
        let mut targets: Vec<Target> = shared
            .iter()
            .zip(names)
            .map(|(collection, name)| {
                (
                    collection.id.to_string(),
                    name.unwrap_or_else(|_| broken.to_owned()),
                )
            })
            .collect();
        targets.sort_by_key(|(_, name)| name.to_lowercase());
        let _ = office.collections.try_set(targets);
    });
}

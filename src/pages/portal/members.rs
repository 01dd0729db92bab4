//! `/providers/{id}/manage/members`: who belongs to the provider (P-60 to P-69), for its provider admins.
//! Search, filter, sort and the open dialog live in the URL. Refuses to know: what members may do in clients.

use super::gate::Here;
use super::listing::Listing;
use super::member_confirm::Confirm;
use super::member_invite::{Invite, Links};
use super::member_remove::Remove;
use super::member_role::ChangeRole;
use super::members_shown::{admins, called, in_state, is_last_admin, none_would_rule, shown};
use super::query::Query;
use super::trouble::{Trouble, done, outcomes};
use crate::api;
use crate::form::SearchField;
use crate::intl::use_text;
use crate::route::{PortalPage, Route};
use crate::session::use_session;
use crate::table::{Column, Phone, RowMenu, Selection, Sort, Table, Width};
use crate::ui::{
    Avatar, Badge, Banner, Button, EmptyState, Look, MenuItem, Outcome, Outcomes, PageHeader, Segment,
    Segments, Toasts, Tone, use_toasts,
};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use std::sync::Arc;
use text::Texts;
use text::portal::Portal as Words;
use wire::member::Invitation;
use wire::provider::{ProviderUser, role, user_status};

/// What the page's parts share; `Copy`.
#[derive(Clone, Copy)]
struct Page {
    t: Texts,
    query: Query,
    listing: Listing<ProviderUser>,
    chosen: Selection,
    /// Links to show after inviting again.
    links: RwSignal<Vec<Invitation>>,
    /// Rows of a bulk act in which something failed.
    report: RwSignal<Vec<Outcome>>,
    provider: StoredValue<wire::ProviderId>,
    own: StoredValue<String>,
    toasts: Toasts,
}

fn columns(page: Page) -> Vec<Column<ProviderUser>> {
    let t = page.t.portal();
    vec![
        Column::new("name", page.t.words().name(), move |member: &ProviderUser| {
            name_cell(page, member)
        })
        .sortable()
        .title(),
        Column::new("role", page.t.words().role(), move |member: &ProviderUser| {
            role_name(t, member.kind)
        })
        .sortable()
        .width(Width::Rem(12.0))
        .phone(Phone::Plain),
    ]
}

#[component]
pub(super) fn Members(here: Here) -> impl IntoView {
    let t = use_text();
    let own = use_session().account().map(|account| account.user_id.to_string());
    let page = Page {
        t,
        query: Query::of_page("name"),
        listing: Listing::new(),
        chosen: Selection::new(),
        links: RwSignal::default(),
        report: RwSignal::default(),
        provider: StoredValue::new(here.id.clone()),
        own: StoredValue::new(own.unwrap_or_default()),
        toasts: use_toasts(),
    };
    let Page {
        query,
        listing,
        chosen,
        ..
    } = page;
    let reload = Callback::new(move |()| {
        chosen.clear();
        listing.fill(async move { api::providers::users(&page.provider.get_value()).await });
    });
    reload.run(());
    lead_to_events(page);

    let order = Memo::new(move |_| {
        let (search, which, sort) = (query.search.get(), query.show.get(), query.sort.get());
        Arc::new(listing.rows.with(|rows| shown(rows, &search, &which, &sort)))
    });
    let count = move |which: &'static str| {
        Signal::derive(move || {
            listing
                .rows
                .with(|rows| rows.iter().filter(|row| in_state(row, which)).count())
        })
    };
    let waiting = count("accepted");
    let alone = Memo::new(move |_| listing.rows.with(|rows| admins(rows) == 1 && rows.len() > 1));
    let segments = vec![
        Segment::new("all", t.words().all()).count(count("all")),
        Segment::new("invited", t.portal().invited()).count(count("invited")),
        Segment::new("accepted", t.portal().needs_confirmation()).count(waiting),
    ];
    view! {
        <div class="page">
            <PageHeader title=t.portal().members() lede=Some(here.name.clone())>
                <Button look=Look::Primary icon="user-plus" on_press=move || query.open("invite", "")>
                    {t.portal().invite()}
                </Button>
            </PageHeader>
            {move || (waiting.get() > 0 && query.show.get() != "accepted").then(|| view! { <Waiting page count=waiting.get()/> })}
            {move || alone.get().then(|| view! { <Banner tone=Tone::Warn>{t.portal().one_admin()}</Banner> })}
            <div class="toolbar">
                <SearchField label=t.portal().search_members() value=query.search
                    on_change=move |text: String| query.search_for(text)/>
                <Segments label=t.portal().show_members() segments active=query.show
                    on_choose=move |which: String| query.show_only(which)/>
            </div>
            {move || (chosen.count() > 0).then(|| view! { <Bulk page/> })}
            <Table
                label=t.portal().members()
                class="pictured"
                columns=columns(page)
                rows=listing.rows
                order=Signal::derive(move || Some(order.get()))
                key=|member: &ProviderUser| member.id.to_string()
                name=|member: &ProviderUser| called(member).to_owned()
                sort=query.sort
                on_sort=move |sort: Sort| query.sort_by(&sort)
                selection=chosen
                menu=RowMenu::new(move |member: &ProviderUser| row_menu(page, member))
                loading=listing.loading
                problem=Signal::derive(move || listing.problem.get().map(|error| Trouble::Api(error).sentence(t)))
                on_retry=reload
                empty=move || view! { <EmptyState icon="search" title=t.portal().no_member_match()/> }/>
            <Dialogs here page reload/>
        </div>
    }
}

/// P-60: someone accepted and can do nothing until an admin confirms.
#[component]
fn Waiting(page: Page, count: usize) -> impl IntoView {
    let t = page.t.portal();
    let show = move || page.query.show_only("accepted".to_owned());
    view! {
        <Banner tone=Tone::Warn action=move || view! { <Button on_press=show>{t.show_waiting()}</Button> }>
            {t.someone_waits(count)}
        </Banner>
    }
}

/// P-63: what can be done with the chosen members; what does not fit all of them is off and says why.
#[component]
fn Bulk(page: Page) -> impl IntoView {
    let t = page.t.portal();
    let all_are = move |status: u8| {
        page.listing.rows.with(|rows| {
            let mut chosen = rows.iter().filter(|row| page.chosen.has(row.id.as_str()));
            chosen.all(|row| row.status == status)
        })
    };
    let unless = move |status: u8, why: &'static str| {
        Signal::derive(move || (!all_are(status)).then(|| why.to_owned()))
    };
    let ids = move || page.chosen.keys().join(",");
    let kept = Signal::derive(move || {
        page.listing.rows.with(|rows| {
            let chosen = |row: &ProviderUser| page.chosen.has(row.id.as_str());
            match rows.iter().any(|row| chosen(row) && is_own(page, row)) {
                true => Some(t.not_yourself().to_owned()),
                false => none_would_rule(rows, chosen).then(|| t.last_admin().to_owned()),
            }
        })
    });
    view! {
        <div class="bulk">
            <span>{move || page.t.words().selected(page.chosen.count())}</span>
            <Button icon="mail" reason=unless(user_status::INVITED, t.resend_only())
                on_press=move || resend(page, page.chosen.keys())>{t.resend_many()}</Button>
            <Button icon="user-check" reason=unless(user_status::ACCEPTED, t.confirm_only())
                on_press=move || page.query.open("confirm", &ids())>{page.t.words().confirm()}</Button>
            <Button icon="user-x" reason=kept on_press=move || page.query.open("remove", &ids())>{page.t.words().remove()}</Button>
        </div>
    }
}

/// The dialog that the URL names, for the members that it names (ids with commas between).
#[component]
fn Dialogs(here: Here, page: Page, reload: Callback<()>) -> impl IntoView {
    // Redrawn when another dialog opens or its members appear, not when rows are loaded again.
    let open = Memo::new(move |_| {
        let (name, ids) = page.query.dialog()?;
        let named = |row: &ProviderUser| ids.split(',').any(|id| id == row.id.as_str());
        let known = !ids.is_empty() && page.listing.rows.with(|rows| rows.iter().any(named));
        Some((name, ids, known))
    });
    let close = Callback::new(move |()| page.query.close());
    let dialog = move || {
        let (name, ids, _) = open.get()?;
        let here = here.clone();
        let meant = page.listing.rows.with_untracked(|rows| {
            let named = |row: &&ProviderUser| ids.split(',').any(|id| id == row.id.as_str());
            rows.iter().filter(named).cloned().collect::<Vec<_>>()
        });
        let view = match (name.as_str(), meant.as_slice()) {
            ("invite", _) => view! { <Invite here close changed=reload/> }.into_any(),
            (_, []) => return None,
            ("confirm", _) => {
                view! { <Confirm here members=meant report=page.report close changed=reload/> }.into_any()
            }
            ("remove", _) => {
                view! { <Remove here members=meant report=page.report close changed=reload/> }.into_any()
            }
            ("role", [member]) => {
                let last = page
                    .listing
                    .rows
                    .with_untracked(|rows| is_last_admin(rows, member));
                view! { <ChangeRole here member=member.clone() last close changed=reload/> }.into_any()
            }
            _ => return None,
        };
        Some(view)
    };
    let seen = move || page.links.set(Vec::new());
    let again = move || {
        let links = page.links.get();
        (!links.is_empty()).then(|| view! { <Links links close=Callback::from(seen)/> })
    };
    let failed = move || {
        let outcomes = page.report.get();
        let count = outcomes.len() - done(&outcomes);
        let title = page.t.portal().some_failed(count);
        let close = move || page.report.set(Vec::new());
        (count > 0).then(|| view! { <Outcomes title outcomes on_close=close/> })
    };
    view! { {dialog} {again} {failed} }
}

fn events_of(page: Page, user_id: &wire::UserId) -> String {
    let log = Route::Provider(page.provider.get_value(), PortalPage::Events);
    log.with_query(&[("member", user_id.as_str())])
}

/// `?viewEvents=<member>`, as official portals link to a person's log, leads to that log (P-6C).
fn lead_to_events(page: Page) {
    let (asked, navigate) = (use_query_map(), use_navigate());
    Effect::new(move |_| {
        let Some(id) = asked.with(|asked| asked.get("viewEvents")) else {
            return;
        };
        let person = page.listing.rows.with(|rows| {
            let member = rows.iter().find(|member| member.id.as_str() == id);
            member.and_then(|member| member.user_id.clone())
        });
        if let Some(person) = person {
            let replace = NavigateOptions {
                replace: true,
                ..NavigateOptions::default()
            };
            navigate(&events_of(page, &person), replace);
        }
    });
}

fn name_cell(page: Page, member: &ProviderUser) -> impl IntoView + use<> {
    let t = page.t.portal();
    let id = member.id.to_string();
    let name = called(member).to_owned();
    let email = (name != member.email).then(|| member.email.clone());
    let you = is_own(page, member);
    let badge = match member.status {
        user_status::INVITED => view! { <Badge>{t.badge_invited()}</Badge> }.into_any(),
        user_status::ACCEPTED => view! { <Badge tone=Tone::Warn>{t.needs_confirmation()}</Badge> }.into_any(),
        _ if you => view! { <Badge tone=Tone::Accent>{t.you()}</Badge> }.into_any(),
        _ => ().into_any(),
    };
    let colour = member
        .user_id
        .as_ref()
        .map_or_else(|| id.clone(), ToString::to_string);
    let edit = move |_| page.query.open("role", &id);
    view! {
        <div class="named">
            <Avatar name=name.clone() id=colour round=true/>
            <div class="named-text">
                <div class="named-line"><button type="button" class="name" on:click=edit>{name}</button>{badge}</div>
                {email.map(|email| view! { <small>{email}</small> })}
            </div>
        </div>
    }
}

pub(super) fn role_name(t: Words, kind: u8) -> &'static str {
    if kind == role::PROVIDER_ADMIN {
        t.provider_admin()
    } else {
        t.service_user()
    }
}

/// P-62: the first entry follows the state.
fn row_menu(page: Page, member: &ProviderUser) -> Vec<MenuItem> {
    let t = page.t.portal();
    let open = |dialog: &'static str| {
        let id = member.id.to_string();
        move || page.query.open(dialog, &id)
    };
    let mut items = Vec::new();
    match member.status {
        user_status::INVITED => {
            let id = member.id.to_string();
            let again = move || resend(page, vec![id.clone()]);
            items.push(MenuItem::press(t.resend(), again).icon("mail"));
        }
        user_status::ACCEPTED => {
            items.push(MenuItem::press(page.t.words().confirm(), open("confirm")).icon("user-check"));
        }
        _ => {}
    }
    items.push(MenuItem::press(t.change_role(), open("role")).icon("shield-user"));
    if let Some(user_id) = &member.user_id {
        items.push(MenuItem::go(t.event_log_of(), events_of(page, user_id)).icon("history"));
    }
    let own = is_own(page, member);
    let last = page
        .listing
        .rows
        .with_untracked(|rows| is_last_admin(rows, member));
    let why = match (own, last) {
        (true, _) => Some(t.not_yourself()),
        (_, true) => Some(t.last_admin()),
        _ => None,
    };
    let remove = MenuItem::press(page.t.words().remove(), open("remove"))
        .icon("user-x")
        .danger();
    items.push(remove.after_rule().disabled(why));
    items
}

fn is_own(page: Page, member: &ProviderUser) -> bool {
    let user = member.user_id.as_ref();
    user.is_some_and(|user| page.own.with_value(|own| own == user.as_str()))
}

/// Sends invitations again; shows the links that the server returns (D8), and the rows when one failed.
fn resend(page: Page, ids: Vec<String>) {
    let toasts = page.toasts;
    spawn_local(async move {
        let provider = page.provider.get_value();
        let answer = match api::providers::reinvite_many(&provider, ids).await {
            Ok(answer) => answer,
            Err(error) => return toasts.problem(Trouble::Api(error).sentence(page.t)),
        };
        let members = page.listing.rows.get_untracked();
        let rows = outcomes(page.t, &members, &answer.data);
        let sent = done(&rows);
        if sent > 0 {
            toasts.done(page.t.portal().invited_toast(sent));
            page.links.set(answer.invitations);
            page.chosen.clear();
        }
        if sent < rows.len() {
            page.report.set(rows);
        }
    });
}

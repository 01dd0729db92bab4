//! All organizations: whose they are, and which are a provider's own, which no provider may take as a client (D7, S-30).
//! Refuses to know: what is in them; so does the server.

use super::Desk;
use super::convert::Convert;
use super::create::MadeLink;
use super::found::Found;
use crate::api;
use crate::form::SearchField;
use crate::table::{Column, Phone, RowMenu, Table, Width};
use crate::ui::{Badge, ConfirmDialog, EmptyState, Look, MenuItem, Tone};
use leptos::{prelude::*, task::spawn_local};
use wire::operator::{Made, Organization};

/// The steps of an offer.
#[derive(Clone)]
enum Open {
    Convert(Organization),
    Made(Made),
}

#[component]
pub(super) fn Organizations(desk: Desk) -> impl IntoView {
    let t = desk.t.operator();
    let found = Found::of(desk, |token, search, page| {
        Box::pin(async move { api::operator::organizations(&token, &search, page).await })
    });
    let asked = RwSignal::new(None::<Organization>);
    let open = RwSignal::new(None::<Open>);
    let menu = move |organization: &Organization| {
        let (one, two) = (organization.clone(), organization.clone());
        let word = if organization.internal {
            t.unmark()
        } else {
            t.mark()
        };
        // A client is somebody else's.
        let linked = organization.provider_name.is_some() && !organization.internal;
        let reason = linked.then(|| t.mark_is_client().to_owned());
        let refusal = |code: &str| desk.t.errors().refusal(code).unwrap_or_default().to_owned();
        let kept = match (&organization.provider_name, organization.internal) {
            (_, true) => Some(refusal("internal_organization")),
            (Some(_), _) => Some(refusal("already_client")),
            (None, false) => None,
        };
        vec![
            MenuItem::press(word, move || asked.set(Some(one.clone())))
                .icon("shield")
                .disabled(reason),
            MenuItem::press(t.convert(), move || open.set(Some(Open::Convert(two.clone()))))
                .icon("briefcase")
                .disabled(kept),
        ]
    };
    let empty = move || match found.search.with(String::is_empty) {
        true => view! { <EmptyState icon="building-2" title=t.no_organizations()/> }.into_any(),
        false => view! { <EmptyState icon="search" title=t.no_organization_matches()/> }.into_any(),
    };
    let close = Callback::new(move |()| open.set(None));
    let offer = move || {
        open.get().map(|which| match which {
            Open::Convert(organization) => {
                let made = Callback::new(move |(made,): (Made,)| open.set(Some(Open::Made(made))));
                view! { <Convert desk organization close made/> }.into_any()
            }
            Open::Made(made) => view! { <MadeLink desk made close/> }.into_any(),
        })
    };
    let dialog = move || {
        asked.get().map(|organization| view! { <Mark desk organization asked changed=Callback::new(move |()| found.load(0))/> })
    };
    view! {
        <div class="toolbar">
            <SearchField label=t.search_organizations() value=found.search on_change=move |text: String| found.look_for(text)/>
        </div>
        <Table
            label=t.organizations()
            columns=columns(desk)
            rows=found.rows
            key=|organization: &Organization| organization.id.clone()
            name=|organization: &Organization| organization.name.clone()
            menu=RowMenu::new(menu)
            opens=false
            loading=found.loading
            problem=found.problem
            on_retry=Callback::new(move |()| found.load(0))
            empty/>
        {found.more()}
        {dialog}
        {offer}
    }
}

#[component]
fn Mark(
    desk: Desk,
    organization: Organization,
    asked: RwSignal<Option<Organization>>,
    changed: Callback<()>,
) -> impl IntoView {
    let t = desk.t.operator();
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let internal = !organization.internal;
    let (action, text, said) = match internal {
        true => (t.mark(), t.mark_text(), t.marked()),
        false => (t.unmark(), t.unmark_text(), t.unmarked()),
    };
    let title = format!("{action} · {}", organization.name);
    let id = organization.id;
    let confirm = move || {
        let id = id.clone();
        busy.set(true);
        spawn_local(async move {
            let answer = api::operator::mark_internal(&desk.token(), &id, internal).await;
            let _ = busy.try_set(false);
            match answer {
                Ok(()) => {
                    desk.toasts.done(said);
                    changed.run(());
                    let _ = asked.try_set(None);
                }
                Err(error) => drop(problem.try_set(Some(desk.refused(&error)))),
            }
        });
    };
    view! {
        <ConfirmDialog title action look=Look::Primary busy problem on_close=move || asked.set(None) on_confirm=confirm>
            <p>{text}</p>
        </ConfirmDialog>
    }
}

fn columns(desk: Desk) -> Vec<Column<Organization>> {
    let t = desk.t.operator();
    vec![
        Column::new("name", desk.t.words().name(), |organization: &Organization| {
            organization.name.clone()
        })
        .title(),
        Column::new(
            "provider",
            t.of_provider(),
            move |organization: &Organization| match (&organization.provider_name, organization.internal) {
                (_, true) => view! { <Badge tone=Tone::Accent>{t.own_organization()}</Badge> }.into_any(),
                (Some(name), _) => name.clone().into_any(),
                (None, _) => "–".into_any(),
            },
        )
        .phone(Phone::Plain),
        Column::new("plan", t.plan(), |organization: &Organization| {
            organization.plan_name.clone()
        })
        .width(Width::Rem(12.0))
        .phone(Phone::Hidden),
        Column::new("owner", t.owner(), |organization: &Organization| {
            organization.owner_email.clone().unwrap_or_default()
        })
        .width(Width::Rem(16.0))
        .phone(Phone::Plain),
        Column::new("used", t.used(), |organization: &Organization| {
            organization.used.to_string()
        })
        .number(),
    ]
}

//! `/providers/{id}/clients`: the clients of a provider with their seats (P-30 to P-38), for its confirmed users.
//! Search, sort and the open dialog live in the URL. Refuses to know: what is inside a client.

use super::attention;
use super::client_access::{self, AskAccess};
use super::client_existing::ExistingOrganization;
use super::client_name::UpdateName;
use super::client_new::NewClient;
use super::client_seats::ManageSeats;
use super::client_unlink::Unlink;
use super::clients_shown::{folded_names, found, plan_name, remaining, sorted, totals};
use super::gate::Here;
use super::listing::Listing;
use super::query::Query;
use super::trouble::Trouble;
use crate::api;
use crate::form::{Pick, SearchField};
use crate::intl::{self, use_text};
use crate::route::{ConsolePage, PortalPage, Route};
use crate::spreadsheet::{Cells, CsvButton};
use crate::table::{Column, Live, Phone, RowMenu, Sort, Table, Width};
use crate::ui::{Avatar, Badge, Button, EmptyState, Icon, Look, Menu, MenuItem, PageHeader, Tone};
use leptos::prelude::*;
use std::sync::Arc;
use text::Texts;
use text::portal::Portal as Words;
use wire::ProviderId;
use wire::portal::ListedClient;

/// A number of a client; None where there is no limit.
type Count = fn(&ListedClient) -> Option<i64>;

fn columns(texts: Texts) -> Vec<Column<ListedClient>> {
    let (t, a) = (texts.portal(), texts.access());
    let count = |key, heading: &str, of: Count| {
        Column::live(key, heading, move |row| figure_cell(row, of))
            .sortable()
            .number()
    };
    vec![
        Column::live("client", t.client(), move |row| name_cell(t, row))
            .sortable()
            .title(),
        count("assigned", t.assigned(), |client| client.seats),
        count("used", t.used(), |client| Some(client.occupied_seats)),
        count("remaining", t.remaining(), remaining),
        Column::live("plan", t.plan(), move |row: Live<ListedClient>| {
            move || row.with(|client| plan_in_words(t, &client.plan))
        })
        .sortable()
        .width(Width::Rem(7.5))
        .phone(Phone::Plain),
        Column::live("items", a.column(), move |row| client_access::cell(a, row))
            .sortable()
            .width(Width::Rem(10.0))
            .phone(Phone::Plain)
            .spare(),
        Column::live("attention", t.attention(), move |row| attention::cell(t, row))
            .sortable()
            .width(Width::Rem(15.0))
            .phone(Phone::Plain),
    ]
}

#[component]
pub(super) fn Clients(here: Here) -> impl IntoView {
    let t = use_text();
    let query = Query::of_page("client");
    let listing = Listing::<ListedClient>::new();
    let provider = StoredValue::new(here.id.clone());
    let reload = Callback::new(move |()| {
        listing.fill(async move { api::providers::clients(&provider.get_value()).await });
    });
    reload.run(());

    // Three steps, so that a key in the search neither folds names nor sorts.
    let names = Memo::new(move |_| Arc::new(listing.rows.with(|rows| folded_names(rows))));
    let sorted = Memo::new(move |_| {
        let (names, sort) = (names.get(), query.sort.get());
        Arc::new(listing.rows.with(|rows| sorted(rows, &names, &sort)))
    });
    let order = Memo::new(move |_| {
        let (names, sorted) = (names.get(), sorted.get());
        let (search, show) = (query.search.get(), query.show.get());
        Arc::new(
            listing
                .rows
                .with(|rows| found(rows, &names, &sorted, &search, &show)),
        )
    });
    let admin = here.admin;
    // Only what there is, each with its number.
    let counts = Memo::new(move |_| listing.rows.with(|rows| attention::counts(rows)));
    let wanting = Signal::derive(move || {
        let t = t.portal();
        let (each, any) = counts.get();
        let choice = |word: &str, name: &str, count: usize| (word.to_owned(), format!("{name} ({count})"));
        let mut choices = vec![choice(attention::ANY, t.attention_any(), any)];
        let found = attention::ALL.iter().zip(each).filter(|(_, count)| *count > 0);
        choices.extend(found.map(|(word, count)| choice(word, attention::sentence(t, word), count)));
        Arc::new(choices)
    });
    let filter = Signal::derive(move || {
        let show = query.show.get();
        if show == "all" { String::new() } else { show }
    });
    let summary = move || {
        listing
            .rows
            .with(|rows| (!rows.is_empty()).then(|| summary(t, rows)))
    };
    let title = if here.business {
        t.shell().business_units()
    } else {
        t.portal().clients()
    };
    view! {
        <div class="page">
            <PageHeader title=title lede=Some(here.name.clone())>
                <AddMenu t id=provider.get_value() admin query/>
            </PageHeader>
            <div class="toolbar">
                <SearchField label=t.portal().search_clients() value=query.search
                    on_change=move |text: String| query.search_for(text)/>
                <Pick label=t.portal().show_clients() all=t.portal().attention_all() value=filter choices=wanting
                    on_choose=move |which: String| query.show_only(if which.is_empty() { "all".to_owned() } else { which })/>
                <CsvButton stem="clients"
                    rows=move || listing.rows.with_untracked(|rows| sheet(t.portal(), rows, &order.get_untracked()))/>
                <p class="end soft tabular" role="status">{summary}</p>
            </div>
            <Table
                label=t.portal().clients()
                columns=columns(t)
                rows=listing.rows
                order=Signal::derive(move || Some(order.get()))
                key=|client: &ListedClient| client.id.to_string()
                name=|client: &ListedClient| client.organization_name.clone()
                sort=query.sort
                on_sort=move |sort: Sort| query.sort_by(&sort)
                menu=row_menu(t, admin, query)
                row_class={|client: &ListedClient| if client.enabled { "" } else { "off" }}
                class="pictured roomy"
                loading=listing.loading
                problem=Signal::derive(move || load_problem(t, listing))
                on_retry=reload
                empty=move || empty(t.portal(), admin, query, listing)/>
            <Dialogs here listing query reload/>
        </div>
    }
}

/// The dialog that the URL names, once its client is known.
#[component]
fn Dialogs(here: Here, listing: Listing<ListedClient>, query: Query, reload: Callback<()>) -> impl IntoView {
    // Redrawn when another dialog opens or its client appears, not when rows are loaded again.
    let open = Memo::new(move |_| {
        let (name, id) = query.dialog()?;
        let known = !id.is_empty()
            && listing
                .rows
                .with(|rows| rows.iter().any(|row| is_meant(row, &id)));
        Some((name, id, known))
    });
    let close = Callback::new(move |()| query.close());
    move || {
        let (name, id, _) = open.get()?;
        let (here, changed) = (here.clone(), reload);
        let client = listing
            .rows
            .with_untracked(|rows| rows.iter().find(|client| is_meant(client, &id)).cloned());
        let view = match (name.as_str(), client) {
            ("new", _) if here.admin => view! { <NewClient here close changed/> }.into_any(),
            ("existing", _) if here.admin => view! { <ExistingOrganization here close changed/> }.into_any(),
            ("name", Some(client)) => view! { <UpdateName here client close changed/> }.into_any(),
            ("access", Some(client)) => view! { <AskAccess client close changed/> }.into_any(),
            ("seats", Some(client)) => view! { <ManageSeats here client close changed/> }.into_any(),
            ("unlink", Some(client)) if here.admin => {
                view! { <Unlink here client close changed/> }.into_any()
            }
            _ => return None,
        };
        Some(view)
    }
}

/// By its link to the provider, or as the organization itself: the Admin Console knows only that.
fn is_meant(client: &ListedClient, id: &str) -> bool {
    client.id.as_str() == id || client.organization_id.as_str() == id
}

/// P-30: the two ways to a new client; a service user reads why they are off.
#[component]
fn AddMenu(t: Texts, id: ProviderId, admin: bool, query: Query) -> impl IntoView {
    let (actions, t_import, t) = (t.words().actions(), t.import(), t.portal());
    if !admin {
        let reason = Some(t.only_admins().to_owned());
        return view! { <Button icon="plus" reason>{t.new_client()}</Button> }.into_any();
    }
    let import = Route::Provider(id, PortalPage::Import).path();
    let more = move || {
        vec![
            MenuItem::press(t.existing(), move || query.open("existing", "")).icon("building-2"),
            MenuItem::go(t_import.open(), import.clone()).icon("upload"),
        ]
    };
    view! {
        <Button look=Look::Primary icon="plus" on_press=move || query.open("new", "")>{t.new_client()}</Button>
        <Menu label=actions items=more/>
    }
    .into_any()
}

fn name_cell(t: Words, row: Live<ListedClient>) -> impl IntoView {
    let id = row.memo(|client| client.organization_id.to_string());
    let name = row.memo(|client| client.organization_name.clone());
    let is_off = row.memo(|client| !client.enabled);
    let href = move || {
        row.with(|client| Route::Organization(client.organization_id.clone(), ConsolePage::Items).path())
    };
    view! {
        <div class="named">
            <Avatar name id/>
            <a href=href>{name}</a>
            {move || is_off.get().then(|| view! { <Badge tone=Tone::Danger>{t.suspended()}</Badge> })}
        </div>
    }
}

fn figure_cell(row: Live<ListedClient>, of: Count) -> impl IntoView {
    let count = row.memo(move |client| Some(of(client)));
    move || count.get().map(figure)
}

/// A count with a real minus sign; without a limit the sign for it (P-37).
fn figure(count: Option<i64>) -> AnyView {
    match count {
        Some(count) if count < 0 => {
            view! { <span class="short">{format!("\u{2212}{}", count.unsigned_abs())}</span> }.into_any()
        }
        Some(count) => count.to_string().into_any(),
        None => view! { <Icon name="infinity"/> }.into_any(),
    }
}

fn plan_in_words(t: Words, plan: &str) -> String {
    match plan_name(plan) {
        "Teams" => t.teams().to_owned(),
        "Enterprise" => t.enterprise().to_owned(),
        other => other.to_owned(),
    }
}

/// What the table shows, as a spreadsheet.
fn sheet(t: Words, clients: &[ListedClient], order: &[u32]) -> Vec<Cells> {
    let headings = [
        t.client(),
        t.assigned(),
        t.used(),
        t.remaining(),
        t.plan(),
        t.state(),
        t.attention(),
        t.organization_id(),
    ];
    let number = |count: Option<i64>| count.map(|count| count.to_string()).unwrap_or_default();
    let row = |client: &ListedClient| {
        let state = if client.enabled { t.active() } else { t.suspended() };
        vec![
            client.organization_name.clone(),
            number(client.seats),
            client.occupied_seats.to_string(),
            number(remaining(client)),
            plan_in_words(t, &client.plan),
            state.to_owned(),
            client
                .attention
                .iter()
                .map(|word| attention::sentence(t, word))
                .collect::<Vec<_>>()
                .join(", "),
            client.organization_id.to_string(),
        ]
    };
    let mut rows = vec![headings.map(str::to_owned).to_vec()];
    rows.extend(order.iter().filter_map(|at| clients.get(*at as usize)).map(row));
    rows
}

fn summary(texts: Texts, clients: &[ListedClient]) -> String {
    let (t, lang) = (texts.portal(), texts.lang());
    let (assigned, used) = totals(clients);
    let shown = |count: i64| intl::number(lang, count as f64);
    let count = clients.len();
    format!(
        "{} · {}",
        t.client_total(count, &intl::number(lang, count as f64)),
        t.seats_total(&shown(assigned), &shown(used))
    )
}

fn row_menu(texts: Texts, admin: bool, query: Query) -> RowMenu<ListedClient> {
    let (t, a) = (texts.portal(), texts.access());
    RowMenu::new(move |client: &ListedClient| {
        let open = Route::Organization(client.organization_id.clone(), ConsolePage::Items).path();
        let log = Route::Organization(client.organization_id.clone(), ConsolePage::Events).path();
        let act = |dialog: &'static str| {
            let id = client.id.to_string();
            move || query.open(dialog, &id)
        };
        vec![
            MenuItem::go(t.open_client(), open).icon("arrow-right"),
            MenuItem::press(t.update_name(), act("name")).icon("pencil"),
            MenuItem::press(t.manage_seats(), act("seats")).icon("users"),
            MenuItem::press(a.ask(), act("access"))
                .icon("key-round")
                .disabled(client_access::always_open(client).then(|| a.manage_text())),
            MenuItem::go(t.event_log_of(), log).icon("history"),
            MenuItem::press(t.unlink(), act("unlink"))
                .icon("unlink")
                .danger()
                .after_rule()
                .disabled((!admin).then(|| t.only_admins())),
        ]
    })
}

fn load_problem(t: Texts, listing: Listing<ListedClient>) -> Option<String> {
    listing.problem.get().map(|error| Trouble::Api(error).sentence(t))
}

/// Nothing found, or nothing there: only a provider admin can change the latter (P-35, S-03).
fn empty(t: Words, admin: bool, query: Query, listing: Listing<ListedClient>) -> AnyView {
    if listing.rows.with(|rows| !rows.is_empty()) {
        return view! { <EmptyState icon="search" title=t.no_match()/> }.into_any();
    }
    if !admin {
        return view! { <EmptyState icon="building-2" title=t.no_clients() text=t.no_clients_user()/> }
            .into_any();
    }
    view! {
        <EmptyState icon="building-2" title=t.no_clients() text=t.no_clients_admin()>
            <Button look=Look::Primary icon="plus" on_press=move || query.open("new", "")>{t.new_client()}</Button>
        </EmptyState>
    }
    .into_any()
}

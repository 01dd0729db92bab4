//! `/providers/{id}/clients/import`: many clients from one CSV file: preview with a dry run, progress, a result for each
//! row. For provider admins. Refuses to know: keys; the safe makes them, one client after the other.

use super::gate::Here;
use super::import_kept::Imports;
use super::import_rows::{MOST, Row, State, judge, rows};
use super::trouble::Trouble;
use crate::api::{self, ApiError};
use crate::intl::use_text;
use crate::route::{PortalPage, Route};
use crate::safe::Owner;
use crate::session::{Sessions, use_session};
use crate::spreadsheet::{self, Cells, CsvButton, Unreadable};
use crate::table::{Column, Phone, Table, Width};
use crate::ui::{
    Badge, Banner, Button, ButtonLink, Look, PageHeader, Progress, Skeleton, Toasts, Tone, fresh_id,
    use_toasts,
};
use leptos::{html, prelude::*, task::spawn_local};
use std::sync::Arc;
use text::Texts;
use wasm_bindgen_futures::JsFuture;
use wire::ProviderId;
use wire::organization::{OrgKeys, plan};
use wire::portal::{ClientBatch, PoolForecast};
use wire::provider::CreateClient;

/// Files beyond this hold more rows than are taken; they are not even read.
const BIGGEST: f64 = 4_000_000.0;

/// How far the page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Choose,
    Checking,
    Preview,
    Working,
    Over,
}

/// What the page's parts share; `Copy`. It outlives the page, so that leaving stops no import and loses no link.
#[derive(Clone, Copy)]
pub(super) struct Work {
    t: Texts,
    session: Sessions,
    toasts: Toasts,
    pub provider: StoredValue<ProviderId>,
    pub step: RwSignal<Step>,
    rows: RwSignal<Arc<Vec<Row>>>,
    pools: RwSignal<Vec<PoolForecast>>,
    problem: RwSignal<Option<String>>,
    stop: RwSignal<bool>,
    done: RwSignal<usize>,
    of: RwSignal<usize>,
}

impl Work {
    fn new(t: Texts, provider: ProviderId) -> Self {
        Self {
            t,
            session: use_session(),
            toasts: use_toasts(),
            provider: StoredValue::new(provider),
            step: RwSignal::new(Step::Choose),
            rows: RwSignal::default(),
            pools: RwSignal::default(),
            problem: RwSignal::new(None),
            stop: RwSignal::new(false),
            done: RwSignal::new(0),
            of: RwSignal::new(0),
        }
    }

    fn count(self, fits: fn(&State) -> bool) -> usize {
        self.rows
            .with(|rows| rows.iter().filter(|row| row.state.with(fits)).count())
    }
}

#[component]
pub(super) fn Import(here: Here) -> impl IntoView {
    let texts = use_text();
    let t = texts.import();
    let kept = expect_context::<Imports>().of(&here.id, || Work::new(texts, here.id.clone()));
    // The language may have changed since.
    let work = Work { t: texts, ..kept };
    let back = Route::Provider(here.id, PortalPage::Clients).path();
    let middle = move || match work.step.get() {
        Step::Choose => ().into_any(),
        Step::Checking => view! { <p role="status">{t.checking()}</p><Skeleton lines=6/> }.into_any(),
        Step::Preview => view! { <Preview work/> }.into_any(),
        Step::Working => view! { <Working work/> }.into_any(),
        Step::Over => view! { <Over work/> }.into_any(),
    };
    let any = move || work.rows.with(|rows| !rows.is_empty());
    let table = move || (any() && work.step.get() != Step::Checking).then(|| view! { <Rows work/> });
    view! {
        <div class="page">
            <PageHeader title=t.title() lede=Some(t.lede().to_owned())>
                <ButtonLink href=back look=Look::Ghost icon="arrow-left">{t.to_clients()}</ButtonLink>
            </PageHeader>
            <ChooseFile work/>
            {move || work.problem.get().map(|text| view! { <Banner tone=Tone::Danger>{text}</Banner> })}
            {middle}
            {table}
        </div>
    }
}

/// The file, until work begins.
#[component]
fn ChooseFile(work: Work) -> impl IntoView {
    let t = work.t.import();
    let input = NodeRef::<html::Input>::new();
    let id = fresh_id("file");
    let busy = move || matches!(work.step.get(), Step::Checking | Step::Working);
    let chosen = move |_| {
        let Some(input) = input.get_untracked() else {
            return;
        };
        let file = input.files().and_then(|files| files.get(0));
        // The same file may be chosen again after it was mended.
        input.set_value("");
        if let Some(file) = file {
            take(work, file);
        }
    };
    let template = move || {
        let head = [t.name(), t.owner(), t.plan(), t.seats()];
        let example = ["Acme", "owner@acme.example", work.t.portal().enterprise(), "5"];
        [head, example]
            .map(|row| row.map(str::to_owned).to_vec())
            .to_vec()
    };
    move || {
        let (id, label) = (id.clone(), id.clone());
        (!busy()).then(|| {
            view! {
                <div class="import-file">
                    <label for=label>{t.file()}</label>
                    <input node_ref=input id=id type="file" class="input" accept=".csv,text/csv" on:change=chosen/>
                    <p class="field-help">{t.columns()} " " {t.nothing_yet()}</p>
                    <CsvButton stem="template" label=t.template() rows=template/>
                </div>
            }
        })
    }
}

/// Reads a file and asks the server for a dry run.
fn take(work: Work, file: web_sys::File) {
    let t = work.t.import();
    let refuse = move |text: String| {
        work.problem.set(Some(text));
        work.rows.set(Arc::default());
        work.step.set(Step::Choose);
    };
    if file.size() > BIGGEST {
        return refuse(t.too_big().to_owned());
    }
    work.problem.set(None);
    work.step.set(Step::Checking);
    spawn_local(async move {
        let Ok(buffer) = JsFuture::from(file.array_buffer()).await else {
            return refuse(t.unreadable().to_owned());
        };
        let bytes = js_sys::Uint8Array::new(&buffer).to_vec();
        let found = match spreadsheet::read(&bytes) {
            Ok(found) => rows(t, found),
            Err(Unreadable::Encoding(line)) => return refuse(t.encoding(line)),
            Err(Unreadable::Empty) => return refuse(t.empty().to_owned()),
        };
        match found.len() {
            0 => return refuse(t.empty().to_owned()),
            many if many > MOST => return refuse(t.too_many(many)),
            _ => {}
        }
        match checked(work, found).await {
            Ok(()) => {
                let _ = work.step.try_set(Step::Preview);
            }
            Err(error) => refuse(Trouble::Api(error).sentence(work.t)),
        }
    });
}

/// The dry run: nothing is made.
async fn checked(work: Work, mut rows: Vec<Row>) -> Result<(), ApiError> {
    let batch = ClientBatch {
        rows: rows.iter().map(|row| row.client.clone()).collect(),
    };
    let answer = api::providers::check_clients(&work.provider.get_value(), &batch).await?;
    for (row, verdict) in rows.iter_mut().zip(answer.rows) {
        judge(work.t.import(), row, verdict);
    }
    let _ = work.pools.try_set(answer.pools);
    let _ = work.rows.try_set(Arc::new(rows));
    Ok(())
}

#[component]
fn Preview(work: Work) -> impl IntoView {
    let t = work.t.import();
    let ready = work.count(|state| *state == State::Ready);
    let wrong = work.rows.with(|rows| rows.len()) - ready;
    let line = move |pool: PoolForecast| {
        let bought = (pool.purchase > 0).then(|| format!("· {}", t.pool_bought(pool.purchase)));
        view! { <li>{t.pool(&pool.plan_name, pool.assigned_now, pool.assigned_then)} {bought}</li> }
    };
    let pools = work.pools.get().into_iter().map(line).collect_view();
    let reason = (ready == 0).then(|| t.none_ready().to_owned());
    view! {
        <div class="import-step">
            <p role="status"><strong>{t.summary(ready, wrong)}</strong></p>
            <ul class="soft">{pools}</ul>
            <div>
                <Button look=Look::Primary icon="plus" reason=Signal::stored(reason)
                    on_press=move || make(work, |state| *state == State::Ready)>{t.create(ready)}</Button>
            </div>
        </div>
    }
}

#[component]
fn Working(work: Work) -> impl IntoView {
    let t = work.t.import();
    let label = Signal::derive(move || t.progress(work.done.get(), work.of.get()));
    let value = Signal::derive(move || Some(work.done.get() as f64 / work.of.get().max(1) as f64));
    view! {
        <div class="import-step">
            <Progress label value/>
            <p class="soft">{t.stay()}</p>
            <div><Button icon="ban" busy=work.stop on_press=move || work.stop.set(true)>{t.stop()}</Button></div>
        </div>
    }
}

#[component]
fn Over(work: Work) -> impl IntoView {
    let t = work.t.import();
    let made = work.count(|state| matches!(state, State::Made(_)));
    let failed = work.count(|state| matches!(state, State::Failed(_)));
    let left = work.count(|state| *state == State::Ready);
    let again = failed + left;
    let stopped = (left > 0).then(|| view! { <p>{t.stopped()}</p> });
    let retry = (again > 0).then(|| {
        let unmade = |state: &State| matches!(state, State::Failed(_) | State::Ready);
        view! { <Button icon="rotate-ccw" on_press=move || make(work, unmade)>{t.again(again)}</Button> }
    });
    view! {
        <div class="import-step">
            <p role="status"><strong>{t.finished(made, failed)}</strong></p>
            {stopped}
            <div class="part-actions">
                {retry}
                <CsvButton stem="import" label=t.results() rows=move || results(work)/>
            </div>
        </div>
    }
}

/// Makes the rows in this state, one after the other: each is one transaction of the server, so a stop or a lost
/// connection leaves whole clients only.
fn make(work: Work, which: fn(&State) -> bool) {
    let rows = work.rows.get_untracked();
    let wanted: Vec<Row> = rows
        .iter()
        .filter(|row| row.state.with_untracked(which))
        .cloned()
        .collect();
    work.stop.set(false);
    work.done.set(0);
    work.of.set(wanted.len());
    work.step.set(Step::Working);
    spawn_local(async move {
        for row in wanted {
            // The session ended, or the person said stop.
            if work.stop.try_get_untracked() != Some(false) {
                break;
            }
            let _ = row.state.try_set(State::Making);
            let state = match one(work, &row).await {
                Ok(link) => State::Made(link),
                Err(why) => State::Failed(why),
            };
            let _ = row.state.try_set(state);
            let _ = work.done.try_update(|done| *done += 1);
        }
        // The clients' keys come with the sync.
        if work.session.sync_with_new_roles().await.is_err() {
            work.toasts.note(work.t.portal().refresh_failed());
        }
        let _ = work.step.try_set(Step::Over);
    });
}

/// The owner's link where no mail goes out, or why it failed.
async fn one(work: Work, row: &Row) -> Result<Option<String>, String> {
    let provider = work.provider.get_value();
    let owner = Owner::Provider(provider.clone());
    let collection = work.t.portal().default_collection();
    let made = work.session.safe().make_organization(owner, collection).await;
    let keys = made.map_err(|problem| Trouble::Safe(problem).sentence(work.t))?;
    let request = CreateClient {
        name: row.client.name.clone(),
        owner_email: row.client.owner_email.clone(),
        plan_type: row.client.plan_type.unwrap_or(plan::TEAMS_MONTHLY),
        seats: row.client.seats.unwrap_or(1),
        key: keys.key,
        key_pair: OrgKeys {
            public_key: keys.public_key,
            encrypted_private_key: keys.encrypted_private_key,
        },
        collection_name: keys.collection_name,
        refuse_duplicate: true,
    };
    match api::providers::create_client(&provider, &request).await {
        Ok(answer) => Ok(answer
            .invitations
            .into_iter()
            .next()
            .map(|invitation| invitation.link)),
        Err(error) => Err(Trouble::Api(error).sentence(work.t)),
    }
}

#[component]
fn Rows(work: Work) -> impl IntoView {
    view! {
        <Table
            label=work.t.import().title()
            columns=columns(work.t)
            rows=work.rows
            key=|row: &Row| row.line.to_string()
            name=|row: &Row| row.client.name.clone()
            opens=false/>
    }
}

fn columns(texts: Texts) -> Vec<Column<Row>> {
    let t = texts.import();
    let text = |key, heading: &'static str, of: fn(&Row) -> String| Column::new(key, heading, of);
    vec![
        text("line", t.line(), |row| row.line.to_string())
            .width(Width::Rem(4.0))
            .phone(Phone::Hidden),
        text("name", t.name(), |row| row.client.name.clone()).title(),
        text("owner", t.owner(), |row| row.client.owner_email.clone())
            .width(Width::Share(2))
            .phone(Phone::Plain),
        Column::new("plan", t.plan(), move |row: &Row| plan_name(texts, row))
            .width(Width::Rem(8.0))
            .phone(Phone::Plain),
        text("seats", t.seats(), |row| {
            row.client
                .seats
                .map(|seats| seats.to_string())
                .unwrap_or_default()
        })
        .number()
        .width(Width::Rem(5.0)),
        Column::new("state", t.state(), move |row: &Row| {
            let state = row.state;
            move || state.with(|state| shown(texts, state))
        })
        .width(Width::Share(3))
        .phone(Phone::Plain),
    ]
}

fn plan_name(texts: Texts, row: &Row) -> &'static str {
    match row.client.plan_type {
        Some(plan::TEAMS_MONTHLY | plan::TEAMS_ANNUALLY) => texts.portal().teams(),
        Some(plan::ENTERPRISE_MONTHLY | plan::ENTERPRISE_ANNUALLY) => texts.portal().enterprise(),
        _ => "",
    }
}

fn shown(texts: Texts, state: &State) -> AnyView {
    let t = texts.import();
    match state {
        State::Ready => view! { <Badge>{t.ready()}</Badge> }.into_any(),
        State::Making => view! { <Badge tone=Tone::Accent>{t.making()}</Badge> }.into_any(),
        State::Made(_) => view! { <Badge tone=Tone::Good>{t.made()}</Badge> }.into_any(),
        State::Wrong(why) => problem(why.join(" · ")),
        State::Failed(why) => problem(why.clone()),
    }
}

/// Cut off where the column is narrow, whole in the tooltip and in the file of results.
fn problem(why: String) -> AnyView {
    let whole = why.clone();
    view! { <span class="field-problem" title=whole>{why}</span> }.into_any()
}

/// What became of each row, with the owners' links where no mail goes out.
fn results(work: Work) -> Vec<Cells> {
    let t = work.t.import();
    let head = [
        t.line(),
        t.name(),
        t.owner(),
        t.plan(),
        t.seats(),
        t.result(),
        t.link(),
    ];
    let mut sheet = vec![head.map(str::to_owned).to_vec()];
    let row = |row: &Row| {
        let (result, link) = match row.state.get_untracked() {
            State::Ready | State::Making => (t.ready().to_owned(), None),
            State::Made(link) => (t.made().to_owned(), link),
            State::Wrong(why) => (why.join(" · "), None),
            State::Failed(why) => (why, None),
        };
        vec![
            row.line.to_string(),
            row.client.name.clone(),
            row.client.owner_email.clone(),
            plan_name(work.t, row).to_owned(),
            row.client
                .seats
                .map(|seats| seats.to_string())
                .unwrap_or_default(),
            result,
            link.unwrap_or_default(),
        ]
    };
    sheet.extend(work.rows.get_untracked().iter().map(row));
    sheet
}

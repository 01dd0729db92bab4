//! The page's middle: filters, rows, what follows them. Refuses to know: the face around it.

use super::address::Address;
use super::filters::Filters;
use super::line::{Line, device, place, said, who};
use super::names::Names;
use crate::api::ApiError;
use crate::api::events::{self, Log, Wish};
use crate::download;
use crate::form::Choices;
use crate::intl::{self, use_text};
use crate::spreadsheet;
use crate::table::{Column, Phone, Table, Width};
use crate::ui::{Button, EmptyState, use_toasts};
use leptos::{prelude::*, task::spawn_local};
use std::sync::Arc;
use text::Texts;

/// What is read so far.
#[derive(Clone, Copy)]
struct Reading {
    lines: RwSignal<Arc<Vec<Line>>>,
    next: RwSignal<Option<String>>,
    loading: RwSignal<bool>,
    problem: RwSignal<Option<ApiError>>,
    /// Counts the questions: an answer to an older one comes too late.
    turn: StoredValue<u32>,
}

impl Reading {
    fn new() -> Self {
        Self {
            lines: RwSignal::default(),
            next: RwSignal::new(None),
            loading: RwSignal::new(true),
            problem: RwSignal::new(None),
            turn: StoredValue::new(0),
        }
    }

    /// Reads the first page, or with a continuation the following one.
    fn read(self, log: Log, wish: Wish) {
        let turn = self.turn.get_value().wrapping_add(1);
        self.turn.set_value(turn);
        self.loading.set(true);
        let goes_on = wish.continuation.is_some();
        spawn_local(async move {
            let answer = events::page(&log, &wish).await;
            if self.turn.try_get_value() != Some(turn) {
                return;
            }
            match answer {
                Ok(page) => {
                    let before = match goes_on {
                        true => self
                            .lines
                            .get_untracked()
                            .iter()
                            .map(|line| line.event.clone())
                            .collect(),
                        false => Vec::new(),
                    };
                    let lines = before.into_iter().chain(page.data).enumerate();
                    let lines = lines.map(|(at, event)| Line { at, event }).collect();
                    self.lines.set(Arc::new(lines));
                    self.next.set(page.continuation_token);
                    self.problem.set(None);
                }
                Err(error) => self.problem.set(Some(error)),
            }
            self.loading.set(false);
        });
    }
}

/// The log; `clients` only where there are several places to look at.
#[component]
pub fn EventLog(
    log: Log,
    #[prop(into)] names: Signal<Arc<Names>>,
    /// Ids of organizations with their names.
    #[prop(optional)]
    clients: Option<Choices>,
    /// Ids to filter by (users of a provider's log, memberships of an organization's) with their names.
    #[prop(into)]
    members: Choices,
) -> impl IntoView {
    let texts = use_text();
    let t = texts.events();
    let address = Address::of_page();
    let reading = Reading::new();
    let wish = Memo::new(move |_| address.wish());
    let log = StoredValue::new(log);
    let again = Callback::new(move |()| {
        if let Some(wish) = wish.get_untracked() {
            reading.read(log.get_value(), wish);
        }
    });
    Effect::new(move |_| {
        wish.track();
        again.run(());
    });
    let wrong = Signal::derive(move || wish.with(Option::is_none));
    let more = move || {
        if let (Some(wish), Some(next)) = (wish.get_untracked(), reading.next.get_untracked()) {
            let continuation = Some(next);
            reading.read(log.get_value(), Wish { continuation, ..wish });
        }
    };
    let foot = move || {
        let any = reading.lines.with(|lines| !lines.is_empty());
        match reading.next.with(Option::is_some) {
            true => view! { <Button busy=reading.loading on_press=more>{t.load_more()}</Button> }.into_any(),
            false if any && !reading.loading.get() => {
                view! { <p class="soft">{t.all_loaded()}</p> }.into_any()
            }
            false => ().into_any(),
        }
    };
    view! {
        <div class="toolbar log-toolbar">
            <Filters t address clients members range_problem=wrong/>
            <Export log wish/>
        </div>
        {move || wrong.get().then(|| view! { <p class="field-problem" role="alert">{t.range_wrong()}</p> })}
        <Table
            label=t.title()
            columns=columns(texts, names, clients.is_some())
            rows=reading.lines
            key=|line: &Line| line.at.to_string()
            name=|line: &Line| line.event.event.date.clone()
            opens=false
            loading=reading.loading
            problem=Signal::derive(move || reading.problem.get().map(|error| error.sentence(texts.errors())))
            on_retry=again
            empty=move || view! { <EmptyState icon="history" title=t.none_title() text=t.none_text()/> }/>
        <div class="log-foot">{foot}</div>
    }
}

fn columns(texts: Texts, names: Signal<Arc<Names>>, places: bool) -> Vec<Column<Line>> {
    let t = texts.events();
    let lang = texts.lang();
    // Names arrive after the first rows: each cell follows them.
    let mut columns = vec![
        Column::new("event", t.event(), move |line: &Line| {
            let event = line.event.clone();
            move || names.with(|names| said(t, names, &event))
        })
        .title(),
        Column::new("who", t.who(), move |line: &Line| {
            let event = line.event.clone();
            move || names.with(|names| who(t, names, &event))
        })
        .width(Width::Share(1))
        .phone(Phone::Plain),
    ];
    if places {
        let client = Column::new("place", t.place(), move |line: &Line| place(&line.event));
        columns.push(client.width(Width::Share(1)).phone(Phone::Plain));
    }
    let when = Column::new("time", t.time(), move |line: &Line| {
        intl::date_time(lang, &line.event.event.date)
    });
    columns.insert(0, when.width(Width::Rem(11.5)).phone(Phone::Plain));
    let with = Column::new("device", t.device(), move |line: &Line| {
        device(t, &line.event.event)
    });
    columns.push(with.width(Width::Rem(13.0)).phone(Phone::Hidden).spare());
    columns
}

/// The whole range as the server writes it, not only what is on screen.
#[component]
fn Export(log: StoredValue<Log>, wish: Memo<Option<Wish>>) -> impl IntoView {
    let texts = use_text();
    let t = texts.events();
    let toasts = use_toasts();
    let busy = RwSignal::new(false);
    let export = move || {
        let Some(wish) = wish.get_untracked() else { return };
        busy.set(true);
        spawn_local(async move {
            match events::csv(&log.get_value(), &wish, texts.lang().tag()).await {
                Ok(bytes) => download::save(&spreadsheet::file_name("events"), spreadsheet::MEDIA, &bytes),
                Err(error) => toasts.problem(error.sentence(texts.errors())),
            }
            // The page may have gone meanwhile.
            let _ = busy.try_set(false);
        });
    };
    let reason = Signal::derive(move || wish.with(Option::is_none).then(|| t.range_wrong().to_owned()));
    view! { <Button icon="download" busy reason on_press=export>{t.export()}</Button> }
}

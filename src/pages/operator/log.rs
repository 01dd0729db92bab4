//! The operator's own log: what was done here and on the command line. Refuses to know: the logs of providers.

use super::Desk;
use crate::api;
use crate::intl;
use crate::table::{Column, Phone, Table, Width};
use crate::ui::{Button, EmptyState};
use leptos::{prelude::*, task::spawn_local};
use std::sync::Arc;
use wire::operator::LogEntry;

#[component]
pub(super) fn Log(desk: Desk) -> impl IntoView {
    let t = desk.t.operator();
    let rows = RwSignal::new(Arc::new(Vec::<LogEntry>::new()));
    let after = RwSignal::new(None::<String>);
    let loading = RwSignal::new(true);
    let problem = RwSignal::new(None::<String>);
    let load = Callback::new(move |()| {
        loading.set(true);
        spawn_local(async move {
            match api::operator::log(&desk.token(), after.get_untracked().as_deref()).await {
                Ok(list) => {
                    let mut all = rows.get_untracked().to_vec();
                    all.extend(list.data);
                    rows.set(Arc::new(all));
                    after.set(list.continuation_token);
                    problem.set(None);
                }
                Err(error) => problem.set(Some(desk.refused(&error))),
            }
            let _ = loading.try_set(false);
        });
    });
    load.run(());
    let lang = desk.t.lang();
    let columns = vec![
        Column::new("act", t.act(), move |entry: &LogEntry| t.done_act(&entry.act)).title(),
        Column::new("subject", t.subject(), |entry: &LogEntry| {
            entry.subject.clone().unwrap_or_default()
        })
        .width(Width::Rem(20.0)),
        Column::new("via", t.via(), move |entry: &LogEntry| {
            let way = if entry.via == "command" {
                t.command()
            } else {
                t.page()
            };
            match &entry.ip {
                Some(ip) => format!("{way}, {ip}"),
                None => way.to_owned(),
            }
        })
        .width(Width::Rem(14.0)),
        Column::new("date", t.date(), move |entry: &LogEntry| {
            intl::date_time(lang, &entry.date)
        })
        .width(Width::Rem(12.0))
        .phone(Phone::Plain),
    ];
    view! {
        <Table
            label=t.log()
            columns
            rows
            key=|entry: &LogEntry| entry.id.clone()
            name=|entry: &LogEntry| entry.act.clone()
            loading
            problem
            on_retry=load
            empty=move || view! { <EmptyState icon="file-text" title=t.log_empty()/> }/>
        {move || after.with(Option::is_some).then(|| view! {
            <div class="log-foot"><Button busy=loading on_press=load>{t.more()}</Button></div>
        })}
    }
}

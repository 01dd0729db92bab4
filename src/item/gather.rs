//! Several items into the same collections at once (V-42, V-50): own ones are moved into the organization, its own ones
//! are added to the collections. What becomes of each is told. Refuses to know: how one is sent.

use super::act::Hands;
use super::desk::Desk;
use super::place::{Chosen, CollectionBoxes, organizations};
use super::trouble::Trouble;
use crate::form::{Entry, Form, SelectField, Submit};
use crate::intl;
use crate::table::Selection;
use crate::ui::outcomes::OutcomeList;
use crate::ui::{
    Banner, Button, Dialog, DialogActions, DialogBody, Outcome, Progress, Span, Tone, use_toasts, use_words,
};
use crate::vault::Row;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeSet;
use wire::{CollectionId, OrgId};

#[component]
pub fn GatherDialog(desk: Desk, rows: Vec<Row>, close: Callback<()>, selection: Selection) -> impl IntoView {
    let t = desk.texts.items();
    let words = use_words();
    let (hands, toasts) = (Hands::of(desk), use_toasts());
    let lang = desk.texts.lang();
    let busy = RwSignal::new(false);
    let done = RwSignal::new(0_usize);
    let outcomes = RwSignal::new(Vec::<Outcome>::new());
    let chosen = Chosen::new([]);
    // Items of organizations stay in theirs; without any of them the person chooses.
    let home = rows.iter().find_map(|row| row.organization_id.clone());
    let homes = organizations(desk);
    let first = homes
        .first()
        .map(|choice| choice.value.clone())
        .unwrap_or_default();
    let is_free = home.is_none();
    let organization = Entry::new(home.map_or(first, |id| id.to_string()));
    let owner = Signal::derive(move || {
        Some(organization.get())
            .filter(|id| !id.is_empty())
            .map(OrgId::from)
    });
    Effect::new(move |before: Option<()>| {
        owner.track();
        if before.is_some() {
            chosen.ids.set(BTreeSet::new());
        }
    });
    let all = rows.len();
    let own = rows.iter().filter(|row| row.organization_id.is_none()).count() as u64;
    let rows = StoredValue::new(rows);
    let is_elsewhere =
        move |row: &Row| row.organization_id.is_some() && row.organization_id != owner.get_untracked();
    let elsewhere = rows.with_value(|rows| rows.iter().filter(|row| is_elsewhere(row)).count()) as u64;
    let submit = move || {
        let (collections, Some(owner)) = (chosen.list(), owner.get_untracked()) else {
            return;
        };
        if collections.is_empty() {
            chosen.problem.set(Some(t.collection_required().to_owned()));
            return;
        }
        let rows: Vec<Row> =
            rows.with_value(|rows| rows.iter().filter(|row| !is_elsewhere(row)).cloned().collect());
        busy.set(true);
        spawn_local(async move {
            let mut told = Vec::new();
            for row in rows {
                let problem = gather(hands, &row, &owner, &collections).await.err();
                let problem = problem.map(|trouble| trouble.sentence(desk.texts));
                told.push(Outcome {
                    name: row.name,
                    problem,
                });
                let _ = done.try_update(|done| *done += 1);
            }
            selection.clear();
            let failed = told.iter().filter(|outcome| outcome.problem.is_some()).count();
            let fine = (told.len() - failed) as u64;
            if fine > 0 {
                toasts.done(t.gathered(fine));
            }
            let _ = busy.try_set(false);
            match failed {
                0 => close.run(()),
                _ => drop(outcomes.try_set(told)),
            }
        });
    };
    let working = move || {
        let label = t.gathering(
            &intl::number(lang, done.get() as f64),
            &intl::number(lang, all as f64),
        );
        let share = Signal::derive(move || Some(done.get() as f64 / all as f64));
        busy.get().then(|| view! { <Progress label value=share /> })
    };
    let failed =
        move || outcomes.with(|outcomes| outcomes.iter().filter(|one| one.problem.is_some()).count() as u64);
    let question = move || {
        let homes = homes.clone();
        view! {
            <Form on_submit=submit busy=busy>
                <DialogBody>
                    {(own > 0).then(|| view! { <Banner tone=Tone::Warn>{t.gather_share(own)}</Banner> })}
                    {(elsewhere > 0).then(|| view! { <Banner>{t.gather_elsewhere(elsewhere)}</Banner> })}
                    {is_free.then(|| view! { <SelectField entry=organization label=t.organization() choices=homes /> })}
                    <CollectionBoxes desk organization=owner chosen />
                    {working}
                </DialogBody>
                <DialogActions>
                    <Button on_press=close disabled=busy>{words.cancel}</Button>
                    <Submit label=t.assign() />
                </DialogActions>
            </Form>
        }
    };
    let told = move || {
        view! {
            <DialogBody><OutcomeList outcomes=outcomes.get() /></DialogBody>
            <DialogActions>
                <Button first=true on_press=close>{words.close}</Button>
            </DialogActions>
        }
    };
    let title = Signal::derive(move || match failed() {
        0 => t.gather_title(all as u64),
        failed => t.gather_failed(failed),
    });
    view! {
        <Dialog title on_close=close busy=busy span=Span::Narrow>
            {move || match failed() {
                0 => question().into_any(),
                _ => told().into_any(),
            }}
        </Dialog>
    }
}

/// One of them. What lies in other collections already stays there, too.
async fn gather(hands: Hands, row: &Row, owner: &OrgId, collections: &[CollectionId]) -> Result<(), Trouble> {
    if row.organization_id.is_none() {
        return hands.share(&row.id, owner.clone(), collections.to_vec()).await;
    }
    let all: BTreeSet<CollectionId> = row.collection_ids.iter().chain(collections).cloned().collect();
    hands.assign(&row.id, all.into_iter().collect()).await
}

//! One item beside the list: opened by the safe when shown, dropped when closed (architecture.md 3).
//! Refuses to know: the editor's fields.

use super::act::Hands;
use super::address::Open;
use super::content;
use super::deed::{self, Asked, Questions};
use super::desk::Desk;
use super::files::{Files, OnTheWay};
use super::gate::use_gate;
use super::kind;
use super::line::{Ask, Line};
use super::menu::{Deed, Face, deeds};
use crate::intl;
use crate::safe::Facts;
use crate::table::Selection;
use crate::ui::{
    Banner, Button, Dialog, DialogActions, DialogBody, Look, Menu, MenuItem, Skeleton, Span, Tone, use_toasts,
};
use crate::vault::Row;
use keyring::item::Item;
use leptos::prelude::*;
use wire::CipherId;

#[component]
pub fn ItemPage(desk: Desk, id: CipherId) -> impl IntoView {
    let t = desk.texts.items();
    let row = Memo::new({
        let id = id.clone();
        move |_| desk.store.row(&id)
    });
    let asked = RwSignal::new(None::<Asked>);
    let selection = Selection::new();
    let on_the_way = OnTheWay::default();
    let title = Signal::derive(move || match row.get() {
        Some(row) if row.problem.is_some() => t.broken().to_owned(),
        Some(row) => row.name,
        None => String::new(),
    });
    let body = move || match row.get() {
        None => view! { <DialogBody><Banner tone=Tone::Warn>{t.gone()}</Banner></DialogBody> }.into_any(),
        Some(row) if row.problem.is_some() => view! { <Broken desk row asked /> }.into_any(),
        Some(row) => view! { <Opened desk row asked on_the_way /> }.into_any(),
    };
    view! {
        <Dialog title=title on_close=move || desk.close() span=Span::Side>{body}</Dialog>
        <Questions desk asked selection />
    }
}

/// It says so and offers only deletion; the others are not touched by it (crypto.md 16, row 12).
#[component]
fn Broken(desk: Desk, row: Row, asked: RwSignal<Option<Asked>>) -> impl IntoView {
    let t = desk.texts.items();
    let may = desk.face.may_delete(&row);
    let press = move || asked.set(Some(Asked::Delete(vec![row.clone()])));
    view! {
        <DialogBody>
            <Banner tone=Tone::Danger>{t.broken_text()}</Banner>
        </DialogBody>
        {may.then(|| view! {
            <DialogActions>
                <Button look=Look::Danger icon="trash-2" on_press=press>{t.delete_forever()}</Button>
            </DialogActions>
        })}
    }
}

#[component]
fn Opened(desk: Desk, row: Row, asked: RwSignal<Option<Asked>>, on_the_way: OnTheWay) -> impl IntoView {
    let hands = Hands::of(desk);
    let id = row.id.clone();
    let opened = LocalResource::new(move || {
        let id = id.clone();
        async move {
            hands
                .open(id)
                .await
                .map_err(|trouble| trouble.sentence(desk.texts))
        }
    });
    let actions_row = row.clone();
    let view_of = move || {
        let row = row.clone();
        opened.with(|answer| {
            answer.as_ref().map(|answer| match answer {
                Ok((facts, item)) => sheet(desk, &row, facts, item, on_the_way),
                Err(sentence) => {
                    let sentence = sentence.clone();
                    view! { <Banner tone=Tone::Danger alert=true>{sentence}</Banner> }.into_any()
                }
            })
        })
    };
    view! {
        <DialogBody>
            {move || view_of().unwrap_or_else(|| view! { <Skeleton lines=6 /> }.into_any())}
        </DialogBody>
        <Acts desk row=actions_row asked />
    }
}

/// Everything there is to read of it.
fn sheet(desk: Desk, row: &Row, facts: &Facts, item: &Item, on_the_way: OnTheWay) -> AnyView {
    let t = desk.texts.items();
    let gate = use_gate();
    let (id, asks) = (row.id.clone(), item.reprompt == 1);
    let ask: Ask = Callback::new(move |(then,): (Callback<()>,)| {
        gate.pass(&id, asks, move || {
            then.try_run(());
        })
    });
    let secrets = desk.face.may_view_secrets(row);
    let notice = if row.deleted {
        Some(t.in_trash())
    } else if !secrets {
        Some(t.hidden_passwords())
    } else if !desk.face.may_edit(row) {
        Some(t.read_only())
    } else {
        None
    };
    view! {
        {notice.map(|notice| view! { <Banner>{notice}</Banner> })}
        {content::content(item, secrets, ask, desk.texts)}
        <Files desk row=row.clone() files=facts.attachments.clone() ask on_the_way />
        {content::history(item, secrets, ask, desk.texts)}
        {place(desk, row, facts, item, ask)}
    }
    .into_any()
}

/// Type, owner, folder, collections and dates (V-64).
fn place(desk: Desk, row: &Row, facts: &Facts, item: &Item, ask: Ask) -> Option<AnyView> {
    let t = desk.texts.items();
    let lang = desk.texts.lang();
    let mut lines: Vec<(&'static str, String)> = vec![(t.kind(), kind::label(row.kind, t).to_owned())];
    lines.push((t.owner(), desk.owner(row.organization_id.as_ref())));
    if desk.face == Face::Vaults {
        let folder = desk.own.folders.with(|folders| {
            let known = folders
                .iter()
                .find(|folder| Some(&folder.id) == row.folder_id.as_ref());
            known.map(|folder| folder.name.clone())
        });
        lines.push((t.folder(), folder.unwrap_or_else(|| t.no_folder().to_owned())));
    }
    if row.organization_id.is_some() {
        let names = desk.collection_names(&row.collection_ids);
        let words = if names.is_empty() {
            desk.texts.console().unassigned().to_owned()
        } else {
            names.join(", ")
        };
        lines.push((t.collections(), words));
    }
    lines.push((t.created(), intl::date_time(lang, &facts.creation_date)));
    lines.push((t.updated(), intl::date_time(lang, &facts.revision_date)));
    if let Some(date) = item
        .login
        .as_ref()
        .and_then(|login| login.password_revision_date.as_deref())
    {
        lines.push((t.password_changed(), intl::date_time(lang, date)));
    }
    if let Some(date) = &facts.deleted_date {
        lines.push((t.deleted(), intl::date_time(lang, date)));
    }
    let lines = lines
        .into_iter()
        .map(|(label, value)| view! { <Line label value fixed=true ask t /> }.into_any())
        .collect();
    content::section(t.ownership(), lines)
}

/// The line of buttons: edit or restore first, everything else in the menu.
#[component]
fn Acts(desk: Desk, row: Row, asked: RwSignal<Option<Asked>>) -> impl IntoView {
    let t = desk.texts.items();
    let (hands, gate, toasts) = (Hands::of(desk), use_gate(), use_toasts());
    let all = deeds(&row, desk.face);
    let main = [Deed::Edit, Deed::Restore]
        .into_iter()
        .find(|deed| all.contains(deed));
    let rest: Vec<Deed> = all
        .into_iter()
        .filter(|deed| Some(*deed) != main && *deed != Deed::View)
        .collect();
    let row = StoredValue::new(row);
    let run = move |deed: Deed| row.with_value(|row| deed::run(deed, row, hands, gate, asked, toasts));
    let items = move || {
        let item = |deed: &Deed| {
            let deed = *deed;
            let item = MenuItem::press(deed::label(deed, t), move || run(deed)).icon(deed::icon(deed));
            if deed::is_grave(deed) { item.danger() } else { item }
        };
        rest.iter().map(item).collect::<Vec<MenuItem>>()
    };
    let name = row.with_value(|row| t.actions_of(&row.name));
    view! {
        <DialogActions>
            <Menu label=name items=items />
            {main.map(|deed| view! {
                <Button look=Look::Primary icon=deed::icon(deed) on_press=move || run(deed)>{deed::label(deed, t)}</Button>
            })}
        </DialogActions>
    }
}

/// What is open in the address, when it is an item.
pub fn open_item(open: Option<&Open>) -> Option<CipherId> {
    match open {
        Some(Open::View(id)) => Some(id.clone()),
        _ => None,
    }
}

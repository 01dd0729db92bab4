//! Carrying out what the menu of an item offers: at once, or after a question. Refuses to know: which deeds apply.

use super::act::Hands;
use super::address::Open;
use super::desk::Desk;
use super::gate::Gate;
use super::gather::GatherDialog;
use super::menu::{Deed, Part};
use super::place::{AssignDialog, MoveDialog, ShareDialog};
use super::totp::Authenticator;
use super::trouble::Trouble;
use crate::clipboard::copy_for_a_while;
use crate::table::Selection;
use crate::ui::{ConfirmDialog, Toasts, use_toasts};
use crate::vault::Row;
use keyring::item::Item;
use leptos::prelude::*;
use leptos::task::spawn_local;
use text::items::Items;
use wire::CipherId;

/// A deed that waits for an answer.
#[derive(Clone, PartialEq)]
pub enum Asked {
    Trash(Vec<Row>),
    Delete(Vec<Row>),
    Move(Vec<Row>),
    Assign(Row),
    /// Several, to the same collections.
    Gather(Vec<Row>),
    Share(Row),
}

pub fn label(deed: Deed, t: Items) -> &'static str {
    match deed {
        Deed::Copy(part) => part.copy_label(t),
        Deed::Launch => t.launch(),
        Deed::View => t.view(),
        Deed::Favor => t.add_favorite(),
        Deed::Unfavor => t.remove_favorite(),
        Deed::Edit => t.edit(),
        Deed::Clone => t.clone(),
        Deed::MoveToFolder => t.move_to_folder(),
        Deed::Share => t.move_to_organization(),
        Deed::Assign => t.assign(),
        Deed::Archive => t.archive(),
        Deed::Unarchive => t.unarchive(),
        Deed::Trash => t.trash(),
        Deed::Restore => t.restore(),
        Deed::DeleteForever => t.delete_forever(),
    }
}

pub fn icon(deed: Deed) -> &'static str {
    match deed {
        Deed::Copy(_) => "copy",
        Deed::Launch => "external-link",
        Deed::View => "eye",
        Deed::Favor => "star",
        Deed::Unfavor => "star-off",
        Deed::Edit => "pencil",
        Deed::Clone => "layers",
        Deed::MoveToFolder => "folder",
        Deed::Share => "building-2",
        Deed::Assign => "layout-grid",
        Deed::Archive => "archive",
        Deed::Unarchive => "archive-restore",
        Deed::Trash | Deed::DeleteForever => "trash-2",
        Deed::Restore => "undo-2",
    }
}

pub fn is_grave(deed: Deed) -> bool {
    matches!(deed, Deed::Trash | Deed::DeleteForever)
}

/// Does it, or opens the question for it.
pub fn run(deed: Deed, row: &Row, hands: Hands, gate: Gate, asked: RwSignal<Option<Asked>>, toasts: Toasts) {
    let desk = hands.desk();
    let t = desk.texts.items();
    let row = row.clone();
    match deed {
        Deed::Copy(part) => {
            let asks = row.reprompt && part.is_secret();
            let id = row.id.clone();
            gate.pass(&id, asks, move || copy(part, row.id.clone(), hands, toasts));
        }
        Deed::Launch => launch(row.uris.first().map(String::as_str).unwrap_or_default()),
        Deed::View => desk.open(Open::View(row.id)),
        Deed::Edit => {
            let id = row.id.clone();
            gate.pass(&id, row.reprompt, move || desk.open(Open::Edit(row.id.clone())));
        }
        Deed::Clone => {
            let id = row.id.clone();
            gate.pass(&id, row.reprompt, move || desk.open(Open::Clone(row.id.clone())));
        }
        Deed::Favor | Deed::Unfavor => {
            let favorite = deed == Deed::Favor;
            let done = if favorite { t.favored() } else { t.unfavored() };
            spawn_local(async move {
                let answer = hands.partial(&row.id, row.folder_id.clone(), favorite).await;
                tell(answer, done.to_owned(), desk, toasts);
            });
        }
        Deed::Archive | Deed::Unarchive => spawn_local(async move {
            let into = deed == Deed::Archive;
            let answer = hands.archive(vec![row.id], into).await;
            let done = if into { t.archived_n(1) } else { t.unarchived_n(1) };
            tell(answer, done, desk, toasts);
        }),
        Deed::Restore => spawn_local(async move {
            let answer = hands.restore(vec![row.id]).await;
            tell(answer, t.restored().to_owned(), desk, toasts);
        }),
        Deed::Trash => asked.set(Some(Asked::Trash(vec![row]))),
        Deed::DeleteForever => asked.set(Some(Asked::Delete(vec![row]))),
        Deed::MoveToFolder => asked.set(Some(Asked::Move(vec![row]))),
        Deed::Assign => asked.set(Some(Asked::Assign(row))),
        Deed::Share => asked.set(Some(Asked::Share(row))),
    }
}

/// One toast for what happened or what went wrong.
pub fn tell(answer: Result<(), Trouble>, done: String, desk: Desk, toasts: Toasts) {
    match answer {
        Ok(()) => toasts.done(done),
        Err(trouble) => toasts.problem(trouble.sentence(desk.texts)),
    }
}

/// Opens an item only as long as it takes to copy one part of it.
fn copy(part: Part, id: CipherId, hands: Hands, toasts: Toasts) {
    let desk = hands.desk();
    let t = desk.texts.items();
    spawn_local(async move {
        let value = match hands.open(id).await {
            Ok((_, item)) => value_of(part, &item),
            Err(trouble) => return toasts.problem(trouble.sentence(desk.texts)),
        };
        let Some(value) = value else {
            return toasts.note(t.nothing_to_copy(part.label(t)));
        };
        match copy_for_a_while(value).await {
            true => toasts.done(t.copied(part.label(t))),
            false => toasts.problem(t.not_copied()),
        }
    });
}

fn value_of(part: Part, item: &Item) -> Option<String> {
    let value = part.value(item)?;
    match part {
        Part::Code => Authenticator::parse(&value).map(|made| made.code(now()).digits),
        _ => Some(value),
    }
}

/// Seconds since 1970.
pub fn now() -> u64 {
    (js_sys::Date::now() / 1000.0) as u64
}

/// Only web addresses, never with a way back to this page.
pub fn launch(uri: &str) {
    if let Some(href) = web_address(uri) {
        // A blocked window is the browser's own message to the person.
        let _ = window().open_with_url_and_target_and_features(&href, "_blank", "noopener,noreferrer");
    }
}

/// What a link may lead to: http and https; a bare host is meant as https.
pub fn web_address(uri: &str) -> Option<String> {
    let uri = uri.trim();
    let lower = uri.to_ascii_lowercase();
    if lower.starts_with("https://") || lower.starts_with("http://") {
        return Some(uri.to_owned());
    }
    let is_host = !uri.contains("://")
        && !uri.contains(char::is_whitespace)
        && uri.contains('.')
        && !lower.starts_with("javascript:")
        && !uri.contains(':');
    is_host.then(|| format!("https://{uri}"))
}

/// The dialog for the deed that waits.
#[component]
pub fn Questions(desk: Desk, asked: RwSignal<Option<Asked>>, selection: Selection) -> impl IntoView {
    move || {
        let close = Callback::new(move |()| asked.set(None));
        asked.get().map(|question| match question {
            Asked::Trash(rows) => view! { <Confirm desk rows forever=false close selection /> }.into_any(),
            Asked::Delete(rows) => view! { <Confirm desk rows forever=true close selection /> }.into_any(),
            Asked::Move(rows) => view! { <MoveDialog desk rows close selection /> }.into_any(),
            Asked::Gather(rows) => view! { <GatherDialog desk rows close selection /> }.into_any(),
            Asked::Assign(row) => view! { <AssignDialog desk row close /> }.into_any(),
            Asked::Share(row) => view! { <ShareDialog desk row close /> }.into_any(),
        })
    }
}

#[component]
fn Confirm(
    desk: Desk,
    rows: Vec<Row>,
    forever: bool,
    close: Callback<()>,
    selection: Selection,
) -> impl IntoView {
    let t = desk.texts.items();
    let hands = Hands::of(desk);
    let toasts = use_toasts();
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let count = rows.len() as u64;
    let name = match rows.as_slice() {
        [row] if row.problem.is_some() => t.broken().to_owned(),
        [row] => row.name.clone(),
        _ => String::new(),
    };
    let title = match (forever, count) {
        (true, 1) => t.ask_delete(&name),
        (true, n) => t.ask_delete_n(n),
        (false, 1) => t.ask_trash(&name),
        (false, n) => t.ask_trash_n(n),
    };
    let (action, more) = match forever {
        true => (t.delete_forever(), t.ask_delete_more()),
        false => (t.trash(), t.ask_trash_more()),
    };
    let ids: Vec<CipherId> = rows.into_iter().map(|row| row.id).collect();
    let confirm = move || {
        let ids = ids.clone();
        busy.set(true);
        spawn_local(async move {
            let answer = match forever {
                true => hands.delete(ids).await,
                false => hands.trash(ids).await,
            };
            match answer {
                Ok(()) => {
                    toasts.done(match (forever, count) {
                        (true, 1) => t.deleted_forever().to_owned(),
                        (true, n) => t.deleted_n(n),
                        (false, 1) => t.trashed().to_owned(),
                        (false, n) => t.trashed_n(n),
                    });
                    selection.clear();
                    close.run(());
                    desk.close();
                }
                Err(trouble) => {
                    let _ = problem.try_set(Some(trouble.sentence(desk.texts)));
                    let _ = busy.try_set(false);
                }
            }
        });
    };
    view! {
        <ConfirmDialog title=title action=action on_confirm=confirm on_close=close busy=busy problem=problem>
            <p>{more}</p>
        </ConfirmDialog>
    }
}

impl Hands {
    /// The plaintext of one item; it is gone when it is dropped.
    pub async fn open(self, id: CipherId) -> Result<(crate::safe::Facts, Item), Trouble> {
        let opened = self.safe().open_item(id).await?;
        Ok((opened.facts, opened.item))
    }
}

#[cfg(test)]
mod tests {
    use super::web_address;

    #[test]
    fn only_web_addresses_are_links() {
        assert_eq!(
            web_address(" https://a.example/x ").as_deref(),
            Some("https://a.example/x")
        );
        assert_eq!(web_address("a.example").as_deref(), Some("https://a.example"));
        for refused in [
            "javascript:alert(1)",
            "androidapp://com.example",
            "data:text/html,x",
            "intranet",
            "",
            "a b.c",
        ] {
            assert_eq!(web_address(refused), None, "{refused}");
        }
    }
}

//! Making, renaming and deleting a folder (V-47). Its name is sealed before it leaves.
//! Refuses to know: the items in it.

use crate::api::folders;
use crate::form::{Entry, Form, Submit, TextField};
use crate::item::desk::Desk;
use crate::item::trouble::Trouble;
use crate::safe::{FolderName, Scope};
use crate::session::{Sessions, use_session};
use crate::ui::{
    Button, ConfirmDialog, Dialog, DialogActions, DialogBody, Look, Span, use_toasts, use_words,
};
use crate::vault::Shelf;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wire::FolderId;
use wire::sync::FolderRequest;

/// A sealed name stays below the server's 1,000 characters.
const LONGEST: usize = 650;

#[component]
pub fn FolderDialog(desk: Desk, id: Option<FolderId>) -> impl IntoView {
    let t = desk.texts.vaults();
    let words = use_words();
    let (session, toasts) = (use_session(), use_toasts());
    let known = id.as_ref().and_then(|id| {
        desk.store
            .folders
            .with_untracked(|folders| folders.iter().find(|folder| folder.id == *id).cloned())
    });
    let name = Entry::new(known.map(|folder| folder.name).unwrap_or_default());
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let deleting = RwSignal::new(false);
    let title = if id.is_some() {
        t.edit_folder()
    } else {
        t.new_folder()
    };
    let editing = id.clone();
    let save = move || {
        let typed = name.trimmed();
        let fine = name.check(!typed.is_empty(), t.folder_name_required())
            && name.check(typed.len() <= LONGEST, desk.texts.items().too_long(LONGEST));
        if !fine {
            return;
        }
        let id = editing.clone();
        busy.set(true);
        spawn_local(async move {
            match save(session, id, typed).await {
                Ok(folder) => {
                    let id = folder.id.clone();
                    desk.store.merge_folder(folder);
                    toasts.done(t.folder_saved());
                    desk.replace(&desk.address.get_untracked().on_shelf(Shelf::Folder(id)));
                }
                Err(trouble) => {
                    let _ = problem.try_set(Some(trouble.sentence(desk.texts)));
                    let _ = busy.try_set(false);
                }
            }
        });
    };
    let delete = id.clone().map(|_| {
        view! { <Button look=Look::Danger icon="trash-2" on_press=move || deleting.set(true)>{t.delete_folder()}</Button> }
    });
    view! {
        <Dialog title=title on_close=move || desk.close() busy=busy span=Span::Narrow>
            <Form on_submit=save busy=busy problem=problem>
                <DialogBody>
                    <TextField entry=name label=t.folder_name() help=t.folder_help() />
                </DialogBody>
                <DialogActions>
                    {delete}
                    <Button on_press=move || desk.close() disabled=busy>{words.cancel}</Button>
                    <Submit label=desk.texts.words().save() />
                </DialogActions>
            </Form>
        </Dialog>
        {move || {
            let id = id.clone();
            deleting.get().then(|| id.map(|id| view! { <Delete desk id name=name.now() deleting /> }))
        }}
    }
}

#[component]
fn Delete(desk: Desk, id: FolderId, name: String, deleting: RwSignal<bool>) -> impl IntoView {
    let t = desk.texts.vaults();
    let toasts = use_toasts();
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let confirm = move || {
        let id = id.clone();
        busy.set(true);
        spawn_local(async move {
            match folders::delete(&id).await {
                Ok(()) => {
                    desk.store.remove_folder(&id);
                    toasts.done(t.folder_deleted());
                    let address = desk.address.get_untracked();
                    let here = address.filter.shelf == Shelf::Folder(id);
                    desk.replace(&if here {
                        address.on_shelf(Shelf::All)
                    } else {
                        address.opening(None)
                    });
                }
                Err(error) => {
                    let _ = problem.try_set(Some(error.sentence(desk.texts.errors())));
                    let _ = busy.try_set(false);
                }
            }
        });
    };
    view! {
        <ConfirmDialog
            title=t.ask_delete_folder(&name)
            action=t.delete_folder()
            on_confirm=confirm
            on_close=move || deleting.set(false)
            busy=busy
            problem=problem
        >
            <p>{t.ask_delete_folder_more()}</p>
        </ConfirmDialog>
    }
}

async fn save(session: Sessions, id: Option<FolderId>, name: String) -> Result<FolderName, Trouble> {
    let sealed = session.safe().seal_name(Scope::Own, &name).await?;
    let request = FolderRequest { name: sealed };
    let folder = match id {
        Some(id) => folders::update(&id, &request).await?,
        None => folders::create(&request).await?,
    };
    Ok(FolderName {
        id: folder.id,
        name,
        problem: None,
    })
}

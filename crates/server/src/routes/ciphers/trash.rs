//! Trash, restore, delete for good; one by one and in bulk, with the administrators' twins. A bulk act is all or
//! nothing. Refuses to know: when the trash is emptied.

use super::save::record;
use super::sort::list;
use crate::app::App;
use crate::auth::Caller;
use crate::body::{Json, RawJson};
use crate::db::events::kind;
use crate::db::{self, Tx};
use crate::error::{Error, Result};
use crate::hub::news::kind as told;
use crate::item::answer::{CIPHER, DETAILS};
use crate::item::{By, Item};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use wire::Ids;

/// Official limit of one bulk act.
pub const AT_ONCE: usize = 500;

pub fn too_many() -> Error {
    Error::bad(
        "too_many_items",
        "You can only do this with up to 500 items at a time.",
    )
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Deed {
    Trash,
    Restore,
    Delete,
}

macro_rules! deeds {
    ($($one:ident $many:ident = $deed:ident by $by:ident),+ $(,)?) => {$(
        pub async fn $one(State(app): State<App>, caller: Caller, Path(id): Path<String>) -> Result<StatusCode> {
            act(&app, &caller, &[id], Deed::$deed, By::$by).await?;
            Ok(StatusCode::OK)
        }

        pub async fn $many(State(app): State<App>, caller: Caller, Json(wanted): Json<Ids>) -> Result<StatusCode> {
            act(&app, &caller, &wanted.ids, Deed::$deed, By::$by).await?;
            Ok(StatusCode::OK)
        }
    )+};
}

deeds! {
    trash trash_many = Trash by Member,
    trash_admin trash_many_admin = Trash by Admin,
    delete delete_many = Delete by Member,
    delete_admin delete_many_admin = Delete by Admin,
}

pub async fn restore(State(app): State<App>, caller: Caller, Path(id): Path<String>) -> Result<RawJson> {
    one_restored(&app, &caller, id, By::Member).await
}

pub async fn restore_admin(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<RawJson> {
    one_restored(&app, &caller, id, By::Admin).await
}

pub async fn restore_many(
    State(app): State<App>,
    caller: Caller,
    Json(wanted): Json<Ids>,
) -> Result<RawJson> {
    Ok(list(
        &act(&app, &caller, &wanted.ids, Deed::Restore, By::Member).await?,
    ))
}

pub async fn restore_many_admin(
    State(app): State<App>,
    caller: Caller,
    Json(wanted): Json<Ids>,
) -> Result<RawJson> {
    Ok(list(
        &act(&app, &caller, &wanted.ids, Deed::Restore, By::Admin).await?,
    ))
}

async fn one_restored(app: &App, caller: &Caller, id: String, by: By) -> Result<RawJson> {
    let mut items = act(app, caller, &[id], Deed::Restore, by).await?;
    Ok(RawJson(items.pop().unwrap_or_default()))
}

/// Answers the items as they are afterwards; none when they are gone.
async fn act(app: &App, caller: &Caller, ids: &[String], deed: Deed, by: By) -> Result<Vec<String>> {
    if ids.len() > AT_ONCE {
        return Err(too_many());
    }
    let object = if ids.len() == 1 { CIPHER } else { DETAILS };
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    ids.dedup();
    let mut answers = Vec::new();
    let mut tx = app.db.begin().await?;
    for id in &ids {
        let item = Item::take(&mut tx, caller, id, by).await?.must_delete()?;
        record(&mut tx, caller, &item, event(deed)).await?;
        item.bump(&mut tx, caller).await?;
        if deed == Deed::Delete {
            db::news::item(&mut tx, id, told::ITEM_DELETED).await?;
        }
        apply(&mut tx, id, deed).await?;
        if deed != Deed::Delete {
            db::news::item(&mut tx, id, told::ITEM_UPDATED).await?;
        }
        if deed == Deed::Restore {
            answers.push(Item::find(&mut tx, caller, id, by).await?.answer(object));
        }
    }
    tx.commit().await?;
    Ok(answers)
}

async fn apply(tx: &mut Tx, id: &str, deed: Deed) -> Result<()> {
    match deed {
        Deed::Trash => db::ciphers::set_deleted(tx, id, true).await?,
        Deed::Restore => db::ciphers::set_deleted(tx, id, false).await?,
        Deed::Delete => db::ciphers::delete(tx, id).await?,
    }
    Ok(())
}

fn event(deed: Deed) -> u16 {
    match deed {
        Deed::Trash => kind::CIPHER_TRASHED,
        Deed::Restore => kind::CIPHER_RESTORED,
        Deed::Delete => kind::CIPHER_DELETED,
    }
}

//! Putting items into folders and into the archive: one person's own order, on shared items too.
//! Refuses to know: who else sees the item.

use super::save::check_folder;
use super::trash::{AT_ONCE, too_many};
use crate::app::App;
use crate::auth::Caller;
use crate::body::{Json, RawJson};
use crate::clock;
use crate::db;
use crate::error::Result;
use crate::item::answer::{CIPHER, DETAILS};
use crate::item::{By, Item};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde::Deserialize;
use wire::{FolderId, Ids};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Move {
    ids: Vec<String>,
    folder_id: Option<FolderId>,
}

pub async fn move_to_folder(
    State(app): State<App>,
    caller: Caller,
    Json(wanted): Json<Move>,
) -> Result<StatusCode> {
    if wanted.ids.len() > AT_ONCE {
        return Err(too_many());
    }
    let user_id = caller.user_id.as_str();
    let mut tx = app.db.begin().await?;
    check_folder(&mut tx, &caller, wanted.folder_id.as_ref()).await?;
    for id in &wanted.ids {
        Item::find(&mut tx, &caller, id, By::Member).await?;
        db::ciphers::set_folder(
            &mut tx,
            id,
            user_id,
            wanted.folder_id.as_ref().map(FolderId::as_str),
        )
        .await?;
    }
    db::revision::bump_user(&mut tx, user_id).await?;
    tx.acting(&caller.device_identifier);
    tx.commit().await?;
    Ok(StatusCode::OK)
}

pub async fn archive(State(app): State<App>, caller: Caller, Path(id): Path<String>) -> Result<RawJson> {
    let mut items = set(&app, &caller, &[id], Some(clock::now()), CIPHER).await?;
    Ok(RawJson(items.pop().unwrap_or_default()))
}

pub async fn unarchive(State(app): State<App>, caller: Caller, Path(id): Path<String>) -> Result<RawJson> {
    let mut items = set(&app, &caller, &[id], None, CIPHER).await?;
    Ok(RawJson(items.pop().unwrap_or_default()))
}

pub async fn archive_many(
    State(app): State<App>,
    caller: Caller,
    Json(wanted): Json<Ids>,
) -> Result<RawJson> {
    Ok(list(
        &set(&app, &caller, &wanted.ids, Some(clock::now()), DETAILS).await?,
    ))
}

pub async fn unarchive_many(
    State(app): State<App>,
    caller: Caller,
    Json(wanted): Json<Ids>,
) -> Result<RawJson> {
    Ok(list(&set(&app, &caller, &wanted.ids, None, DETAILS).await?))
}

async fn set(
    app: &App,
    caller: &Caller,
    ids: &[String],
    archived: Option<i64>,
    object: &str,
) -> Result<Vec<String>> {
    if ids.len() > AT_ONCE {
        return Err(too_many());
    }
    let user_id = caller.user_id.as_str();
    let mut answers = Vec::with_capacity(ids.len());
    let mut tx = app.db.begin().await?;
    for id in ids {
        Item::find(&mut tx, caller, id, By::Member).await?;
        db::ciphers::set_archived(&mut tx, id, user_id, archived).await?;
        answers.push(Item::find(&mut tx, caller, id, By::Member).await?.answer(object));
    }
    db::revision::bump_user(&mut tx, user_id).await?;
    tx.acting(&caller.device_identifier);
    tx.commit().await?;
    Ok(answers)
}

pub fn list(items: &[String]) -> RawJson {
    RawJson(format!(
        "{{\"object\":\"list\",\"data\":[{}],\"continuationToken\":null}}",
        items.join(",")
    ))
}

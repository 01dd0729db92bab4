//! A person's folders (protocol.md 8.1). Refuses to know: their names, which are sealed.

use crate::allow::Act;
use crate::app::App;
use crate::auth::Caller;
use crate::body::Json;
use crate::clock;
use crate::db;
use crate::enc_string::{self, NAME_LIMIT};
use crate::error::{Error, Result};
use crate::hub::news::kind;
use crate::router::Doors;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use wire::sync::{Folder, FolderRequest};
use wire::{EncString, List};

pub fn routes() -> Doors {
    Doors::new()
        .get("/api/folders", Act::Own, list)
        .post("/api/folders", Act::Own, create)
        .delete("/api/folders/all", Act::Own, delete_all)
        .get("/api/folders/{id}", Act::Own, read)
        .put("/api/folders/{id}", Act::Own, rename)
        .post("/api/folders/{id}", Act::Own, rename)
        .delete("/api/folders/{id}", Act::Own, delete)
        .post("/api/folders/{id}/delete", Act::Own, delete)
}

async fn list(State(app): State<App>, caller: Caller) -> Result<Json<List<Folder>>> {
    let mut tx = app.db.read().await?;
    let folders = db::folders::all(&mut tx, caller.user_id.as_str()).await?;
    Ok(Json(List::new(folders.into_iter().map(answer).collect())))
}

async fn read(State(app): State<App>, caller: Caller, Path(id): Path<String>) -> Result<Json<Folder>> {
    let mut tx = app.db.read().await?;
    let folder = db::folders::by_id(&mut tx, caller.user_id.as_str(), &id).await?;
    Ok(Json(answer(folder.ok_or(Error::NotFound)?)))
}

async fn create(
    State(app): State<App>,
    caller: Caller,
    Json(wanted): Json<FolderRequest>,
) -> Result<Json<Folder>> {
    enc_string::sealed("Name", &wanted.name, NAME_LIMIT)?;
    let mut tx = app.db.begin().await?;
    let folder = db::folders::insert(&mut tx, caller.user_id.as_str(), &wanted.name).await?;
    tx.acting(&caller.device_identifier);
    tx.tell_folder(
        kind::FOLDER_CREATED,
        caller.user_id.as_str(),
        &folder.id,
        folder.revised,
    );
    db::revision::bump_user(&mut tx, caller.user_id.as_str()).await?;
    tx.commit().await?;
    Ok(Json(answer(folder)))
}

async fn rename(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    Json(wanted): Json<FolderRequest>,
) -> Result<Json<Folder>> {
    enc_string::sealed("Name", &wanted.name, NAME_LIMIT)?;
    let user_id = caller.user_id.as_str();
    let mut tx = app.db.begin().await?;
    db::folders::by_id(&mut tx, user_id, &id)
        .await?
        .ok_or(Error::NotFound)?;
    db::folders::rename(&mut tx, &id, &wanted.name).await?;
    db::revision::bump_user(&mut tx, user_id).await?;
    let folder = db::folders::by_id(&mut tx, user_id, &id)
        .await?
        .ok_or(Error::NotFound)?;
    tx.acting(&caller.device_identifier);
    tx.tell_folder(kind::FOLDER_UPDATED, user_id, &id, folder.revised);
    tx.commit().await?;
    Ok(Json(answer(folder)))
}

/// The items in it stay; they only lose the folder.
async fn delete(State(app): State<App>, caller: Caller, Path(id): Path<String>) -> Result<StatusCode> {
    let mut tx = app.db.begin().await?;
    if !db::folders::delete(&mut tx, caller.user_id.as_str(), &id).await? {
        return Err(Error::NotFound);
    }
    tx.acting(&caller.device_identifier);
    tx.tell_folder(kind::FOLDER_DELETED, caller.user_id.as_str(), &id, clock::now());
    db::revision::bump_user(&mut tx, caller.user_id.as_str()).await?;
    tx.commit().await?;
    Ok(StatusCode::OK)
}

async fn delete_all(State(app): State<App>, caller: Caller) -> Result<StatusCode> {
    let mut tx = app.db.begin().await?;
    db::folders::delete_all(&mut tx, caller.user_id.as_str()).await?;
    tx.acting(&caller.device_identifier);
    db::revision::bump_user(&mut tx, caller.user_id.as_str()).await?;
    tx.commit().await?;
    Ok(StatusCode::OK)
}

pub fn answer(folder: db::folders::Folder) -> Folder {
    Folder {
        id: folder.id.into(),
        name: EncString(folder.name),
        revision_date: clock::iso(folder.revised),
        object: "folder".into(),
    }
}

//! Sealed files at items (protocol.md 8.2): announced, sent, fetched by a short-lived link, deleted. Who may edit the
//! item adds and deletes, who reads the item reads; administrators and a provider's people by their right to any item.
//! Refuses to know: what is in the files, and where they lie (`store`).

use crate::allow::Act;
use crate::app::App;
use crate::auth::Caller;
use crate::auth::password::keyed;
use crate::body::{Json, RawJson};
use crate::clock;
use crate::db::attachments::Attachment;
use crate::db::events::kind;
use crate::db::{self, Tx};
use crate::enc_string::{KEY_LIMIT, NAME_LIMIT, sealed};
use crate::error::{Error, Result};
use crate::hub::news::kind as told;
use crate::item::answer::{CIPHER, attachment_row, size_name};
use crate::item::{By, Item};
use crate::router::Doors;
use crate::routes::ciphers::{check_freshness, record};
use crate::secret;
use crate::store::Unkept;
use axum::body::Body;
use axum::extract::{Path, Query, Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64ct::{Base64UrlUnpadded, Encoding};
use serde::Deserialize;
use serde_json::{Value, json};
use wire::EncString;

/// The path files are sent to; it may take longer than other requests.
pub const UPLOAD: &str = "/api/ciphers/{id}/attachment/{attachment_id}";
/// A link to a file works for so long.
const LINK: i64 = 5 * clock::MINUTE;
/// What a file may be larger than announced.
const TOLERANCE: i64 = 1024 * 1024;

pub fn routes() -> Doors {
    Doors::new()
        .post("/api/ciphers/{id}/attachment/v2", Act::EditItem, announce)
        .post(UPLOAD, Act::EditItem, upload)
        .get(UPLOAD, Act::ReadItem, read)
        .delete(UPLOAD, Act::EditItem, delete)
        .get(
            "/api/ciphers/{id}/attachment/{attachment_id}/renew",
            Act::EditItem,
            renew,
        )
        .post(
            "/api/ciphers/{id}/attachment/{attachment_id}/delete",
            Act::EditItem,
            delete,
        )
        .get(
            "/api/ciphers/{id}/attachment/{attachment_id}/admin",
            Act::ReadAnyItem,
            read_admin,
        )
        .delete(
            "/api/ciphers/{id}/attachment/{attachment_id}/admin",
            Act::EditAnyItem,
            delete_admin,
        )
        .get("/attachments/{id}/{attachment_id}", Act::Anyone, download)
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Announced {
    key: EncString,
    file_name: EncString,
    file_size: i64,
    #[serde(default)]
    admin_request: Option<bool>,
    last_known_revision_date: Option<String>,
}

async fn announce(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    Json(wanted): Json<Announced>,
) -> Result<RawJson> {
    sealed("FileName", &wanted.file_name, NAME_LIMIT)?;
    sealed("Key", &wanted.key, KEY_LIMIT)?;
    let by = match wanted.admin_request {
        Some(true) => By::Admin,
        _ => By::Member,
    };
    let mut tx = app.db.begin().await?;
    let item = Item::take(&mut tx, &caller, &id, by).await?.must_edit()?;
    check_freshness(&item, wanted.last_known_revision_date.as_deref())?;
    fits(&app, &mut tx, &item, wanted.file_size).await?;
    let new = Attachment {
        id: secret::id(),
        file_name: wanted.file_name.0,
        key: Some(wanted.key.0),
        size: wanted.file_size,
        uploaded: false,
    };
    db::attachments::insert(&mut tx, &id, &new).await?;
    // Now, not when the file has arrived: the client keeps this answer, and its next change must not be out of date.
    db::ciphers::touch(&mut tx, &id).await?;
    item.bump(&mut tx, &caller).await?;
    let mut item = Item::find(&mut tx, &caller, &id, by).await?;
    tx.commit().await?;
    // The client takes this answer for the item as it will be once the file is there.
    let row = attachment_row(&new);
    item.sealed.attachments = Some(match item.sealed.attachments.take() {
        Some(rows) => format!("{rows},{row}"),
        None => row,
    });
    let (as_member, as_admin) = match item.by {
        By::Member => (item.answer(CIPHER), "null".to_owned()),
        By::Admin => ("null".to_owned(), item.answer(CIPHER)),
    };
    let url = format!("{}/api/ciphers/{id}/attachment/{}", app.config.url, new.id);
    Ok(RawJson(format!(
        "{{\"object\":\"attachment-fileUpload\",\"attachmentId\":\"{}\",\"url\":{},\"fileUploadType\":0,\
         \"cipherResponse\":{as_member},\"cipherMiniResponse\":{as_admin}}}",
        new.id,
        Value::from(url),
    )))
}

/// One owner's files at a time are counted: two at once cannot both be the last that fits.
async fn fits(app: &App, tx: &mut Tx, item: &Item, size: i64) -> Result<()> {
    if size < 1 {
        return Err(Error::field(
            "FileSize",
            "bad_file_size",
            "A file has at least one byte.",
        ));
    }
    if size > app.config.attachment_limit {
        return Err(too_large());
    }
    let owner = item
        .org_id()
        .or(item.sealed.user_id.as_deref())
        .unwrap_or_default();
    tx.lock("attachments", owner).await?;
    let kept = db::attachments::kept_by_owner_of(tx, &item.sealed.id).await?;
    if kept.saturating_add(size) > app.config.attachment_quota {
        return Err(Error::bad(
            "attachment_quota",
            "There is not enough space left for this file.",
        ));
    }
    Ok(())
}

async fn renew(
    State(app): State<App>,
    caller: Caller,
    Path((id, attachment_id)): Path<(String, String)>,
) -> Result<Json<Value>> {
    let mut tx = app.db.read().await?;
    editable(&mut tx, &caller, &id).await?;
    db::attachments::by_id(&mut tx, &id, &attachment_id)
        .await?
        .ok_or(Error::NotFound)?;
    let url = format!("{}/api/ciphers/{id}/attachment/{attachment_id}", app.config.url);
    Ok(Json(
        json!({"object": "attachment-fileUpload", "attachmentId": attachment_id, "url": url, "fileUploadType": 0}),
    ))
}

/// Multipart with one part `data`. The file counts once all of it lies on the disk and the item says so.
async fn upload(
    State(app): State<App>,
    caller: Caller,
    Path((id, attachment_id)): Path<(String, String)>,
    request: Request,
) -> Result<StatusCode> {
    let mut tx = app.db.read().await?;
    editable(&mut tx, &caller, &id).await?;
    let waiting = db::attachments::by_id(&mut tx, &id, &attachment_id)
        .await?
        .filter(|attachment| !attachment.uploaded)
        .ok_or(Error::NotFound)?;
    drop(tx);
    let most = waiting
        .size
        .saturating_add(TOLERANCE)
        .min(app.config.attachment_limit);
    let size = receive(&app, &attachment_id, most, request).await?;
    if size < waiting.size.saturating_sub(TOLERANCE) || size < 1 {
        app.store.remove(&attachment_id).await.map_err(Error::internal)?;
        return Err(Error::bad(
            "file_size_differs",
            "The file is not as large as it was announced to be.",
        ));
    }
    let mut tx = app.db.begin().await?;
    tx.lock("cipher", &id).await?;
    let item = editable(&mut tx, &caller, &id).await?;
    db::attachments::arrived(&mut tx, &attachment_id, size).await?;
    changed(tx, &caller, &item, kind::ATTACHMENT_CREATED).await?;
    Ok(StatusCode::OK)
}

async fn receive(app: &App, name: &str, most: i64, request: Request) -> Result<i64> {
    let broken = || Error::bad("broken_upload", "The file could not be read. Nothing was kept.");
    let boundary = request
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .and_then(|kind| multer::parse_boundary(kind).ok())
        .ok_or_else(broken)?;
    let mut parts = multer::Multipart::new(request.into_body().into_data_stream(), boundary);
    while let Some(part) = parts.next_field().await.map_err(|_| broken())? {
        if part.name() != Some("data") {
            continue;
        }
        let most = u64::try_from(most).unwrap_or_default();
        return match app.store.keep(name, most, part).await {
            Ok(size) => Ok(i64::try_from(size).unwrap_or(i64::MAX)),
            Err(Unkept::TooLarge) => Err(too_large()),
            Err(Unkept::Broken) => Err(broken()),
            Err(Unkept::Io(problem)) => Err(Error::internal(problem)),
        };
    }
    Err(broken())
}

async fn read(
    State(app): State<App>,
    caller: Caller,
    Path((id, attachment_id)): Path<(String, String)>,
) -> Result<Json<Value>> {
    let mut tx = app.db.read().await?;
    reached(&mut tx, &caller, &id).await?;
    answer(&app, &mut tx, &id, &attachment_id).await
}

async fn read_admin(
    State(app): State<App>,
    caller: Caller,
    Path((id, attachment_id)): Path<(String, String)>,
) -> Result<Json<Value>> {
    let mut tx = app.db.read().await?;
    Item::find(&mut tx, &caller, &id, By::Admin).await?;
    answer(&app, &mut tx, &id, &attachment_id).await
}

async fn answer(app: &App, tx: &mut Tx, id: &str, attachment_id: &str) -> Result<Json<Value>> {
    let found = db::attachments::by_id(tx, id, attachment_id)
        .await?
        .filter(|attachment| attachment.uploaded)
        .ok_or(Error::NotFound)?;
    let expires = clock::now() + LINK;
    let proof = Base64UrlUnpadded::encode_string(&proof(app, &found.id, expires));
    let url = format!(
        "{}/attachments/{id}/{}?expires={expires}&proof={proof}",
        app.config.url, found.id
    );
    Ok(Json(json!({
        "object": "attachment", "id": found.id, "url": url, "fileName": found.file_name, "key": found.key,
        "size": found.size.to_string(), "sizeName": size_name(found.size),
    })))
}

#[derive(Deserialize)]
struct Link {
    expires: i64,
    proof: String,
}

/// Without a session: the link says who made it, and it is short-lived.
async fn download(
    State(app): State<App>,
    Path((id, attachment_id)): Path<(String, String)>,
    Query(link): Query<Link>,
) -> Result<Response> {
    let given = Base64UrlUnpadded::decode_vec(&link.proof).unwrap_or_default();
    let good = secret::same(&given, &proof(&app, &attachment_id, link.expires));
    if !good || link.expires < clock::now() {
        return Err(Error::NotFound);
    }
    let mut tx = app.db.read().await?;
    let found = db::attachments::by_id(&mut tx, &id, &attachment_id)
        .await?
        .filter(|attachment| attachment.uploaded)
        .ok_or(Error::NotFound)?;
    drop(tx);
    let pieces = app.store.open(&found.id).await.map_err(Error::internal)?;
    let headers = [
        (header::CONTENT_TYPE, "application/octet-stream".to_owned()),
        (header::CONTENT_LENGTH, found.size.to_string()),
        (header::CONTENT_DISPOSITION, "attachment".to_owned()),
    ];
    Ok((headers, Body::from_stream(pieces)).into_response())
}

fn proof(app: &App, attachment_id: &str, expires: i64) -> [u8; 32] {
    keyed(&app.signer.links, format!("{attachment_id} {expires}").as_bytes())
}

async fn delete(
    State(app): State<App>,
    caller: Caller,
    Path((id, attachment_id)): Path<(String, String)>,
) -> Result<RawJson> {
    let mut tx = app.db.begin().await?;
    tx.lock("cipher", &id).await?;
    let item = editable(&mut tx, &caller, &id).await?;
    removed(&app, tx, &caller, item, &attachment_id).await
}

async fn delete_admin(
    State(app): State<App>,
    caller: Caller,
    Path((id, attachment_id)): Path<(String, String)>,
) -> Result<RawJson> {
    let mut tx = app.db.begin().await?;
    let item = Item::take(&mut tx, &caller, &id, By::Admin).await?.must_edit()?;
    removed(&app, tx, &caller, item, &attachment_id).await
}

async fn removed(app: &App, mut tx: Tx, caller: &Caller, item: Item, attachment_id: &str) -> Result<RawJson> {
    let id = item.sealed.id.clone();
    db::attachments::by_id(&mut tx, &id, attachment_id)
        .await?
        .ok_or(Error::NotFound)?;
    db::attachments::delete(&mut tx, attachment_id).await?;
    db::ciphers::touch(&mut tx, &id).await?;
    let item = changed(tx, caller, &item, kind::ATTACHMENT_DELETED).await?;
    // Should this fail, the hourly sweep finds the file without a row.
    if let Err(problem) = app.store.remove(attachment_id).await {
        tracing::warn!(%problem, "a deleted attachment's file stays until the next sweep");
    }
    Ok(RawJson(format!("{{\"cipher\":{}}}", item.answer(CIPHER))))
}

/// The log, everyone's revision and news; answers the item as it is now.
async fn changed(mut tx: Tx, caller: &Caller, item: &Item, what: u16) -> Result<Item> {
    let id = item.sealed.id.as_str();
    record(&mut tx, caller, item, what).await?;
    item.bump(&mut tx, caller).await?;
    // An item with a new file keeps the date of its announcement, and clients ignore news of a date they know: they are
    // told that something changed.
    if what != kind::ATTACHMENT_CREATED {
        db::news::item(&mut tx, id, told::ITEM_UPDATED).await?;
    }
    let item = Item::find(&mut tx, caller, id, item.by).await?;
    tx.commit().await?;
    Ok(item)
}

/// By the caller's own reach, else by a right to any item.
async fn reached(tx: &mut Tx, caller: &Caller, id: &str) -> Result<Item> {
    match Item::find(tx, caller, id, By::Member).await {
        Err(Error::NotFound) => Item::find(tx, caller, id, By::Admin).await,
        found => found,
    }
}

async fn editable(tx: &mut Tx, caller: &Caller, id: &str) -> Result<Item> {
    reached(tx, caller, id).await?.must_edit()
}

fn too_large() -> Error {
    Error::bad("file_too_large", "This file is larger than this server keeps.")
}

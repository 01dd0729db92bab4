//! Emptying a vault at once, with the master password, and the job that empties the trash.
//! Refuses to know: items one by one.

use crate::allow::Act;
use crate::app::App;
use crate::auth::Caller;
use crate::body::Json;
use crate::clock;
use crate::db::ciphers::Owner;
use crate::db::clearing::{self, Going};
use crate::db::events::{self, Event, kind};
use crate::db::{self, Tx};
use crate::error::Result;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use serde::Deserialize;
use wire::OrgId;
use wire::account::SecretVerification;

/// How long an item lies in the trash.
pub const TRASH: i64 = 30 * clock::DAY;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Of {
    organization_id: Option<OrgId>,
}

/// One's own vault with its folders, or an organization's items, trash included. Anyone for themselves; an
/// organization's owners and admins, and its provider while the items are open to it.
pub async fn purge(
    State(app): State<App>,
    caller: Caller,
    Query(of): Query<Of>,
    Json(secret): Json<SecretVerification>,
) -> Result<StatusCode> {
    if let Some(org_id) = &of.organization_id {
        let mut tx = app.db.read().await?;
        caller.may(&mut tx, Act::PurgeItems, org_id).await?;
    }
    app.prove(&caller, secret.master_password_hash.as_deref()).await?;
    let mut tx = app.db.begin().await?;
    match &of.organization_id {
        Some(org_id) => {
            tx.lock("org", org_id.as_str()).await?;
            caller.may(&mut tx, Act::PurgeItems, org_id).await?;
            let going = clearing::all_of(&mut tx, Owner::Organization(org_id.as_str())).await?;
            clearing::delete(&mut tx, &going).await?;
            events::record(
                &mut tx,
                Event::by(&caller, kind::ORGANIZATION_PURGED).organization(org_id),
            )
            .await?;
            db::revision::bump_org(&mut tx, org_id.as_str()).await?;
        }
        None => {
            let user_id = caller.user_id.as_str();
            let going = clearing::all_of(&mut tx, Owner::Person(user_id)).await?;
            for item in &going {
                let event = Event::by(&caller, kind::CIPHER_DELETED)
                    .cipher(&item.id)
                    .user(user_id);
                events::record(&mut tx, event).await?;
            }
            clearing::delete(&mut tx, &going).await?;
            db::folders::delete_all(&mut tx, user_id).await?;
            db::revision::bump_user(&mut tx, user_id).await?;
            tx.acting(&caller.device_identifier);
        }
    }
    tx.commit().await?;
    Ok(StatusCode::OK)
}

/// Deletes for good what has been in the trash for 30 days, in portions; several servers on one database take turns.
pub async fn empty_trash(db: &db::Db, now: i64) -> db::Result<()> {
    loop {
        let mut tx = db.begin().await?;
        tx.lock("trash", "all").await?;
        let going = clearing::over(&mut tx, now - TRASH).await?;
        if going.is_empty() {
            return Ok(());
        }
        bury(&mut tx, &going).await?;
        tx.commit().await?;
    }
}

/// Nobody acts: the log says so, and everyone who saw the items has something new to sync.
async fn bury(tx: &mut Tx, going: &[Going]) -> db::Result<()> {
    let mut collections: Vec<&str> = Vec::new();
    let mut people: Vec<String> = Vec::new();
    for item in going {
        let event = Event::unasked(kind::CIPHER_DELETED).cipher(&item.id);
        let event = match (&item.organization_id, &item.user_id) {
            (Some(org_id), _) => event.organization(org_id),
            (None, Some(user_id)) => event.user(user_id),
            (None, None) => event,
        };
        events::record(tx, event).await?;
        collections.extend(item.collections.iter().flat_map(|ids| ids.split(',')));
        people.extend(item.user_id.clone());
    }
    collections.sort_unstable();
    collections.dedup();
    clearing::delete(tx, going).await?;
    db::revision::bump_reaching(tx, &collections, people).await
}

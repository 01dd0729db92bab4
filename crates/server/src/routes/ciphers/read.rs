//! Reading items one by one and by organization. Refuses to know: sync, which carries everything of one's own.

use crate::allow::{Act, Target};
use crate::app::App;
use crate::auth::Caller;
use crate::body::RawJson;
use crate::db::{self, Tx};
use crate::error::{Error, Result};
use crate::item::answer::{CIPHER, DETAILS, MINI_DETAILS, write};
use crate::item::{Access, By, Grants, Item};
use crate::stream::{self, Sink};
use crate::visit;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use futures_util::TryStreamExt;
use serde::Deserialize;
use wire::OrgId;

pub async fn one(State(app): State<App>, caller: Caller, Path(id): Path<String>) -> Result<RawJson> {
    answer(&app, &caller, &id, By::Member, CIPHER).await
}

pub async fn details(State(app): State<App>, caller: Caller, Path(id): Path<String>) -> Result<RawJson> {
    answer(&app, &caller, &id, By::Member, DETAILS).await
}

pub async fn admin(State(app): State<App>, caller: Caller, Path(id): Path<String>) -> Result<RawJson> {
    let mut tx = app.db.read().await?;
    let item = Item::find(&mut tx, &caller, &id, By::Admin).await?;
    if let Some(org_id) = item.org_id() {
        let ground = OrgId::from(org_id).ground(&mut tx, &caller).await?;
        drop(tx);
        visit::begun(&app, &caller, &ground.ok_or(Error::NotFound)?).await?;
    }
    Ok(RawJson(item.answer(DETAILS)))
}

async fn answer(app: &App, caller: &Caller, id: &str, by: By, object: &str) -> Result<RawJson> {
    let mut tx = app.db.read().await?;
    Ok(RawJson(Item::find(&mut tx, caller, id, by).await?.answer(object)))
}

pub async fn list(State(app): State<App>, caller: Caller) -> Result<Response> {
    let mut tx = app.db.snapshot().await?;
    let ways = db::reach::of_user(&mut tx, caller.user_id.as_str()).await?;
    Ok(stream::json(async move |mut sink| {
        sink.text("{\"object\":\"list\",\"data\":[");
        everything(
            &mut tx,
            (caller.user_id.as_str(), caller.newest_kind),
            &Grants::new(&ways),
            &mut sink,
        )
        .await?;
        sink.text("],\"continuationToken\":null}");
        sink.finish().await
    }))
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Of {
    organization_id: OrgId,
}

/// Every item of an organization, for those who may see them all; a provider's users only while the client lets them.
pub async fn of_organization(
    State(app): State<App>,
    caller: Caller,
    Query(of): Query<Of>,
) -> Result<Response> {
    let mut tx = app.db.snapshot().await?;
    let ground = caller
        .may(&mut tx, Act::ListOrganizationItems, &of.organization_id)
        .await?;
    visit::begun(&app, &caller, &ground).await?;
    let org_id = of.organization_id.to_string();
    let ways = db::reach::of_user_in(&mut tx, caller.user_id.as_str(), &org_id).await?;
    let grants = Grants::new(&ways);
    Ok(stream::json(async move |mut sink| {
        sink.text("{\"object\":\"list\",\"data\":[");
        let seen = Access {
            view_password: true,
            ..Access::default()
        };
        let assigned = ground.may(Act::EditAnyItem);
        let mut facts = ground.facts;
        facts.orphaned = true;
        let orphaned = ::allow::may(&ground.standing, Act::EditAnyItem, &facts);
        let mut first = true;
        let mut rows =
            db::ciphers::of_organization(&mut tx, caller.user_id.as_str(), &org_id, caller.newest_kind)?;
        while let Some(item) = rows.try_next().await? {
            let as_member = grants.over(item.collection_ids()).unwrap_or_default();
            let full = if item.collections.is_some() {
                assigned
            } else {
                orphaned
            };
            let access = if full {
                Access::FULL
            } else {
                Access {
                    view_password: seen.view_password,
                    ..as_member
                }
            };
            sink.separate(&mut first);
            write(sink.buffer(), &item, access, item.collection_ids(), MINI_DETAILS);
            sink.flow().await?;
        }
        sink.text("],\"continuationToken\":null}");
        sink.finish().await
    }))
}

/// The caller's own part of an organization's items.
pub async fn assigned(State(app): State<App>, caller: Caller, Query(of): Query<Of>) -> Result<Response> {
    let mut tx = app.db.snapshot().await?;
    caller
        .may(&mut tx, Act::SeeMemberNames, &of.organization_id)
        .await?;
    let org_id = of.organization_id.to_string();
    let ways = db::reach::of_user_in(&mut tx, caller.user_id.as_str(), &org_id).await?;
    let grants = Grants::new(&ways);
    Ok(stream::json(async move |mut sink| {
        sink.text("{\"object\":\"list\",\"data\":[");
        let mut first = true;
        let mut rows = db::ciphers::reached(&mut tx, caller.user_id.as_str(), caller.newest_kind)?;
        while let Some(item) = rows.try_next().await? {
            if item.organization_id.as_deref() != Some(org_id.as_str()) {
                continue;
            }
            let access = grants.over(item.collection_ids()).unwrap_or_default();
            sink.separate(&mut first);
            write(sink.buffer(), &item, access, item.collection_ids(), DETAILS);
            sink.flow().await?;
        }
        sink.text("],\"continuationToken\":null}");
        sink.finish().await
    }))
}

/// One's own items and those reached through collections: the part that sync and the list share.
pub async fn everything(
    tx: &mut Tx,
    (user_id, newest_kind): (&str, u8),
    grants: &Grants,
    sink: &mut Sink,
) -> std::result::Result<(), stream::Broken> {
    let mut first = true;
    let mut rows = db::ciphers::own(tx, user_id, newest_kind)?;
    while let Some(item) = rows.try_next().await? {
        sink.separate(&mut first);
        write(sink.buffer(), &item, Access::FULL, std::iter::empty(), DETAILS);
        sink.flow().await?;
    }
    drop(rows);
    let mut rows = db::ciphers::reached(tx, user_id, newest_kind)?;
    while let Some(item) = rows.try_next().await? {
        let access = grants.over(item.collection_ids()).unwrap_or_default();
        sink.separate(&mut first);
        write(sink.buffer(), &item, access, item.collection_ids(), DETAILS);
        sink.flow().await?;
    }
    Ok(())
}

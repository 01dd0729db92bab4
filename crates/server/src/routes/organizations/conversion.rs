//! An owner makes a business unit of their organization, with the link that the operator had sent (P-13). Refuses to
//! know: how the operator came to offer it.

use crate::allow::Act;
use crate::app::App;
use crate::auth::Caller;
use crate::body::Json;
use crate::db;
use crate::db::tokens::{self, Kind};
use crate::enc_string::{self, KEY_LIMIT};
use crate::error::{Error, Result};
use crate::router::Doors;
use crate::routes::providers::attach_own;
use axum::extract::{Path, State};
use wire::provider::SetupUnit;
use wire::{OrgId, ProviderId};

pub fn routes() -> Doors {
    Doors::new().post(
        "/api/organizations/{org_id}/billing/setup-business-unit",
        Act::ConvertOrganization,
        set_up,
    )
}

/// Provider and first client come to be together, or neither. Answers the provider's id.
async fn set_up(
    State(app): State<App>,
    caller: Caller,
    Path(org_id): Path<OrgId>,
    Json(wanted): Json<SetupUnit>,
) -> Result<Json<ProviderId>> {
    enc_string::shared("ProviderKey", &wanted.provider_key)?;
    enc_string::sealed("OrganizationKey", &wanted.organization_key, KEY_LIMIT)?;
    let mut tx = app.db.begin().await?;
    caller.may(&mut tx, Act::ConvertOrganization, &org_id).await?;
    let invalid = || Error::bad("invalid_token", "Invalid token.");
    let found = db::providers::converting(&mut tx, org_id.as_str()).await?;
    let id = ProviderId::from(found.ok_or_else(invalid)?);
    tx.lock("provider", id.as_str()).await?;
    tx.lock("org", org_id.as_str()).await?;
    let here = caller.may(&mut tx, Act::SetUpProvider, &id).await?;
    tokens::redeem(&mut tx, Kind::UnitSetup, &wanted.token, &caller.email)
        .await?
        .filter(|token| token.subject == id.as_str())
        .ok_or_else(invalid)?;
    if !db::providers::set_up(&mut tx, id.as_str()).await? {
        return Err(Error::bad("already_set_up", "Provider is already setup."));
    }
    let user = caller.user_id.as_str();
    db::provider_users::set_up(&mut tx, &here.provider_user_id, user, &wanted.provider_key).await?;
    // Set up, it is a provider like any other: its admin may buy the seats that the organization brings.
    let here = caller.may(&mut tx, Act::AttachClient, &id).await?;
    attach_own(&mut tx, &caller, &here, &org_id, &wanted.organization_key).await?;
    db::revision::bump_provider(&mut tx, id.as_str()).await?;
    tx.commit().await?;
    Ok(Json(id))
}

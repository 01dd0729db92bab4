//! Writing the event log, in the transaction of the change it tells of. What a provider user does inside a client
//! carries the provider's stamp (P-75). Refuses to know: how the log is read (`event_log`).

use super::{Result, Tx};
use crate::auth::Caller;
use crate::{args, clock, secret};

/// Numbers of features.md 3.6 that this server writes itself.
pub mod kind {
    pub const LOGGED_IN: u16 = 1000;
    pub const CHANGED_PASSWORD: u16 = 1001;
    pub const UPDATED_TWO_FACTOR: u16 = 1002;
    pub const DISABLED_TWO_FACTOR: u16 = 1003;
    pub const RECOVERED_TWO_FACTOR: u16 = 1004;
    pub const FAILED_LOGIN: u16 = 1005;
    pub const FAILED_LOGIN_TWO_FACTOR: u16 = 1006;
    pub const CIPHER_CREATED: u16 = 1100;
    pub const CIPHER_UPDATED: u16 = 1101;
    pub const CIPHER_DELETED: u16 = 1102;
    pub const ATTACHMENT_CREATED: u16 = 1103;
    pub const ATTACHMENT_DELETED: u16 = 1104;
    pub const CIPHER_SHARED: u16 = 1105;
    pub const CIPHER_COLLECTIONS: u16 = 1106;
    pub const CIPHER_TRASHED: u16 = 1115;
    pub const CIPHER_RESTORED: u16 = 1116;
    pub const COLLECTION_CREATED: u16 = 1300;
    pub const COLLECTION_UPDATED: u16 = 1301;
    pub const COLLECTION_DELETED: u16 = 1302;
    pub const GROUP_CREATED: u16 = 1400;
    pub const GROUP_UPDATED: u16 = 1401;
    pub const GROUP_DELETED: u16 = 1402;
    pub const MEMBER_INVITED: u16 = 1500;
    pub const MEMBER_CONFIRMED: u16 = 1501;
    pub const MEMBER_UPDATED: u16 = 1502;
    pub const MEMBER_REMOVED: u16 = 1503;
    pub const MEMBER_GROUPS: u16 = 1504;
    pub const MEMBER_REVOKED: u16 = 1511;
    pub const MEMBER_RESTORED: u16 = 1512;
    pub const MEMBER_LEFT: u16 = 1516;
    pub const ORGANIZATION_UPDATED: u16 = 1600;
    pub const ORGANIZATION_PURGED: u16 = 1601;
    pub const ORGANIZATION_VAULT_ACCESSED: u16 = 1603;
    pub const LIMIT_CREATION: [u16; 2] = [1610, 1611];
    pub const LIMIT_DELETION: [u16; 2] = [1612, 1613];
    pub const LIMIT_ITEM_DELETION: [u16; 2] = [1614, 1615];
    pub const ADMINS_ACCESS_ALL: [u16; 2] = [1616, 1617];
    pub const PROVIDER_USER_INVITED: u16 = 1800;
    pub const PROVIDER_USER_CONFIRMED: u16 = 1801;
    pub const PROVIDER_USER_UPDATED: u16 = 1802;
    pub const PROVIDER_USER_REMOVED: u16 = 1803;
    pub const CLIENT_CREATED: u16 = 1900;
    pub const CLIENT_ADDED: u16 = 1901;
    pub const CLIENT_REMOVED: u16 = 1902;
    pub const CLIENT_VAULT_ACCESSED: u16 = 1903;
}

/// One entry to write: `Event::by(&caller, kind).organization(id).member(id)`.
#[derive(Clone, Debug, Default)]
pub struct Event {
    kind: u16,
    date: Option<i64>,
    user_id: Option<String>,
    acting_user_id: Option<String>,
    organization_id: Option<String>,
    provider_id: Option<String>,
    cipher_id: Option<String>,
    collection_id: Option<String>,
    group_id: Option<String>,
    organization_user_id: Option<String>,
    provider_user_id: Option<String>,
    provider_organization_id: Option<String>,
    device_type: Option<i64>,
    ip: Option<String>,
}

macro_rules! of {
    ($($name:ident => $field:ident),+ $(,)?) => {$(
        pub fn $name(mut self, id: impl AsRef<str>) -> Self {
            self.$field = Some(id.as_ref().to_owned());
            self
        }
    )+};
}

impl Event {
    /// Done by a logged-in person, now.
    pub fn by(caller: &Caller, kind: u16) -> Self {
        Self {
            kind,
            acting_user_id: Some(caller.user_id.to_string()),
            device_type: Some(caller.device_type),
            ip: Some(caller.ip.to_string()),
            ..Self::default()
        }
    }

    /// Happened by itself, now.
    pub fn unasked(kind: u16) -> Self {
        Self {
            kind,
            ..Self::default()
        }
    }

    /// When the client says it happened.
    pub fn at(mut self, date: i64) -> Self {
        self.date = Some(date);
        self
    }

    of! {
        user => user_id,
        organization => organization_id,
        provider => provider_id,
        cipher => cipher_id,
        collection => collection_id,
        group => group_id,
        member => organization_user_id,
        provider_user => provider_user_id,
        client => provider_organization_id,
    }
}

/// Writes an entry, unless the plan of its organization (or its provider) keeps no log.
pub async fn record(tx: &mut Tx, mut event: Event) -> Result<()> {
    match (&event.organization_id, &event.provider_id) {
        (Some(organization), _) => {
            let organization = organization.clone();
            if !organization_logs(tx, &organization).await? {
                return Ok(());
            }
            if event.provider_id.is_none() {
                event.provider_id = stamp(tx, &organization, event.acting_user_id.as_deref()).await?;
            }
        }
        (None, Some(provider)) => {
            let sql = "SELECT use_events FROM providers WHERE id = $1";
            let logs: Option<(bool,)> = tx.optional(sql, args![provider]).await?;
            if !logs.is_some_and(|(logs,)| logs) {
                return Ok(());
            }
        }
        (None, None) => {}
    }
    insert(tx, &event).await
}

/// Writes what happened to an account: once for the person, once for each organization and provider of theirs that
/// keeps a log (14.9).
pub async fn record_user(
    tx: &mut Tx,
    kind: u16,
    user_id: &str,
    device_type: Option<i64>,
    ip: &str,
) -> Result<()> {
    let own = Event {
        kind,
        user_id: Some(user_id.to_owned()),
        acting_user_id: Some(user_id.to_owned()),
        device_type,
        ip: Some(ip.to_owned()),
        ..Event::default()
    };
    insert(tx, &own).await?;
    let organizations: Vec<(String,)> = tx
        .all(
            "SELECT ou.organization_id FROM organization_users ou JOIN organizations o ON o.id = ou.organization_id
             WHERE ou.user_id = $1 AND ou.status = 2 AND o.enabled",
            args![user_id],
        )
        .await?;
    for (organization,) in organizations {
        if organization_logs(tx, &organization).await? {
            insert(tx, &own.clone().organization(organization)).await?;
        }
    }
    let providers: Vec<(String,)> = tx
        .all(
            "SELECT pu.provider_id FROM provider_users pu JOIN providers p ON p.id = pu.provider_id
             WHERE pu.user_id = $1 AND pu.status = 2 AND p.enabled AND p.use_events",
            args![user_id],
        )
        .await?;
    for (provider,) in providers {
        insert(tx, &own.clone().provider(provider)).await?;
    }
    Ok(())
}

async fn organization_logs(tx: &mut Tx, organization_id: &str) -> Result<bool> {
    let sql = "SELECT plan_type FROM organizations WHERE id = $1";
    let plan: Option<(i64,)> = tx.optional(sql, args![organization_id]).await?;
    Ok(plan.is_some_and(|(plan,)| crate::plan::of(plan).features.use_events))
}

/// The provider through which someone acts in an organization they are no member of.
async fn stamp(tx: &mut Tx, organization_id: &str, acting: Option<&str>) -> Result<Option<String>> {
    let Some(acting) = acting else { return Ok(None) };
    if super::standing::membership(tx, organization_id, acting)
        .await?
        .is_some()
    {
        return Ok(None);
    }
    let runs = super::standing::provider_of(tx, organization_id, acting).await?;
    Ok(runs.filter(|runs| runs.use_events).map(|runs| runs.provider_id))
}

async fn insert(tx: &mut Tx, event: &Event) -> Result<()> {
    tx.run(
        "INSERT INTO events (id, type, date, user_id, acting_user_id, organization_id, provider_id, cipher_id,
             collection_id, group_id, organization_user_id, provider_user_id, provider_organization_id,
             device_type, ip)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        args![
            secret::id(),
            event.kind,
            event.date.unwrap_or_else(clock::now),
            &event.user_id,
            &event.acting_user_id,
            &event.organization_id,
            &event.provider_id,
            &event.cipher_id,
            &event.collection_id,
            &event.group_id,
            &event.organization_user_id,
            &event.provider_user_id,
            &event.provider_organization_id,
            event.device_type,
            &event.ip,
        ],
    )
    .await?;
    Ok(())
}

//! The trace a provider user leaves in both logs on opening a client's items or collections (P-75, D3). Refuses to know: what
//! was looked at.

use crate::allow::InOrganization;
use crate::app::App;
use crate::auth::Caller;
use crate::clock;
use crate::db::events::{self, Event, kind};
use crate::db::{self, Tx};
use crate::error::Result;

/// Reading on within this time is the same visit.
const ONE_VISIT: i64 = 5 * clock::MINUTE;

/// 1903 in the provider's log and 1603 in the client's, which carries the provider's stamp.
pub async fn noted(tx: &mut Tx, caller: &Caller, here: &InOrganization) -> Result<()> {
    if let Some(runs) = here.only_as_provider() {
        let opened = Event::by(caller, kind::CLIENT_VAULT_ACCESSED)
            .provider(&runs.provider_id)
            .client(&runs.provider_organization_id);
        events::record(tx, opened).await?;
        let seen = Event::by(caller, kind::ORGANIZATION_VAULT_ACCESSED).organization(&here.organization.id);
        events::record(tx, seen).await?;
    }
    Ok(())
}

/// Before a read: whoever reads items without opening the collections first leaves a trace too, once a visit.
pub async fn begun(app: &App, caller: &Caller, here: &InOrganization) -> Result<()> {
    let Some(runs) = here.only_as_provider() else {
        return Ok(());
    };
    let mut tx = app.db.begin().await?;
    let visit = db::event_log::Visit {
        organization_id: &here.organization.id,
        provider_id: &runs.provider_id,
        client_id: &runs.provider_organization_id,
        user_id: caller.user_id.as_str(),
        since: clock::now() - ONE_VISIT,
    };
    if !db::event_log::visited(&mut tx, visit).await? {
        noted(&mut tx, caller, here).await?;
    }
    tx.commit().await?;
    Ok(())
}

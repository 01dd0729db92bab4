//! The Admin Console of one organization (`/organizations/{id}/…`), for its administrators and its provider.
//! Refuses to know: the Provider Portal and own items.

use crate::route::ConsolePage;
use leptos::prelude::*;
use wire::OrgId;

#[component]
pub fn Console(id: OrgId, page: ConsolePage) -> impl IntoView {
    let _ = (id, page);
}

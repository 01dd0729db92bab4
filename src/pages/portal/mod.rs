//! The Provider Portal (`/providers/…`): clients and members of a provider, for its confirmed users.
//! Refuses to know: what is inside a client; that is the Admin Console.

use crate::route::PortalPage;
use leptos::prelude::*;
use wire::ProviderId;

/// `/providers`: the providers of this person, or how to ask for one (D6).
#[component]
pub fn Providers() -> impl IntoView {}

/// `/providers/setup-provider`: the operator's link (P-14 to P-17).
#[component]
pub fn SetupProvider() -> impl IntoView {}

#[component]
pub fn Portal(id: ProviderId, page: PortalPage) -> impl IntoView {
    let _ = (id, page);
}

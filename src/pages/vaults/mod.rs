//! Vaults (`/vault`): own and shared items in one list. For every person who is logged in.
//! Refuses to know: how items are filtered, opened and sealed.

use leptos::prelude::*;

#[component]
pub fn Vaults() -> impl IntoView {}

//! A message that stays on the page. Refuses to know: what it is about.

use super::{Icon, Tone};
use leptos::prelude::*;

/// A line that must be read, with an action if there is one.
///
/// ```ignore
/// <Banner tone=Tone::Warn>{t.someone_waits(3)}</Banner>
/// <Banner tone=Tone::Danger alert=true>{sentence}</Banner>
/// ```
#[component]
pub fn Banner(
    #[prop(optional)] tone: Tone,
    /// Announce it at once.
    #[prop(optional)]
    alert: bool,
    #[prop(into, optional)] action: Option<ViewFn>,
    children: Children,
) -> impl IntoView {
    let icon = match tone {
        Tone::Plain | Tone::Accent => "info",
        Tone::Good => "circle-check",
        Tone::Warn => "triangle-alert",
        Tone::Danger => "circle-alert",
    };
    view! {
        <div class=format!("banner {}", tone.class()) role=alert.then_some("alert")>
            <Icon name=icon/>
            <div class="banner-text">{children()}</div>
            {action.map(|action| action.run())}
        </div>
    }
}

//! The person's own fingerprint phrase (P-68). Refuses to know: how it is made.

use super::Part;
use crate::intl::use_text;
use crate::password::Trouble;
use crate::session::use_session;
use crate::ui::{Banner, CopyButton, Skeleton, Tone};
use leptos::prelude::*;

#[component]
pub(super) fn Fingerprint() -> impl IntoView {
    let t = use_text();
    let a = t.account();
    let session = use_session();
    let phrase = LocalResource::new(move || {
        let safe = session.safe();
        async move { safe.own_fingerprint().await }
    });
    view! {
        <Part title=a.fingerprint_title() text=a.fingerprint_text()>
            {move || match phrase.get() {
                None => view! { <Skeleton lines=1/> }.into_any(),
                Some(Ok(phrase)) => view! {
                    <div class="fingerprint"><code>{phrase.clone()}</code><CopyButton value=phrase/></div>
                }.into_any(),
                Some(Err(problem)) => {
                    view! { <Banner tone=Tone::Danger>{Trouble::Safe(problem).sentence(t)}</Banner> }.into_any()
                }
            }}
        </Part>
    }
}

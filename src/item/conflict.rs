//! Someone else saved first (V-65): their version beside what was typed, which stays until the person decides.
//! Refuses to know: how the conflict was noticed.

use super::act::Hands;
use super::content;
use super::desk::Desk;
use super::line::Ask;
use super::sheet::Sheet;
use crate::safe::Facts;
use crate::ui::{Banner, Button, Tone};
use keyring::item::Item;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wire::CipherId;

#[component]
pub fn Conflict(
    desk: Desk,
    sheet: Sheet,
    id: CipherId,
    facts: StoredValue<Option<Facts>>,
    stale: RwSignal<bool>,
    #[prop(into)] on_keep: Callback<()>,
) -> impl IntoView {
    let t = desk.texts.items();
    let hands = Hands::of(desk);
    let theirs = RwSignal::new(None::<Result<(Facts, Item), String>>);
    let shown = RwSignal::new(false);
    // Read before anything is decided: both choices need the revision that is there now.
    spawn_local(async move {
        let answer = match hands.reload(&id).await {
            Ok(()) => hands.open(id).await,
            Err(trouble) => Err(trouble),
        };
        let _ = theirs.try_set(Some(answer.map_err(|trouble| trouble.sentence(desk.texts))));
    });
    let ready = move || theirs.with(|theirs| matches!(theirs, Some(Ok(_))));
    let take = move || {
        if let Some(Ok((new, item))) = theirs.get_untracked() {
            facts.set_value(Some(new));
            sheet.take(item);
            stale.set(false);
        }
    };
    // The typed version stays; what it is based on moves on, so that saving goes through now.
    let keep = move || {
        if let Some(Ok((new, _))) = theirs.get_untracked() {
            facts.set_value(Some(new));
            stale.set(false);
            on_keep.run(());
        }
    };
    let ask: Ask = Callback::new(move |(then,): (Callback<()>,)| then.run(()));
    let version = move || {
        theirs.with(|theirs| match theirs {
            Some(Ok((_, item))) if shown.get() => Some(
                view! {
                    <section class="theirs" aria-label=t.stale_theirs()>
                        <p class="item-title">{item.name.clone()}</p>
                        {content::content(item, true, ask, desk.texts)}
                    </section>
                }
                .into_any(),
            ),
            Some(Err(sentence)) => Some(view! { <p class="field-problem">{sentence.clone()}</p> }.into_any()),
            _ => None,
        })
    };
    view! {
        <div class="conflict">
            <Banner tone=Tone::Warn alert=true>
                <strong>{t.stale_title()}</strong>
                <p>{t.stale_text()}</p>
            </Banner>
            <div class="conflict-acts">
                <Button disabled=Signal::derive(move || !ready()) on_press=move || shown.update(|shown| *shown = !*shown)>
                    {move || if shown.get() { t.stale_hide() } else { t.stale_show() }}
                </Button>
                <Button disabled=Signal::derive(move || !ready()) on_press=take>{t.stale_take()}</Button>
                <Button disabled=Signal::derive(move || !ready()) on_press=keep>{t.stale_keep()}</Button>
            </div>
            {version}
        </div>
    }
}

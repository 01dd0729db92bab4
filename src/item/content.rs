//! The content of an opened item, section by section: fields by type, websites, passkeys, custom fields, notes, history.
//! Refuses to know: where the item lies and what may be done to it.

use super::check::has_expired;
use super::deed::web_address;
use super::line::{Ask, CodeLine, Line, Show};
use super::newer;
use super::slot::{self, Group, Input, Slot};
use crate::intl;
use crate::ui::{Badge, Tone};
use crate::vault::Kind;
use keyring::item::{Field, Item, Login};
use leptos::prelude::*;
use text::Texts;

/// All sections that have something in them. Without `secrets` nothing secret is even in the page.
pub fn content(item: &Item, secrets: bool, ask: Ask, texts: Texts) -> AnyView {
    let kind = Kind::from(item.kind);
    let t = texts.items();
    let groups = slot::groups(kind)
        .iter()
        .map(|group| group_of(group, item, secrets, ask, texts))
        .collect_view();
    let login = item.login.as_ref().map(|login| {
        view! {
            {websites(login, ask, texts)}
            {passkeys(login, texts)}
        }
    });
    view! {
        {groups}
        {newer::details(item, ask, t)}
        {login}
        {custom(item, kind, secrets, ask, texts)}
        {notes(item, ask, texts)}
    }
    .into_any()
}

/// A section, left out when nothing is in it.
pub fn section(title: &'static str, lines: Vec<AnyView>) -> Option<AnyView> {
    (!lines.is_empty()).then(|| {
        view! {
            <section class="item-section">
                <h3>{title}</h3>
                <dl>{lines}</dl>
            </section>
        }
        .into_any()
    })
}

fn group_of(group: &Group, item: &Item, secrets: bool, ask: Ask, texts: Texts) -> Option<AnyView> {
    let t = texts.items();
    let mut lines: Vec<AnyView> = Vec::new();
    for slot in group.slots {
        let value = (slot.get)(item).unwrap_or_default().to_owned();
        if value.is_empty() || (slot.input.is_secret() && !secrets) {
            continue;
        }
        lines.push(match slot.input {
            Input::Totp => view! { <CodeLine secret=value ask t /> }.into_any(),
            _ => view! { <Line label=(slot.label)(t) value show=show_of(slot) ask t /> }.into_any(),
        });
    }
    if let Some(card) = item.card.as_ref()
        && has_expired(
            card.exp_month.as_deref().unwrap_or_default(),
            card.exp_year.as_deref().unwrap_or_default(),
            this_month(),
        )
    {
        lines.push(
            view! { <p class="item-line-note"><Badge tone=Tone::Warn>{t.expired_card()}</Badge></p> }
                .into_any(),
        );
    }
    section((group.title)(t), lines)
}

fn show_of(slot: &Slot) -> Show {
    match (slot.input.is_secret(), slot.input.is_long()) {
        (true, true) => Show::SecretLong,
        (true, false) => Show::Secret,
        (false, true) => Show::Long,
        (false, false) => Show::Plain,
    }
}

fn websites(login: &Login, ask: Ask, texts: Texts) -> Option<AnyView> {
    let t = texts.items();
    let uris = login
        .uris
        .iter()
        .filter_map(|uri| uri.uri.clone())
        .filter(|uri| !uri.is_empty());
    let lines = uris.enumerate().map(|(n, uri)| {
        let href = web_address(&uri);
        view! { <Line label=t.website_n(n + 1) value=uri href ask t /> }.into_any()
    });
    section(t.websites(), lines.collect())
}

fn passkeys(login: &Login, texts: Texts) -> Option<AnyView> {
    let t = texts.items();
    let lines = login.fido2_credentials.iter().map(|passkey| {
        let site = passkey
            .rp_name
            .clone()
            .or_else(|| passkey.rp_id.clone())
            .unwrap_or_default();
        let user = passkey
            .user_display_name
            .clone()
            .or_else(|| passkey.user_name.clone())
            .unwrap_or_default();
        let created = passkey
            .creation_date
            .as_deref()
            .map(|date| t.passkey_created(&intl::date(texts.lang(), date)));
        view! {
            <div class="item-line">
                <dt>{t.passkey_for(&site)}</dt>
                <dd>
                    <span class="line-value">{user}</span>
                    <span class="faint">{created}</span>
                </dd>
            </div>
        }
        .into_any()
    });
    section(t.passkeys(), lines.collect())
}

fn custom(item: &Item, kind: Kind, secrets: bool, ask: Ask, texts: Texts) -> Option<AnyView> {
    let t = texts.items();
    let line = |field: &Field| {
        let label = field
            .name
            .clone()
            .filter(|name| !name.is_empty())
            .unwrap_or_else(|| t.field_unnamed().to_owned());
        let value = field.value.clone().unwrap_or_default();
        match field.kind {
            1 if !secrets => ().into_any(),
            1 => view! { <Line label value show=Show::Secret ask t /> }.into_any(),
            2 => {
                let word = if value == "true" { t.yes() } else { t.no() };
                view! { <Line label value=word fixed=true ask t /> }.into_any()
            }
            3 => {
                let slot = field.linked_id.and_then(|id| slot::linked(kind, id));
                let what = slot.map_or("", |slot| (slot.label)(t));
                view! { <Line label value=t.linked_to(what) fixed=true ask t /> }.into_any()
            }
            _ => view! { <Line label value ask t /> }.into_any(),
        }
    };
    section(t.custom_fields(), item.fields.iter().map(line).collect())
}

fn notes(item: &Item, ask: Ask, texts: Texts) -> Option<AnyView> {
    let t = texts.items();
    let text = item.notes.clone().filter(|notes| !notes.is_empty())?;
    section(
        t.notes(),
        vec![view! { <Line label=t.notes() value=text show=Show::Long ask t /> }.into_any()],
    )
}

/// Old passwords, newest first; folded away until wanted.
pub fn history(item: &Item, secrets: bool, ask: Ask, texts: Texts) -> Option<AnyView> {
    let t = texts.items();
    if item.password_history.is_empty() || !secrets {
        return None;
    }
    let lines = item.password_history.iter().map(|old| {
        let date = old
            .last_used_date
            .as_deref()
            .map(|date| intl::date_time(texts.lang(), date));
        let value = old.password.clone().unwrap_or_default();
        view! { <Line label=date.unwrap_or_else(|| t.password().to_owned()) value show=Show::Secret ask t /> }
            .into_any()
    });
    let lines: Vec<AnyView> = lines.collect();
    Some(
        view! {
            <details class="item-section">
                <summary>{t.password_history()}</summary>
                <dl>{lines}</dl>
            </details>
        }
        .into_any(),
    )
}

/// Year and month of today.
fn this_month() -> (u32, u32) {
    let today = js_sys::Date::new_0();
    (today.get_full_year(), today.get_month() + 1)
}

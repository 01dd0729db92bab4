//! One line of an item's page: label, value, buttons to show, copy and open it.
//! Refuses to know: which fields an item has.

use super::deed::now;
use super::totp::{Authenticator, Code};
use crate::clipboard::copy_for_a_while;
use crate::ui::{Icon, IconButton, use_toasts};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;
use text::items::Items;

/// Runs something after the master password was asked for, when the item wants that.
pub type Ask = Callback<(Callback<()>,)>;

/// How a value is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Show {
    #[default]
    Plain,
    /// Hidden until asked for.
    Secret,
    /// Several lines.
    Long,
    SecretLong,
}

impl Show {
    fn is_secret(self) -> bool {
        matches!(self, Self::Secret | Self::SecretLong)
    }

    fn class(self) -> &'static str {
        match self {
            Self::Plain => "line-value",
            Self::Secret => "line-value mono",
            Self::Long => "line-value long",
            Self::SecretLong => "line-value mono long",
        }
    }
}

/// Eight dots for every secret: the length is nobody's business.
const DOTS: &str = "••••••••";

#[component]
pub fn Line(
    #[prop(into)] label: String,
    #[prop(into)] value: String,
    #[prop(optional)] show: Show,
    /// For values of several choices or dates: nothing to copy.
    #[prop(optional)]
    fixed: bool,
    /// Where a link leads.
    #[prop(optional_no_strip)]
    href: Option<String>,
    ask: Ask,
    t: Items,
) -> impl IntoView {
    let shown = RwSignal::new(!show.is_secret());
    let value = StoredValue::new(value);
    let label = StoredValue::new(label);
    let toasts = use_toasts();
    let reveal = move || {
        if shown.get_untracked() {
            shown.set(false);
        } else {
            ask.run((Callback::new(move |()| shown.set(true)),));
        }
    };
    let copy = move || {
        let go = Callback::new(move |()| {
            spawn_local(async move {
                match copy_for_a_while(value.get_value()).await {
                    true => toasts.done(t.copied(&label.get_value())),
                    false => toasts.problem(t.not_copied()),
                }
            });
        });
        if show.is_secret() {
            ask.run((go,));
        } else {
            go.run(());
        }
    };
    let text = move || {
        if shown.get() {
            value.get_value()
        } else {
            DOTS.to_owned()
        }
    };
    let eye = show.is_secret().then(|| {
        let icon = Signal::derive(move || if shown.get() { "eye-off" } else { "eye" }.to_owned());
        let name = Signal::derive(move || {
            label.with_value(|label| {
                if shown.get() {
                    t.hide_what(label)
                } else {
                    t.show_what(label)
                }
            })
        });
        view! { <IconButton icon=icon label=name on_press=reveal /> }
    });
    let launch = href.map(|href| {
        let name = value.with_value(|site| t.launch_n(site));
        view! {
            <a class="icon-button" href=href target="_blank" rel="noopener noreferrer" aria-label=name.clone() data-tip=name>
                <Icon name="external-link" />
            </a>
        }
    });
    let copies = (!fixed).then(|| {
        let name = label.with_value(|label| t.copy_what(label));
        view! { <IconButton icon="copy" label=name on_press=copy /> }
    });
    view! {
        <div class="item-line">
            <dt>{label.get_value()}</dt>
            <dd>
                <span class=show.class()>{text}</span>
                <span class="line-acts">{eye}{launch}{copies}</span>
            </dd>
        </div>
    }
}

/// The verification code of the moment, and how long it holds (V-63).
#[component]
pub fn CodeLine(secret: String, ask: Ask, t: Items) -> impl IntoView {
    let Some(authenticator) = Authenticator::parse(&secret) else {
        return view! { <div class="item-line"><dt>{t.code()}</dt><dd><span class="line-value faint">{t.code_broken()}</span></dd></div> }.into_any();
    };
    let authenticator = StoredValue::new(authenticator);
    let code = RwSignal::new(authenticator.with_value(|made| made.code(now())));
    let tick = move || {
        let _ = code.try_set(authenticator.with_value(|made| made.code(now())));
    };
    if let Ok(ticking) = set_interval_with_handle(tick, Duration::from_secs(1)) {
        on_cleanup(move || ticking.clear());
    }
    let toasts = use_toasts();
    let copy = move || {
        ask.run((Callback::new(move |()| {
            spawn_local(async move {
                match copy_for_a_while(code.get_untracked().digits).await {
                    true => toasts.done(t.copied(t.code())),
                    false => toasts.problem(t.not_copied()),
                }
            });
        }),));
    };
    let digits = Memo::new(move |_| code.with(Code::grouped));
    view! {
        <div class="item-line">
            <dt>{t.code()}</dt>
            <dd>
                <span class="line-value mono code">{digits}</span>
                <span class="line-acts">
                    <span class="code-left">
                        <progress
                            aria-hidden="true"
                            max=move || code.with(|code| code.step.to_string())
                            prop:value=move || code.with(|code| code.left as f64)
                        ></progress>
                        <span>{move || code.with(|code| t.code_seconds(code.left))}</span>
                    </span>
                    <IconButton icon="copy" label=t.copy_code() on_press=copy />
                </span>
            </dd>
        </div>
    }
    .into_any()
}

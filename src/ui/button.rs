//! Buttons and links that look like them. Refuses to know: what they do.

use super::{Icon, fresh_id};
use leptos::prelude::*;

/// How much a button wants to be pressed. One `Primary` per view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    Primary,
    #[default]
    Secondary,
    Ghost,
    Danger,
}

impl Look {
    fn class(self) -> &'static str {
        match self {
            Self::Primary => "button primary",
            Self::Secondary => "button secondary",
            Self::Ghost => "button ghost",
            Self::Danger => "button danger",
        }
    }
}

/// A button. `reason` says why it can't be pressed; it stays focusable so that everyone can read that.
///
/// ```ignore
/// <Button look=Look::Primary icon="plus" on_press=move || open.set(true)>{t.new_client()}</Button>
/// <Button busy=saving on_press=save>{t.save()}</Button>
/// <Button reason=Signal::derive(move || full.get().then(|| t.no_seats().into())) on_press=invite>{t.invite()}</Button>
/// ```
#[component]
pub fn Button(
    #[prop(optional)] look: Look,
    #[prop(optional, into)] icon: Option<&'static str>,
    #[prop(into, optional)] on_press: Option<Callback<()>>,
    #[prop(into, optional)] busy: Signal<bool>,
    #[prop(into, optional)] disabled: Signal<bool>,
    #[prop(into, optional)] reason: Signal<Option<String>>,
    #[prop(optional)] submit: bool,
    /// Marks where a dialog puts the focus first.
    #[prop(optional)]
    first: bool,
    children: Children,
) -> impl IntoView {
    let tip = fresh_id("why");
    let described = tip.clone();
    let off = move || disabled.get() || reason.with(Option::is_some);
    let press = move |event: leptos::ev::MouseEvent| {
        if off() || busy.get_untracked() {
            event.prevent_default();
        } else if let Some(on_press) = on_press {
            on_press.run(());
        }
    };
    view! {
        <button
            type=if submit { "submit" } else { "button" }
            class=look.class()
            class:busy=busy
            aria-disabled=move || off().then_some("true")
            aria-busy=move || busy.get().then_some("true")
            aria-describedby=move || reason.with(Option::is_some).then(|| described.clone())
            data-first=first.then_some("")
            on:click=press
        >
            {move || busy.get().then(|| view! { <span class="spinner" aria-hidden="true"></span> })}
            {icon.map(|name| view! { <Icon name/> })}
            <span class="button-label">{children()}</span>
            {move || {
                let id = tip.clone();
                reason.get().map(move |why| view! { <span class="tip" role="tooltip" id=id>{why}</span> })
            }}
        </button>
    }
}

/// A link in the shape of a button: it goes somewhere.
///
/// ```ignore
/// <ButtonLink href=Route::Login.path()>{t.log_in()}</ButtonLink>
/// ```
#[component]
pub fn ButtonLink(
    #[prop(into)] href: Signal<String>,
    #[prop(optional)] look: Look,
    #[prop(optional, into)] icon: Option<&'static str>,
    children: Children,
) -> impl IntoView {
    view! {
        <a class=look.class() href=move || href.get()>
            {icon.map(|name| view! { <Icon name/> })}
            <span class="button-label">{children()}</span>
        </a>
    }
}

/// A square button with a symbol; `label` is its name and its tooltip.
///
/// ```ignore
/// <IconButton icon="pencil" label=t.edit() on_press=edit/>
/// <IconButton icon="star" label=t.favourite() pressed=favourite on_press=toggle/>
/// ```
#[component]
pub fn IconButton(
    #[prop(into)] icon: Signal<String>,
    #[prop(into)] label: Signal<String>,
    #[prop(into)] on_press: Callback<()>,
    #[prop(into, optional)] disabled: Signal<bool>,
    /// For buttons that stay down: announced as pressed or not.
    #[prop(into, optional)]
    pressed: Option<Signal<bool>>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="icon-button"
            aria-label=label
            data-tip=label
            aria-disabled=move || disabled.get().then_some("true")
            aria-pressed=move || pressed.map(|pressed| if pressed.get() { "true" } else { "false" })
            on:click=move |_| if !disabled.get_untracked() { on_press.run(()) }
        >
            <Icon name=icon/>
        </button>
    }
}

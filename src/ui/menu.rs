//! A button that opens a menu in a native popover: arrows, Home, End, type-ahead, Esc.
//! Refuses to know: what the entries do; they are made when the menu opens.

use super::{Icon, Tone, focus, fresh_id, scroll};
use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// What choosing an entry does.
#[derive(Clone)]
enum Choice {
    Press(Callback<()>),
    Go(String),
}

/// One entry, as data.
///
/// ```ignore
/// MenuItem::press(t.update_name(), move || rename.set(true)).icon("pencil")
/// MenuItem::press(t.unlink(), unlink).icon("unlink").danger().after_rule()
/// MenuItem::go(t.open(), href).disabled(no_right.then(|| t.only_admins()))
/// ```
#[derive(Clone)]
pub struct MenuItem {
    label: String,
    icon: Option<&'static str>,
    tone: Tone,
    choice: Choice,
    reason: Option<String>,
    checked: Option<bool>,
    rule: bool,
}

impl MenuItem {
    fn new(label: String, choice: Choice) -> Self {
        Self {
            label,
            icon: None,
            tone: Tone::Plain,
            choice,
            reason: None,
            checked: None,
            rule: false,
        }
    }

    /// An entry that does something here.
    pub fn press(label: impl Into<String>, act: impl Fn() + Send + Sync + 'static) -> Self {
        Self::new(label.into(), Choice::Press(Callback::from(act)))
    }

    /// An entry that leads somewhere.
    pub fn go(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self::new(label.into(), Choice::Go(href.into()))
    }

    pub fn icon(mut self, name: &'static str) -> Self {
        self.icon = Some(name);
        self
    }

    pub fn danger(mut self) -> Self {
        self.tone = Tone::Danger;
        self
    }

    /// Off, and says why.
    pub fn disabled(mut self, reason: Option<impl Into<String>>) -> Self {
        self.reason = reason.map(Into::into);
        self
    }

    /// One of several: shows whether it is the chosen one.
    pub fn checked(mut self, checked: bool) -> Self {
        self.checked = Some(checked);
        self
    }

    /// Draws a rule above this entry.
    pub fn after_rule(mut self) -> Self {
        self.rule = true;
        self
    }
}

/// The button and its menu. Without `trigger` the button shows three dots.
///
/// ```ignore
/// <Menu label=t.actions() items=move || vec![MenuItem::press(t.edit(), edit)]/>
/// <Menu label=t.add() look="button primary" trigger=move || view! { <Icon name="plus"/> {t.add()} } items=choices/>
/// ```
#[component]
pub fn Menu(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] items: Callback<(), Vec<MenuItem>>,
    #[prop(into, optional)] trigger: Option<ViewFn>,
    /// Classes of the button.
    #[prop(optional, into)]
    look: Option<&'static str>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let button = NodeRef::<html::Button>::new();
    let list = NodeRef::<html::Div>::new();
    let id = fresh_id("menu");
    let controls = id.clone();
    // Where the button has words of its own, the label would hide them from speech input.
    let named = RwSignal::new(trigger.is_none());
    if trigger.is_some() {
        Effect::new(move |_| {
            if let Some(button) = button.get() {
                let words = button.text_content().unwrap_or_default();
                named.set(words.trim().is_empty());
            }
        });
    }

    let show = move || {
        open.set(true);
        request_animation_frame(move || {
            if let (Some(list), Some(button)) = (list.get_untracked(), button.get_untracked())
                && list.show_popover().is_ok()
            {
                place(&list, &button);
                step(&list, Step::First);
            }
        });
    };
    let hide = move || {
        if let Some(list) = list.get_untracked() {
            let _ = list.hide_popover();
        }
    };
    let on_button_key = move |event: ev::KeyboardEvent| {
        if matches!(event.key().as_str(), "ArrowDown" | "ArrowUp") {
            event.prevent_default();
            show();
        }
    };

    view! {
        <button
            node_ref=button
            type="button"
            class=look.unwrap_or("icon-button")
            aria-haspopup="menu"
            aria-expanded=move || if open.get() { "true" } else { "false" }
            aria-controls=move || open.get().then(|| controls.clone())
            aria-label=move || named.get().then(|| label.get())
            on:click=move |_| if open.get_untracked() { hide() } else { show() }
            on:keydown=on_button_key
        >
            {match trigger {
                Some(trigger) => trigger.run(),
                None => view! { <Icon name="ellipsis-vertical"/> }.into_any(),
            }}
        </button>
        {move || {
            let id = id.clone();
            // As they were when it opened: a menu that is drawn anew under the pointer would close.
            open.get().then(move || view! { <List id label list items=untrack(|| items.run(())) open hide=hide/> })
        }}
    }
}

#[component]
fn List(
    id: String,
    label: Signal<String>,
    list: NodeRef<html::Div>,
    items: Vec<MenuItem>,
    open: RwSignal<bool>,
    #[prop(into)] hide: Callback<()>,
) -> impl IntoView {
    scroll::on_any_scroll(move || hide.run(()));
    let typed = StoredValue::new(String::new());
    let on_key = move |event: ev::KeyboardEvent| {
        let Some(list) = list.get_untracked() else { return };
        let to = match event.key().as_str() {
            "ArrowDown" => Step::Next,
            "ArrowUp" => Step::Previous,
            "Home" => Step::First,
            "End" => Step::Last,
            "Tab" => {
                hide.run(());
                return;
            }
            "Escape" => {
                event.stop_propagation();
                event.prevent_default();
                hide.run(());
                return;
            }
            key if key.chars().count() == 1 && key != " " && !event.ctrl_key() && !event.meta_key() => {
                let so_far = typed.with_value(|typed| format!("{typed}{}", key.to_lowercase()));
                typed.set_value(so_far.clone());
                set_timeout(
                    move || {
                        typed.try_update_value(String::clear);
                    },
                    std::time::Duration::from_millis(600),
                );
                Step::To(so_far)
            }
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        step(&list, to);
    };
    // Light dismissal and Esc close the popover natively; the state follows it.
    let on_toggle = move |event: ev::Event| {
        let closed = event
            .dyn_ref::<web_sys::ToggleEvent>()
            .is_some_and(|event| event.new_state() == "closed");
        if closed {
            open.set(false);
        }
    };
    let entries: Vec<_> = items.into_iter().map(|item| entry(item, hide)).collect();
    view! {
        <div
            node_ref=list
            id=id
            class="menu"
            popover="auto"
            role="menu"
            aria-label=label
            on:keydown=on_key
            on:toggle=on_toggle
        >
            {entries}
        </div>
    }
}

fn entry(item: MenuItem, hide: Callback<()>) -> AnyView {
    let MenuItem {
        label,
        icon,
        tone,
        choice,
        reason,
        checked,
        rule,
    } = item;
    let off = reason.is_some();
    let class = format!("menu-item {}", tone.class());
    let role = if checked.is_some() {
        "menuitemradio"
    } else {
        "menuitem"
    };
    let face = view! {
        {icon.map(|name| view! { <Icon name/> })}
        <span class="menu-label">
            {label}
            {reason.map(|why| view! { <small>{why}</small> })}
        </span>
        {(checked == Some(true)).then(|| view! { <Icon name="check"/> })}
    };
    let checked = checked.map(|checked| if checked { "true" } else { "false" });
    let body = match choice {
        Choice::Go(href) if !off => view! {
            <a role=role class=class href=href tabindex="-1" aria-checked=checked on:click=move |_| hide.run(())>{face}</a>
        }
        .into_any(),
        choice => {
            let press = move |_| {
                if let (false, Choice::Press(act)) = (off, &choice) {
                    hide.run(());
                    act.run(());
                }
            };
            view! {
                <button type="button" role=role class=class tabindex="-1" aria-checked=checked
                    aria-disabled=off.then_some("true") on:click=press>{face}</button>
            }
            .into_any()
        }
    };
    view! {
        {rule.then(|| view! { <div class="menu-rule" role="separator"></div> })}
        {body}
    }
    .into_any()
}

enum Step {
    Next,
    Previous,
    First,
    Last,
    To(String),
}

/// Moves the focus inside the menu, around its ends.
fn step(list: &HtmlElement, to: Step) {
    let entries = focus::matching(list, ".menu-item");
    let here = focus::current().and_then(|now| entries.iter().position(|entry| *entry == now));
    let count = entries.len();
    if count == 0 {
        return;
    }
    let next = match (to, here) {
        (Step::Next, Some(at)) => Some((at + 1) % count),
        (Step::Previous, Some(at)) => Some((at + count - 1) % count),
        (Step::First | Step::Next, _) => Some(0),
        (Step::Last | Step::Previous, _) => Some(count - 1),
        (Step::To(start), _) => entries.iter().position(|entry| {
            let text = entry.text_content().unwrap_or_default().to_lowercase();
            text.trim_start().starts_with(&start)
        }),
    };
    if let Some(entry) = next.and_then(|at| entries.get(at)) {
        let _ = entry.focus();
    }
}

/// Below the button and aligned with its end, above when there is no room. Set through the CSSOM: the CSP
/// forbids style attributes.
fn place(list: &HtmlElement, button: &HtmlElement) {
    const GAP: f64 = 4.0;
    let anchor = button.get_bounding_client_rect();
    let size = list.get_bounding_client_rect();
    let side = |value: Result<wasm_bindgen::JsValue, _>| value.ok().and_then(|v| v.as_f64()).unwrap_or(0.0);
    let (width, height) = (side(window().inner_width()), side(window().inner_height()));
    let fits_below = anchor.bottom() + GAP + size.height() <= height;
    let top = if fits_below || anchor.top() < size.height() {
        anchor.bottom() + GAP
    } else {
        anchor.top() - GAP - size.height()
    };
    let left = if anchor.left() + size.width() <= width - GAP && anchor.left() < width / 2.0 {
        anchor.left()
    } else {
        anchor.right() - size.width()
    };
    let style = list.style();
    let _ = style.set_property("top", &format!("{}px", top.max(GAP)));
    let _ = style.set_property("left", &format!("{}px", left.max(GAP)));
}

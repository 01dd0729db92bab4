//! Tabs (one panel at a time) and segments (one filter of a few). Refuses to know: what they switch.

use super::{Count, focus, fresh_id};
use leptos::{ev, html, prelude::*};

/// One tab: a key (usually the URL's word) and a label.
#[derive(Clone)]
pub struct Tab {
    pub key: &'static str,
    pub label: String,
}

/// Tabs with roving focus: arrows choose, Home and End jump. `panel` draws the chosen one.
///
/// ```ignore
/// <Tabs label=t.client() tabs=vec![Tab { key: "info", label: t.info().into() }, Tab { key: "access", label: t.access().into() }]
///     active=tab on_choose=move |key: String| tab.set(key)
///     panel=move |key: String| match key.as_str() { "access" => view! { <Access/> }.into_any(), _ => view! { <Info/> }.into_any() }/>
/// ```
#[component]
pub fn Tabs(
    #[prop(into)] label: String,
    tabs: Vec<Tab>,
    #[prop(into)] active: Signal<String>,
    #[prop(into)] on_choose: Callback<(String,)>,
    #[prop(into)] panel: Callback<(String,), AnyView>,
) -> impl IntoView {
    let list = NodeRef::<html::Div>::new();
    let stem = fresh_id("tab");
    let keys: Vec<_> = tabs.iter().map(|tab| tab.key).collect();
    let on_key = move |event: ev::KeyboardEvent| {
        let here = keys
            .iter()
            .position(|key| active.with_untracked(|active| active == key))
            .unwrap_or(0);
        let count = keys.len();
        let to = match event.key().as_str() {
            "ArrowRight" => (here + 1) % count,
            "ArrowLeft" => (here + count - 1) % count,
            "Home" => 0,
            "End" => count - 1,
            _ => return,
        };
        event.prevent_default();
        on_choose.run((keys[to].to_owned(),));
        if let Some(tab) = list
            .get_untracked()
            .and_then(|list| focus::matching(&list, "[role=tab]").into_iter().nth(to))
        {
            focus::give(&tab);
        }
    };
    let panel_id = format!("{stem}-panel");
    let buttons = tabs
        .into_iter()
        .map(|Tab { key, label }| {
            let chosen = move || active.with(|active| active == key);
            let panel_id = panel_id.clone();
            view! {
                <button type="button" role="tab" class="tab" id=format!("{stem}-{key}")
                    aria-selected=move || if chosen() { "true" } else { "false" }
                    aria-controls=panel_id
                    tabindex=move || if chosen() { "0" } else { "-1" }
                    on:click=move |_| on_choose.run((key.to_owned(),))>{label}</button>
            }
        })
        .collect_view();
    let labelled = move || format!("{stem}-{}", active.get());
    view! {
        <div node_ref=list class="tabs" role="tablist" aria-label=label on:keydown=on_key>{buttons}</div>
        <div class="tab-panel" role="tabpanel" id=panel_id.clone() aria-labelledby=labelled tabindex="0">
            {move || panel.run((active.get(),))}
        </div>
    }
}

/// One segment; `count` stands behind the label.
#[derive(Clone)]
pub struct Segment {
    pub key: &'static str,
    pub label: String,
    pub count: Option<Signal<usize>>,
}

impl Segment {
    pub fn new(key: &'static str, label: impl Into<String>) -> Self {
        Self {
            key,
            label: label.into(),
            count: None,
        }
    }

    pub fn count(mut self, count: impl Into<Signal<usize>>) -> Self {
        self.count = Some(count.into());
        self
    }
}

/// A choice of a few that filters what stands below: native radio buttons in a row.
///
/// ```ignore
/// <Segments label=t.show() active=filter on_choose=move |key: String| filter.set(key)
///     segments=vec![Segment::new("all", t.all()).count(total), Segment::new("invited", t.invited()).count(invited)]/>
/// ```
#[component]
pub fn Segments(
    #[prop(into)] label: String,
    segments: Vec<Segment>,
    #[prop(into)] active: Signal<String>,
    #[prop(into)] on_choose: Callback<(String,)>,
) -> impl IntoView {
    let group = fresh_id("segments");
    let choices = segments
        .into_iter()
        .map(|Segment { key, label, count }| {
            view! {
                <label class="segment">
                    <input type="radio" name=group.clone() value=key
                        prop:checked=move || active.with(|active| active == key)
                        on:change=move |_| on_choose.run((key.to_owned(),))/>
                    <span>{label}</span>
                    {count.map(|count| view! { <Count of=count/> })}
                </label>
            }
        })
        .collect_view();
    view! { <div class="segments" role="radiogroup" aria-label=label>{choices}</div> }
}

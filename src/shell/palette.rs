//! The palette (Ctrl/⌘ K): jump to any page, client, organization or provider by typing a part of its name.
//! Refuses to know: items of vaults; those are found in Vaults.

use super::products::{Entry, Product};
use crate::intl::use_text;
use crate::route::{AccountPage, Route, ToolsPage};
use crate::session::use_session;
use crate::ui::{Dialog, Icon, Span, fresh_id};
use leptos::{ev, prelude::*};
use leptos_router::hooks::use_navigate;
use text::shell::Shell;

/// What a line does.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Leads {
    To(String),
    Lock,
    LogOut,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    name: String,
    kind: &'static str,
    icon: &'static str,
    leads: Leads,
}

/// More than a person reads; typing narrows it.
const SHOWN: usize = 50;

#[component]
pub(super) fn Palette(products: Memo<Vec<Entry>>, #[prop(into)] on_close: Callback<()>) -> impl IntoView {
    let t = use_text().shell();
    let session = use_session();
    let all = products.with_untracked(|entries| lines(t, entries));
    let typed = RwSignal::new(String::new());
    let at = RwSignal::new(0_usize);
    let found = Memo::new(move |_| typed.with(|typed| matching(&all, typed)));
    let navigate = use_navigate();
    let go = Callback::new(move |leads: Leads| {
        on_close.run(());
        match leads {
            Leads::To(path) => navigate(&path, leptos_router::NavigateOptions::default()),
            Leads::Lock => session.lock(),
            Leads::LogOut => session.log_out(),
        }
    });
    let list_id = fresh_id("palette");
    let option_id = {
        let stem = list_id.clone();
        move |n: usize| format!("{stem}-{n}")
    };
    let on_key = move |event: ev::KeyboardEvent| {
        let count = found.with(Vec::len);
        match event.key().as_str() {
            "ArrowDown" if count > 0 => at.update(|at| *at = (*at + 1) % count),
            "ArrowUp" if count > 0 => at.update(|at| *at = (*at + count - 1) % count),
            "Enter" => {
                if let Some(line) = found.with(|found| found.get(at.get_untracked()).cloned()) {
                    go.run(line.leads);
                }
            }
            _ => return,
        }
        event.prevent_default();
    };
    let active = {
        let option_id = option_id.clone();
        move || (!found.with(Vec::is_empty)).then(|| option_id(at.get()))
    };
    let lines = move || {
        let line = |(n, line): (usize, Line)| {
            let leads = line.leads.clone();
            view! {
                <li id=option_id(n) role="option" class="palette-line"
                    aria-selected=move || if at.get() == n { "true" } else { "false" }
                    on:click=move |_| go.run(leads.clone())>
                    <Icon name=line.icon/><span>{line.name}</span><small>{line.kind}</small>
                </li>
            }
        };
        found.get().into_iter().enumerate().map(line).collect_view()
    };
    view! {
        <Dialog title=t.palette() on_close span=Span::Normal>
            <div class="palette">
                <input type="text" class="input" role="combobox" autocomplete="off" spellcheck="false" data-first=""
                    aria-label=t.palette_hint() placeholder=t.palette_hint() aria-expanded="true"
                    aria-controls=list_id.clone() aria-activedescendant=active
                    on:input=move |event| { typed.set(event_target_value(&event)); at.set(0); }
                    on:keydown=on_key/>
                <ul id=list_id role="listbox" aria-label=t.palette()>{lines}</ul>
                {move || found.with(Vec::is_empty).then(|| view! { <p class="palette-none" role="status">{t.palette_none()}</p> })}
            </div>
        </Dialog>
    }
}

fn lines(t: Shell, entries: &[Entry]) -> Vec<Line> {
    let line = |name: &str, kind, icon, leads| Line {
        name: name.to_owned(),
        kind,
        icon,
        leads,
    };
    let mut lines = Vec::new();
    for entry in entries {
        let (kind, icon) = (
            super::nav::name(entry.product, entry.is_business(), t),
            super::nav::icon(entry.product),
        );
        if entry.product == Product::Vaults {
            lines.push(line(kind, "", icon, Leads::To(entry.href.clone())));
        }
        for place in entry.places.iter() {
            lines.push(line(&place.name, kind, icon, Leads::To(place.href.clone())));
        }
    }
    for (name, icon, page) in [
        (t.generator(), "wand-sparkles", ToolsPage::Generator),
        (t.bring(), "upload", ToolsPage::Import),
        (t.export(), "download", ToolsPage::Export),
    ] {
        lines.push(line(name, t.vaults(), icon, Leads::To(Route::Tools(page).path())));
    }
    for (name, icon, page) in [
        (t.profile(), "user-round", AccountPage::Profile),
        (t.security(), "shield-check", AccountPage::Security),
        (t.preferences(), "sliders-horizontal", AccountPage::Preferences),
    ] {
        lines.push(line(
            name,
            t.account(),
            icon,
            Leads::To(Route::Account(page).path()),
        ));
    }
    lines.push(line(t.lock(), "", "lock", Leads::Lock));
    lines.push(line(t.log_out(), "", "log-out", Leads::LogOut));
    lines
}

/// Every typed word must occur, in any order, whatever the case.
fn matching(all: &[Line], typed: &str) -> Vec<Line> {
    let typed = typed.to_lowercase();
    let fits = |line: &&Line| {
        let name = line.name.to_lowercase();
        typed.split_whitespace().all(|word| name.contains(word))
    };
    all.iter().filter(fits).take(SHOWN).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_typed_word_must_occur() {
        let line = |name: &str| Line {
            name: name.into(),
            kind: "",
            icon: "",
            leads: Leads::Lock,
        };
        let all = [line("Atelier Lumière"), line("Second Client's Organization")];
        assert_eq!(matching(&all, "org sec").len(), 1);
        assert_eq!(matching(&all, "LUMI").len(), 1);
        assert_eq!(matching(&all, "").len(), 2);
        assert!(matching(&all, "nothing").is_empty());
    }
}

//! What a file would bring, before anything is saved: kinds, folders, and what stays behind and why.
//! Refuses to know: the entries themselves; they are plaintext and stay where they are.

use crate::import::{Entry, Flaw, Found, Why};
use crate::intl::number;
use crate::ui::{Banner, Tone};
use crate::vault::Kind;
use leptos::prelude::*;
use text::Texts;

/// Nobody reads further, and a page of thousands of lines is slow.
const MOST_TOLD: usize = 100;

/// What a file holds, without its contents.
#[derive(Clone)]
pub(super) struct Preview {
    program: &'static str,
    kinds: Vec<(Kind, usize)>,
    folders: Vec<String>,
    all: usize,
    flaws: Vec<Flaw>,
}

impl Preview {
    pub(super) fn of(found: &Found) -> Self {
        let kinds = Kind::KNOWN.map(|kind| {
            let of_it = found
                .items
                .iter()
                .filter(|entry| Kind::from(entry.item.kind) == kind);
            (kind, of_it.count())
        });
        Self {
            program: found.program,
            kinds: kinds.into_iter().filter(|(_, count)| *count > 0).collect(),
            folders: folders(&found.items),
            all: found.items.len(),
            flaws: found.flaws.clone(),
        }
    }
}

/// The names of folders, each once, in their order.
pub(super) fn folders(items: &[Entry]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for entry in items {
        if !entry.folder.is_empty() && !names.contains(&entry.folder) {
            names.push(entry.folder.clone());
        }
    }
    names
}

#[component]
pub(super) fn Seen(texts: Texts, preview: Preview) -> impl IntoView {
    let (t, lang) = (texts.bring(), texts.lang());
    let Preview {
        program,
        kinds,
        folders,
        all,
        flaws,
    } = preview;
    let kinds = kinds.into_iter().map(|(kind, count)| {
        let name = crate::item::kind::label(kind, texts.items());
        view! { <li>{number(lang, count as f64)} " × " {name}</li> }
    });
    let into = (!folders.is_empty()).then(|| view! { <p>{t.into_folders(&folders.join(", "))}</p> });
    let left_out = flaws.len() as u64;
    let left = (left_out > 0).then(|| {
        let line = |flaw: Flaw| {
            let why = match flaw.why {
                Why::Kind => t.why_kind(),
                Why::Empty => t.why_empty(),
                Why::TooLong => t.why_long(),
                Why::Sealed => t.why_sealed(),
                Why::Trash => t.why_trash(),
                Why::Files => t.why_files(),
            };
            let name = match flaw.name.trim() {
                "" => String::new(),
                name => format!(" ({name})"),
            };
            view! { <li>{t.told(flaw.at, &name, why)}</li> }
        };
        view! {
            <Banner tone=Tone::Warn>{t.left_out(left_out)}</Banner>
            <ul class="plain-list">{flaws.into_iter().take(MOST_TOLD).map(line).collect_view()}</ul>
            {(left_out > MOST_TOLD as u64).then(|| view! { <p>{t.more_left_out(&number(lang, left_out as f64 - MOST_TOLD as f64))}</p> })}
        }
    });
    view! {
        <h2>{t.preview(all as u64, &number(lang, all as f64), program)}</h2>
        <ul class="plain-list">{kinds.collect_view()}</ul>
        {into}
        {left}
        <p class="faint">{t.own()}</p>
    }
}

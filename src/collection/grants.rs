//! A list of grants with one permission each: members of a collection, or collections of a member.
//! Refuses to know: which of the two it is.

use super::grant::Grant;
use crate::form::{Choice, Entry, SelectField};
use crate::ui::IconButton;
use leptos::prelude::*;
use text::console::Console;
use wire::collection::Access;

/// Who or what can be granted: id and name.
pub type Target = (String, String);

#[derive(Clone, Copy)]
pub struct Grants {
    pub lines: RwSignal<Vec<Granted>>,
    keeper: StoredValue<Owner>,
}

#[derive(Clone, PartialEq)]
pub struct Granted {
    id: String,
    word: Entry,
}

impl Grants {
    pub fn new(access: &[Access]) -> Self {
        let lines = access.iter().map(|access| Granted {
            id: access.id.clone(),
            word: Entry::new(Grant::of(access).word()),
        });
        Self {
            lines: RwSignal::new(lines.collect()),
            keeper: StoredValue::new(Owner::current().unwrap_or_default()),
        }
    }

    /// As the wire wants it.
    pub fn access(self) -> Vec<Access> {
        self.lines.with_untracked(|lines| {
            lines
                .iter()
                .map(|line| Grant::parse(&line.word.now()).access(&line.id))
                .collect()
        })
    }

    /// Whether anybody holds Manage; tracked.
    pub fn has_manager(self) -> bool {
        self.lines.with(|lines| {
            lines
                .iter()
                .any(|line| Grant::parse(&line.word.get()) == Grant::Manage)
        })
    }

    pub fn add(self, id: String, grant: Grant) {
        // Made in a handler, the signals would have no owner.
        let word = self.keeper.get_value().with(|| Entry::new(grant.word()));
        self.lines.update(|lines| lines.push(Granted { id, word }));
    }

    fn remove(self, id: &str) {
        self.lines.update(|lines| lines.retain(|line| line.id != id));
    }
}

/// Words that differ between the two uses.
#[derive(Clone, Copy)]
pub struct GrantWords {
    pub legend: &'static str,
    pub help: &'static str,
    pub add: &'static str,
    pub none: &'static str,
}

#[component]
pub fn GrantList(
    grants: Grants,
    #[prop(into)] targets: Signal<Vec<Target>>,
    words: GrantWords,
    t: Console,
) -> impl IntoView {
    let permissions: Vec<Choice> = Grant::ALL
        .into_iter()
        .map(|grant| Choice::new(grant.word(), grant.label(t)))
        .collect();
    let permissions = StoredValue::new(permissions);
    let name_of = move |id: &str| {
        targets.with(|targets| {
            targets
                .iter()
                .find(|(known, _)| known == id)
                .map(|(_, name)| name.clone())
        })
    };
    let line = move |granted: Granted| {
        let name = name_of(&granted.id).unwrap_or_else(|| granted.id.clone());
        let id = granted.id.clone();
        view! {
            <div class="grant">
                <span class="grant-name">{name.clone()}</span>
                <SelectField entry=granted.word label=t.permission_of(&name) choices=permissions.get_value() />
                <IconButton icon="x" label=t.access_remove(&name) on_press=move || grants.remove(&id) />
            </div>
        }
    };
    let free = move || {
        let taken: Vec<String> = grants
            .lines
            .with(|lines| lines.iter().map(|line| line.id.clone()).collect());
        let mut choices = vec![Choice::new("", words.add)];
        let free = targets.get().into_iter().filter(|(id, _)| !taken.contains(id));
        choices.extend(free.map(|(id, name)| Choice::new(id, name)));
        choices
    };
    let picked = Entry::new("");
    Effect::new(move |_| {
        let id = picked.get();
        if !id.is_empty() {
            grants.add(id, Grant::Edit);
            picked.set("");
        }
    });
    let lines = move || {
        let known = grants.lines.get();
        if known.is_empty() {
            return view! { <p class="field-help">{words.none}</p> }.into_any();
        }
        known.into_iter().map(line).collect_view().into_any()
    };
    let choices = Signal::derive(free);
    view! {
        <fieldset class="editor-section grants">
            <legend>{words.legend}</legend>
            <p class="field-help">{words.help}</p>
            {move || targets.with(|targets| !targets.is_empty()).then(lines)}
            <SelectField entry=picked label=words.add choices=choices optional=true />
        </fieldset>
    }
}

//! Which keys of the person's chain do not open, above every page until they do (crypto.md 16): what they protect stays
//! sealed, the rest works. Refuses to know: why a key does not open.

use crate::intl::use_text;
use crate::safe::{BrokenKey, Person};
use crate::ui::{Banner, Tone};
use crate::vault::store::use_store;
use leptos::prelude::*;

#[component]
pub(super) fn Sealed() -> impl IntoView {
    let t = use_text().shell();
    let store = use_store();
    let sentence = Memo::new(move |_| {
        let broken = store.broken.get();
        let person = store.person.get()?;
        if broken.contains(&BrokenKey::PrivateKey) {
            // Every other key comes through this one.
            return Some(t.private_key_broken().to_owned());
        }
        let names: Vec<_> = broken.iter().filter_map(|key| name(key, &person)).collect();
        (!names.is_empty()).then(|| t.keys_broken(&names.join(", ")))
    });
    move || {
        let sentence = sentence.get()?;
        Some(
            view! { <div class="page-notice"><Banner tone=Tone::Danger alert=true>{sentence}</Banner></div> },
        )
    }
}

fn name(key: &BrokenKey, person: &Person) -> Option<String> {
    match key {
        BrokenKey::PrivateKey => None,
        BrokenKey::Organization(id) => {
            let found = person.organizations.iter().find(|known| known.id == *id);
            found.map(|found| found.name.clone())
        }
        BrokenKey::Provider(id) => {
            let found = person.providers.iter().find(|known| known.id == *id);
            found.map(|found| found.name.clone())
        }
    }
}

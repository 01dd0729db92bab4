//! Preferences (`/account/preferences`): language, appearance, when to lock; kept in this browser.
//! Refuses to know: the account.

use crate::form::{Choice, Entry, SelectField};
use crate::intl::{Language, use_text};
use crate::item::use_sites;
use crate::session::{IdleEnd, LockAfter, use_session};
use crate::shell::theme::{Theme, use_theme};
use crate::ui::PageHeader;
use leptos::prelude::*;
use text::Lang;

const SHOWN: &str = "shown";
const HIDDEN: &str = "hidden";

#[component]
pub(super) fn Preferences() -> impl IntoView {
    let t = use_text();
    let a = t.account();
    let session = use_session();
    let language = expect_context::<Language>();
    let themes = use_theme();
    let lang = Entry::new(language.0.get_untracked().tag());
    let theme = Entry::new(untrack(|| themes.current()).key());
    let lock = Entry::new(untrack(|| session.lock_after()).key());
    let end = Entry::new(untrack(|| session.idle_end()).key());
    let sites = use_sites();
    let pictures = Entry::new(if sites.is_wanted() { SHOWN } else { HIDDEN });
    follow(lang, move |tag| language.choose(Lang::from_tag(&tag)));
    follow(theme, move |key| themes.choose(Theme::from_key(&key)));
    follow(lock, move |key| session.set_lock_after(LockAfter::from_key(&key)));
    follow(end, move |key| session.set_idle_end(IdleEnd::from_key(&key)));
    follow(pictures, move |key| sites.want(key == SHOWN));
    let languages = [Lang::En, Lang::Fr]
        .map(|lang| Choice::new(lang.tag(), lang.name()))
        .to_vec();
    let looks = Theme::ALL
        .map(|theme| Choice::new(theme.key(), theme.name(t.shell())))
        .to_vec();
    let locks = LockAfter::CHOICES
        .map(|choice| {
            let name = match choice {
                LockAfter::Minutes(minutes) => a.minutes(minutes),
                LockAfter::Never => a.never().to_owned(),
            };
            Choice::new(choice.key(), name)
        })
        .to_vec();
    let ends = vec![
        Choice::new(IdleEnd::Lock.key(), a.idle_lock()),
        Choice::new(IdleEnd::LogOut.key(), a.idle_log_out()),
    ];
    let shown = vec![
        Choice::new(SHOWN, a.sites_shown()),
        Choice::new(HIDDEN, a.sites_hidden()),
    ];
    view! {
        <PageHeader title=a.preferences_title() lede=Some(a.preferences_lede().to_owned())/>
        <section class="part">
            <SelectField entry=lang label=a.language() choices=languages/>
            <SelectField entry=theme label=a.theme() choices=looks/>
            <SelectField entry=lock label=a.lock_after() choices=locks help=a.lock_after_help()/>
            <SelectField entry=end label=a.idle_end() choices=ends help=a.idle_end_help()/>
            <SelectField entry=pictures label=a.sites() choices=shown help=a.sites_help()/>
        </section>
    }
}

/// Runs `choose` with each new value, not with the first.
fn follow(entry: Entry, choose: impl Fn(String) + 'static) {
    Effect::new(move |before: Option<String>| {
        let now = entry.get();
        if before.is_some_and(|before| before != now) {
            choose(now.clone());
        }
        now
    });
}

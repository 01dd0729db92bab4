//! Ending by time: after so long without a touch of mouse or keyboard the session locks or logs out.
//! Refuses to know: what locking and logging out do.

use super::Sessions;
use crate::browser::Setting;
use gloo_timers::callback::Interval;
use leptos::ev;
use leptos::prelude::*;
use std::cell::Cell;

/// How often the clock is looked at; a sleeping laptop wakes up locked within this.
const GLANCE_MS: u32 = 5_000;

thread_local! {
    static TOUCHED: Cell<f64> = const { Cell::new(0.0) };
}

/// The person's choice; a reload locks in any case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LockAfter {
    Minutes(u32),
    /// Only by hand, by a reload, or when the tab is closed.
    Never,
}

impl LockAfter {
    pub const CHOICES: [Self; 6] = [
        Self::Minutes(1),
        Self::Minutes(5),
        Self::Minutes(15),
        Self::Minutes(60),
        Self::Minutes(240),
        Self::Never,
    ];

    /// The word in a form and in storage.
    pub fn key(self) -> String {
        match self {
            Self::Minutes(minutes) => minutes.to_string(),
            Self::Never => "never".into(),
        }
    }

    /// Anything unknown is the default of fifteen minutes.
    pub fn from_key(key: &str) -> Self {
        let known = Self::CHOICES.into_iter().find(|choice| choice.key() == key);
        known.unwrap_or(Self::Minutes(15))
    }

    pub(super) fn stored() -> Self {
        Self::from_key(&Setting::LockAfter.read().unwrap_or_default())
    }

    pub(super) fn store(self) {
        Setting::LockAfter.write(&self.key());
    }
}

/// What happens then.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum IdleEnd {
    #[default]
    Lock,
    /// Also from the unlock page: whoever comes next needs the address, and the second step where the browser is not remembered.
    LogOut,
}

impl IdleEnd {
    /// The word in a form and in storage.
    pub fn key(self) -> &'static str {
        match self {
            Self::Lock => "lock",
            Self::LogOut => "log_out",
        }
    }

    /// Anything unknown locks.
    pub fn from_key(key: &str) -> Self {
        match key == Self::LogOut.key() {
            true => Self::LogOut,
            false => Self::Lock,
        }
    }

    pub(super) fn stored() -> Self {
        Self::from_key(&Setting::IdleEnd.read().unwrap_or_default())
    }

    pub(super) fn store(self) {
        Setting::IdleEnd.write(self.key());
    }
}

/// Someone is here.
pub(super) fn touch() {
    TOUCHED.set(js_sys::Date::now());
}

/// Looks at the clock for as long as the page lives.
pub(super) fn watch(session: Sessions) {
    for listening in [
        window_event_listener(ev::pointerdown, |_| touch()),
        window_event_listener(ev::keydown, |_| touch()),
        window_event_listener(ev::wheel, |_| touch()),
    ] {
        on_cleanup(move || listening.remove());
    }
    touch();
    Interval::new(GLANCE_MS, move || {
        if let LockAfter::Minutes(minutes) = session.lock_after.get_untracked()
            && js_sys::Date::now() - TOUCHED.get() >= f64::from(minutes) * 60_000.0
        {
            match session.idle_end.get_untracked() {
                IdleEnd::Lock => session.lock(),
                IdleEnd::LogOut if session.account().is_some() => session.log_out(),
                IdleEnd::LogOut => {}
            }
        }
    })
    .forget();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_choice_locks_after_fifteen_minutes() {
        assert_eq!(LockAfter::from_key("abc"), LockAfter::Minutes(15));
        for choice in LockAfter::CHOICES {
            assert_eq!(LockAfter::from_key(&choice.key()), choice);
        }
        assert_eq!(IdleEnd::from_key("abc"), IdleEnd::Lock);
        assert_eq!(IdleEnd::from_key(IdleEnd::LogOut.key()), IdleEnd::LogOut);
    }
}

//! Imports outlive their page: who looks at the clients meanwhile comes back to the progress and the links. They end with
//! the session. Refuses to know: rows.

use super::import::{Step, Work};
use crate::session::{Session, Sessions};
use leptos::prelude::*;
use wire::ProviderId;

/// One import for each provider, each with the owner of its signals. In the context, above the pages.
#[derive(Clone, Copy)]
pub struct Imports {
    /// The app's: pages come and go.
    above: StoredValue<Owner>,
    all: StoredValue<Vec<(Owner, Work)>>,
}

impl Imports {
    pub fn provide(session: Sessions) {
        let imports = Self {
            above: StoredValue::new(Owner::current().unwrap_or_default()),
            all: StoredValue::default(),
        };
        provide_context(imports);
        Effect::new(move |_| {
            if session.current() == Session::SignedOut {
                imports.forget();
            }
        });
        // Closing the tab is the one way out that loses what is not made yet.
        let warning = window_event_listener_untyped("beforeunload", move |event| {
            if imports.is_working() {
                event.prevent_default();
            }
        });
        on_cleanup(move || warning.remove());
    }

    pub(super) fn of(self, provider: &ProviderId, make: impl FnOnce() -> Work) -> Work {
        let known = self.all.with_value(|all| {
            let same = all
                .iter()
                .find(|(_, work)| work.provider.get_value() == *provider);
            same.map(|(_, work)| *work)
        });
        known.unwrap_or_else(|| {
            let owner = self.above.with_value(|above| above.with(Owner::new));
            let work = owner.with(make);
            self.all.update_value(|all| all.push((owner, work)));
            work
        })
    }

    fn is_working(self) -> bool {
        self.all.with_value(|all| {
            all.iter()
                .any(|(_, work)| work.step.get_untracked() == Step::Working)
        })
    }

    fn forget(self) {
        let ended = self.all.try_update_value(std::mem::take).unwrap_or_default();
        for (owner, _) in ended {
            owner.cleanup();
        }
    }
}

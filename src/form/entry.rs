//! What stands in one field, and what is wrong with it. Refuses to know: how the field looks.

use leptos::prelude::*;

/// Value and problem of one field; `Copy`. Typing clears the problem.
///
/// ```ignore
/// let name = Entry::new("");
/// let fine = name.check(!name.trimmed().is_empty(), t.name_missing()) && name.check(name.trimmed().len() <= 50, t.name_long());
/// <TextField entry=name label=t.name() required=true/>
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    pub value: RwSignal<String>,
    pub problem: RwSignal<Option<String>>,
}

impl Entry {
    pub fn new(value: impl Into<String>) -> Self {
        Self {
            value: RwSignal::new(value.into()),
            problem: RwSignal::new(None),
        }
    }

    /// What was typed, tracked.
    pub fn get(self) -> String {
        self.value.get()
    }

    /// What was typed, not tracked: for submitting.
    pub fn now(self) -> String {
        self.value.get_untracked()
    }

    /// What was typed without space around it, not tracked.
    pub fn trimmed(self) -> String {
        self.value.with_untracked(|value| value.trim().to_owned())
    }

    /// The value as a number, not tracked.
    pub fn number(self) -> Option<i64> {
        self.value.with_untracked(|value| value.trim().parse().ok())
    }

    /// Sets the value and clears the problem.
    pub fn set(self, value: impl Into<String>) {
        let value = value.into();
        self.value.set(value);
        self.clear_problem();
    }

    /// Says what is wrong; the form puts the focus here.
    pub fn refuse(self, problem: impl Into<String>) {
        self.problem.set(Some(problem.into()));
    }

    /// Refuses unless `fine`; returns `fine`.
    pub fn check(self, fine: bool, problem: impl Into<String>) -> bool {
        if fine {
            self.clear_problem();
        } else {
            self.refuse(problem);
        }
        fine
    }

    fn clear_problem(self) {
        if self.problem.with_untracked(Option::is_some) {
            self.problem.set(None);
        }
    }
}

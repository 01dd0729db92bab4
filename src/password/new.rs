//! The fields for choosing a master password, or one of a file: twice, with its strength, and a hint.
//! Refuses to know: what the password is for.

use super::strength::{SHORTEST, Strength};
use crate::form::{Entry, PasswordField, TextField, check};
use crate::intl::use_text;
use leptos::prelude::*;
use text::sign_in::SignIn;

/// What is typed; `Copy`.
#[derive(Clone, Copy)]
pub struct NewPassword {
    pub password: Entry,
    pub again: Entry,
    pub hint: Entry,
}

impl NewPassword {
    pub fn empty() -> Self {
        Self {
            password: Entry::new(""),
            again: Entry::new(""),
            hint: Entry::new(""),
        }
    }

    /// Nothing typed is kept.
    pub fn clear(self) {
        for entry in [self.password, self.again, self.hint] {
            entry.set(String::new());
        }
    }

    /// Says what is wrong at the fields; true when nothing is.
    pub fn check(self, t: SignIn, email: &str) -> bool {
        let password = self.password.now();
        let long = self
            .password
            .check(password.chars().count() >= SHORTEST, t.password_short());
        let other = long
            && self.password.check(
                password.to_lowercase() != email.to_lowercase(),
                t.password_is_email(),
            );
        let same = self
            .again
            .check(self.again.now() == password, t.confirm_differs());
        let hint = self.hint.trimmed();
        let short = self
            .hint
            .check(hint.is_empty() || check::within(&hint, 50), t.hint_long());
        let secret = !long
            || self.hint.check(
                !hint.contains(&password) && short,
                if short {
                    t.hint_is_password()
                } else {
                    t.hint_long()
                },
            );
        long && other && same && short && secret
    }

    pub fn hint_or_none(self) -> Option<String> {
        Some(self.hint.trimmed()).filter(|hint| !hint.is_empty())
    }
}

#[component]
pub fn NewPasswordFields(
    fields: NewPassword,
    #[prop(into)] label: String,
    /// Label of the second field, where it is no master password: such a one has no hint either.
    #[prop(optional, into)]
    again: Option<String>,
) -> impl IntoView {
    let t = use_text().sign_in();
    let hint = again.is_none();
    let again = again.unwrap_or_else(|| t.confirm_password().to_owned());
    view! {
        <PasswordField entry=fields.password label autocomplete="new-password" help=t.password_help()/>
        <Meter password=fields.password/>
        <PasswordField entry=fields.again label=again autocomplete="new-password"/>
        {hint.then(|| view! { <TextField entry=fields.hint label=t.hint() help=t.hint_help() optional=true/> })}
    }
}

#[component]
fn Meter(password: Entry) -> impl IntoView {
    let t = use_text().sign_in();
    let strength = Memo::new(move |_| Strength::of(&password.get()));
    let bar = move |n: u8| view! { <i class:filled=move || { n <= strength.get().bars() }></i> };
    view! {
        <div class="strength" role="status" data-strength=move || strength.get().bars().to_string()
            hidden=move || password.get().is_empty()>
            <span class="strength-bars" aria-hidden="true">{[1, 2, 3, 4].map(bar)}</span>
            <span><span class="visually-hidden">{t.strength_label()}": "</span>{move || strength.get().name(t)}</span>
        </div>
    }
}

//! The fields for choosing a master password, or one of a file: twice, with its strength, and a hint.
//! Refuses to know: what the password is for.

use super::strength::{Judge, SHORTEST, Strength};
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

/// Words that stand for the person of this address.
pub fn words_of(email: &str) -> Vec<String> {
    let name = email.split('@').next().unwrap_or(email);
    vec![email.to_owned(), name.to_owned()]
}

#[component]
pub fn NewPasswordFields(
    fields: NewPassword,
    #[prop(into)] label: String,
    /// Label of the second field, where it is no master password: such a one has no hint either.
    #[prop(optional, into)]
    again: Option<String>,
    /// Words that stand for the person, such as the address: in a password they protect from nobody.
    #[prop(optional, into)]
    known: Signal<Vec<String>>,
) -> impl IntoView {
    let t = use_text().sign_in();
    let hint = again.is_none();
    let again = again.unwrap_or_else(|| t.confirm_password().to_owned());
    view! {
        <PasswordField entry=fields.password label autocomplete="new-password" help=t.password_help()/>
        <Meter password=fields.password known/>
        <PasswordField entry=fields.again label=again autocomplete="new-password"/>
        {hint.then(|| view! { <TextField entry=fields.hint label=t.hint() help=t.hint_help() optional=true/> })}
    }
}

#[component]
fn Meter(password: Entry, known: Signal<Vec<String>>) -> impl IntoView {
    let t = use_text().sign_in();
    let judge = Judge::new();
    Effect::new(move |_| {
        let password = password.get();
        if password.chars().count() >= SHORTEST {
            judge.ask(&password, &known.get());
        }
    });
    let strength = Memo::new(move |_| Strength::of(&password.get(), judge.score.get()));
    let bars = move || strength.get().map_or(0, Strength::bars);
    let bar = move |n: u8| view! { <i class:filled=move || n <= bars()></i> };
    let name = move || {
        strength
            .get()
            .map_or(t.strength_waiting(), |strength| strength.name(t))
    };
    view! {
        <div class="strength" role="status" data-strength=move || bars().to_string()
            hidden=move || password.get().is_empty()>
            <span class="strength-bars" aria-hidden="true">{[1, 2, 3, 4].map(bar)}</span>
            <span><span class="visually-hidden">{t.strength_label()}": "</span>{name}</span>
        </div>
    }
}

//! Finish a registration (`/finish-signup?token&email`, the link of the mail): choose the master password.
//! The browser makes the keys; the server gets them sealed. Refuses to know: how.

use super::enter::{self, EnterProblem, Typed, use_arrival, use_query};
use super::invitation::Invitation;
use crate::api::{ApiError, identity};
use crate::form::{Form, Submit};
use crate::intl::use_text;
use crate::password::{NewPassword, NewPasswordFields, normalized, words_of};
use crate::route::Route;
use crate::safe::{Credentials, Floor};
use crate::session::{Sessions, use_session};
use crate::shell::Door;
use crate::ui::{Banner, ButtonLink, Look, Skeleton, Tone};
use leptos::{prelude::*, task::spawn_local};
use wire::account::{RegisterFinish, UserKeys, VerificationEmailClicked};
use wire::kdf::{Authentication, Kdf, PBKDF2, Unlock};

/// What new accounts get: the floor and default of official clients, fast in the browser (crypto.md 3).
const SETTINGS: Kdf = Kdf {
    kdf_type: PBKDF2,
    iterations: 600_000,
    memory: None,
    parallelism: None,
};

/// What proves that the address is the person's.
#[derive(Clone)]
pub(super) enum Proof {
    Mail(String),
    Invitation(Invitation),
}

#[component]
pub fn FinishSignup() -> impl IntoView {
    let t = use_text();
    let s = t.sign_in();
    let query = use_query();
    let part = move |name: &str| query(name).filter(|value| !value.is_empty());
    let (Some(token), Some(email)) = (part("token"), part("email")) else {
        return view! { <Door title=s.link_broken_title() lede=Some(s.link_broken().to_owned())>{again()}</Door> }.into_any();
    };
    let email = normalized(&email);
    let good = LocalResource::new({
        let clicked = VerificationEmailClicked {
            email: email.clone(),
            email_verification_token: token.clone(),
        };
        move || {
            let clicked = clicked.clone();
            async move { identity::verification_email_clicked(&clicked).await }
        }
    });
    (move || {
        let (email, token) = (email.clone(), token.clone());
        match good.get() {
            None => view! { <Door title=s.choose_password_title()><Skeleton lines=4/></Door> }.into_any(),
            Some(Ok(())) => view! { <Choose email name=String::new() proof=Proof::Mail(token)/> }.into_any(),
            Some(Err(error)) => {
                let lede = error.sentence(t.errors());
                view! { <Door title=s.link_expired_title() lede=Some(lede)>{again()}</Door> }.into_any()
            }
        }
    })
    .into_any()
}

fn again() -> impl IntoView {
    let s = use_text().sign_in();
    view! { <ButtonLink href=Route::Register.path() look=Look::Primary>{s.create_account()}</ButtonLink> }
}

/// The last step of every registration.
#[component]
pub(super) fn Choose(email: String, name: String, proof: Proof) -> impl IntoView {
    let t = use_text();
    let s = t.sign_in();
    let session = use_session();
    let arrive = use_arrival();
    let fields = NewPassword::empty();
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<EnterProblem>);
    let lede = s.choose_password_lede(&email);
    let username = email.clone();
    let known = words_of(&email);
    let submit = move || {
        if !fields.check(s, &email) {
            return;
        }
        let (email, name, proof, arrive) = (email.clone(), name.clone(), proof.clone(), arrive.clone());
        let (password, hint) = (fields.password.now(), fields.hint_or_none());
        busy.set(true);
        problem.set(None);
        spawn_local(async move {
            match register(session, email, name, password, hint, proof).await {
                Ok(()) => arrive(),
                Err(error) => {
                    // The page may be gone by now.
                    let _ = busy.try_set(false);
                    let _ = problem.try_set(Some(error));
                }
            }
        });
    };
    let sentence = Signal::derive(move || problem.get().map(|problem| problem.sentence(t)));
    view! {
        <Door title=s.choose_password_title() lede=Some(lede)>
            <Form on_submit=submit busy problem=sentence>
                // For password managers: whose password this is.
                <input class="visually-hidden" type="text" autocomplete="username" readonly tabindex="-1"
                    aria-hidden="true" value=username/>
                <NewPasswordFields fields label=s.master_password() known/>
                <Banner tone=Tone::Warn>{s.password_forget()}</Banner>
                <Submit label=s.create() busy_label=Signal::stored(s.making_keys().to_owned())/>
            </Form>
        </Door>
    }
}

/// Makes the account and logs in with it.
async fn register(
    session: Sessions,
    email: String,
    name: String,
    password: String,
    hint: Option<String>,
    proof: Proof,
) -> Result<(), EnterProblem> {
    let made = session
        .safe()
        .make_account(Credentials::new(email.clone(), password.clone(), SETTINGS))
        .await?;
    let mut request = RegisterFinish {
        email: email.clone(),
        name: Some(name).filter(|name| !name.is_empty()),
        master_password_hint: hint,
        email_verification_token: None,
        org_invite_token: None,
        organization_user_id: None,
        provider_invite_token: None,
        provider_user_id: None,
        master_password_authentication: Authentication {
            kdf: SETTINGS,
            master_password_authentication_hash: made.authentication_hash,
            salt: made.salt.clone(),
        },
        master_password_unlock: Unlock {
            kdf: SETTINGS,
            master_key_wrapped_user_key: made.wrapped_user_key,
            salt: made.salt,
            contained_key_id: Some(made.user_key_id.clone()),
        },
        user_asymmetric_keys: UserKeys {
            public_key: made.public_key,
            encrypted_private_key: made.encrypted_private_key,
            user_key_id: Some(made.user_key_id),
        },
    };
    match &proof {
        Proof::Mail(token) => request.email_verification_token = Some(token.clone()),
        Proof::Invitation(invitation) => invitation.prove(&mut request),
    }
    let answer: Result<(), ApiError> = identity::register_finish(&request).await;
    answer?;
    enter::log_in(
        session,
        &Typed {
            email,
            password,
            floor: Floor::Required,
            second: None,
        },
    )
    .await
}

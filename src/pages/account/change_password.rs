//! Changing the master password: the same user key under the new one; other devices must log in again.
//! Refuses to know: how the key is wrapped (the safe).

use super::Part;
use crate::api::{self, ApiError};
use crate::form::{Entry, Form, PasswordField, Submit};
use crate::intl::use_text;
use crate::password::{NewPassword, NewPasswordFields, Trouble, settings, words_of};
use crate::safe::Credentials;
use crate::session::{Sessions, use_session};
use crate::ui::use_toasts;
use leptos::{prelude::*, task::spawn_local};
use wire::account::ChangePassword as Change;
use wire::kdf::{Authentication, Unlock};

#[component]
pub(super) fn ChangePassword() -> impl IntoView {
    let t = use_text();
    let a = t.account();
    let session = use_session();
    let toasts = use_toasts();
    let current = Entry::new("");
    let fields = NewPassword::empty();
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let known = session
        .account()
        .map_or_else(Vec::new, |account| words_of(&account.email));
    let submit = move || {
        let email = session.account().map(|account| account.email).unwrap_or_default();
        let typed = current.check(!current.now().is_empty(), a.current_missing());
        if !fields.check(t.sign_in(), &email) || !typed {
            return;
        }
        busy.set(true);
        problem.set(None);
        spawn_local(async move {
            match change(
                session,
                current.now(),
                fields.password.now(),
                fields.hint_or_none(),
            )
            .await
            {
                Ok(()) => {
                    // The server has ended every session, this one too (protocol.md 5).
                    session.log_out();
                    toasts.done(a.password_changed());
                }
                Err(trouble) => {
                    // The page may be gone by now.
                    let _ = busy.try_set(false);
                    let _ = problem.try_set(Some(trouble.sentence(t)));
                }
            }
        });
    };
    view! {
        <Part title=a.password_title() text=a.password_text()>
            <Form on_submit=submit busy problem=problem>
                <PasswordField entry=current label=a.current_password() autocomplete="current-password"/>
                <NewPasswordFields fields label=a.new_password() known/>
                <div><Submit label=a.change_password() busy_label=Signal::stored(a.changing().to_owned())/></div>
            </Form>
        </Part>
    }
}

async fn change(
    session: Sessions,
    current: String,
    new: String,
    hint: Option<String>,
) -> Result<(), Trouble> {
    let email = session.account().ok_or(ApiError::Expired)?.email;
    let kdf = settings(&email).await?;
    let typed = |password: String| Credentials::new(email.clone(), password, kdf).accept_weak_kdf();
    let changed = session.safe().change_password(typed(current), typed(new)).await?;
    let request = Change {
        master_password_hash: changed.current_hash,
        new_master_password_hash: Some(changed.new_hash.clone()),
        key: Some(changed.wrapped_user_key.clone()),
        master_password_hint: hint,
        authentication_data: Some(Authentication {
            kdf,
            master_password_authentication_hash: changed.new_hash,
            salt: changed.salt.clone(),
        }),
        unlock_data: Some(Unlock {
            kdf,
            master_key_wrapped_user_key: changed.wrapped_user_key,
            salt: changed.salt,
            contained_key_id: Some(changed.user_key_id),
        }),
    };
    Ok(api::accounts::change_password(&request).await?)
}

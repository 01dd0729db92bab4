//! Accept an invitation (`/accept-organization`, `/providers/accept-provider`): without a session first log in or
//! register with the invited address, then it is accepted at once. Refuses to know: what confirming needs.

use super::enter::use_query;
use super::invitation::{Invitation, To};
use super::unlock::Unlock;
use crate::api::{self, ApiError};
use crate::intl::use_text;
use crate::route::Route;
use crate::session::{Session, use_session};
use crate::shell::Door;
use crate::ui::{Banner, Button, ButtonLink, CopyButton, Look, Skeleton, Tone};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use text::Texts;
use wire::member::AcceptInvite;

#[component]
pub fn Accept(route: Route) -> impl IntoView {
    let s = use_text().sign_in();
    let session = use_session();
    let invitation = Invitation::read(&route, use_query());
    let Some(invitation) = invitation else {
        return view! {
            <Door title=s.link_broken_title() lede=Some(s.link_broken().to_owned())>
                <div class="door-actions"><ButtonLink href=Route::Vault.path()>{s.to_vaults()}</ButtonLink></div>
            </Door>
        }
        .into_any();
    };
    (move || {
        let invitation = invitation.clone();
        match session.current() {
            Session::SignedOut => view! { <Invited invitation/> }.into_any(),
            Session::Locked(account) | Session::Unlocked(account) if account.email != invitation.email => {
                view! { <ForOther invitation current=account.email/> }.into_any()
            }
            Session::Locked(account) => view! { <Unlock account/> }.into_any(),
            Session::Unlocked(_) => view! { <Accepting invitation/> }.into_any(),
        }
    })
    .into_any()
}

/// Who is invited where; then log in or register.
#[component]
fn Invited(invitation: Invitation) -> impl IntoView {
    let t = use_text();
    let s = t.sign_in();
    let to = place(&invitation, t);
    let lede = match &invitation.to {
        To::Organization(..) => s.invited_organization(&invitation.email, &to),
        To::Provider(..) | To::Setup(_) => s.invited_provider(&invitation.email, &to),
    };
    let location = use_location();
    let here = format!(
        "{}{}",
        location.pathname.get_untracked(),
        query_of(&location.search.get_untracked())
    );
    let pairs = [("next", here.as_str()), ("email", invitation.email.as_str())];
    let (register, login) = (
        Route::Register.with_query(&pairs),
        Route::Login.with_query(&pairs),
    );
    view! {
        <Door title=s.invited_title(&to) lede=Some(lede)>
            <div class="door-actions">
                <ButtonLink href=register look=Look::Primary>{s.create_account()}</ButtonLink>
                <ButtonLink href=login>{s.log_in()}</ButtonLink>
            </div>
        </Door>
    }
}

#[component]
fn ForOther(invitation: Invitation, current: String) -> impl IntoView {
    let s = use_text().sign_in();
    let session = use_session();
    view! {
        <Door title=s.for_other_title() lede=Some(s.for_other(&invitation.email, &current))>
            <div class="door-actions">
                <Button look=Look::Primary on_press=move || session.log_out()>{s.log_in_as(&invitation.email)}</Button>
                <ButtonLink href=Route::Vault.path()>{s.to_vaults()}</ButtonLink>
            </div>
        </Door>
    }
}

/// Accepts as soon as it is shown, once.
#[component]
fn Accepting(invitation: Invitation) -> impl IntoView {
    let t = use_text();
    let s = t.sign_in();
    let session = use_session();
    let to = place(&invitation, t);
    let done = LocalResource::new(move || {
        let invitation = invitation.clone();
        async move {
            let organization = match &invitation.to {
                To::Organization(organization, _) => Some(organization.clone()),
                To::Provider(..) | To::Setup(_) => None,
            };
            accept(invitation).await?;
            if let Some(organization) = organization {
                // Without it this device would ask about the organization once more, no more than that.
                let _ = session.trust(organization).await;
            }
            Ok(())
        }
    });
    let phrase = LocalResource::new(move || {
        let safe = session.safe();
        async move { safe.own_fingerprint().await }
    });
    move || match done.get() {
        None => view! { <Door title=s.accepting()><Skeleton lines=3/></Door> }.into_any(),
        Some(Ok(())) => {
            let lede = s.accepted(&to);
            view! {
                <Door title=s.accepted_title() lede=Some(lede)>
                    {move || phrase.get().and_then(Result::ok).map(|phrase| view! {
                        <p>{s.accepted_fingerprint()}</p>
                        <div class="fingerprint"><code>{phrase.clone()}</code><CopyButton value=phrase/></div>
                    })}
                    <div class="door-actions">
                        <ButtonLink href=Route::Vault.path() look=Look::Primary>{s.to_vaults()}</ButtonLink>
                    </div>
                </Door>
            }
            .into_any()
        }
        Some(Err(error)) => {
            let again = matches!(error, ApiError::Offline | ApiError::Server | ApiError::TooMany);
            view! {
                <Door title=s.not_accepted_title()>
                    <Banner tone=Tone::Danger alert=true>{error.sentence(t.errors())}</Banner>
                    <div class="door-actions">
                        {again.then(|| view! { <Button look=Look::Primary on_press=move || done.refetch()>{s.try_again()}</Button> })}
                        <ButtonLink href=Route::Vault.path()>{s.to_vaults()}</ButtonLink>
                    </div>
                </Door>
            }.into_any()
        }
    }
}

async fn accept(invitation: Invitation) -> Result<(), ApiError> {
    let token = invitation.token;
    match invitation.to {
        To::Organization(org, member) => {
            api::members::accept(
                &org,
                &member,
                &AcceptInvite {
                    token,
                    reset_password_key: None,
                },
            )
            .await
        }
        To::Provider(provider, user) => api::providers::accept(&provider, &user, token).await,
        // The setup page has its own form; its link never leads here.
        To::Setup(_) => Err(ApiError::NotFound),
    }
}

fn place(invitation: &Invitation, t: Texts) -> String {
    let unnamed = match &invitation.to {
        To::Organization(..) => t.sign_in().some_organization(),
        To::Provider(..) | To::Setup(_) => t.sign_in().some_provider(),
    };
    invitation.name.clone().unwrap_or_else(|| unnamed.to_owned())
}

fn query_of(search: &str) -> String {
    let search = search.trim_start_matches('?');
    if search.is_empty() {
        String::new()
    } else {
        format!("?{search}")
    }
}

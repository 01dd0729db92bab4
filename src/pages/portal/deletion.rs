//! `/verify-recover-delete-provider`: the link of a mail that deletes a provider, asked once more (P-92).
//! Refuses to know: whether the link is still good; the server says so. For whoever has the link.

use super::trouble::Trouble;
use crate::api;
use crate::form::{Form, Submit};
use crate::intl::use_text;
use crate::route::{Route, query_value};
use crate::shell::Door;
use crate::ui::{Banner, ButtonLink, Look, Tone};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::hooks::use_location;
use wire::ProviderId;

#[component]
pub fn DeleteProvider() -> impl IntoView {
    let t = use_text();
    let search = use_location().search.get_untracked();
    let part = |name: &str| query_value(&search, name).filter(|value| !value.is_empty());
    let name = part("name").unwrap_or_default();
    let Some((id, token)) = part("providerId").zip(part("token")) else {
        let lede = t.portal().link_broken_text().to_owned();
        return view! { <Door title=t.portal().link_broken_title() lede=Some(lede)>{home(t)}</Door> }
            .into_any();
    };
    let done = RwSignal::new(false);
    let ask = move || view! { <Ask id=ProviderId::from(id.clone()) token=token.clone() done/> };
    let title = move || match done.get() {
        true => t.portal().provider_deleted().to_owned(),
        false => t.portal().delete_link_title(&name),
    };
    let body = move || match done.get() {
        true => home(t).into_any(),
        false => ask().into_any(),
    };
    view! { <Door title=Signal::derive(title)>{body}</Door> }.into_any()
}

#[component]
fn Ask(id: ProviderId, token: String, done: RwSignal<bool>) -> impl IntoView {
    let t = use_text();
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let delete = move || {
        let (id, token) = (id.clone(), token.clone());
        busy.set(true);
        problem.set(None);
        spawn_local(async move {
            let answer = api::providers::delete_by_link(&id, &token).await;
            // The page may have gone meanwhile.
            let _ = busy.try_set(false);
            match answer {
                Ok(()) => {
                    let _ = done.try_set(true);
                }
                Err(error) => {
                    let _ = problem.try_set(Some(Trouble::Api(error).sentence(t)));
                }
            }
        });
    };
    view! {
        <Form on_submit=delete busy problem>
            <Banner tone=Tone::Danger>{t.portal().delete_provider_text()}</Banner>
            <p class="prose">{t.portal().delete_link_text()}</p>
            <Submit label=t.portal().delete_provider() look=Look::Danger/>
        </Form>
    }
}

fn home(t: text::Texts) -> impl IntoView {
    view! { <ButtonLink href=Route::Home.path() look=Look::Primary>{t.shell().home()}</ButtonLink> }
}

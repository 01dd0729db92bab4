//! Asks for the master password again before the secrets of an item that wants it (V-49). Client-side only, as in every
//! client: the keys are already here. Refuses to know: what happens after.

use crate::api::identity;
use crate::form::{Entry, Form, PasswordField, Submit};
use crate::item::trouble::Trouble;
use crate::safe::{Credentials, Problem};
use crate::session::{Sessions, use_session};
use crate::ui::{Button, Dialog, DialogActions, DialogBody, Span, use_words};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::HashSet;
use std::sync::Arc;
use text::Texts;
use wire::CipherId;

/// One per face, in the context. Who has answered for an item is not asked again while the face is open.
#[derive(Clone, Copy)]
pub struct Gate {
    passed: RwSignal<HashSet<CipherId>>,
    pending: RwSignal<Option<(CipherId, Then)>>,
}

/// Owned by nobody but the question: a menu it came from may be gone when the answer is there, for its row was changed
/// by somebody else meanwhile.
type Then = Arc<dyn Fn() + Send + Sync>;

impl Gate {
    pub fn provide() -> Self {
        let gate = Self {
            passed: RwSignal::default(),
            pending: RwSignal::new(None),
        };
        provide_context(gate);
        gate
    }

    /// Runs `then` at once, or after the right password.
    pub fn pass(self, id: &CipherId, asks: bool, then: impl Fn() + Send + Sync + 'static) {
        if !asks || self.passed.with_untracked(|passed| passed.contains(id)) {
            then();
        } else {
            self.pending.set(Some((id.clone(), Arc::new(then))));
        }
    }
}

pub fn use_gate() -> Gate {
    expect_context()
}

/// The question, when one is pending. Mounted once by the face.
#[component]
pub fn GateDialog(gate: Gate, texts: Texts) -> impl IntoView {
    let pending = move || gate.pending.get();
    view! {
        {move || pending().map(|(id, then)| view! { <Question gate texts id then /> })}
    }
}

#[component]
fn Question(gate: Gate, texts: Texts, id: CipherId, then: Then) -> impl IntoView {
    let t = texts.items();
    let session = use_session();
    let words = use_words();
    let password = Entry::new("");
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let close = move || gate.pending.set(None);
    let submit = move || {
        let typed = password.now();
        if typed.is_empty() {
            password.refuse(t.reprompt_wrong());
            return;
        }
        busy.set(true);
        problem.set(None);
        let (id, then) = (id.clone(), Arc::clone(&then));
        spawn_local(async move {
            let answer = verify(session, typed).await;
            // Closed, or the whole page left: nobody waits for the answer.
            if busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(()) => {
                    gate.passed.update(|passed| {
                        passed.insert(id);
                    });
                    gate.pending.set(None);
                    then();
                }
                Err(Trouble::Safe(Problem::WrongPassword)) => password.refuse(t.reprompt_wrong()),
                Err(trouble) => problem.set(Some(trouble.sentence(texts))),
            }
        });
    };
    view! {
        <Dialog title=t.reprompt_title() on_close=close busy=busy span=Span::Narrow>
            <Form on_submit=submit busy=busy problem=problem>
                <DialogBody>
                    <p>{t.reprompt_text()}</p>
                    <PasswordField entry=password label=t.reprompt_field() autocomplete="current-password" />
                </DialogBody>
                <DialogActions>
                    <Button on_press=close disabled=busy>{words.cancel}</Button>
                    <Submit label=t.reprompt_go() />
                </DialogActions>
            </Form>
        </Dialog>
    }
}

/// The safe itself notices a wrong password; the server is only asked how to derive.
async fn verify(session: Sessions, typed: String) -> Result<(), Trouble> {
    let account = session.account().ok_or(Problem::Locked)?;
    let kdf = identity::prelogin(&account.email).await?.kdf_settings;
    let credentials = Credentials::new(account.email, typed, kdf).accept_weak_kdf();
    session.safe().secret_hash(credentials).await?;
    Ok(())
}

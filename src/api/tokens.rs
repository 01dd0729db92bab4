//! The access and refresh tokens of this tab, in memory. Refreshing happens once however many requests wait for it.
//! Refuses to know: where the refresh token survives a reload (the session does).

use super::{ApiError, Body, identity, transport};
use futures_channel::oneshot;
use std::cell::RefCell;
use std::rc::Rc;

/// What the session must hear about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A new refresh token replaces the old one, which the server no longer takes.
    Rotated(String),
    /// The server ended the session.
    Dead,
}

#[derive(Default)]
struct Tokens {
    access: Option<String>,
    refresh: Option<String>,
    /// Present while a refresh runs: who else waits for it.
    waiting: Option<Vec<oneshot::Sender<Result<(), ApiError>>>>,
    listener: Option<Rc<dyn Fn(Change)>>,
}

thread_local! {
    static TOKENS: RefCell<Tokens> = RefCell::default();
}

/// Who hears about new and dead tokens: the session.
pub fn listen(listener: impl Fn(Change) + 'static) {
    TOKENS.with_borrow_mut(|tokens| tokens.listener = Some(Rc::new(listener)));
}

/// After a login.
pub fn start(access: String, refresh: Option<String>) {
    TOKENS.with_borrow_mut(|tokens| {
        tokens.access = Some(access);
        tokens.refresh = refresh;
    });
}

/// After a reload: only the refresh token survived.
pub fn restore(refresh: String) {
    TOKENS.with_borrow_mut(|tokens| {
        tokens.access = None;
        tokens.refresh = Some(refresh);
    });
}

pub fn forget() {
    TOKENS.with_borrow_mut(|tokens| {
        tokens.access = None;
        tokens.refresh = None;
    });
}

/// Claims change with roles: after a role change the next request fetches a new access token.
pub fn renew() {
    TOKENS.with_borrow_mut(|tokens| tokens.access = None);
}

/// The access token, fetched first when there is none.
pub(super) async fn access() -> Result<String, ApiError> {
    if let Some(access) = TOKENS.with_borrow(|tokens| tokens.access.clone()) {
        return Ok(access);
    }
    refresh().await?;
    TOKENS
        .with_borrow(|tokens| tokens.access.clone())
        .ok_or(ApiError::Expired)
}

/// Drops a token that the server refused, unless a newer one has arrived meanwhile.
pub(super) fn refused(token: &str) {
    TOKENS.with_borrow_mut(|tokens| {
        if tokens.access.as_deref() == Some(token) {
            tokens.access = None;
        }
    });
}

pub(super) fn die() {
    forget();
    tell(Change::Dead);
}

async fn refresh() -> Result<(), ApiError> {
    let queue = TOKENS.with_borrow_mut(|tokens| match &mut tokens.waiting {
        Some(waiting) => {
            let (sender, receiver) = oneshot::channel();
            waiting.push(sender);
            Some(receiver)
        }
        None => {
            tokens.waiting = Some(Vec::new());
            None
        }
    });
    if let Some(receiver) = queue {
        return receiver.await.unwrap_or(Err(ApiError::Expired));
    }
    let answer = exchange().await;
    let waiting = TOKENS
        .with_borrow_mut(|tokens| tokens.waiting.take())
        .unwrap_or_default();
    for sender in waiting {
        // A request that was dropped meanwhile no longer listens.
        let _ = sender.send(answer.clone());
    }
    answer
}

async fn exchange() -> Result<(), ApiError> {
    let token = TOKENS.with_borrow(|tokens| tokens.refresh.clone());
    let Some(token) = token else {
        die();
        return Err(ApiError::Expired);
    };
    let form = identity::refresh_form(&token);
    match transport::send("POST", identity::TOKEN, Body::Form(form), None).await {
        Ok(bytes) => {
            let answer: wire::token::RefreshAnswer = transport::json(&bytes)?;
            TOKENS.with_borrow_mut(|tokens| {
                // Logged out while the answer was on its way: stay out.
                if tokens.refresh.is_some() {
                    tokens.access = Some(answer.access_token);
                    tokens.refresh = Some(answer.refresh_token.clone());
                }
            });
            tell(Change::Rotated(answer.refresh_token));
            Ok(())
        }
        Err(ApiError::Invalid(_) | ApiError::Expired) => {
            die();
            Err(ApiError::Expired)
        }
        Err(error) => Err(error),
    }
}

fn tell(change: Change) {
    let listener = TOKENS.with_borrow(|tokens| tokens.listener.clone());
    if let Some(listener) = listener {
        listener(change);
    }
}

//! The operator behind a request of the operator's page: a session that was opened with the operator's token and still
//! lives. No account is the operator. Refuses to know: what the operator does.

use crate::app::App;
use crate::auth::caller::{Ip, bearer};
use crate::db;
use crate::db::operator::Via;
use crate::error::Error;
use crate::operator::acts::Hand;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;

pub struct Operator {
    /// As the page sends it.
    pub session: String,
    pub expires: i64,
    pub via: Via,
}

impl Operator {
    pub fn hand(self, app: &App) -> Hand<'_> {
        Hand {
            via: self.via,
            url: &app.config.url,
        }
    }
}

impl FromRequestParts<App> for Operator {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        let session = bearer(&parts.headers).ok_or(Error::DeadSession)?.to_owned();
        let Ok(Ip(ip)) = Ip::from_request_parts(parts, app).await;
        let mut tx = app.db.read().await?;
        let expires = db::operator::session(&mut tx, &session)
            .await?
            .ok_or(Error::DeadSession)?;
        Ok(Operator {
            session,
            expires,
            via: Via::Page { ip: ip.to_string() },
        })
    }
}

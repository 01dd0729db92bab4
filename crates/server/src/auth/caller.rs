//! The person behind a request: a verified access token whose session still lives in the database.
//! Refuses to know: what they may do (allow.rs).

use crate::app::App;
use crate::auth::token::Claims;
use crate::db;
use crate::error::Error;
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use wire::cipher::SSH_KEY;
use wire::{DeviceId, UserId};

#[derive(Clone, Debug)]
pub struct Caller {
    pub user_id: UserId,
    pub email: String,
    pub device_id: DeviceId,
    /// As the client names its device; travels as ContextId in notifications.
    pub device_identifier: String,
    pub device_type: i64,
    pub ip: IpAddr,
    /// The newest type of item this client reads; one it does not know would empty its whole list.
    pub newest_kind: u8,
}

impl FromRequestParts<App> for Caller {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        let ip = Ip::of(parts, app);
        let token = bearer(&parts.headers).ok_or(Error::DeadSession)?;
        let (claims, session) = claims(app, token).await?;
        Ok(Caller {
            user_id: claims.sub.into(),
            email: session.email,
            device_id: session.device_id.into(),
            device_identifier: claims.device,
            device_type: session.device_type,
            ip,
            newest_kind: newest_kind(&parts.headers),
        })
    }
}

/// Official clients say their version with every request; types 6 to 8 came with 2026.2 (features.md 4.6). Who says
/// none is not an official client.
fn newest_kind(headers: &HeaderMap) -> u8 {
    let version = headers
        .get("bitwarden-client-version")
        .and_then(|said| said.to_str().ok());
    let mut numbers = version
        .into_iter()
        .flat_map(|said| said.split('.'))
        .map(str::parse::<u32>);
    match (numbers.next(), numbers.next()) {
        (Some(Ok(year)), Some(Ok(month))) if (year, month) < (2026, 2) => SSH_KEY,
        _ => u8::MAX,
    }
}

/// What a token says, with its session, which must live.
pub async fn claims(app: &App, token: &str) -> Result<(Claims, db::sessions::Live), Error> {
    let claims = app.signer.verify(token).ok_or(Error::DeadSession)?;
    let mut tx = app.db.read().await?;
    let session = db::sessions::live(&mut tx, &claims.sub, &claims.device, &claims.sstamp)
        .await?
        .ok_or(Error::DeadSession)?;
    Ok((claims, session))
}

/// The address a request comes from, also without a session.
#[derive(Clone, Copy, Debug)]
pub struct Ip(pub IpAddr);

impl Ip {
    fn of(parts: &Parts, app: &App) -> IpAddr {
        let peer = parts
            .extensions
            .get::<ConnectInfo<SocketAddr>>()
            .map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |info| info.0.ip());
        forwarded(&parts.headers, app.config.trusted_proxies).unwrap_or(peer)
    }
}

impl FromRequestParts<App> for Ip {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        Ok(Ip(Ip::of(parts, app)))
    }
}

pub fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// The Nth address from the right: everything left of what our own proxies wrote is the client's invention.
fn forwarded(headers: &HeaderMap, proxies: usize) -> Option<IpAddr> {
    if proxies == 0 {
        return None;
    }
    let all: Vec<&str> = headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(str::trim)
        .collect();
    all.len()
        .checked_sub(proxies)
        .and_then(|at| all.get(at))
        .and_then(|ip| ip.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_our_own_proxies_wrote_counts_as_the_address() {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", "6.6.6.6, 10.0.0.7".parse().unwrap());
        assert_eq!(forwarded(&headers, 0), None);
        assert_eq!(forwarded(&headers, 1), Some("10.0.0.7".parse().unwrap()));
        assert_eq!(forwarded(&headers, 3), None);
    }
}

//! `GET /api/sync`: everything a person sees, in one streamed answer from one moment (protocol.md 6).
//! Refuses to know: what changed; the revision tells whether anything did.

use crate::allow::Act;
use crate::app::App;
use crate::auth::Caller;
use crate::clock;
use crate::db::reach::Way;
use crate::db::users::User;
use crate::db::{self, Tx};
use crate::error::{Error, Result};
use crate::item::Grants;
use crate::profile;
use crate::router::Doors;
use crate::routes::ciphers::everything;
use crate::routes::{folders, settings};
use crate::stream;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::HashMap;
use wire::EncString;
use wire::collection::Collection;
use wire::sync::{MasterPasswordUnlock, UserDecryption};

pub fn routes() -> Doors {
    Doors::new().get("/api/sync", Act::Own, sync)
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Wish {
    #[serde(default)]
    exclude_domains: bool,
}

async fn sync(
    State(app): State<App>,
    caller: Caller,
    Query(wish): Query<Wish>,
    headers: HeaderMap,
) -> Result<Response> {
    let mut tx = app.db.snapshot().await?;
    let user = db::users::by_id(&mut tx, caller.user_id.as_str())
        .await?
        .ok_or(Error::DeadSession)?;
    let tag = format!(
        "\"{}-{}-{}-{}\"",
        env!("CARGO_PKG_VERSION"),
        user.account_revision,
        wish.exclude_domains,
        caller.newest_kind
    );
    let same = headers
        .get(header::IF_NONE_MATCH)
        .is_some_and(|known| known.as_bytes() == tag.as_bytes());
    let mut response = match same {
        true => StatusCode::NOT_MODIFIED.into_response(),
        false => whole(tx, user, wish.exclude_domains, caller.newest_kind).await?,
    };
    let headers = response.headers_mut();
    headers.insert(
        header::ETAG,
        HeaderValue::from_str(&tag).map_err(Error::internal)?,
    );
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("private, no-cache"),
    );
    Ok(response)
}

/// The small parts are read before the answer begins, so that a failure there is still a proper error.
async fn whole(mut tx: Tx, user: User, exclude_domains: bool, newest_kind: u8) -> Result<Response> {
    let head = head(&mut tx, &user, exclude_domains).await?;
    let ways = db::reach::of_user(&mut tx, &user.id).await?;
    let collections = collections(&mut tx, &user, &ways).await?;
    let grants = Grants::new(&ways);
    Ok(stream::json(async move |mut sink| {
        sink.text("{\"object\":\"sync\"");
        for (name, value) in head {
            sink.text(",\"");
            sink.text(name);
            sink.text("\":");
            sink.text(&value);
        }
        sink.text(",\"collections\":");
        sink.json(&collections)?;
        sink.text(",\"ciphers\":[");
        everything(&mut tx, (&user.id, newest_kind), &grants, &mut sink).await?;
        sink.text("]}");
        sink.finish().await
    }))
}

async fn head(tx: &mut Tx, user: &User, exclude_domains: bool) -> Result<Vec<(&'static str, String)>> {
    let profile = profile::of(tx, user).await?;
    let own: Vec<_> = db::folders::all(tx, &user.id)
        .await?
        .into_iter()
        .map(folders::answer)
        .collect();
    let policies: Vec<Value> = db::memberships::policies(tx, &user.id)
        .await?
        .into_iter()
        .map(policy)
        .collect();
    let domains = if exclude_domains {
        Value::Null
    } else {
        settings::answer(user)
    };
    Ok(vec![
        ("profile", serde_json::to_string(&profile)?),
        ("folders", serde_json::to_string(&own)?),
        ("policies", serde_json::to_string(&policies)?),
        ("domains", serde_json::to_string(&domains)?),
        ("sends", "[]".to_owned()),
        ("userDecryption", serde_json::to_string(&decryption(user))?),
    ])
}

/// Complete or absent: one missing field empties an official client's whole sync.
fn decryption(user: &User) -> UserDecryption {
    let key = EncString(user.user_key.clone());
    UserDecryption {
        master_password_unlock: Some(MasterPasswordUnlock {
            salt: user.kdf_salt.clone(),
            kdf: user.kdf(),
            master_key_encrypted_user_key: key.clone(),
            master_key_wrapped_user_key: key,
            contained_key_id: user.user_key_id.clone(),
        }),
        user_key_id: user.user_key_id.clone(),
    }
}

fn policy(policy: db::memberships::Policy) -> Value {
    let data: Option<Value> = policy
        .data
        .as_deref()
        .and_then(|text| serde_json::from_str(text).ok());
    json!({
        "id": policy.id, "organizationId": policy.organization_id, "type": policy.kind,
        "enabled": policy.enabled, "data": data, "revisionDate": clock::iso(policy.revised), "object": "policy",
    })
}

/// The collections the person is assigned to, each once, with the union of their grants.
async fn collections(tx: &mut Tx, user: &User, ways: &[Way]) -> Result<Vec<Collection>> {
    let mut granted: HashMap<&str, Way> = HashMap::new();
    for way in ways {
        let known = granted.entry(&way.collection_id).or_insert_with(|| way.clone());
        known.read_only &= way.read_only;
        known.hide_passwords &= way.hide_passwords;
        known.manage |= way.manage;
    }
    let rows = db::memberships::collections(tx, &user.id).await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            let way = granted.get(row.id.as_str())?;
            Some(Collection {
                id: row.id.as_str().into(),
                organization_id: row.organization_id.into(),
                name: EncString(row.name),
                external_id: row.external_id,
                read_only: Some(way.read_only && !way.manage),
                hide_passwords: Some(way.hide_passwords && !way.manage),
                manage: Some(way.manage),
                kind: u8::try_from(row.kind).unwrap_or_default(),
                default_user_collection_email: row.default_user_collection_email,
                object: "collectionDetails".into(),
                ..Collection::default()
            })
        })
        .collect())
}

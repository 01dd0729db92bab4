//! `/api/ciphers/{id}/attachment` (protocol.md 8.2): announced, sent, fetched by a signed link. Bytes are sealed already.
//! Refuses to know: keys and names of files.

use super::ciphers::As;
use super::transport::{act, get, write};
use super::{ApiError, bytes};
use js_sys::Uint8Array;
use serde::{Deserialize, Serialize};
use wire::{AttachmentId, CipherId, EncString};

pub use super::bytes::Transfer;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Announcement<'a> {
    key: &'a EncString,
    file_name: &'a EncString,
    file_size: u32,
    admin_request: bool,
    last_known_revision_date: &'a str,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Announced {
    attachment_id: AttachmentId,
}

#[derive(Deserialize)]
struct Link {
    url: String,
}

/// Says that a file is coming; answers under which id.
pub async fn announce(
    id: &CipherId,
    (key, file_name, file_size): (&EncString, &EncString, u32),
    last_known_revision_date: &str,
    rights: As,
) -> Result<AttachmentId, ApiError> {
    let announcement = Announcement {
        key,
        file_name,
        file_size,
        admin_request: rights == As::Admin,
        last_known_revision_date,
    };
    let path = format!("/api/ciphers/{id}/attachment/v2");
    let answer: Announced = write("POST", &path, &announcement).await?;
    Ok(answer.attachment_id)
}

pub async fn send(
    id: &CipherId,
    attachment: &AttachmentId,
    sealed: &Uint8Array,
    transfer: &Transfer,
) -> Result<(), ApiError> {
    bytes::send_up(
        &format!("/api/ciphers/{id}/attachment/{attachment}"),
        sealed,
        transfer,
    )
    .await
}

pub async fn fetch(
    id: &CipherId,
    attachment: &AttachmentId,
    rights: As,
    transfer: &Transfer,
) -> Result<Uint8Array, ApiError> {
    let link: Link = get(&path(id, attachment, rights)).await?;
    bytes::fetch_down(&of_this_server(&link.url), transfer).await
}

pub async fn delete(id: &CipherId, attachment: &AttachmentId, rights: As) -> Result<(), ApiError> {
    act("DELETE", &path(id, attachment, rights)).await
}

fn path(id: &CipherId, attachment: &AttachmentId, rights: As) -> String {
    let twin = match rights {
        As::Member => "",
        As::Admin => "/admin",
    };
    format!("/api/ciphers/{id}/attachment/{attachment}{twin}")
}

/// The link without its host: the server that serves this page, by whichever of its names it was reached.
fn of_this_server(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    match rest.find('/') {
        Some(at) => rest[at..].to_owned(),
        None => rest.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_to_the_server_of_the_page() {
        for (url, path) in [
            (
                "https://vault.example:8443/attachments/a/b?token=x/y",
                "/attachments/a/b?token=x/y",
            ),
            ("/attachments/a", "/attachments/a"),
        ] {
            assert_eq!(of_this_server(url), path);
        }
    }
}

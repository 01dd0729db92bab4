//! What happens to files of items: added, fetched, deleted. Page → safe seals → server → rows, like items themselves.
//! Refuses to know: how their progress is shown.

use super::act::Hands;
use super::trouble::Trouble;
use crate::api::attachments::{self, Transfer};
use js_sys::Uint8Array;
use wire::{AttachmentId, CipherId};

impl Hands {
    /// Seals the file and sends it. When that fails or is stopped, what was announced is taken back.
    pub async fn attach(
        self,
        id: &CipherId,
        (name, file): (String, Uint8Array),
        transfer: &Transfer,
    ) -> Result<(), Trouble> {
        let safe = self.safe();
        let revision = safe.open_item(id.clone()).await?.facts.revision_date;
        let (made, sealed) = safe.seal_file(id.clone(), name, file).await?;
        let rights = self.desk().rights();
        let said = (&made.key, &made.file_name, sealed.length());
        let attachment = attachments::announce(id, said, &revision, rights).await?;
        let sent = attachments::send(id, &attachment, &sealed, transfer).await;
        if sent.is_err() {
            // Unfinished uploads are nobody's: the server drops them by itself when this does not reach it.
            let _ = attachments::delete(id, &attachment, rights).await;
        }
        let seen = self.reload(id).await;
        sent?;
        seen
    }

    /// The opened file.
    pub async fn fetch_file(
        self,
        id: &CipherId,
        attachment: &AttachmentId,
        transfer: &Transfer,
    ) -> Result<Uint8Array, Trouble> {
        let sealed = attachments::fetch(id, attachment, self.desk().rights(), transfer).await?;
        Ok(self
            .safe()
            .open_file(id.clone(), attachment.clone(), sealed)
            .await?)
    }

    pub async fn delete_file(self, id: &CipherId, attachment: &AttachmentId) -> Result<(), Trouble> {
        attachments::delete(id, attachment, self.desk().rights()).await?;
        self.reload(id).await
    }
}

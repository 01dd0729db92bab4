//! What the page may ask of the safe, one typed method per request.
//! Refuses to know: HTTP. Bodies for the server come back sealed and ready to send.

use super::frame::Beside;
use super::handle::Safe;
use super::notice::Notice;
use super::person::{CollectionName, Loaded};
use super::protocol::*;
use crate::vault::terms::Needle;
use crate::vault::{Broken, Row};
use js_sys::Uint8Array;
use keyring::Item;
use web_sys::Blob;
use wire::{AttachmentId, CipherId, CollectionId, EncString, OrgId, ProviderId, UserId};

/// The answer, when it is of the kind that belongs to the question; anything else is another build's.
macro_rules! expect {
    ($asked:expr, $($kind:pat => $value:expr),+) => {
        match $asked.await? {
            $($kind => Ok($value),)+
            _ => Err(Problem::Outdated),
        }
    };
}

impl Safe {
    /// Registration: a new user key and key pair, sealed with the password.
    pub async fn make_account(&self, credentials: Credentials) -> Result<NewAccount, Problem> {
        expect!(self.ask(Request::MakeAccount(credentials)), Reply::Account(made) => made)
    }

    /// Proof of the password for the token request. The derived master key is kept for [`Safe::open_account`].
    pub async fn login_hash(&self, credentials: Credentials) -> Result<String, Problem> {
        expect!(self.ask(Request::LoginHash(credentials)), Reply::Text(hash) => hash)
    }

    /// After the token answer: opens the account with the master key of the last [`Safe::login_hash`].
    pub async fn open_account(&self, keys: Keys) -> Result<Opened, Problem> {
        expect!(self.ask(Request::OpenAccount(keys)), Reply::Opened(opened) => opened)
    }

    /// After a lock or a reload: derives and opens at once, without asking the server.
    pub async fn unlock(&self, credentials: Credentials, keys: Keys) -> Result<Opened, Problem> {
        expect!(self.ask(Request::Unlock(credentials, keys)), Reply::Opened(opened) => opened)
    }

    /// Proof of the password for a sensitive act. With an open account a wrong password is noticed here already.
    pub async fn secret_hash(&self, credentials: Credentials) -> Result<String, Problem> {
        expect!(self.ask(Request::SecretHash(credentials)), Reply::Text(hash) => hash)
    }

    /// The same user key under a new password (and, if they differ, new derivation settings).
    pub async fn change_password(
        &self,
        current: Credentials,
        new: Credentials,
    ) -> Result<ChangedPassword, Problem> {
        expect!(self.ask(Request::ChangePassword { current, new }), Reply::Password(changed) => changed)
    }

    /// Five words to compare with the owner of a public key; `material` is their user id.
    pub async fn fingerprint(&self, material: &str, public_key: &str) -> Result<String, Problem> {
        keyring::fingerprint(material, public_key).ok_or(Problem::Malformed)
    }

    pub async fn own_fingerprint(&self) -> Result<String, Problem> {
        let own = expect!(self.ask(Request::OwnPublicKey), Reply::PublicKey(own) => own)?;
        self.fingerprint(own.user_id.as_str(), &own.public_key).await
    }

    /// Before the first load: the sealed memory of this device, or nothing.
    pub async fn recall(&self, memory: Option<Blob>) -> Result<(), Problem> {
        match self.ask_beside(Request::Recall, memory.map(Beside::Blob)).await? {
            (Reply::Done, _) => Ok(()),
            _ => Err(Problem::Outdated),
        }
    }

    /// After a load: what does not fit to what this device remembers, and the memory to keep.
    pub async fn look(&self) -> Result<(Vec<Notice>, Blob), Problem> {
        self.noticed(Request::Look).await
    }

    /// The notices that stand, without comparing items again.
    pub async fn notices(&self) -> Result<(Vec<Notice>, Blob), Problem> {
        self.noticed(Request::Notices).await
    }

    /// The person knows why; load again after it, because keys may open that were shut out.
    pub async fn accept_notices(&self) -> Result<(Vec<Notice>, Blob), Problem> {
        self.noticed(Request::AcceptNotices).await
    }

    /// The person knows this organization, or has accepted its invitation here.
    pub async fn trust(&self, organization_id: OrgId) -> Result<(Vec<Notice>, Blob), Problem> {
        self.noticed(Request::Trust(organization_id)).await
    }

    async fn noticed(&self, request: Request) -> Result<(Vec<Notice>, Blob), Problem> {
        match self.ask_beside(request, None).await? {
            (Reply::Noticed(notices), Some(Beside::Blob(memory))) => Ok((notices, memory)),
            _ => Err(Problem::Outdated),
        }
    }

    /// The whole sync answer. Rows come first, in batches; the answer follows when all have come.
    pub async fn load(&self, sync: Blob, on_rows: impl FnMut(Vec<Row>) + 'static) -> Result<Loaded, Problem> {
        let asked = self.ask_rows(Request::Load, Some(sync), Box::new(on_rows));
        let json = expect!(asked, Reply::Json(json) => json)?;
        serde_json::from_slice(&json).map_err(|_| Problem::Outdated)
    }

    /// For the Admin Console: all items and collections of one organization (both `{"data":[…]}` lists as received; without
    /// `ciphers` there are none).
    pub async fn load_organization(
        &self,
        organization_id: OrgId,
        ciphers: Option<Blob>,
        collections: Vec<u8>,
        on_rows: impl FnMut(Vec<Row>) + 'static,
    ) -> Result<Vec<CollectionName>, Problem> {
        let request = Request::LoadOrganization {
            organization_id,
            collections,
        };
        let asked = self.ask_rows(request, ciphers, Box::new(on_rows));
        expect!(asked, Reply::Collections(names) => names)
    }

    /// The plaintext of one item. Where its password may not be seen, passwords, codes and hidden fields stay behind.
    pub async fn open_item(&self, id: CipherId) -> Result<OpenItem, Problem> {
        expect!(self.ask(Request::OpenItem(id)), Reply::Item(facts, item) => OpenItem { facts: *facts, item: *item })
    }

    /// A body ready to send: `CipherRequest`; for a new item of an organization `CipherWithCollections`
    /// (`POST /api/ciphers/create`).
    pub async fn seal_item(&self, draft: Draft, item: Item) -> Result<Vec<u8>, Problem> {
        expect!(self.ask(Request::SealItem(draft, Box::new(item))), Reply::Json(body) => body)
    }

    /// An own item for an organization: the body of `PUT /api/ciphers/{id}/share`.
    pub async fn seal_share(
        &self,
        id: CipherId,
        organization_id: OrgId,
        collection_ids: Vec<CollectionId>,
    ) -> Result<Vec<u8>, Problem> {
        let request = Request::SealShare {
            id,
            organization_id,
            collection_ids,
        };
        expect!(self.ask(request), Reply::Json(body) => body)
    }

    /// For each needle the items that hold it where no row shows it.
    pub async fn look_inside(
        &self,
        of_organization: bool,
        needles: Vec<Needle>,
    ) -> Result<Vec<Vec<CipherId>>, Problem> {
        let request = Request::LookInside {
            of_organization,
            needles,
        };
        expect!(self.ask(request), Reply::Found(found) => found)
    }

    /// A file for an item: what announces it, and its sealed bytes.
    pub async fn seal_file(
        &self,
        id: CipherId,
        file_name: String,
        file: Uint8Array,
    ) -> Result<(SealedFile, Uint8Array), Problem> {
        let (reply, sealed) = self.ask_file(Request::SealFile { id, file_name }, file).await?;
        match reply {
            Reply::File(announced) => Ok((announced, sealed)),
            _ => Err(Problem::Outdated),
        }
    }

    /// A file of an item, from the sealed bytes the server keeps.
    pub async fn open_file(
        &self,
        id: CipherId,
        attachment_id: AttachmentId,
        sealed: Uint8Array,
    ) -> Result<Uint8Array, Problem> {
        let request = Request::OpenFile { id, attachment_id };
        Ok(self.ask_file(request, sealed).await?.1)
    }

    /// An export as a file that its own password opens.
    pub async fn seal_export(&self, password: Password, plain: &[u8]) -> Result<Uint8Array, Problem> {
        let request = Request::SealExport(password);
        Ok(self.ask_file(request, Uint8Array::from(plain)).await?.1)
    }

    /// A sealed export in the clear: of its own password, or (none) of this account.
    pub async fn open_export(&self, password: Option<Password>, file: &[u8]) -> Result<Vec<u8>, Problem> {
        let request = Request::OpenExport(password);
        Ok(self.ask_file(request, Uint8Array::from(file)).await?.1.to_vec())
    }

    /// The server's answer to a write, as received; the safe remembers it and says how its line reads now.
    pub async fn merge_cipher(&self, answer: Vec<u8>) -> Result<Row, Problem> {
        expect!(self.ask(Request::MergeCipher(answer)), Reply::Row(row) => *row)
    }

    /// Items that are gone for good.
    pub async fn forget(&self, ids: Vec<CipherId>) -> Result<(), Problem> {
        expect!(self.ask(Request::Forget(ids)), Reply::Done => ())
    }

    /// The name of a folder (own) or a collection (organization).
    pub async fn seal_name(&self, scope: Scope, name: &str) -> Result<EncString, Problem> {
        expect!(self.ask(Request::SealName(scope, name.to_owned())), Reply::Sealed(name) => name)
    }

    /// Each name by itself: a broken one does not hide the others.
    pub async fn open_names(
        &self,
        scope: Scope,
        names: Vec<EncString>,
    ) -> Result<Vec<Result<String, Broken>>, Problem> {
        expect!(self.ask(Request::OpenNames(scope, names)), Reply::Names(names) => names)
    }

    /// Key, key pair and first collection of a new organization.
    pub async fn make_organization(
        &self,
        owner: Owner,
        collection_name: &str,
    ) -> Result<NewOrganization, Problem> {
        let collection_name = collection_name.to_owned();
        let request = Request::MakeOrganization {
            owner,
            collection_name,
        };
        expect!(self.ask(request), Reply::Organization(made) => made)
    }

    /// A new provider key for its first admin (P-17). It can be used after the next sync.
    pub async fn make_provider(&self) -> Result<EncString, Problem> {
        expect!(self.ask(Request::MakeProvider), Reply::Sealed(key) => key)
    }

    /// A new provider key for an organization's owner, and the organization's key under it (P-13).
    pub async fn make_unit(&self, organization: OrgId) -> Result<NewUnit, Problem> {
        expect!(self.ask(Request::MakeUnit(organization)), Reply::Unit(made) => made)
    }

    /// The organization's or provider's key for a member being confirmed. Compare fingerprints first; a key other than
    /// the one that was confirmed on this device before is refused.
    pub async fn share_key(
        &self,
        whose: Whose,
        person: UserId,
        public_key: &str,
    ) -> Result<EncString, Problem> {
        let public_key = public_key.to_owned();
        let request = Request::ShareKey {
            whose,
            person,
            public_key,
        };
        expect!(self.ask(request), Reply::Sealed(key) => key)
    }

    /// An existing organization becomes a provider's client: its key under the provider's.
    pub async fn wrap_organization(
        &self,
        organization_id: OrgId,
        provider_id: ProviderId,
    ) -> Result<EncString, Problem> {
        let request = Request::WrapOrganization {
            organization_id,
            provider_id,
        };
        expect!(self.ask(request), Reply::Sealed(key) => key)
    }
}

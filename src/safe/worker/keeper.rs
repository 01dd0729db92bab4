//! Owns everything secret and answers one request at a time; the same code in the worker and in native tests.
//! Refuses to know: how requests travel.

use super::account::Account;
use super::chain::Chain;
use super::sealed_items::SealedItems;
use super::source::Source;
use super::witness::Witness;
use crate::safe::protocol::{Problem, Reply, Request};
use crate::vault::Row;
use keyring::item::SealError;
use keyring::{Engine, Fault, MasterKey, OpenError};
use zeroize::Zeroizing;

pub struct Keeper<E: Engine> {
    pub(super) engine: E,
    /// Derived for a login whose answer has not come yet.
    pub(super) derived: Option<MasterKey>,
    /// None while locked.
    pub(super) account: Option<Account<E>>,
    pub(super) chain: Chain<E>,
    pub(super) items: SealedItems,
    pub(super) witness: Witness,
    /// What travels beside the answer that is being made: a file.
    pub(super) beside: Option<Zeroizing<Vec<u8>>>,
}

impl<E: Engine> Keeper<E> {
    pub fn new(engine: E) -> Self {
        Self {
            engine,
            derived: None,
            account: None,
            chain: Chain::default(),
            items: SealedItems::default(),
            witness: Witness::default(),
            beside: None,
        }
    }

    /// `body` is what travelled beside the request; rows are handed out batch by batch before the answer.
    pub async fn answer(
        &mut self,
        request: Request,
        body: Source,
        on_rows: &mut dyn FnMut(Vec<Row>),
    ) -> Result<Reply, Problem> {
        match request {
            Request::MakeAccount(credentials) => self.make_account(credentials).await.map(Reply::Account),
            Request::LoginHash(credentials) => self.login_hash(credentials).await.map(Reply::Text),
            Request::OpenAccount(keys) => self.open_account(keys).await.map(Reply::Opened),
            Request::Unlock(credentials, keys) => self.unlock(credentials, keys).await.map(Reply::Opened),
            Request::SecretHash(credentials) => self.secret_hash(credentials).await.map(Reply::Text),
            Request::ChangePassword { current, new } => {
                self.change_password(current, new).await.map(Reply::Password)
            }
            Request::OwnPublicKey => self.own_public_key().map(Reply::PublicKey),
            Request::Recall => self.recall(&body.whole().await?).await.map(|()| Reply::Done),
            Request::Look => self.look().await.map(Reply::Noticed),
            Request::Notices => self.noticed().await.map(Reply::Noticed),
            Request::AcceptNotices => self.accept_notices().await.map(Reply::Noticed),
            Request::Trust(organization_id) => self.trust(organization_id).await.map(Reply::Noticed),
            Request::Load => self.load(body, on_rows).await.map(Reply::Json),
            Request::LoadOrganization {
                organization_id,
                collections,
            } => {
                let names = self
                    .load_organization(organization_id, body, &collections, on_rows)
                    .await;
                names.map(Reply::Collections)
            }
            Request::OpenItem(id) => {
                let (facts, item) = self.open_item(&id).await?;
                Ok(Reply::Item(Box::new(facts), Box::new(item)))
            }
            Request::SealItem(draft, item) => self.seal_item(draft, *item).await.map(Reply::Json),
            Request::SealShare {
                id,
                organization_id,
                collection_ids,
            } => self
                .seal_share(&id, organization_id, collection_ids)
                .await
                .map(Reply::Json),
            Request::LookInside {
                of_organization,
                needles,
            } => self
                .look_inside(of_organization, &needles)
                .await
                .map(Reply::Found),
            Request::SealFile { id, file_name } => self
                .seal_file(&id, &file_name, Zeroizing::new(body.whole().await?))
                .await
                .map(Reply::File),
            Request::OpenFile { id, attachment_id } => self
                .open_file(&id, &attachment_id, &body.whole().await?)
                .await
                .map(|()| Reply::Done),
            Request::SealExport(password) => self
                .seal_export(&password, &Zeroizing::new(body.whole().await?))
                .await
                .map(|()| Reply::Done),
            Request::OpenExport(password) => self
                .open_export(password.as_ref(), &body.whole().await?)
                .await
                .map(|()| Reply::Done),
            Request::MergeCipher(answer) => self
                .merge_cipher(answer)
                .await
                .map(|row| Reply::Row(Box::new(row))),
            Request::Forget(ids) => {
                self.forget(&ids);
                Ok(Reply::Done)
            }
            Request::SealName(scope, name) => self.seal_name(&scope, &name).await.map(Reply::Sealed),
            Request::OpenNames(scope, names) => self.open_names(&scope, &names).await.map(Reply::Names),
            Request::MakeOrganization {
                owner,
                collection_name,
            } => self
                .make_organization(owner, &collection_name)
                .await
                .map(Reply::Organization),
            Request::MakeProvider => self.make_provider().await.map(Reply::Sealed),
            Request::MakeUnit(organization) => self.make_unit(organization).await.map(Reply::Unit),
            Request::ShareKey {
                whose,
                person,
                public_key,
            } => self
                .share_key(&whose, &person, &public_key)
                .await
                .map(Reply::Sealed),
            Request::WrapOrganization {
                organization_id,
                provider_id,
            } => self
                .wrap_organization(organization_id, provider_id)
                .await
                .map(Reply::Sealed),
        }
    }

    /// The body of the last answer, if it has one.
    pub fn take_beside(&mut self) -> Option<Zeroizing<Vec<u8>>> {
        self.beside.take()
    }

    pub(super) fn account(&self) -> Result<&Account<E>, Problem> {
        self.account.as_ref().ok_or(Problem::Locked)
    }
}

impl From<Fault> for Problem {
    fn from(_: Fault) -> Self {
        Self::Engine
    }
}

impl From<OpenError> for Problem {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::Malformed | OpenError::Unsupported => Self::Unsupported,
            OpenError::DoesNotOpen | OpenError::NotWhatItShouldBe => Self::DoesNotOpen,
        }
    }
}

impl From<SealError> for Problem {
    fn from(error: SealError) -> Self {
        match error {
            SealError::Broken => Self::WouldLose,
            SealError::ItemKey(error) => error.into(),
            SealError::Engine => Self::Engine,
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
#[path = "keeper_tests.rs"]
mod tests;

//! Keys of new organizations and providers, and their sharing with members (crypto.md 5, 6).
//! Refuses to know: whether the public key is the member's. The person compares fingerprints first.

use super::chain::Holder;
use super::keeper::Keeper;
use crate::safe::protocol::{NewOrganization, NewUnit, Owner, Problem, Whose};
use keyring::{Engine, ShareError, SymKey, account, share};
use wire::{EncString, OrgId, ProviderId, UserId};

impl<E: Engine> Keeper<E> {
    pub(super) async fn make_organization(
        &mut self,
        owner: Owner,
        collection_name: &str,
    ) -> Result<NewOrganization, Problem> {
        self.account()?;
        let made = account::make_organization(&self.engine).await?;
        self.witness.made.insert(made.key.id());
        let key = match owner {
            Owner::Me => self.share_with_me(&made.key).await?,
            Owner::Provider(id) => {
                let provider = self.key(&Holder::Provider(id)).await?;
                provider.wrap(&self.engine, &made.key).await?
            }
        };
        Ok(NewOrganization {
            key,
            public_key: made.public_key,
            encrypted_private_key: made.encrypted_private_key,
            collection_name: made.key.seal_text(&self.engine, collection_name).await?,
        })
    }

    pub(super) async fn make_provider(&self) -> Result<EncString, Problem> {
        let key = SymKey::make(&self.engine)?;
        self.share_with_me(&key).await
    }

    pub(super) async fn make_unit(&mut self, organization: OrgId) -> Result<NewUnit, Problem> {
        let key = self.key(&Holder::Organization(organization)).await?;
        let provider = SymKey::make(&self.engine)?;
        Ok(NewUnit {
            organization_key: provider.wrap(&self.engine, &key).await?,
            provider_key: self.share_with_me(&provider).await?,
        })
    }

    pub(super) async fn share_key(
        &mut self,
        whose: &Whose,
        person: &UserId,
        public_key: &str,
    ) -> Result<EncString, Problem> {
        self.meet(person, public_key)?;
        let key = self.key(&whose.into()).await?;
        Ok(share(&self.engine, &key, public_key).await?)
    }

    pub(super) async fn wrap_organization(
        &mut self,
        organization_id: OrgId,
        provider_id: ProviderId,
    ) -> Result<EncString, Problem> {
        let key = self.key(&Holder::Organization(organization_id)).await?;
        let provider = self.key(&Holder::Provider(provider_id)).await?;
        Ok(provider.wrap(&self.engine, &key).await?)
    }

    /// To the public half of the private key that is open here, not to what a server claims it to be.
    async fn share_with_me(&self, key: &SymKey) -> Result<EncString, Problem> {
        let private_key = self
            .account()?
            .private_key
            .as_ref()
            .ok_or(Problem::NoPrivateKey)?;
        Ok(share(&self.engine, key, &private_key.public_key).await?)
    }
}

impl From<ShareError> for Problem {
    fn from(error: ShareError) -> Self {
        match error {
            ShareError::NotAPublicKey => Self::Malformed,
        }
    }
}

//! From a master password to an open account, and to a new password (crypto.md 3).
//! Refuses to know: tokens and sessions.

use super::chain::Chain;
use super::keeper::Keeper;
use crate::safe::protocol::{
    ChangedPassword, Credentials, Floor, Keys, NewAccount, Opened, OwnPublicKey, Problem,
};
use keyring::kdf::{DeriveError, floor_problem, salt_of};
use keyring::{Engine, MasterKey, PrivateKey, SymKey, account};
use std::rc::Rc;
use wire::{EncString, UserId};

pub struct Account<E: Engine> {
    pub user_id: Option<UserId>,
    pub user_key: Rc<SymKey>,
    /// None: it does not open; own items do all the same.
    pub private_key: Option<Rc<PrivateKey<E>>>,
    /// The user key as the server has it, and as it will have it after a password change: a password is right when it
    /// opens one of them.
    wrapped: Vec<EncString>,
}

impl<E: Engine> Keeper<E> {
    pub(super) async fn make_account(&self, who: Credentials) -> Result<NewAccount, Problem> {
        mind_floor(&who)?;
        let made = account::make(&self.engine, &who.email, who.password.as_str(), &who.kdf).await?;
        Ok(NewAccount {
            salt: made.authentication.salt,
            authentication_hash: made.authentication.master_password_authentication_hash,
            wrapped_user_key: made.unlock.master_key_wrapped_user_key,
            public_key: made.keys.public_key,
            encrypted_private_key: made.keys.encrypted_private_key,
            user_key_id: made.user_key.id(),
        })
    }

    pub(super) async fn login_hash(&mut self, who: Credentials) -> Result<String, Problem> {
        mind_floor(&who)?;
        let master = self.derive(&who).await?;
        let hash = master.server_hash(&self.engine, who.password.as_str()).await?;
        self.derived = Some(master);
        Ok(hash)
    }

    pub(super) async fn open_account(&mut self, keys: Keys) -> Result<Opened, Problem> {
        let master = self.derived.take().ok_or(Problem::Locked)?;
        self.open(&master, keys).await
    }

    /// Nothing leaves the browser here, so weak settings are no risk.
    pub(super) async fn unlock(&mut self, who: Credentials, keys: Keys) -> Result<Opened, Problem> {
        let master = self.derive(&who).await?;
        self.open(&master, keys).await
    }

    pub(super) async fn secret_hash(&self, who: Credentials) -> Result<String, Problem> {
        mind_floor(&who)?;
        let master = self.derive(&who).await?;
        if let Some(account) = &self.account {
            self.mind_password(account, &master).await?;
        }
        Ok(master.server_hash(&self.engine, who.password.as_str()).await?)
    }

    pub(super) async fn change_password(
        &mut self,
        current: Credentials,
        new: Credentials,
    ) -> Result<ChangedPassword, Problem> {
        mind_floor(&new)?;
        let account = self.account()?;
        let master = self.derive(&current).await?;
        self.mind_password(account, &master).await?;
        let (key, password) = (&account.user_key, new.password.as_str());
        let rewrapped = account::rewrap(&self.engine, key, &new.email, password, &new.kdf).await?;
        let changed = ChangedPassword {
            salt: rewrapped.authentication.salt,
            current_hash: master
                .server_hash(&self.engine, current.password.as_str())
                .await?,
            new_hash: rewrapped.authentication.master_password_authentication_hash,
            wrapped_user_key: rewrapped.unlock.master_key_wrapped_user_key,
            user_key_id: key.id(),
        };
        if let Some(account) = &mut self.account {
            account.wrapped.push(changed.wrapped_user_key.clone());
        }
        Ok(changed)
    }

    pub(super) fn own_public_key(&self) -> Result<OwnPublicKey, Problem> {
        let account = self.account()?;
        let user_id = account.user_id.clone().ok_or(Problem::Unknown)?;
        let private_key = account.private_key.as_ref().ok_or(Problem::NoPrivateKey)?;
        Ok(OwnPublicKey {
            user_id,
            public_key: private_key.public_key.clone(),
        })
    }

    async fn derive(&self, who: &Credentials) -> Result<MasterKey, Problem> {
        let salt = salt_of(&who.email);
        Ok(MasterKey::derive(&self.engine, who.password.as_str(), &salt, &who.kdf).await?)
    }

    async fn open(&mut self, master: &MasterKey, keys: Keys) -> Result<Opened, Problem> {
        let user_key = master
            .stretch()
            .unwrap_key(&self.engine, &keys.wrapped_user_key)
            .await;
        let user_key = Rc::new(user_key.map_err(|_| Problem::WrongPassword)?);
        let private_key = PrivateKey::unwrap_with(&self.engine, &keys.wrapped_private_key, &user_key).await;
        let private_key = private_key.ok().map(Rc::new);
        let opened = Opened {
            user_key_id: user_key.id(),
        };
        self.chain = Chain::of(user_key.clone(), private_key.clone());
        self.account = Some(Account {
            user_id: keys.user_id,
            user_key,
            private_key,
            wrapped: vec![keys.wrapped_user_key],
        });
        Ok(opened)
    }

    async fn mind_password(&self, account: &Account<E>, master: &MasterKey) -> Result<(), Problem> {
        let stretched = master.stretch();
        for wrapped in &account.wrapped {
            if let Ok(key) = stretched.unwrap_key(&self.engine, wrapped).await
                && key.is_same_as(&account.user_key)
            {
                return Ok(());
            }
        }
        Err(Problem::WrongPassword)
    }
}

/// A server that asks for a cheap hash could be harvesting it (crypto.md 16, row 1).
fn mind_floor(who: &Credentials) -> Result<(), Problem> {
    match (floor_problem(&who.kdf), who.floor) {
        (Some(_), Floor::Required) => Err(Problem::WeakKdf),
        _ => Ok(()),
    }
}

impl From<DeriveError> for Problem {
    fn from(error: DeriveError) -> Self {
        match error {
            DeriveError::Refused => Self::WeakKdf,
            DeriveError::Engine => Self::Engine,
        }
    }
}

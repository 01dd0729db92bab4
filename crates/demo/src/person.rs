//! One person with an account and a session: registering, logging in, and the keys they reach.
//! Refuses to know: what they do with them.

use crate::http::Http;
use crate::invitation::Link;
use crate::{Failed, Result, While};
use keyring::engine::{Native, wait};
use keyring::{MasterKey, PrivateKey, SymKey, account, kdf};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use wire::account::{Profile, RegisterFinish, SendVerificationEmail};
use wire::kdf::{Email, Prelogin};
use wire::token::TokenAnswer;
use wire::{EncString, OrgId, ProviderId, UserId};

pub struct Person {
    pub email: String,
    pub id: UserId,
    pub http: Http,
    pub user_key: SymKey,
    pub private_key: PrivateKey<Native>,
    org_keys: RefCell<HashMap<OrgId, Rc<SymKey>>>,
}

/// What lets somebody register.
pub enum Door<'a> {
    /// Open registration: the server hands out a token for the address (no mail configured).
    Open,
    Member(&'a Link),
    ProviderUser(&'a Link),
}

impl Person {
    pub fn register(server: &str, name: &str, email: &str, password: &str, door: &Door<'_>) -> Result<Self> {
        let http = Http::to(server);
        let made = wait(account::make(&Native, email, password, &kdf::DEFAULT)).during("making keys")?;
        let hash = made.authentication.master_password_authentication_hash.clone();
        let mut finish = RegisterFinish {
            email: email.into(),
            name: Some(name.into()),
            master_password_hint: None,
            email_verification_token: None,
            org_invite_token: None,
            organization_user_id: None,
            provider_invite_token: None,
            provider_user_id: None,
            master_password_authentication: made.authentication,
            master_password_unlock: made.unlock,
            user_asymmetric_keys: made.keys,
        };
        match door {
            Door::Open => {
                let asked = SendVerificationEmail {
                    email: email.into(),
                    name: Some(name.into()),
                    receive_marketing_emails: false,
                };
                let token = http.post("/identity/accounts/register/send-verification-email", &asked)?;
                finish.email_verification_token = Some(token);
            }
            Door::Member(link) => {
                finish.org_invite_token = Some(link.field("token")?.into());
                finish.organization_user_id = Some(link.field("organizationUserId")?.into());
            }
            Door::ProviderUser(link) => {
                finish.provider_invite_token = Some(link.field("token")?.into());
                finish.provider_user_id = Some(link.field("providerUserId")?.into());
            }
        }
        http.tell("/identity/accounts/register/finish", &finish)?;
        let (http, _) = session(http, email, &hash)?;
        Self::enter(http, email, made.user_key, made.private_key)
    }

    pub fn log_in(server: &str, email: &str, password: &str) -> Result<Self> {
        let http = Http::to(server);
        let asked = Email { email: email.into() };
        let answer: Prelogin = http.post("/identity/accounts/prelogin/password", &asked)?;
        if kdf::floor_problem(&answer.kdf_settings).is_some() {
            return Err(Failed(format!(
                "{email}: the server asks for weak key derivation"
            )));
        }
        let salt = kdf::salt_of(email);
        let master = wait(MasterKey::derive(&Native, password, &salt, &answer.kdf_settings));
        let master = master.during("deriving the master key")?;
        let hash = wait(master.server_hash(&Native, password)).during("deriving the login hash")?;
        let (http, answer) = session(http, email, &hash)?;
        let opened = wait(account::open(&Native, &master, &answer.key, &answer.private_key));
        let (user_key, private_key) = opened.during("opening the account's keys")?;
        Self::enter(http, email, user_key, private_key)
    }

    fn enter(http: Http, email: &str, user_key: SymKey, private_key: PrivateKey<Native>) -> Result<Self> {
        let profile: Profile = http.get("/api/accounts/profile")?;
        Ok(Self {
            email: email.into(),
            id: profile.id,
            http,
            user_key,
            private_key,
            org_keys: RefCell::default(),
        })
    }

    /// The profile as every sync carries it: with the sealed keys of everything this person reaches.
    pub fn profile(&self) -> Result<Profile> {
        let sync: OnlyProfile = self.http.get("/api/sync?excludeDomains=true")?;
        Ok(sync.profile)
    }

    pub fn provider_key(&self, id: &ProviderId) -> Result<SymKey> {
        let profile = self.profile()?;
        let provider = profile.providers.iter().find(|provider| &provider.id == id);
        let shared = provider.and_then(|provider| provider.key.as_ref());
        self.open_shared(shared.ok_or_else(|| self.lacks("the provider key"))?)
    }

    /// As a member, or else through a provider: the same two ways as in the app.
    pub fn org_key(&self, id: &OrgId) -> Result<Rc<SymKey>> {
        if let Some(key) = self.org_keys.borrow().get(id) {
            return Ok(Rc::clone(key));
        }
        let profile = self.profile()?;
        let member = profile
            .organizations
            .iter()
            .find(|organization| &organization.id == id);
        let key = match member.and_then(|organization| organization.key.as_ref()) {
            Some(shared) => self.open_shared(shared)?,
            None => self.client_key(&profile, id)?,
        };
        let key = Rc::new(key);
        self.org_keys.borrow_mut().insert(id.clone(), Rc::clone(&key));
        Ok(key)
    }

    fn client_key(&self, profile: &Profile, id: &OrgId) -> Result<SymKey> {
        let client = profile
            .provider_organizations
            .iter()
            .find(|client| &client.id == id);
        let client = client.ok_or_else(|| self.lacks("the organization key"))?;
        let (Some(wrapped), Some(provider)) = (&client.key, &client.provider_id) else {
            return Err(self.lacks("the client's key"));
        };
        let provider_key = self.provider_key(provider)?;
        wait(provider_key.unwrap_key(&Native, wrapped)).during("opening the client's key")
    }

    fn open_shared(&self, shared: &EncString) -> Result<SymKey> {
        wait(self.private_key.open_key(&Native, shared)).during("opening a shared key")
    }

    fn lacks(&self, what: &str) -> Failed {
        Failed(format!("{} does not reach {what}", self.email))
    }
}

#[derive(serde::Deserialize)]
struct OnlyProfile {
    profile: Profile,
}

fn session(mut http: Http, email: &str, hash: &str) -> Result<(Http, TokenAnswer)> {
    let answer: TokenAnswer = http.form(
        "/identity/connect/token",
        &[
            ("grant_type", "password"),
            ("scope", "api offline_access"),
            ("client_id", "web"),
            ("username", email),
            ("password", hash),
            ("deviceType", "14"),
            ("deviceIdentifier", &device(email)),
            ("deviceName", "demonstration"),
        ],
    )?;
    http.log_in(answer.access_token.clone());
    Ok((http, answer))
}

/// One device per person, the same at every run.
fn device(email: &str) -> String {
    let sum = email
        .bytes()
        .fold(0_u64, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
    format!("c1a71e00-0000-4000-8000-{:012x}", sum & 0xffff_ffff_ffff)
}

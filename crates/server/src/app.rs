//! What every handler may reach: the database, the settings, the signing key, the gates. Refuses to know: requests.

use crate::assets::Assets;
use crate::auth::gate::Gates;
use crate::auth::token::Signer;
use crate::config::Config;
use crate::db::{Db, settings};
use crate::icon::Icons;
use crate::secret;
use crate::store::Store;
use base64ct::{Base64UrlUnpadded, Encoding};
use std::ops::Deref;
use std::sync::Arc;

/// Cheap to clone; one per process.
#[derive(Clone)]
pub struct App(Arc<House>);

pub struct House {
    pub db: Db,
    pub config: Config,
    pub signer: Signer,
    pub gates: Gates,
    pub assets: Assets,
    pub store: Store,
    /// None: switched off.
    pub icons: Option<Icons>,
}

impl App {
    pub async fn open(config: Config, db: Db) -> Result<App, Box<dyn std::error::Error + Send + Sync>> {
        let key = signing_key(&db).await?;
        tokio::spawn(db.clone().hear());
        let signer = Signer::new(&key, &config.url);
        let gates = Gates::new(&config);
        let assets = Assets::new(config.assets.clone());
        let icons = config.icons.then(Icons::new).transpose()?;
        let store = Store::of(&config)?;
        Ok(App(Arc::new(House {
            db,
            config,
            signer,
            gates,
            assets,
            store,
            icons,
        })))
    }
}

impl Deref for App {
    type Target = House;

    fn deref(&self) -> &House {
        &self.0
    }
}

/// Made once and kept in the database: several servers on one database accept each other's tokens.
async fn signing_key(db: &Db) -> Result<Vec<u8>, Box<dyn std::error::Error + Send + Sync>> {
    let fresh = Base64UrlUnpadded::encode_string(&secret::bytes::<32>());
    let mut tx = db.begin().await?;
    let kept = settings::keep_first(&mut tx, "signing_key", &fresh).await?;
    tx.commit().await?;
    Ok(Base64UrlUnpadded::decode_vec(&kept).map_err(|_| "the signing key in server_settings is damaged")?)
}

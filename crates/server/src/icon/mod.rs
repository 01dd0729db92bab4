//! Pictures of websites: fetched once by the server, so that a site does not see who keeps a password for it. Kept in
//! memory for a while, also that there is none. Refuses to know: people, and requests.

mod host;
mod page;
mod picture;
mod reach;

pub use host::Host;
pub use picture::Picture;

use moka::Expiry;
use moka::future::Cache;
use reach::{Names, PublicOnly, SystemNames};
use reqwest::redirect::Policy;
use reqwest::{Client, Response, Url};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::Semaphore;

/// How long a picture is kept, here and in browsers.
pub const KEPT: Duration = Duration::from_secs(7 * 24 * 3600);
/// How long it is remembered that a site has none, or did not answer.
pub const KEPT_ABSENT: Duration = Duration::from_secs(6 * 3600);
/// All pictures together, in bytes.
const MEMORY: u64 = 32 * 1024 * 1024;
/// Sites asked at the same time.
const AT_ONCE: usize = 8;
/// For one answer, redirects included.
const PATIENCE: Duration = Duration::from_secs(5);
/// For one site with all that is tried.
const PATIENCE_FOR_SITE: Duration = Duration::from_secs(12);
const REDIRECTS: usize = 5;
/// The links stand at the beginning of a page.
const PAGE_LIMIT: usize = 256 * 1024;
const PICTURE_LIMIT: usize = 128 * 1024;
/// Pictures tried of one site.
const TRIED: usize = 5;

/// Found or known to be absent.
type Known = Option<Arc<Picture>>;

pub struct Icons {
    known: Cache<Host, Known>,
    client: Client,
    at_once: Semaphore,
}

impl Icons {
    /// Reaches public addresses only, whatever a name or a redirect says.
    pub fn new() -> Result<Self, reqwest::Error> {
        Self::reaching(PublicOnly::new(SystemNames))
    }

    fn reaching<N: Names>(names: PublicOnly<N>) -> Result<Self, reqwest::Error> {
        // Exactly one provider is linked; naming it keeps rustls from guessing.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder()
            .dns_resolver(Arc::new(names))
            .no_proxy()
            .referer(false)
            .redirect(Policy::custom(|attempt| {
                if attempt.previous().len() > REDIRECTS || !reach::is_allowed(attempt.url()) {
                    attempt.stop()
                } else {
                    attempt.follow()
                }
            }))
            .timeout(PATIENCE)
            .pool_max_idle_per_host(0)
            .user_agent("Mozilla/5.0 (compatible; Claviger)")
            .build()?;
        let known = Cache::builder()
            .max_capacity(MEMORY)
            .weigher(|host: &Host, known: &Known| {
                let size = known.as_ref().map_or(0, |picture| picture.bytes.len());
                u32::try_from(size + host.as_str().len() + 64).unwrap_or(u32::MAX)
            })
            .expire_after(Lifetime)
            .build();
        Ok(Self {
            known,
            client,
            at_once: Semaphore::new(AT_ONCE),
        })
    }

    /// What is known without asking the site; `None` if nothing is.
    pub async fn known(&self, host: &Host) -> Option<Known> {
        self.known.get(host).await
    }

    /// Asks the site unless its answer is known. Who asks for the same site meanwhile waits for the same answer.
    pub async fn of(&self, host: Host) -> Known {
        let asked = host.clone();
        let found = async move {
            let _turn = self.at_once.acquire().await.ok()?;
            let found = tokio::time::timeout(PATIENCE_FOR_SITE, self.fetch(&asked)).await;
            found.ok().flatten().map(Arc::new)
        };
        self.known.get_with(host, found).await
    }

    async fn fetch(&self, host: &Host) -> Option<Picture> {
        let mut home = None;
        for scheme in ["https", "http"] {
            let root = Url::parse(&format!("{scheme}://{}/", host.as_str())).ok()?;
            if let Ok(answer) = self.client.get(root).send().await {
                home = Some(answer);
                break;
            }
        }
        let home = home?;
        // After redirects: the links of a page belong to where it was found.
        let at = home.url().clone();
        let mut wanted = match home.status().is_success() {
            true => page::icons(&begun(home, PAGE_LIMIT).await, &at),
            false => Vec::new(),
        };
        wanted.truncate(TRIED - 1);
        wanted.extend(at.join("/favicon.ico").ok());
        for url in wanted {
            if let Some(picture) = self.picture(url).await {
                return Some(picture);
            }
        }
        None
    }

    async fn picture(&self, url: Url) -> Option<Picture> {
        if !reach::is_allowed(&url) {
            return None;
        }
        let answer = self.client.get(url).send().await.ok()?;
        if !answer.status().is_success() {
            return None;
        }
        // One byte more than allowed tells that it is too large.
        let bytes = begun(answer, PICTURE_LIMIT + 1).await;
        (bytes.len() <= PICTURE_LIMIT)
            .then(|| Picture::recognized(bytes))
            .flatten()
    }
}

/// The first bytes of an answer; what comes after them is never read.
async fn begun(mut answer: Response, most: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    while let Ok(Some(piece)) = answer.chunk().await {
        let room = most - bytes.len();
        bytes.extend_from_slice(&piece[..piece.len().min(room)]);
        if bytes.len() == most {
            break;
        }
    }
    bytes
}

struct Lifetime;

impl Expiry<Host, Known> for Lifetime {
    fn expire_after_create(&self, _: &Host, known: &Known, _: Instant) -> Option<Duration> {
        Some(if known.is_some() { KEPT } else { KEPT_ABSENT })
    }
}

#[cfg(test)]
mod tests;

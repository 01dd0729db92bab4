//! The web app's files: from inside the binary, or from a folder with `--assets`. What a name with a hash stands for
//! never changes; the rest is asked for again each time. Refuses to know: routes of the app, and the API.

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64ct::{Base64, Base64UrlUnpadded, Encoding};
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::path::{Component, Path, PathBuf};

/// A fresh clone has no `dist` yet; the server still builds.
#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../../dist"]
#[allow_missing = true]
struct Inside;

pub struct Assets {
    folder: Option<PathBuf>,
    /// For the page inside the binary, computed once.
    policy: Option<HeaderValue>,
}

/// Other sites, inline scripts (but the page's own, by hash) and inline styles are refused; connections go home only.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{hashes}; style-src 'self'; \
    connect-src 'self'; img-src 'self' data:; worker-src 'self'; font-src 'self'; manifest-src 'self'; \
    base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// A worker obeys the policy of its own script, not the page's: the safe loads its wasm and nothing else.
const WORKER_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; \
    frame-ancestors 'none'";

impl Assets {
    pub fn new(folder: Option<PathBuf>) -> Self {
        let mut assets = Assets { folder, policy: None };
        if assets.folder.is_none() && !cfg!(debug_assertions) {
            assets.policy = assets.read("index.html").map(|page| policy(&page));
        }
        assets
    }

    /// A file of the app by its path below the root; `None` if there is none.
    pub fn file(&self, path: &str, headers: &HeaderMap) -> Option<Response> {
        let path = path.trim_start_matches('/');
        if path.is_empty() || path == "index.html" || path.ends_with(".br") {
            return None;
        }
        let plain = self.read(path)?;
        let caching = if is_hashed(path) {
            "public, max-age=31536000, immutable"
        } else {
            "no-cache"
        };
        let mut response = self.answer(path, plain, caching, headers);
        if path.ends_with(".js") {
            set(&mut response, header::CONTENT_SECURITY_POLICY, WORKER_POLICY);
        }
        Some(response)
    }

    /// The page, for every path of the app; `None` when no app was built.
    pub fn page(&self, headers: &HeaderMap) -> Option<Response> {
        let page = self.read("index.html")?;
        let policy = self.policy.clone().unwrap_or_else(|| policy(&page));
        let mut response = self.answer("index.html", page, "no-cache", headers);
        response
            .headers_mut()
            .insert(header::CONTENT_SECURITY_POLICY, policy);
        Some(response)
    }

    fn answer(&self, path: &str, plain: Bytes, caching: &'static str, headers: &HeaderMap) -> Response {
        let tag = format!("\"{}\"", &fingerprint(&plain)[..22]);
        let mut response = if asked(headers, header::IF_NONE_MATCH, &tag) {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            let packed = if asked(headers, header::ACCEPT_ENCODING, "br") {
                self.read(&format!("{path}.br"))
            } else {
                None
            };
            let is_packed = packed.is_some();
            let mut response = Body::from(packed.unwrap_or(plain)).into_response();
            let kind = mime_guess::from_path(path).first_or_octet_stream();
            let kind = match kind.type_() == mime_guess::mime::TEXT {
                true => format!("{kind}; charset=utf-8"),
                false => kind.to_string(),
            };
            set(&mut response, header::CONTENT_TYPE, &kind);
            if is_packed {
                set(&mut response, header::CONTENT_ENCODING, "br");
            }
            response
        };
        set(&mut response, header::ETAG, &tag);
        set(&mut response, header::CACHE_CONTROL, caching);
        set(&mut response, header::VARY, "accept-encoding");
        response
    }

    fn read(&self, path: &str) -> Option<Bytes> {
        match &self.folder {
            None => Inside::get(path).map(|file| match file.data {
                Cow::Borrowed(bytes) => Bytes::from_static(bytes),
                Cow::Owned(bytes) => Bytes::from(bytes),
            }),
            Some(folder) => {
                let inside = Path::new(path)
                    .components()
                    .all(|part| matches!(part, Component::Normal(_)));
                inside
                    .then(|| std::fs::read(folder.join(path)).ok())
                    .flatten()
                    .map(Bytes::from)
            }
        }
    }
}

fn set(response: &mut Response, name: header::HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
}

fn asked(headers: &HeaderMap, name: header::HeaderName, value: &str) -> bool {
    let told = headers
        .get(name)
        .and_then(|told| told.to_str().ok())
        .unwrap_or_default();
    told.split(',').any(|one| {
        one.split(';')
            .next()
            .unwrap_or_default()
            .trim()
            .trim_start_matches("W/")
            == value
    })
}

fn fingerprint(bytes: &[u8]) -> String {
    Base64UrlUnpadded::encode_string(&Sha256::digest(bytes))
}

/// The build names files `name-<16 hex digits>.ext`.
fn is_hashed(path: &str) -> bool {
    path.split(['-', '.', '_'])
        .any(|part| part.len() >= 12 && part.bytes().all(|b| b.is_ascii_hexdigit()))
}

fn policy(page: &[u8]) -> HeaderValue {
    let page = String::from_utf8_lossy(page);
    let hashes: String = inline_scripts(&page)
        .map(|script| {
            format!(
                " 'sha256-{}'",
                Base64::encode_string(&Sha256::digest(script.as_bytes()))
            )
        })
        .collect();
    HeaderValue::from_str(&POLICY.replace("{hashes}", &hashes))
        .unwrap_or(HeaderValue::from_static("default-src 'none'"))
}

/// The text of every script element without `src`.
fn inline_scripts(page: &str) -> impl Iterator<Item = &str> {
    page.split("<script").skip(1).filter_map(|rest| {
        let (attributes, rest) = rest.split_once('>')?;
        let (script, _) = rest.split_once("</script")?;
        let inline = !attributes.contains("src=") && !script.is_empty();
        inline.then_some(script)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_pages_own_inline_script_may_run() {
        let page = r#"<script src="/a.js"></script><script type="module">import x</script>"#;
        assert_eq!(inline_scripts(page).collect::<Vec<_>>(), ["import x"]);
        let policy = policy(page.as_bytes());
        let hash = Base64::encode_string(&Sha256::digest(b"import x"));
        assert!(
            policy
                .to_str()
                .unwrap()
                .contains(&format!("'wasm-unsafe-eval' 'sha256-{hash}';"))
        );
        assert!(!policy.to_str().unwrap().contains("unsafe-inline"));
    }

    #[test]
    fn a_name_with_a_hash_never_changes_its_meaning() {
        assert!(is_hashed("app-1a2b3c4d5e6f7a8b_bg.wasm"));
        assert!(!is_hashed("safe_bg.wasm"));
        assert!(!is_hashed("plex-sans.woff2"));
    }

    #[test]
    fn a_path_out_of_the_folder_finds_nothing() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("dist")).unwrap();
        std::fs::write(folder.path().join("secret.txt"), "x").unwrap();
        let assets = Assets::new(Some(folder.path().join("dist")));
        assert!(assets.file("/../secret.txt", &HeaderMap::new()).is_none());
    }
}

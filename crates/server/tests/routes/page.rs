//! The web app beside the API, and the headers around both. Refuses to know: what the app does.

use crate::support::House;
use reqwest::Method;

async fn house_with_app() -> (House, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let page = "<!doctype html><script type=\"module\">start()</script><script src=\"/x.js\"></script>";
    std::fs::write(folder.path().join("index.html"), page).unwrap();
    std::fs::write(folder.path().join("app-0123456789abcdef.js"), "start").unwrap();
    std::fs::write(folder.path().join("app-0123456789abcdef.js.br"), "packed").unwrap();
    std::fs::write(folder.path().join("safe.js"), "worker").unwrap();
    let path = folder.path().display().to_string();
    (House::on_sqlite(&["--assets", &path]).await, folder)
}

const HTML: &[(&str, &str)] = &[("accept", "text/html,*/*")];

#[tokio::test(flavor = "multi_thread")]
async fn every_path_of_the_app_answers_the_page_and_no_path_of_the_api_does() {
    let (house, _folder) = house_with_app().await;
    let browser = house.anonymous();
    for path in ["/", "/vault", "/providers/x/clients", "/apiary"] {
        let answer = browser.ask_with(Method::GET, path, None, HTML).await;
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (200, "text/html; charset=utf-8"),
            "{path}"
        );
        assert_eq!(answer.header("cache-control"), "no-cache");
    }
    for path in [
        "/api/x",
        "/identity/x",
        "/events/x",
        "/icons/x",
        "/notifications/x",
    ] {
        browser
            .ask_with(Method::GET, path, None, HTML)
            .await
            .refused(404, "not_found");
    }
    browser
        .ask_with(Method::POST, "/vault", None, HTML)
        .await
        .refused(404, "not_found");
    browser.get("/missing.js").await.refused(404, "not_found");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_may_run_its_own_script_only() {
    let (house, _folder) = house_with_app().await;
    let answer = house.anonymous().ask_with(Method::GET, "/", None, HTML).await;
    let policy = answer.header("content-security-policy");
    assert!(
        policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-"),
        "{policy}"
    );
    for word in [
        "connect-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'self'",
    ] {
        assert!(policy.contains(word), "{word}");
    }
    assert!(!policy.contains("unsafe-inline"));
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
    ] {
        assert_eq!(answer.header(name), value);
        assert_eq!(house.anonymous().get("/api/config").await.header(name), value);
    }
    let api = house.anonymous().get("/api/config").await;
    assert_eq!(
        api.header("content-security-policy"),
        "default-src 'none'; frame-ancestors 'none'"
    );
    assert_eq!(api.header("cache-control"), "no-store");
    assert!(!api.header("x-request-id").is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn files_with_a_hash_are_kept_forever_and_the_worker_is_asked_for_each_time() {
    let (house, _folder) = house_with_app().await;
    let browser = house.anonymous();
    let hashed = browser.get("/app-0123456789abcdef.js").await;
    assert_eq!(
        hashed.header("cache-control"),
        "public, max-age=31536000, immutable"
    );
    let packed = &[("accept-encoding", "gzip, br")];
    let packed = browser
        .ask_with(Method::GET, "/app-0123456789abcdef.js", None, packed)
        .await;
    assert_eq!(
        (packed.header("content-encoding"), packed.body.as_str()),
        ("br", Some("packed"))
    );
    assert_eq!(packed.header("content-type"), "text/javascript; charset=utf-8");
    let worker = browser.get("/safe.js").await;
    assert_eq!(worker.header("cache-control"), "no-cache");
    let known = [("if-none-match", worker.header("etag"))];
    assert_eq!(
        browser
            .ask_with(Method::GET, "/safe.js", None, &known)
            .await
            .status,
        304
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_without_the_app_still_serves_the_api() {
    let empty = tempfile::tempdir().unwrap();
    let path = empty.path().display().to_string();
    let house = House::on_sqlite(&["--assets", &path]).await;
    house
        .anonymous()
        .ask_with(Method::GET, "/", None, HTML)
        .await
        .refused(404, "not_found");
    house.anonymous().get("/alive").await.ok();
}

#[tokio::test(flavor = "multi_thread")]
async fn pictures_of_websites_are_offered_unless_they_are_switched_off() {
    let offered =
        async |house: &House| house.anonymous().get("/api/config").await.ok()["settings"]["icons"].clone();
    let house = House::on_sqlite(&[]).await;
    assert_eq!(offered(&house).await, true);
    // Names of private networks are never asked.
    for host in [
        "nas.local",
        "127.0.0.1",
        "localhost",
        "%5B%3A%3A1%5D",
        "a%2Fb.com",
    ] {
        let answer = house.anonymous().get(&format!("/icons/{host}/icon.png")).await;
        assert_eq!(answer.status, 204, "{host}");
        assert_eq!(answer.header("cache-control"), "public, max-age=604800");
    }
    let house = House::on_sqlite(&["--icons", "false"]).await;
    assert_eq!(offered(&house).await, false);
    house
        .anonymous()
        .get("/icons/shop.org/icon.png")
        .await
        .refused(404, "not_found");
}

//! One test for each wall: the line that breaks it, and the line beside it that does not.

use super::*;

fn messages(path: &str, text: &str) -> Vec<String> {
    findings(&Source::new(path, text))
        .into_iter()
        .map(|finding| finding.message)
        .collect()
}

fn found(path: &str, text: &str, part: &str) -> bool {
    messages(path, text).iter().any(|message| message.contains(part))
}

fn clean(path: &str, text: &str) -> bool {
    messages(path, text).is_empty()
}

#[test]
fn only_api_speaks_http() {
    assert!(found(
        "src/pages/portal/clients.rs",
        "use gloo_net::http::Request;",
        "only api/"
    ));
    assert!(clean("src/api/client.rs", "use gloo_net::http::Request;"));
}

#[test]
fn only_one_file_touches_webcrypto() {
    assert!(found(
        "src/bin/safe.rs",
        "let s: web_sys::SubtleCrypto = x;",
        "webcrypto.rs"
    ));
    assert!(clean(
        "crates/keyring/src/engine/webcrypto.rs",
        "let s: web_sys::SubtleCrypto = x;"
    ));
}

#[test]
fn keys_stay_in_the_safe() {
    assert!(found("src/pages/vaults/list.rs", "use keyring::SymKey;", "safe"));
    assert!(clean("src/bin/safe.rs", "use keyring::SymKey;"));
    assert!(clean("src/item/editor.rs", "use keyring::item::Item;"));
    assert!(found(
        "crates/server/src/routes/sync.rs",
        "use keyring::SymKey;",
        "cannot decrypt"
    ));
}

#[test]
fn only_db_holds_queries_and_only_config_reads_the_environment() {
    assert!(found(
        "crates/server/src/routes/sync.rs",
        "sqlx::query(\"\")",
        "only db/"
    ));
    assert!(clean("crates/server/src/db/ciphers.rs", "sqlx::query(\"\")"));
    assert!(found(
        "crates/server/src/mail/smtp.rs",
        "std::env::var(\"X\")",
        "only config.rs"
    ));
    assert!(clean("crates/server/src/config.rs", "std::env::var(\"X\")"));
}

#[test]
fn the_server_logs_instead_of_printing() {
    assert!(found("crates/server/src/app.rs", "println!(\"x\");", "tracing"));
    assert!(clean(
        "crates/server/src/app.rs",
        "tracing::info!(\"x\"); // println!(x)"
    ));
}

#[test]
fn keyring_knows_no_clock_no_files_and_no_global_randomness() {
    assert!(found(
        "crates/keyring/src/item.rs",
        "std::time::Instant::now()",
        "no I/O"
    ));
    assert!(found(
        "crates/keyring/src/sym.rs",
        "getrandom::fill(&mut x)",
        "no I/O"
    ));
    assert!(clean(
        "crates/keyring/src/engine/native.rs",
        "getrandom::fill(&mut x)"
    ));
}

#[test]
fn ui_takes_words_and_routes_as_arguments() {
    assert!(found(
        "src/ui/button.rs",
        "use crate::route::Route;",
        "does not know `route`"
    ));
    assert!(found("src/ui/button.rs", "use text::Texts;", "words arrive"));
    assert!(clean("src/ui/button.rs", "use crate::ui::Icon;"));
    assert!(found(
        "src/table/columns.rs",
        "use crate::api;",
        "does not know `api`"
    ));
}

#[test]
fn only_the_app_imports_pages() {
    assert!(found(
        "src/pages/portal/mod.rs",
        "use crate::pages::vaults::Row;",
        "only app.rs"
    ));
    assert!(found("src/item/editor.rs", "use crate::pages::vaults;", "pages"));
    assert!(clean(
        "src/pages/portal/mod.rs",
        "use crate::pages::portal::clients;"
    ));
    assert!(clean("src/app.rs", "use crate::pages::vaults::Vaults;"));
}

#[test]
fn only_route_writes_addresses() {
    assert!(found(
        "src/shell/switcher.rs",
        "href=\"/providers/1\"",
        "only route.rs"
    ));
    assert!(clean("src/route.rs", "\"/providers\""));
    assert!(clean("src/ui/icon.rs", "\"/favicon.svg\""));
}

#[test]
fn markup_and_styles_never_come_from_strings() {
    assert!(found(
        "src/ui/progress.rs",
        "<div style=\"width: 3px\">",
        "dies under our policy"
    ));
    assert!(clean("src/ui/progress.rs", "<div style:width=width>"));
    assert!(clean("src/ui/avatar.rs", "<span style=(\"--hue\", hue)>"));
    assert!(found("src/ui/icon.rs", "<div inner_html=svg>", "no inner_html"));
}

#[test]
fn a_secret_does_not_spill() {
    assert!(found(
        "crates/keyring/src/sym.rs",
        "#[derive(Clone, ZeroizeOnDrop)]\npub struct SymKey {",
        "no Clone"
    ));
    assert!(clean(
        "crates/keyring/src/sym.rs",
        "#[derive(ZeroizeOnDrop)]\npub struct SymKey {"
    ));
}

//! Who may name what: one table of words with the only places that may hold them, and the import rules of
//! the app's layers. It reads code without comments and unit tests.

use super::Finding;
use super::source::Source;

/// A word that belongs to one place.
struct Wall {
    word: &'static str,
    /// Where the rule is in force.
    within: &'static str,
    /// The files or folders inside that may.
    only: &'static [&'static str],
    instead: &'static str,
}

/// Where the server speaks to its operator's terminal.
const TERMINAL: &[&str] = &["crates/server/src/main.rs", "crates/server/src/operator"];

const WALLS: &[Wall] = &[
    Wall {
        word: "gloo_net",
        within: "src/",
        only: &["src/api/"],
        instead: "only api/ speaks HTTP: ask a function there",
    },
    Wall {
        word: "fetch_with_str",
        within: "src/",
        only: &["src/api/"],
        instead: "only api/ speaks HTTP: ask a function there",
    },
    Wall {
        word: "XmlHttpRequest",
        within: "src/",
        only: &["src/api/"],
        instead: "only api/ speaks HTTP: ask a function there",
    },
    Wall {
        word: "SubtleCrypto",
        within: "",
        only: &["crates/keyring/src/engine/webcrypto.rs", "crates/xtask/"],
        instead: "only keyring/engine/webcrypto.rs touches WebCrypto: use the Engine trait",
    },
    Wall {
        word: "keyring",
        within: "src/",
        only: &["src/bin/", "src/safe/"],
        instead: "keys live in the safe: send it a Request",
    },
    Wall {
        word: "keyring",
        within: "crates/server/",
        only: &[],
        instead: "the server cannot decrypt: it never names keyring",
    },
    Wall {
        word: "sqlx",
        within: "crates/server/src/",
        only: &["crates/server/src/db/", "crates/server/src/db.rs"],
        instead: "only db/ holds queries: write a function there",
    },
    Wall {
        word: "env::var",
        within: "crates/server/src/",
        only: &["crates/server/src/config.rs"],
        instead: "only config.rs reads the environment: take the value from Config",
    },
    Wall {
        word: "env::var_os",
        within: "crates/server/src/",
        only: &["crates/server/src/config.rs"],
        instead: "only config.rs reads the environment: take the value from Config",
    },
    Wall {
        word: "println!",
        within: "crates/server/src/",
        only: TERMINAL,
        instead: "the server logs with tracing; a command writes to its `out`",
    },
    Wall {
        word: "eprintln!",
        within: "crates/server/src/",
        only: TERMINAL,
        instead: "the server logs with tracing; a command writes to its `out`",
    },
    Wall {
        word: "inner_html",
        within: "src/",
        only: &[],
        instead: "no inner_html: build elements, so that nobody's text becomes markup",
    },
    Wall {
        word: "set_inner_html",
        within: "src/",
        only: &[],
        instead: "no inner_html: build elements, so that nobody's text becomes markup",
    },
    Wall {
        word: "local_storage",
        within: "src/",
        // Language, theme, time-out, this device's id, which branches are folded (ids): nothing that was sealed.
        only: &["src/browser.rs"],
        instead: "local storage is for settings and ids (browser.rs); nothing that was sealed goes there",
    },
    Wall {
        word: "idb::",
        within: "src/",
        only: &["src/kept_bytes.rs"],
        instead: "what the browser keeps goes through kept_bytes.rs, sealed",
    },
];

/// What `keyring` refuses to know: it works the same in a test, a browser and a server.
const IMPURE: &[&str] = &[
    "std::fs",
    "std::net",
    "std::env",
    "std::time",
    "SystemTime",
    "Instant",
    "tokio",
    "gloo_net",
    "reqwest",
    "ureq",
];

/// A layer of the app and the modules of the app that it must not name.
const LAYERS: &[(&str, &[&str])] = &[
    (
        "src/ui/",
        &[
            "route", "api", "vault", "safe", "session", "allow", "pages", "shell", "table", "form", "item",
        ],
    ),
    (
        "src/table/",
        &[
            "route", "api", "vault", "safe", "session", "allow", "pages", "shell",
        ],
    ),
    (
        "src/form/",
        &[
            "route", "api", "vault", "safe", "session", "allow", "pages", "shell",
        ],
    ),
    ("src/item/", &["pages"]),
    ("src/shell/", &["pages"]),
    ("src/vault/", &["pages", "shell", "api", "ui", "table", "form"]),
    ("src/api/", &["pages", "shell", "vault", "ui", "table", "form"]),
    ("src/bin/", &["pages", "shell", "ui", "table", "form", "api"]),
];

/// First segments of the app's own addresses.
const ADDRESSES: &[&str] = &[
    "login",
    "register",
    "finish-signup",
    "unlock",
    "vault",
    "organizations",
    "providers",
    "accept-organization",
    "account",
];

const SECRETS: &[&str] = &["SymKey", "MasterKey", "PrivateKey", "KeyPair", "StretchedKey"];

pub fn findings(source: &Source) -> Vec<Finding> {
    let rules = [words, purity, layers, pages, addresses, inline_styles, secrets];
    rules.iter().flat_map(|rule| rule(source)).collect()
}

fn words(source: &Source) -> Vec<Finding> {
    let mut findings = Vec::new();
    for wall in WALLS.iter().filter(|wall| source.is_under(wall.within)) {
        if wall.only.iter().any(|place| source.is_under(place)) || source.is_under("crates/xtask/") {
            continue;
        }
        for (line, code) in source.lines() {
            // The shape of an opened item is not a key: the page shows and edits it (invariant 5).
            let code = code.replace("keyring::item", "item");
            // `println!` ends in a sign, so it cannot be matched as a word on its right side.
            let word = wall.word.trim_end_matches('!');
            let found = super::source::Source::new("", &code)
                .naming(word)
                .next()
                .is_some()
                && (word == wall.word || code.contains(wall.word));
            if found {
                findings.push(Finding::at(source, line, wall.instead));
            }
        }
    }
    findings
}

fn purity(source: &Source) -> Vec<Finding> {
    if !source.is_under("crates/keyring/src/") || source.is_under("crates/keyring/src/engine/") {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for word in IMPURE.iter().chain(&["getrandom", "OsRng", "thread_rng"]) {
        for (line, _) in source.naming(word) {
            let message = format!(
                "keyring does no I/O and knows no clock or global randomness ({word}): ask the Engine"
            );
            findings.push(Finding::at(source, line, message));
        }
    }
    findings
}

fn layers(source: &Source) -> Vec<Finding> {
    let Some((layer, foreign)) = LAYERS.iter().find(|(layer, _)| source.is_under(layer)) else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    for (line, code) in source.lines() {
        for module in foreign.iter().filter(|module| names_module(code, module)) {
            let message = format!("{layer} does not know `{module}`: take what you need as an argument");
            findings.push(Finding::at(source, line, message));
        }
        if *layer == "src/ui/" && (code.contains("text::") || names_module(code, "text")) {
            findings.push(Finding::at(
                source,
                line,
                "ui/ does not know `text`: words arrive as arguments",
            ));
        }
    }
    findings
}

fn pages(source: &Source) -> Vec<Finding> {
    if !source.is_under("src/") || ["src/app.rs", "src/lib.rs"].contains(&source.path.as_str()) {
        return Vec::new();
    }
    let own = source
        .path
        .strip_prefix("src/pages/")
        .and_then(|rest| rest.split('/').next())
        .map(|page| page.trim_end_matches(".rs"));
    let mut findings = Vec::new();
    for (line, code) in source.lines() {
        for (at, found) in code.match_indices("crate::pages::") {
            let page: String = code[at + found.len()..]
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect();
            if own != Some(page.as_str()) {
                let message =
                    "only app.rs imports pages, and a page never imports another: move what both need out";
                findings.push(Finding::at(source, line, message));
            }
        }
    }
    findings
}

fn addresses(source: &Source) -> Vec<Finding> {
    let app = source.is_under("src/") && source.path != "src/route.rs" && !source.is_under("src/route/");
    if !app || source.is_under("src/api/") {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for (line, code) in source.lines() {
        for (at, _) in code.match_indices("\"/") {
            let first: String = code[at + 2..]
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '-')
                .collect();
            if ADDRESSES.contains(&first.as_str()) {
                let message = format!("\"/{first}…\" is an address: only route.rs writes them, say Route::…");
                findings.push(Finding::at(source, line, message));
            }
        }
    }
    findings
}

/// The production policy has no 'unsafe-inline': such a style is dead in the browser and nobody notices.
fn inline_styles(source: &Source) -> Vec<Finding> {
    if !source.is_under("src/") {
        return Vec::new();
    }
    // `style=("--name", value)` sets one property by script, which the policy allows.
    let attribute = |code: &str| {
        format!(" {code}")
            .split(" style=")
            .skip(1)
            .any(|value| !value.starts_with('('))
    };
    let found = source.lines().filter(|(_, code)| attribute(code.trim_start()));
    found
        .map(|(line, _)| {
            Finding::at(
                source,
                line,
                "style=… dies under our policy: use a class, or style:property",
            )
        })
        .collect()
}

fn secrets(source: &Source) -> Vec<Finding> {
    if !source.is_under("crates/keyring/src/") {
        return Vec::new();
    }
    let mut findings = Vec::new();
    let mut derived = String::new();
    for (line, code) in source.lines() {
        let trimmed = code.trim();
        if trimmed.starts_with("#[") {
            derived.push_str(trimmed);
            continue;
        }
        let secret = SECRETS.iter().find(|name| {
            trimmed.contains(&format!("struct {name} ")) || trimmed.contains(&format!("struct {name}("))
        });
        if let Some(name) = secret {
            for spill in ["Debug", "Clone", "Serialize"]
                .iter()
                .filter(|spill| derived.contains(**spill))
            {
                findings.push(Finding::at(
                    source,
                    line,
                    format!("{name} is a secret: it has no {spill}"),
                ));
            }
        }
        derived.clear();
    }
    findings
}

fn names_module(code: &str, module: &str) -> bool {
    let follows = |found: &str| {
        code.match_indices(found)
            .any(|(at, _)| !code[at + found.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '_'))
    };
    follows(&format!("crate::{module}")) || follows(&format!("claviger::{module}"))
}

#[cfg(test)]
mod tests;

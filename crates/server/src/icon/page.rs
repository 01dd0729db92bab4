//! The pictures a page names for itself. Refuses to know: fetching.

use html5gum::{Token, Tokenizer};
use reqwest::Url;

/// What a list shows, in pixels: of several pictures the one nearest above is enough.
const WANTED: u32 = 32;

/// Addresses of the page's icons, the best first.
pub fn icons(page: &[u8], at: &Url) -> Vec<Url> {
    let mut found: Vec<(u32, Url)> = Vec::new();
    for token in Tokenizer::new(page).flatten() {
        match token {
            Token::StartTag(tag) if tag.name.as_slice() == b"link" => {
                let told = |name: &str| {
                    tag.attributes
                        .get(name.as_bytes())
                        .map(|value| String::from_utf8_lossy(value).into_owned())
                        .unwrap_or_default()
                };
                let rank = rank(&told("rel"), &told("type"), &told("sizes"));
                let href = told("href");
                let url = at.join(href.trim()).ok().filter(|_| !href.trim().is_empty());
                if let (Some(rank), Some(url)) = (rank, url)
                    && !url.path().ends_with(".svg")
                    && !found.iter().any(|(_, known)| *known == url)
                {
                    found.push((rank, url));
                }
            }
            Token::StartTag(tag) if tag.name.as_slice() == b"body" => break,
            _ => {}
        }
    }
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, url)| url).collect()
}

/// Smaller is better; `None` for links that are no icon we could show.
fn rank(rel: &str, kind: &str, sizes: &str) -> Option<u32> {
    let rel = rel.to_ascii_lowercase();
    let is = |word: &str| rel.split_ascii_whitespace().any(|one| one == word);
    let touch = is("apple-touch-icon") || is("apple-touch-icon-precomposed");
    if kind.eq_ignore_ascii_case("image/svg+xml") || !(touch || is("icon")) {
        return None;
    }
    let sizes = sizes.to_ascii_lowercase();
    let sides = sizes
        .split_ascii_whitespace()
        .filter_map(|size| size.split_once('x')?.0.parse::<u32>().ok());
    // Without a size: an icon is small, one for touch screens large.
    let usual = if touch { 180 } else { WANTED };
    sides
        .chain((sizes.is_empty()).then_some(usual))
        .map(distance)
        .min()
        .or(Some(distance(usual)))
}

/// Too small is worse than too large.
fn distance(side: u32) -> u32 {
    match side >= WANTED {
        true => side - WANTED,
        false => 1000 + WANTED - side,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(page: &str) -> Vec<String> {
        let at = Url::parse("https://shop.org/fr/").expect("an address");
        icons(page.as_bytes(), &at)
            .into_iter()
            .map(String::from)
            .collect()
    }

    #[test]
    fn the_icon_nearest_to_what_a_list_shows_comes_first() {
        let page = r#"<!doctype html><html><head><link rel="stylesheet" href="a.css">
            <link rel="apple-touch-icon" href="/touch.png"><LINK REL="shortcut ICON" HREF='favicon.ico'>
            <link rel=icon sizes="16x16" href=small.png><link rel=icon sizes="48x48" href=//cdn.org/48.png>
            <link rel="icon" type="image/svg+xml" href="/icon.svg"><link rel="mask-icon" href="/mask.svg">"#;
        assert_eq!(
            found(page),
            [
                "https://shop.org/fr/favicon.ico",
                "https://cdn.org/48.png",
                "https://shop.org/touch.png",
                "https://shop.org/fr/small.png"
            ]
        );
    }

    #[test]
    fn a_page_that_is_none_names_nothing() {
        for page in [
            "",
            "\0\u{1}\u{2}",
            "<link rel=icon>",
            "<body><link rel=icon href=/late.png>",
            "<link rel=icon href",
        ] {
            assert!(found(page).is_empty(), "{page}");
        }
    }
}

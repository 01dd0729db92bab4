//! Plural rules of the two languages. Refuses to know: number formatting.

use crate::Lang;

/// Picks the form for a count: English one/other; French takes 0 and 1 as singular.
pub fn plural<'a>(lang: Lang, count: u64, one: &'a str, other: &'a str) -> &'a str {
    let singular = match lang {
        Lang::En => count == 1,
        Lang::Fr => count < 2,
    };
    if singular { one } else { other }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zero_is_singular_in_french_only() {
        assert_eq!(plural(Lang::Fr, 0, "élément", "éléments"), "élément");
        assert_eq!(plural(Lang::En, 0, "item", "items"), "items");
        assert_eq!(plural(Lang::Fr, 2, "élément", "éléments"), "éléments");
        assert_eq!(plural(Lang::En, 1, "item", "items"), "item");
    }
}

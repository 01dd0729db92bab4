//! Rules that a field's text must follow. Refuses to know: sentences and fields.

/// One address as the server takes it: something, one `@`, a domain with a dot-free or dotted name, no space, ≤256.
pub fn email(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else {
        return false;
    };
    let domain_fine = !domain.is_empty()
        && !domain.contains('@')
        && !domain.starts_with(['.', '-'])
        && !domain.ends_with(['.', '-'])
        && !domain.contains("..")
        && domain
            .chars()
            .all(|c| c.is_alphanumeric() || c == '.' || c == '-');
    !local.is_empty()
        && text.len() <= 256
        && !local
            .chars()
            .any(|c| c.is_whitespace() || matches!(c, ',' | ';' | '<' | '>'))
        && domain_fine
}

/// Not blank and at most `longest` characters.
pub fn within(text: &str, longest: usize) -> bool {
    let length = text.trim().chars().count();
    (1..=longest).contains(&length)
}

/// Addresses from a field where people separate them as they like; lower case, each once, in order.
pub fn addresses(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for part in text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';')) {
        let address = part.trim().to_lowercase();
        if !address.is_empty() && !found.contains(&address) {
            found.push(address);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_one_at_and_no_space() {
        for fine in ["a@b", "tech@portail.example", "zoé+x@été.example"] {
            assert!(email(fine), "{fine}");
        }
        for wrong in ["", "a", "@b", "a@", "a@b@c", "a b@c", "a@.b", "a@b..c", "a@b,c@d"] {
            assert!(!email(wrong), "{wrong}");
        }
        assert!(!email(&format!("{}@b.c", "a".repeat(253))));
    }

    #[test]
    fn a_name_of_fifty_letters_fits_and_one_more_does_not() {
        assert!(within(&"é".repeat(50), 50));
        assert!(!within(&"é".repeat(51), 50));
        assert!(!within("  ", 50));
    }

    #[test]
    fn addresses_come_once_and_in_lower_case() {
        assert_eq!(
            addresses("A@b.c, d@e.f;a@B.c\n g@h.i "),
            ["a@b.c", "d@e.f", "g@h.i"]
        );
        assert!(addresses(" , ").is_empty());
    }
}

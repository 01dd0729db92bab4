//! A name that may be asked for its picture. Refuses to know: addresses.

/// A public-looking host name in lower case: at least two labels, no address, none of the names for private networks.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Host(String);

/// Never in the public name system (RFC 6761, 6762, 7686, 8375, 9476 and what routers use): asking for them would only tell
/// others about them.
const PRIVATE: &[&str] = &[
    "local",
    "localhost",
    "internal",
    "intranet",
    "private",
    "corp",
    "home",
    "lan",
    "home.arpa",
    "onion",
    "test",
    "example",
    "invalid",
    "alt",
];

const LONGEST: usize = 253;

impl Host {
    pub fn parse(text: &str) -> Option<Host> {
        let name = text.to_ascii_lowercase();
        let labels: Vec<&str> = name.split('.').collect();
        let last = labels.last().copied().unwrap_or_default();
        let is_name = name.len() <= LONGEST
            && labels.len() >= 2
            && labels.iter().all(|label| is_label(label))
            // An IPv4 address, in whatever notation, ends in a number.
            && !last.starts_with(|c: char| c.is_ascii_digit());
        let is_private = PRIVATE
            .iter()
            .any(|end| name.strip_suffix(end).is_some_and(|rest| rest.ends_with('.')));
        (is_name && !is_private).then_some(Host(name))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_label(label: &str) -> bool {
    (1..=63).contains(&label.len())
        && label
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_')
        && !label.starts_with('-')
        && !label.ends_with('-')
}

#[cfg(test)]
mod tests {
    use super::Host;

    #[test]
    fn names_of_the_public_web_are_asked() {
        for name in [
            "github.com",
            "MAIL.example.org",
            "xn--mnchen-3ya.de",
            "a.b.c.io",
            "local.com",
        ] {
            assert!(Host::parse(name).is_some(), "{name}");
        }
    }

    #[test]
    fn addresses_and_names_of_private_networks_are_not_asked() {
        for name in [
            "",
            "localhost",
            "nas.local",
            "printer.lan",
            "router.home.arpa",
            "x.internal",
            "127.0.0.1",
            "10.1",
            "0x7f.1",
            "[::1]",
            "::1",
            "2130706433",
            "a..b",
            ".com",
            "com.",
            "-a.com",
            "a b.com",
            "a.com/x",
            "a.com:80",
            "u@a.com",
            "a.com%00",
            "shop.example",
        ] {
            assert_eq!(Host::parse(name), None, "{name}");
        }
        assert_eq!(Host::parse(&format!("{}.com", "a".repeat(64))), None);
        assert_eq!(Host::parse(&"a.".repeat(130)), None);
    }
}

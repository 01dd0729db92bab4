//! By which column, in which direction; and putting rows in that order. Refuses to know: the URL's other words.

use std::fmt;

/// As it stands in the URL: `name`, or `-name` for descending.
///
/// ```ignore
/// let sort = Sort::parse(&query).unwrap_or_else(|| Sort::up("client"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sort {
    pub key: String,
    pub descending: bool,
}

impl Sort {
    pub fn up(key: &str) -> Self {
        Self {
            key: key.to_owned(),
            descending: false,
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        let (key, descending) = match text.strip_prefix('-') {
            Some(key) => (key, true),
            None => (text, false),
        };
        (!key.is_empty()).then(|| Self {
            key: key.to_owned(),
            descending,
        })
    }

    /// What a click on a column's heading makes of it.
    pub fn clicked(&self, key: &str) -> Self {
        Self {
            key: key.to_owned(),
            descending: self.key == key && !self.descending,
        }
    }
}

impl fmt::Display for Sort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.descending { "-" } else { "" };
        write!(f, "{sign}{}", self.key)
    }
}

/// The indices of `rows` in the order of `key`; rows that are equal keep their order, in both directions.
///
/// ```ignore
/// let order = order_by(&clients, sort.descending, |client| client.organization_name.to_lowercase());
/// ```
pub fn order_by<'a, T, K: Ord>(rows: &'a [T], descending: bool, key: impl Fn(&'a T) -> K) -> Vec<u32> {
    let mut keyed: Vec<(K, u32)> = rows.iter().zip(0..).map(|(row, at)| (key(row), at)).collect();
    keyed.sort_by(|(a, at_a), (b, at_b)| {
        let by_key = if descending { b.cmp(a) } else { a.cmp(b) };
        by_key.then(at_a.cmp(at_b))
    });
    keyed.into_iter().map(|(_, at)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_url_says_column_and_direction() {
        for text in ["client", "-used"] {
            assert_eq!(
                Sort::parse(text).map(|sort| sort.to_string()).as_deref(),
                Some(text)
            );
        }
        assert_eq!(Sort::parse(""), None);
        assert_eq!(Sort::parse("-"), None);
    }

    #[test]
    fn a_second_click_turns_the_direction_and_another_column_starts_upwards() {
        let once = Sort::up("client").clicked("client");
        assert!(once.descending);
        assert_eq!(once.clicked("client"), Sort::up("client"));
        assert_eq!(once.clicked("used"), Sort::up("used"));
    }

    #[test]
    fn equal_rows_keep_their_order_in_both_directions() {
        let rows = [(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')];
        assert_eq!(order_by(&rows, false, |row| row.0), [1, 3, 0, 2]);
        assert_eq!(order_by(&rows, true, |row| row.0), [0, 2, 1, 3]);
    }
}

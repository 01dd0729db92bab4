//! Items whose password may not be seen ("hide passwords"): secrets stay in the safe, also through an edit.
//! Refuses to know: keys. Who may not see is the server's word.

use crate::safe::SECRET_DETAILS;
use keyring::Item;
use keyring::item::Field;

/// Takes out what a person without the right to see passwords must not read.
pub fn conceal(item: &mut Item) {
    if let Some(login) = &mut item.login {
        login.password = None;
        login.totp = None;
        login.fido2_credentials.clear();
    }
    item.password_history.clear();
    item.details
        .retain(|detail| !SECRET_DETAILS.contains(&detail.name.as_str()));
    for field in item.fields.iter_mut().filter(|field| field.kind == HIDDEN) {
        field.value = None;
    }
}

/// Puts back what was taken out, so that saving does not erase it. What the person typed anew stays.
pub fn restore(edited: &mut Item, mut stored: Item) {
    if let (Some(login), Some(stored)) = (&mut edited.login, &mut stored.login) {
        login.password = login.password.take().or_else(|| stored.password.take());
        login.totp = login.totp.take().or_else(|| stored.totp.take());
        if login.fido2_credentials.is_empty() {
            login.fido2_credentials = std::mem::take(&mut stored.fido2_credentials);
        }
    }
    if edited.password_history.is_empty() {
        edited.password_history = std::mem::take(&mut stored.password_history);
    }
    let is_blank = |field: &&mut Field| field.kind == HIDDEN && field.value.is_none();
    for field in edited.fields.iter_mut().filter(is_blank) {
        let same =
            |known: &&mut Field| known.kind == HIDDEN && known.name == field.name && known.value.is_some();
        field.value = stored
            .fields
            .iter_mut()
            .find(same)
            .and_then(|known| known.value.take());
    }
}

const HIDDEN: u8 = 1;

//! The kinds of items whose content is a flat list of texts, and the lists every item has.
//! Refuses to know: logins, which hold uris and passkeys (`login.rs`).

use super::twin::twin;

twin! {
    Card at "card";
    sealed { cardholder_name, brand, number, exp_month, exp_year, code }
    plain {}
}

twin! {
    Identity at "identity";
    sealed {
        title, first_name, middle_name, last_name, username, company, ssn, passport_number, license_number,
        email, phone, address1, address2, address3, city, state, postal_code, country,
    }
    plain {}
}

twin! {
    SshKey at "ssh_key";
    sealed { private_key, public_key, key_fingerprint }
    plain {}
}

twin! {
    /// Its text is the item's notes.
    SecureNote at "secure_note";
    sealed {}
    plain { kind: u8 }
}

twin! {
    /// A custom field: kind 0 text, 1 hidden, 2 boolean (`"true"`, `"false"`), 3 linked to `linked_id`.
    Field at "field";
    sealed { name, value }
    plain { kind: u8, linked_id: Option<u32> }
}

twin! {
    PasswordHistory at "password_history";
    sealed { password }
    plain { last_used_date: Option<String> }
}

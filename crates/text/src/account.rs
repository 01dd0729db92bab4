//! Sentences of the account pages. Refuses to know: key derivation.

sentences! {
    /// The person’s own account.
    Account {
        title = "Account", "Compte";
    }
}

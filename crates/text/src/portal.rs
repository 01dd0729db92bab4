//! Sentences of the Provider Portal. Refuses to know: seat arithmetic.

sentences! {
    /// The Provider Portal.
    Portal {
        title = "Provider Portal", "Portail fournisseur";
    }
}

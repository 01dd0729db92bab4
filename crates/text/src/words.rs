//! Words that all pages share. Refuses to know: any page.

sentences! {
    /// Shared words of buttons and labels.
    Words {
        save = "Save", "Enregistrer";
        cancel = "Cancel", "Annuler";
        close = "Close", "Fermer";
    }
}

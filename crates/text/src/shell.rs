//! Sentences of the frame around every page. Refuses to know: the pages.

sentences! {
    /// The frame around the pages.
    Shell {
        broken = "Something broke.", "Une erreur s’est produite.";
        broken_detail = "Your keys have been removed from memory. Nothing that was saved is lost.",
            "Vos clés ont été effacées de la mémoire. Rien de ce qui était enregistré n’est perdu.";
        reload = "Reload", "Recharger";
    }
}

//! What went wrong, in words that say what to do next. Refuses to know: HTTP.

sentences! {
    /// Sentences for failures any page can meet.
    Errors {
        offline = "The server can't be reached. Check your connection and try again.",
            "Le serveur est injoignable. Vérifiez votre connexion et réessayez.";
        expired = "Your session has ended. Log in again.", "Votre session est terminée. Reconnectez-vous.";
        not_found = "This no longer exists, or you have no access to it.", "Cela n’existe plus, ou vous n’y avez pas accès.";
        server = "The server had a problem. Nothing was changed; try again in a moment.",
            "Le serveur a rencontré un problème. Rien n’a été modifié ; réessayez dans un instant.";
    }
}

//! What went wrong, in words that say what to do next. Refuses to know: HTTP.

use crate::Lang;

sentences! {
    /// Sentences for failures any page can meet.
    Errors {
        offline = "The server can't be reached. Check your connection and try again.",
            "Le serveur est injoignable. Vérifiez votre connexion et réessayez.";
        expired = "Your session has ended. Log in again.", "Votre session est terminée. Reconnectez-vous.";
        not_found = "This no longer exists, or you have no access to it.", "Cela n’existe plus, ou vous n’y avez pas accès.";
        conflict = "Someone else changed this in the meantime. Reload and try again.",
            "Quelqu’un d’autre a modifié ceci entre-temps. Rechargez et réessayez.";
        too_many = "Too many attempts. Wait a minute and try again.",
            "Trop de tentatives. Attendez une minute et réessayez.";
        refused = "The server refused this. Nothing was changed.", "Le serveur a refusé. Rien n’a été modifié.";
        server = "The server had a problem. Nothing was changed; try again in a moment.",
            "Le serveur a rencontré un problème. Rien n’a été modifié ; réessayez dans un instant.";
    }
}

impl Errors {
    /// The sentence for a refusal with a stable code of our server, or nothing for one that we don't know.
    pub fn refusal(self, code: &str) -> Option<&'static str> {
        let (english, french) = match code {
            "invalid_username_or_password" => (
                "E-mail address or master password is wrong.",
                "L’adresse e-mail ou le mot de passe principal est incorrect.",
            ),
            "already_accepted" => (
                "This invitation has already been accepted.",
                "Cette invitation a déjà été acceptée.",
            ),
            "too_large" => (
                "This is too large to be saved.",
                "C’est trop volumineux pour être enregistré.",
            ),
            _ => return None,
        };
        Some(match self.0 {
            Lang::En => english,
            Lang::Fr => french,
        })
    }
}

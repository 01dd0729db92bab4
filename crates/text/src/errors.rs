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
            "Le serveur a rencontré un problème. Rien n’a été modifié ; réessayez dans un instant.";
    }
}

impl Errors {
    /// The sentence for a refusal with a stable code of our server, or nothing for one that we don't know.
    pub fn refusal(self, code: &str) -> Option<&'static str> {
        let (english, french) = match code {
            "invalid_username_or_password" => (
                "Email address or master password is wrong.",
                "L’adresse e-mail ou le mot de passe principal est incorrect.",
            ),
            "wrong_password" => (
                "The master password is wrong.",
                "Le mot de passe principal est incorrect.",
            ),
            "wrong_code" => (
                "This code is wrong or no longer valid.",
                "Ce code est incorrect ou n’est plus valable.",
            ),
            "already_accepted" => (
                "This invitation has already been accepted.",
                "Cette invitation a déjà été acceptée.",
            ),
            "invalid_token" => (
                "This link has expired, was used already, or is meant for someone else. Ask for a new one.",
                "Ce lien a expiré, a déjà servi ou est destiné à quelqu’un d’autre. Demandez-en un nouveau.",
            ),
            "email_mismatch" | "wrong_email" => (
                "This invitation is for another email address.",
                "Cette invitation est destinée à une autre adresse e-mail.",
            ),
            "user_invalid" => (
                "This invitation no longer exists. Ask for a new one.",
                "Cette invitation n’existe plus. Demandez-en une nouvelle.",
            ),
            "email_taken" => (
                "There is already an account with this email address. Log in instead.",
                "Il existe déjà un compte avec cette adresse e-mail. Connectez-vous.",
            ),
            "registration_closed" => (
                "This server is closed to new accounts. Ask for an invitation.",
                "Ce serveur n’accepte pas de nouveaux comptes. Demandez une invitation.",
            ),
            "bad_email" => (
                "This is not an email address.",
                "Ce n’est pas une adresse e-mail.",
            ),
            "name_too_long" => (
                "The name is too long: at most 50 characters.",
                "Le nom est trop long : 50 caractères au plus.",
            ),
            "hint_too_long" => (
                "The hint is too long: at most 50 characters.",
                "L’indice est trop long : 50 caractères au plus.",
            ),
            "kdf_out_of_range" => (
                "The server does not accept these key derivation settings.",
                "Le serveur n’accepte pas ces paramètres de dérivation de clé.",
            ),
            "sole_owner" => (
                "You are the only owner of an organization. Give it another owner or delete it first.",
                "Vous êtes le seul propriétaire d’une organisation. Donnez-lui un autre propriétaire ou supprimez-la d’abord.",
            ),
            "sole_provider_admin" => (
                "You are the only admin of a provider. Make someone else an admin first.",
                "Vous êtes le seul administrateur d’un fournisseur. Nommez d’abord quelqu’un d’autre.",
            ),
            "seats_full" => (
                "All seats of this organization are taken.",
                "Toutes les places de cette organisation sont occupées.",
            ),
            "seats_full_managed" => (
                "All seats of this organization are taken. Its provider can assign more.",
                "Toutes les places de cette organisation sont occupées. Son fournisseur peut en attribuer d’autres.",
            ),
            "service_user_cannot_buy" => (
                "Only a provider admin can buy seats.",
                "Seul un administrateur du fournisseur peut acheter des places.",
            ),
            "negative_seats" => (
                "The number of seats cannot be negative.",
                "Le nombre de places ne peut pas être négatif.",
            ),
            "unknown_plan" => ("This plan does not exist here.", "Cette offre n’existe pas ici."),
            "one_to_twenty" => (
                "Enter one to twenty email addresses.",
                "Saisissez de une à vingt adresses e-mail.",
            ),
            "last_owner" => (
                "An organization must keep at least one confirmed owner.",
                "Une organisation doit garder au moins un propriétaire confirmé.",
            ),
            "last_provider_admin" => (
                "A provider must keep at least one confirmed admin.",
                "Un fournisseur doit garder au moins un administrateur confirmé.",
            ),
            "already_set_up" => (
                "This provider has been set up already.",
                "Ce fournisseur est déjà configuré.",
            ),
            "stale" => (
                "Someone else saved first. Reload to see what changed, then save again.",
                "Quelqu’un d’autre a enregistré avant vous. Rechargez pour voir ce qui a changé, puis enregistrez de nouveau.",
            ),
            "too_large" => (
                "This is too large to be saved.",
                "C’est trop volumineux pour être enregistré.",
            ),
            _ => return self.rule(code),
        };
        Some(match self.0 {
            Lang::En => english,
            Lang::Fr => french,
        })
    }
}

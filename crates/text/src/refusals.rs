//! What the server's rules about people, seats, collections and items say when they refuse, by the server's stable
//! codes. Refuses to know: statuses, and failures of the connection (`errors`).

use crate::Lang;
use crate::errors::Errors;

impl Errors {
    /// The sentence for a rule that refused; `refusal` asks here for what it does not know itself.
    pub(crate) fn rule(self, code: &str) -> Option<&'static str> {
        let (english, french) = match code {
            "other_email" => (
                "This invitation is for another email address.",
                "Cette invitation est destinée à une autre adresse e-mail.",
            ),
            "duplicate_name" => ("Another row has this name.", "Une autre ligne porte ce nom."),
            "suspended" => ("The organization is suspended.", "L’organisation est suspendue."),
            "not_owner" => (
                "Only a confirmed owner of the organization can attach it.",
                "Seul un propriétaire confirmé de l’organisation peut la rattacher.",
            ),
            "bad_item_access" => (
                "Choose manage, on consent or none.",
                "Choisissez gérer, sur accord ou aucun.",
            ),
            "bad_kinds" => (
                "This kind of event is not known.",
                "Ce type d’événement est inconnu.",
            ),
            "wrong_operator_token" => (
                "This is not the operator’s token.",
                "Ce n’est pas le jeton de l’opérateur.",
            ),
            "no_pool" => (
                "This provider has no seats of that plan.",
                "Ce fournisseur n’a pas de licences de cette formule.",
            ),
            "not_provider_admin" => (
                "This is no confirmed admin of the provider.",
                "Cette personne n’est pas un administrateur confirmé du fournisseur.",
            ),
            "provider_pending" => (
                "This provider waits to be set up: delete it at once.",
                "Ce fournisseur attend d’être configuré : supprimez-le directement.",
            ),
            "wrong_name" => (
                "Repeat the provider’s exact name.",
                "Saisissez le nom exact du fournisseur.",
            ),
            "not_a_reseller" => (
                "Only a reseller’s organizations are attached here.",
                "Seules les organisations d’un revendeur se rattachent ici.",
            ),
            "no_first_admin" => (
                "This provider has no first admin.",
                "Ce fournisseur n’a pas de premier administrateur.",
            ),
            "negative_price" => ("A price is at least 0.", "Un prix vaut au moins 0."),
            "price_too_large" => ("This price is too large.", "Ce prix est trop élevé."),
            "bad_currency" => (
                "A currency is its three capital letters, such as EUR.",
                "Une devise s’écrit en trois majuscules, par exemple EUR.",
            ),
            "currency_required" => ("A price needs its currency.", "Un prix a besoin de sa devise."),
            "already_member" => ("You already belong to it.", "Vous en faites déjà partie."),
            "nobody_new" => (
                "Everyone you entered is already a member or invited.",
                "Toutes les personnes saisies sont déjà membres ou invitées.",
            ),
            "user_not_valid" => (
                "This person is not waiting to be confirmed any more. Reload the list.",
                "Cette personne n’attend plus d’être confirmée. Rechargez la liste.",
            ),
            "not_yourself" => (
                "You cannot do this to yourself.",
                "Vous ne pouvez pas faire cela à vous-même.",
            ),
            "owners_only" => (
                "Only an owner or the provider can do this to an owner.",
                "Seul un propriétaire ou le fournisseur peut faire cela à un propriétaire.",
            ),
            "custom_below_admins" => (
                "A custom role manages neither admins nor owners.",
                "Un rôle personnalisé ne gère ni les administrateurs ni les propriétaires.",
            ),
            "custom_grants_own" => (
                "A custom role can only grant permissions that it has itself.",
                "Un rôle personnalisé ne peut accorder que les permissions qu’il possède.",
            ),
            "custom_needs_enterprise" => (
                "Custom roles need an Enterprise plan.",
                "Les rôles personnalisés demandent une offre Enterprise.",
            ),
            "unknown_role" => ("This role does not exist.", "Ce rôle n’existe pas."),
            "already_revoked" => ("Access is revoked already.", "L’accès est déjà révoqué."),
            "already_active" => ("This member is active already.", "Ce membre est déjà actif."),
            "manage_is_exclusive" => (
                "Someone who manages a collection can neither be read-only nor have passwords hidden.",
                "Une personne qui gère une collection ne peut être ni en lecture seule ni privée des mots de passe.",
            ),
            "nobody_manages" => (
                "At least one member or group must manage the collection.",
                "Au moins un membre ou un groupe doit gérer la collection.",
            ),
            "no_collection" | "no_collections" => (
                "Select at least one collection.",
                "Sélectionnez au moins une collection.",
            ),
            "default_collection" => (
                "This collection belongs to one member and cannot be changed.",
                "Cette collection appartient à un membre et ne peut pas être modifiée.",
            ),
            "already_client" => (
                "This organization already belongs to a provider.",
                "Cette organisation appartient déjà à un fournisseur.",
            ),
            "not_unit_owner" => (
                "This is no confirmed owner of the organization.",
                "Ce n’est pas un propriétaire confirmé de l’organisation.",
            ),
            "already_converting" => (
                "A business unit waits for this organization already: send its setup link again, or delete it.",
                "Une unité d’entreprise attend déjà cette organisation : renvoyez son lien de configuration ou supprimez-la.",
            ),
            "plan_not_sold" => (
                "The provider cannot run an organization with this plan.",
                "Le fournisseur ne peut pas gérer une organisation avec cette offre.",
            ),
            "provider_has_clients" => (
                "Unlink all clients before you delete the provider.",
                "Détachez tous les clients avant de supprimer le fournisseur.",
            ),
            "seats_at_least_one" => ("Assign at least one seat.", "Attribuez au moins une place."),
            "seats_below_occupied" => (
                "More seats are in use: assign at least as many.",
                "Davantage de places sont occupées : attribuez-en au moins autant.",
            ),
            "keys_exist" | "has_keys" | "key_id_set" => (
                "The keys exist already and are not replaced.",
                "Les clés existent déjà et ne sont pas remplacées.",
            ),
            "required" | "name_required" | "incomplete_password" | "part_missing" => (
                "Something that is needed is missing.",
                "Il manque une information nécessaire.",
            ),
            "name_unprintable" => (
                "This name contains characters that cannot be shown.",
                "Ce nom contient des caractères qui ne peuvent pas être affichés.",
            ),
            "unstorable_text" => (
                "A text contains a character that cannot be saved.",
                "Un texte contient un caractère qui ne peut pas être enregistré.",
            ),
            "too_long" | "item_too_large" => (
                "This is too long to be saved.",
                "C’est trop long pour être enregistré.",
            ),
            "file_too_large" => (
                "This file is larger than this server keeps.",
                "Ce fichier est plus volumineux que ce que ce serveur conserve.",
            ),
            "attachment_quota" => (
                "There is not enough space left for this file. Delete other attachments first.",
                "Il ne reste pas assez de place pour ce fichier. Supprimez d’abord d’autres pièces jointes.",
            ),
            "bad_file_size" => (
                "An empty file cannot be attached.",
                "Un fichier vide ne peut pas être joint.",
            ),
            "file_size_differs" => (
                "The file is not as large as it was announced to be. Try again.",
                "Le fichier n’a pas la taille annoncée. Réessayez.",
            ),
            "broken_upload" => (
                "The file could not be read. Nothing was kept; try again.",
                "Le fichier n’a pas pu être lu. Rien n’a été conservé ; réessayez.",
            ),
            "bad_attachments" => (
                "The attachments do not fit this item. Sync and try again.",
                "Les pièces jointes ne correspondent pas à cet élément. Synchronisez puis réessayez.",
            ),
            "not_a_websocket" => (
                "This address speaks WebSocket only.",
                "Cette adresse ne parle que WebSocket.",
            ),
            "import_too_large" => (
                "This import is too large: at most 7,000 items and 2,000 folders or collections at once.",
                "Cette importation est trop volumineuse : 7 000 éléments et 2 000 dossiers ou collections au plus à la fois.",
            ),
            "bad_relationship" => (
                "The import names a folder or collection that is not in it.",
                "L’importation désigne un dossier ou une collection qui n’y figure pas.",
            ),
            "too_many_items" => (
                "Select at most 500 items at a time.",
                "Sélectionnez 500 éléments au plus à la fois.",
            ),
            "range_too_large" => (
                "Choose a range of at most 367 days.",
                "Choisissez une période de 367 jours au plus.",
            ),
            "bad_date" => ("This is not a date.", "Ce n’est pas une date."),
            "bad_color" => ("This is not a colour.", "Ce n’est pas une couleur."),
            "item_read_only" => (
                "You may see this item but not change it.",
                "Vous pouvez voir cet élément, mais pas le modifier.",
            ),
            "not_yours" => (
                "This item does not belong to you.",
                "Cet élément ne vous appartient pas.",
            ),
            "already_shared" => (
                "This item belongs to an organization already.",
                "Cet élément appartient déjà à une organisation.",
            ),
            "not_shared" => (
                "Only an organization’s items lie in collections.",
                "Seuls les éléments d’une organisation se trouvent dans des collections.",
            ),
            "out_of_date" | "organization_mismatch" => (
                "This item was changed elsewhere. Reload it, then try again.",
                "Cet élément a été modifié ailleurs. Rechargez-le, puis réessayez.",
            ),
            "unknown_folder" => ("This folder no longer exists.", "Ce dossier n’existe plus."),
            "works_for_provider" => (
                "Someone who works for the provider cannot open the items to it. Another owner can.",
                "Une personne qui travaille pour le fournisseur ne peut pas lui ouvrir les éléments. Un autre propriétaire le peut.",
            ),
            "items_closed" => (
                "This client’s items are closed to its provider, who cannot give anyone access to them. The client’s own administrators can.",
                "Les éléments de ce client sont fermés à son fournisseur, qui ne peut donner à personne l’accès à ces éléments. Les administrateurs du client le peuvent.",
            ),
            "reason_too_long" => (
                "The reason is longer than 500 characters.",
                "La raison dépasse 500 caractères.",
            ),
            "bad_minutes" => (
                "Choose between 15 minutes and 7 days.",
                "Choisissez entre 15 minutes et 7 jours.",
            ),
            "item_access_open" => (
                "The items are open to you already.",
                "Les éléments vous sont déjà ouverts.",
            ),
            "item_access_closed" => (
                "This client does not let its provider read items.",
                "Ce client ne laisse pas son fournisseur lire ses éléments.",
            ),
            "no_owner" => (
                "The client has no owner who could answer.",
                "Le client n’a aucun propriétaire qui pourrait répondre.",
            ),
            "too_many_rows" => ("At most 5,000 rows at once.", "5 000 lignes au plus à la fois."),
            "already_asked" => (
                "Someone of the provider has asked already and waits for an answer.",
                "Quelqu’un du fournisseur a déjà demandé et attend une réponse.",
            ),
            "already_answered" => (
                "This request has been answered already.",
                "Cette demande a déjà reçu une réponse.",
            ),
            "not_open" => ("This access has ended already.", "Cet accès est déjà terminé."),
            "busy" => (
                "Someone else changed the same thing at the same moment. Nothing of yours was changed; try again.",
                "Quelqu’un d’autre a modifié la même chose au même moment. Rien n’a été modifié de votre côté ; réessayez.",
            ),
            "name_taken" => (
                "There is already a client of this name.",
                "Un client porte déjà ce nom.",
            ),
            "internal_organization" => (
                "This is the provider’s own organization; it can never be a client.",
                "C’est l’organisation du fournisseur lui-même ; elle ne peut pas devenir cliente.",
            ),
            "bad_enc_string"
            | "bad_public_key"
            | "bad_hash"
            | "bad_key_id"
            | "bad_reprompt"
            | "bad_type"
            | "broken_json"
            | "broken_body"
            | "kdf_changed"
            | "kdf_mismatch"
            | "salt_mismatch"
            | "one_token"
            | "sealed_for_another"
            | "sealed_with_another_key"
            | "too_many_events" => (
                "The server does not accept what this page sent. Nothing was changed; reload the page and try again.",
                "Le serveur n’accepte pas ce que cette page a envoyé. Rien n’a été modifié ; rechargez la page et réessayez.",
            ),
            _ => return None,
        };
        Some(match self.0 {
            Lang::En => english,
            Lang::Fr => french,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_is_worded_in_both_languages() {
        let words = |lang| Errors(lang).refusal("owners_only");
        assert!(words(Lang::En).is_some());
        assert_ne!(words(Lang::En), words(Lang::Fr));
        assert_eq!(Errors(Lang::En).refusal("no such code"), None);
    }
}

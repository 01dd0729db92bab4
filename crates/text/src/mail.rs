//! What the server writes to people by mail. Refuses to know: layout, addresses, and how a mail is sent.

sentences! {
    /// Subjects, paragraphs and button words of every mail.
    Mail {
        signup_subject = "Confirm your e-mail address", "Confirmez votre adresse e-mail";
        signup_body = "Someone, probably you, is creating an account with this address. Open the link to choose your master password.",
            "Quelqu’un, sans doute vous, crée un compte avec cette adresse. Ouvrez le lien pour choisir votre mot de passe principal.";
        signup_action = "Create my account", "Créer mon compte";
        signup_unasked = "If it was not you, ignore this mail: nothing has been created.",
            "Si ce n’est pas vous, ignorez ce message : rien n’a été créé.";

        organization_invited_subject(organization: &str) = format!("Join {organization}"), format!("Rejoignez {organization}");
        organization_invited_body(organization: &str) =
            format!("You have been invited to {organization}, to work with its shared items."),
            format!("Vous êtes invité·e à rejoindre {organization} pour travailler avec ses éléments partagés.");
        organization_invited_action = "Accept the invitation", "Accepter l’invitation";
        organization_accepted_subject(organization: &str) =
            format!("Someone is waiting to join {organization}"),
            format!("Quelqu’un attend de rejoindre {organization}");
        organization_accepted_body(person: &str, organization: &str) =
            format!("{person} has accepted the invitation to {organization}. Compare the fingerprint phrase with them, then confirm them in the members list."),
            format!("{person} a accepté l’invitation à rejoindre {organization}. Comparez avec cette personne la phrase d’empreinte, puis confirmez-la dans la liste des membres.");
        organization_accepted_action = "Open the members", "Ouvrir les membres";
        organization_confirmed_subject(organization: &str) =
            format!("You are now a member of {organization}"), format!("Vous êtes maintenant membre de {organization}");
        organization_confirmed_body(organization: &str) =
            format!("Your membership of {organization} is confirmed. Its shared items appear beside yours in Vaults."),
            format!("Votre adhésion à {organization} est confirmée. Ses éléments partagés apparaissent à côté des vôtres dans Coffres.");
        organization_removed_subject(organization: &str) =
            format!("You are no longer a member of {organization}"), format!("Vous n’êtes plus membre de {organization}");
        organization_removed_body(organization: &str) =
            format!("Your access to {organization} and its shared items has ended. Your own items are unchanged."),
            format!("Votre accès à {organization} et à ses éléments partagés a pris fin. Vos propres éléments sont inchangés.");
        open_vaults = "Open Vaults", "Ouvrir Coffres";

        provider_setup_subject = "Set up your provider", "Configurez votre fournisseur";
        provider_setup_body = "A provider has been enabled for you. Open the link to name it and make its key: from then on you can create and manage client organizations.",
            "Un fournisseur a été activé pour vous. Ouvrez le lien pour le nommer et créer sa clé : vous pourrez ensuite créer et gérer des organisations clientes.";
        provider_setup_action = "Set up the provider", "Configurer le fournisseur";
        unit_setup_subject(organization: &str) =
            format!("Make a business unit of {organization}"), format!("Faites de {organization} une unité d’entreprise");
        unit_setup_body(organization: &str) =
            format!("The operator of this server offers {organization} a portal of its own, from which you can create and manage further organizations for the parts of your company. Members, collections, items and settings stay as they are."),
            format!("L’opérateur de ce serveur propose à {organization} son propre portail, depuis lequel vous pourrez créer et gérer d’autres organisations pour les entités de votre entreprise. Les membres, les collections, les éléments et les réglages restent inchangés.");
        unit_setup_action = "Set up the business unit", "Configurer l’unité d’entreprise";
        provider_invited_subject(provider: &str) = format!("Join {provider}"), format!("Rejoignez {provider}");
        provider_invited_body(provider: &str) =
            format!("You have been invited to {provider}, to manage its client organizations."),
            format!("Vous êtes invité·e à rejoindre {provider} pour gérer ses organisations clientes.");
        provider_invited_action = "Accept the invitation", "Accepter l’invitation";
        provider_accepted_subject(provider: &str) =
            format!("Someone is waiting to join {provider}"), format!("Quelqu’un attend de rejoindre {provider}");
        provider_accepted_body(person: &str, provider: &str) =
            format!("{person} has accepted the invitation to {provider}. Compare the fingerprint phrase with them, then confirm them in the members list."),
            format!("{person} a accepté l’invitation à rejoindre {provider}. Comparez avec cette personne la phrase d’empreinte, puis confirmez-la dans la liste des membres.");
        provider_accepted_action = "Open the members", "Ouvrir les membres";
        provider_confirmed_subject(provider: &str) =
            format!("You can now work for {provider}"), format!("Vous pouvez maintenant travailler pour {provider}");
        provider_confirmed_body(provider: &str) =
            format!("You are confirmed in {provider}. Its client organizations are in the Provider Portal."),
            format!("Vous êtes confirmé·e dans {provider}. Ses organisations clientes se trouvent dans le portail fournisseur.");
        provider_confirmed_action = "Open the Provider Portal", "Ouvrir le portail fournisseur";
        provider_removed_subject(provider: &str) =
            format!("You no longer work for {provider}"), format!("Vous ne travaillez plus pour {provider}");
        provider_removed_body(provider: &str) =
            format!("Your access to {provider} and its client organizations has ended."),
            format!("Votre accès à {provider} et à ses organisations clientes a pris fin.");

        provider_deletion_subject(provider: &str) = format!("Delete {provider}"), format!("Supprimez {provider}");
        provider_deletion_body(provider: &str) =
            format!("The operator of this server sends you this link to delete {provider}, with its members and its seats. It cannot be undone, and no client may be attached any more."),
            format!("L’opérateur de ce serveur vous envoie ce lien pour supprimer {provider}, avec ses membres et ses licences. C’est irréversible, et aucun client ne doit plus y être rattaché.");
        provider_deletion_action = "Delete the provider", "Supprimer le fournisseur";

        unlinked_subject(organization: &str) =
            format!("{organization} now runs itself"), format!("{organization} se gère désormais seule");
        unlinked_body(provider: &str, organization: &str) =
            format!("{provider} no longer manages {organization}. Its people lose access at once; members, items and settings are unchanged, and the subscription is now yours."),
            format!("{provider} ne gère plus {organization}. Son personnel perd immédiatement l’accès ; les membres, les éléments et les paramètres sont inchangés, et l’abonnement vous revient.");

        item_access_asked_subject(provider: &str, organization: &str) =
            format!("{provider} asks for access to the items of {organization}"),
            format!("{provider} demande l’accès aux éléments de {organization}");
        item_access_asked_body(person: &str, provider: &str, organization: &str) =
            format!("{person} of {provider} asks you, as an owner, to let the provider’s people work with the items of {organization} for a while."),
            format!("{person}, de {provider}, vous demande, en tant que propriétaire, de laisser pour un temps le personnel du fournisseur travailler avec les éléments de {organization}.");
        item_access_reason(reason: &str) = format!("Reason given: {reason}"), format!("Motif indiqué : {reason}");
        item_access_asked_hint = "You choose for how long, and can end it at any moment. Without your answer nothing is opened.",
            "Vous choisissez la durée et pouvez y mettre fin à tout moment. Sans votre réponse, rien n’est ouvert.";
        item_access_asked_action = "Answer the request", "Répondre à la demande";
        item_access_granted_subject(organization: &str) =
            format!("The items of {organization} are open to you"), format!("Les éléments de {organization} vous sont ouverts");
        item_access_granted_body(organization: &str, until: &str) =
            format!("An owner of {organization} lets your provider work with its items until {until}. Every visit is in both event logs."),
            format!("Un propriétaire de {organization} laisse votre fournisseur travailler avec ses éléments jusqu’au {until}. Chaque visite figure dans les deux journaux.");
        item_access_granted_action = "Open the items", "Ouvrir les éléments";
        item_access_declined_subject(organization: &str) =
            format!("{organization} declined access to its items"), format!("{organization} a refusé l’accès à ses éléments");
        item_access_declined_body(organization: &str) =
            format!("An owner of {organization} declined your request. Its items stay closed to your provider."),
            format!("Un propriétaire de {organization} a refusé votre demande. Ses éléments restent fermés à votre fournisseur.");
        item_access_ended_subject(organization: &str) =
            format!("Access to the items of {organization} has ended"), format!("L’accès aux éléments de {organization} a pris fin");
        item_access_ended_body(organization: &str) =
            format!("An owner of {organization} ended the access of your provider to its items."),
            format!("Un propriétaire de {organization} a mis fin à l’accès de votre fournisseur à ses éléments.");

        valid_for_days(days: u64) = format!("The link works once, within {days} days."),
            format!("Le lien fonctionne une seule fois, pendant {days} jours.");
        valid_for_minutes(minutes: u64) = format!("The link works once, within {minutes} minutes."),
            format!("Le lien fonctionne une seule fois, pendant {minutes} minutes.");
        unexpected = "If you did not expect this, ignore this mail.", "Si vous n’attendiez pas ce message, ignorez-le.";
        copy_link = "If the button does nothing, copy this address into your browser:",
            "Si le bouton ne fonctionne pas, copiez cette adresse dans votre navigateur :";
        sent_by = "Sent by Claviger, the keeper of your organization’s keys.",
            "Envoyé par Claviger, gardien des clés de votre organisation.";
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Lang;

    #[test]
    fn the_two_languages_differ_and_keep_the_names() {
        let (en, fr) = (Mail(Lang::En), Mail(Lang::Fr));
        assert_ne!(en.provider_setup_subject(), fr.provider_setup_subject());
        assert!(
            fr.organization_invited_body("Atelier Lumière")
                .contains("Atelier Lumière")
        );
        assert!(fr.copy_link().ends_with("\u{a0}:"));
    }
}

//! Sentences of the operator's page. Refuses to know: accounts; the operator is none.

use crate::Lang;
use crate::plural::plural;

sentences! {
    /// The operator's page.
    Operator {
        title = "Operator", "Opérateur";
        lede = "Providers, plans and prices of this server.", "Fournisseurs, formules et prix de ce serveur.";
        sign_in_lede = "This page is for whoever runs the server. It is not an account.", "Cette page est réservée à la personne qui exploite le serveur. Ce n’est pas un compte.";
        token = "Operator token", "Jeton d’opérateur";
        token_help = "From CLAVIGER_OPERATOR_TOKEN, or printed when the server first started. Lost it? Run “claviger operator new-token”.",
            "Celui de CLAVIGER_OPERATOR_TOKEN, ou affiché au premier démarrage du serveur. Perdu ? Lancez « claviger operator new-token ».";
        sign_in = "Sign in", "Se connecter";
        sign_out = "Sign out", "Se déconnecter";
        ended = "The session has ended. Sign in again.", "La session a pris fin. Reconnectez-vous.";

        providers = "Providers", "Fournisseurs";
        search = "Search providers", "Rechercher un fournisseur";
        no_providers = "No providers yet", "Aucun fournisseur";
        no_providers_text = "Create one. Its first admin gets a link to set it up.", "Créez-en un. Son premier administrateur reçoit un lien pour le configurer.";
        no_match = "No provider matches", "Aucun fournisseur ne correspond";
        more = "Show more", "Afficher la suite";
        kind = "Type", "Type";
        clients = "Clients", "Clients";
        members = "Members", "Membres";
        since = "Since", "Depuis";
        pending = "Waits for setup", "À configurer";
        active = "Active", "Actif";
        disabled = "Disabled", "Désactivé";

        organizations = "Organizations", "Organisations";
        search_organizations = "Search organizations", "Rechercher une organisation";
        no_organizations = "No organizations yet", "Aucune organisation";
        no_organization_matches = "No organization matches", "Aucune organisation ne correspond";
        of_provider = "Provider", "Fournisseur";
        plan = "Plan", "Formule";
        owner = "Owner", "Propriétaire";
        used = "Used seats", "Licences utilisées";
        own_organization = "Provider’s own", "Propre au fournisseur";
        mark = "Mark as a provider’s own", "Marquer comme propre à un fournisseur";
        mark_text = "It holds a provider’s own secrets: no provider can take it as a client any more.",
            "Elle contient les secrets propres à un fournisseur : aucun fournisseur ne pourra plus la prendre comme client.";
        mark_is_client = "It is a client of a provider. Unlink it there first.", "C’est une cliente d’un fournisseur. Détachez-la d’abord là-bas.";
        marked = "Marked as a provider’s own.", "Marquée comme propre à un fournisseur.";
        unmark = "Remove the mark", "Retirer la marque";
        unmark_text = "Its owners may then attach it to a provider as a client like any other, with what is in it.",
            "Ses propriétaires pourront alors la rattacher à un fournisseur comme toute autre, avec ce qu’elle contient.";
        unmarked = "The mark is removed.", "La marque est retirée.";
        convert = "Offer a business unit", "Proposer une unité d’entreprise";
        convert_text = "Its owner gets a link. Once they open it, the organization has a portal of its own, as its first client; until then nothing changes.",
            "Son propriétaire reçoit un lien. Une fois le lien ouvert, l’organisation a son propre portail, dont elle est le premier client ; d’ici là rien ne change.";
        convert_owner = "Email of an owner", "Adresse e-mail d’un propriétaire";
        convert_send = "Send the link", "Envoyer le lien";

        create = "New provider", "Nouveau fournisseur";
        created = "Provider created.", "Fournisseur créé.";
        msp = "Managed services", "Infogérance";
        msp_text = "Creates clients and runs them. Teams and Enterprise.", "Crée des clients et les gère. Teams et Enterprise.";
        reseller = "Reseller", "Revendeur";
        reseller_text = "Only the organizations you attach. Has no portal of its own.", "Uniquement les organisations que vous rattachez. N’a pas de portail.";
        business_unit = "Business unit", "Unité d’entreprise";
        business_unit_text = "Parts of one company. Enterprise only.", "Les entités d’une même entreprise. Enterprise uniquement.";
        cadence = "Billing", "Facturation";
        monthly = "Monthly", "Mensuelle";
        annually = "Annually", "Annuelle";
        name = "Provider name", "Nom du fournisseur";
        billing_email = "Billing email", "Adresse e-mail de facturation";
        owner_email = "Email of the first admin", "Adresse e-mail du premier administrateur";
        owner_email_help = "Receives the setup link, valid for five days.", "Reçoit le lien de configuration, valable cinq jours.";
        teams_minimum = "Teams seat minimum", "Minimum de licences Teams";
        enterprise_minimum = "Enterprise seat minimum", "Minimum de licences Enterprise";
        minimum_help = "Billed even when no client holds them.", "Facturées même si aucun client ne les détient.";
        whole_number = "A whole number, 0 or more.", "Un nombre entier, 0 ou plus.";
        link_title = "Setup link", "Lien de configuration";
        link_text(email: &str) =
            format!("It went to {email} by mail if this server sends mail. It works once, for five days."),
            format!("Il est parti par e-mail à {email} si ce serveur envoie des e-mails. Il sert une fois, pendant cinq jours.");

        resend = "New setup link", "Nouveau lien de configuration";
        minimums = "Seat minimums", "Minimums de licences";
        minimums_saved = "Seat minimums saved.", "Minimums de licences enregistrés.";
        assigned_now(count: i64) =
            format!("{count} {} assigned to clients now.", plural(Lang::En, count.unsigned_abs(), "seat is", "seats are")),
            format!("{count} {} aux clients actuellement.", plural(Lang::Fr, count.unsigned_abs(), "licence attribuée", "licences attribuées"));
        disable = "Disable", "Désactiver";
        disable_text = "Its portal closes and its people no longer reach clients. The clients keep running unless you disable them too.",
            "Son portail se ferme et ses membres n’accèdent plus aux clients. Les clients continuent de fonctionner, sauf si vous les désactivez aussi.";
        enable = "Enable", "Activer";
        enable_text = "Its portal opens again for its people.", "Son portail s’ouvre de nouveau à ses membres.";
        with_clients = "Its client organizations too", "Ses organisations clientes aussi";
        enabled = "Provider enabled.", "Fournisseur activé.";
        switched_off = "Provider disabled.", "Fournisseur désactivé.";
        delete = "Delete", "Supprimer";
        delete_text = "Its members and its seats go with it. It cannot be undone, and no client may be attached any more.",
            "Ses membres et ses licences disparaissent avec lui. C’est irréversible, et aucun client ne doit plus lui être rattaché.";
        type_name(name: &str) = format!("Type “{name}” to confirm."), format!("Saisissez « {name} » pour confirmer.");
        name_differs = "This is not its name.", "Ce n’est pas son nom.";
        deleted = "Provider deleted.", "Fournisseur supprimé.";

        plans = "Plans", "Formules";
        plans_text = "A price counts from the running month on; closed statements keep theirs.", "Un prix vaut à partir du mois en cours ; les relevés clos gardent le leur.";
        bad_price = "An amount such as 4.50.", "Un montant tel que 4,50.";
        currency = "Currency", "Devise";
        currency_help = "Its three letters, such as EUR.", "Ses trois lettres, par exemple EUR.";
        plan_saved = "Plan saved.", "Formule enregistrée.";

        log = "Log", "Journal";
        log_empty = "Nothing was done yet", "Rien n’a encore été fait";
        act = "Action", "Action";
        subject = "Subject", "Objet";
        via = "By", "Par";
        command = "Command line", "Ligne de commande";
        page = "This page", "Cette page";
        date = "Date", "Date";
    }
}

impl Operator {
    /// An act of the log in words; one that this version does not know stays as it is.
    pub fn done_act(self, act: &str) -> String {
        let (en, fr) = match act {
            "signed_in" => ("Signed in", "Connexion"),
            "sign_in_refused" => ("Refused a wrong token", "Jeton erroné refusé"),
            "token_renewed" => ("Renewed the operator token", "Jeton d’opérateur renouvelé"),
            "provider_created" => ("Created a provider", "Fournisseur créé"),
            "reseller_created" => ("Created a reseller", "Revendeur créé"),
            "conversion_begun" => ("Offered a business unit", "Unité d’entreprise proposée"),
            "setup_resent" => ("Made a new setup link", "Nouveau lien de configuration"),
            "provider_enabled" => ("Enabled a provider", "Fournisseur activé"),
            "provider_disabled" => ("Disabled a provider", "Fournisseur désactivé"),
            "minimum_set" => ("Changed a seat minimum", "Minimum de licences modifié"),
            "deletion_link_sent" => ("Sent a deletion link", "Lien de suppression envoyé"),
            "provider_deleted" => ("Deleted a provider", "Fournisseur supprimé"),
            "organization_attached" => ("Attached an organization", "Organisation rattachée"),
            "organization_detached" => ("Detached an organization", "Organisation détachée"),
            "marked_internal" => ("Marked an organization internal", "Organisation marquée interne"),
            "unmarked_internal" => ("No longer marked internal", "Organisation plus marquée interne"),
            "plan_set" => ("Changed a plan", "Formule modifiée"),
            other => return other.to_owned(),
        };
        match self.0 {
            Lang::En => en.to_owned(),
            Lang::Fr => fr.to_owned(),
        }
    }
}

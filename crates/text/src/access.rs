//! Sentences of item access per client (decision D3): the owner's choice, asking, granting, history.
//! Refuses to know: who may do which.

use crate::Lang;
use crate::plural::plural;

sentences! {
    /// A provider's access to a client's items.
    Access {
        title = "The provider’s access to items", "Accès du fournisseur aux éléments";
        text(provider: &str) =
            format!("{provider} runs this organization for you. Here you decide whether its people may open your items. They manage members, collections and seats in any case."),
            format!("{provider} gère cette organisation pour vous. Vous décidez ici si ses membres peuvent ouvrir vos éléments. Ils gèrent les membres, les collections et les licences dans tous les cas.");
        manage = "Always", "Toujours";
        manage_text = "The provider’s people see and edit all items. Every visit is in the event log.",
            "Les membres du fournisseur voient et modifient tous les éléments. Chaque visite figure au journal.";
        consent = "Only with consent", "Sur autorisation seulement";
        consent_text = "They ask with a reason; you grant access for a time, and can end it at once.",
            "Ils demandent en donnant une raison ; vous accordez l’accès pour une durée et pouvez y mettre fin aussitôt.";
        none = "Never", "Jamais";
        none_text = "They can neither read nor import nor change your items.", "Ils ne peuvent ni lire, ni importer, ni modifier vos éléments.";
        only_owners = "Only an owner can change this.", "Seul un propriétaire peut le modifier.";
        saved = "Item access saved.", "Accès aux éléments enregistré.";
        ended_by_change = "An open access ends with this change.", "Un accès ouvert prend fin avec ce changement.";

        open_now = "Open now", "Ouvert actuellement";
        open_until(when: &str) = format!("Access is open until {when}."), format!("L’accès est ouvert jusqu’au {when}.");
        end_now = "End access now", "Mettre fin à l’accès";
        ended = "Access ended.", "Accès terminé.";
        requests = "Waiting for your answer", "En attente de votre réponse";
        asks(who: &str, hours: &str) = format!("{who} asks for {hours}"), format!("{who} demande {hours}");
        grant = "Grant", "Accorder";
        grant_title(who: &str) = format!("Grant access to {who}"), format!("Accorder l’accès à {who}");
        grant_text = "Everyone of the provider may open and edit the items until the time is over.",
            "Tous les membres du fournisseur pourront ouvrir et modifier les éléments jusqu’à l’échéance.";
        granted = "Access granted.", "Accès accordé.";
        decline = "Decline", "Refuser";
        declined = "Request declined.", "Demande refusée.";
        duration = "For how long", "Pour combien de temps";
        hours(n: i64) =
            format!("{n} {}", plural(Lang::En, n.unsigned_abs(), "hour", "hours")),
            format!("{n} {}", plural(Lang::Fr, n.unsigned_abs(), "heure", "heures"));
        minutes(n: i64) =
            format!("{n} {}", plural(Lang::En, n.unsigned_abs(), "minute", "minutes")),
            format!("{n} {}", plural(Lang::Fr, n.unsigned_abs(), "minute", "minutes"));
        days(n: i64) =
            format!("{n} {}", plural(Lang::En, n.unsigned_abs(), "day", "days")),
            format!("{n} {}", plural(Lang::Fr, n.unsigned_abs(), "jour", "jours"));
        reason = "Reason", "Raison";
        history = "History", "Historique";
        history_none = "Nobody has asked yet.", "Personne n’a encore demandé.";
        state_granted = "Granted", "Accordé";
        state_declined = "Declined", "Refusé";
        state_ended = "Ended", "Terminé";
        state_expired = "Expired", "Expiré";
        state_withdrawn = "Withdrawn", "Retirée";

        column = "Items", "Éléments";
        badge_consent = "With consent", "Sur autorisation";
        badge_open = "Open", "Ouvert";
        badge_asked = "Asked", "Demandé";
        badge_none = "Closed", "Fermé";
        ask = "Ask for access", "Demander l’accès";
        ask_title(name: &str) = format!("Ask {name} for access"), format!("Demander l’accès à {name}");
        ask_text = "The owners get an email. They decide, for how long, and can end it at any time.",
            "Les propriétaires reçoivent un e-mail. Ils décident, de la durée aussi, et peuvent y mettre fin à tout moment.";
        ask_reason_help = "What you need to do there. The owners read it, and it stays in the history.",
            "Ce que vous devez y faire. Les propriétaires le lisent, et cela reste dans l’historique.";
        asked = "The owners were asked.", "La demande est envoyée aux propriétaires.";
        already_asked = "You have asked already and wait for an answer.", "Vous avez déjà demandé ; la réponse est attendue.";
        withdraw = "Withdraw the request", "Retirer la demande";
        withdrawn = "Request withdrawn.", "Demande retirée.";
        locked_title = "Items are closed to you", "Les éléments vous sont fermés";
        locked_none = "This client does not let its provider read items. An owner can change that under Organization info.",
            "Ce client ne laisse pas son fournisseur lire ses éléments. Un propriétaire peut le changer dans Organisation.";
        locked_consent = "This client lets its provider read items only after a request. Members and collections stay open to you.",
            "Ce client ne laisse son fournisseur lire ses éléments que sur demande. Les membres et les collections vous restent ouverts.";
        open_banner(when: &str) = format!("The items are open to you until {when}."), format!("Les éléments vous sont ouverts jusqu’au {when}.");
    }
}

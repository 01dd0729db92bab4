//! Words that all pages share. Refuses to know: any page.

use crate::plural::plural;

sentences! {
    /// Shared words of buttons, labels and components.
    Words {
        save = "Save", "Enregistrer";
        saving = "Saving…", "Enregistrement…";
        cancel = "Cancel", "Annuler";
        close = "Close", "Fermer";
        done = "Done", "Terminé";
        back = "Back", "Retour";
        next = "Next", "Suivant";
        add = "Add", "Ajouter";
        create = "Create", "Créer";
        edit = "Edit", "Modifier";
        delete = "Delete", "Supprimer";
        remove = "Remove", "Retirer";
        removing = "Removing…", "Retrait…";
        restore = "Restore", "Restaurer";
        confirm = "Confirm", "Confirmer";
        confirming = "Confirming…", "Confirmation…";
        open = "Open", "Ouvrir";
        search = "Search", "Rechercher";
        name = "Name", "Nom";
        email = "Email", "Adresse e-mail";
        role = "Role", "Rôle";
        status = "Status", "État";
        actions = "Actions", "Actions";
        show = "Show", "Afficher";
        hide = "Hide", "Masquer";
        copy = "Copy", "Copier";
        copied = "Copied", "Copié";
        retry = "Try again", "Réessayer";
        export_csv = "Export CSV", "Exporter en CSV";
        clear = "Clear", "Effacer";
        loading = "Loading…", "Chargement…";
        optional = "optional", "facultatif";
        less = "One less", "Un de moins";
        more = "One more", "Un de plus";
        select_all = "Select all", "Tout sélectionner";
        notifications = "Notifications", "Notifications";
        all = "All", "Tous";
        none = "None", "Aucun";
        yes = "Yes", "Oui";
        no = "No", "Non";
        unlimited = "Unlimited", "Illimité";
        required = "Fill in this field.", "Remplissez ce champ.";
        email_wrong = "This is not an email address.", "Ce n’est pas une adresse e-mail.";
        too_long(most: usize) = format!("At most {most} characters."), format!("{most} caractères au plus.");
        problems(count: usize) =
            format!("{count} {} your attention.", plural(crate::Lang::En, count as u64, "field needs", "fields need")),
            format!("{count} {} votre attention.", plural(crate::Lang::Fr, count as u64, "champ demande", "champs demandent"));
        actions_for(what: &str) = format!("Actions for {what}"), format!("Actions pour {what}");
        select(what: &str) = format!("Select {what}"), format!("Sélectionner {what}");
        selected(count: usize) =
            format!("{count} selected"),
            format!("{count} {}", plural(crate::Lang::Fr, count as u64, "sélectionné", "sélectionnés"));
    }
}

//! The Admin Console of an organization: collections, items, members. Refuses to know: who may do what.

use crate::plural::plural;

sentences! {
    /// Words of the Admin Console.
    Console {
        phrase = "Fingerprint phrase of the organization", "Phrase d’empreinte de l’organisation";
        phrase_text = "Five words made from the organization’s public key. Whoever checks that key compares them with you.",
            "Cinq mots tirés de la clé publique de l’organisation. Qui vérifie cette clé les compare avec vous.";
        rules = "Collections", "Collections";
        rules_text = "Who may do what with collections and the items in them.", "Qui peut faire quoi avec les collections et leurs éléments.";
        rule_creation = "Only owners and admins create collections", "Seuls les propriétaires et administrateurs créent des collections";
        rule_deletion = "Only owners and admins delete collections", "Seuls les propriétaires et administrateurs suppriment des collections";
        rule_items = "Only who manages a collection deletes its items", "Seul qui gère une collection supprime ses éléments";
        rule_admins = "Owners and admins manage all collections and items", "Les propriétaires et administrateurs gèrent toutes les collections et tous les éléments";
        rules_saved = "Saved.", "Enregistré.";
        purge = "Delete all items", "Supprimer tous les éléments";
        purge_text = "Deletes every item of this organization for good, those in the trash too, with their attachments. Collections and members stay. This cannot be undone.",
            "Supprime définitivement tous les éléments de cette organisation, ceux de la corbeille aussi, avec leurs pièces jointes. Les collections et les membres restent. Cette action est irréversible.";
        purged = "All items of the organization are deleted.", "Tous les éléments de l’organisation sont supprimés.";
        delete = "Delete organization", "Supprimer l’organisation";
        delete_text = "Its items, collections, members’ access and log are gone for good. The seats of a client go back to its provider.",
            "Ses éléments, ses collections, l’accès de ses membres et son journal disparaissent définitivement. Les licences d’un client reviennent à son fournisseur.";
        deleted = "The organization is deleted.", "L’organisation est supprimée.";
        collections_title = "Collections", "Collections";
        members_title = "Members", "Membres";
        provider_banner(provider: &str) = format!("You are managing this organization through {provider}. Each visit is written to the event logs of both."),
            format!("Vous gérez cette organisation par l’intermédiaire de {provider}. Chaque visite est inscrite aux journaux des deux.");
        suspended_title(name: &str) = format!("{name} is suspended"), format!("{name} est suspendue");
        suspended_member = "Its items can’t be used for now. Ask an owner of the organization.",
            "Ses éléments ne sont pas utilisables pour l’instant. Adressez-vous à un propriétaire de l’organisation.";
        suspended_provider(provider: &str) = format!("Its items can’t be used for now. Contact your provider, {provider}."),
            format!("Ses éléments ne sont pas utilisables pour l’instant. Contactez votre fournisseur, {provider}.");
        no_access_title = "Not open to you", "Accès non autorisé";
        no_access_text = "Ask an owner of this organization for the right to open this page.",
            "Demandez à un propriétaire de cette organisation le droit d’ouvrir cette page.";
        unknown_title = "Organization not found", "Organisation introuvable";
        unknown_text = "It does not exist, or you don’t belong to it.", "Elle n’existe pas, ou vous n’en faites pas partie.";
        no_item_access_title = "Items are not open to providers here", "Les éléments ne sont pas ouverts au fournisseur ici";
        no_item_access_text = "This organization lets its provider manage people and collections, not items.",
            "Cette organisation permet à son fournisseur de gérer les personnes et les collections, mais pas les éléments.";
        load_failed = "This organization could not be loaded", "Cette organisation n’a pas pu être chargée";
        loading = "Opening the organization…", "Ouverture de l’organisation…";

        // Collections and items.
        all_items = "All items", "Tous les éléments";
        unassigned = "Unassigned", "Sans collection";
        trash = "Trash", "Corbeille";
        new = "New", "Nouveau";
        new_collection = "New collection", "Nouvelle collection";
        edit_collection = "Edit collection", "Modifier la collection";
        edit_collection_n(name: &str) = format!("Edit collection {name}"), format!("Modifier la collection {name}");
        delete_collection = "Delete collection", "Supprimer la collection";
        ask_delete_collection(name: &str) = format!("Delete the collection “{name}”?"), format!("Supprimer la collection « {name} » ?");
        ask_delete_collection_more = "Its items stay in the organization. Members who had access only through it lose them.",
            "Ses éléments restent dans l’organisation. Les membres qui n’y accédaient que par elle les perdent.";
        collection_saved = "Collection saved", "Collection enregistrée";
        collection_deleted = "Collection deleted", "Collection supprimée";
        collection_name = "Collection name", "Nom de la collection";
        collection_help = "Nest collections with “/”: Finance/Banks. Access is never inherited.",
            "Imbriquez les collections avec « / » : Finance/Banques. Les accès ne sont jamais hérités.";
        collection_name_required = "Give the collection a name.", "Donnez un nom à la collection.";
        info_tab = "Information", "Informations";
        access_tab = "Access", "Accès";
        access_help = "Each member gets one permission on this collection.", "Chaque membre reçoit une autorisation sur cette collection.";
        access_search = "Search members", "Rechercher des membres";
        access_add = "Add a member", "Ajouter un membre";
        access_none = "Nobody has access to this collection yet.", "Personne n’a encore accès à cette collection.";
        access_needs_manager = "At least one member needs “Manage collection”: otherwise only owners and admins can manage it.",
            "Au moins un membre doit avoir « Gérer la collection » : sinon, seuls les propriétaires et les administrateurs peuvent la gérer.";
        access_remove(name: &str) = format!("Remove access of {name}"), format!("Retirer l’accès de {name}");
        permission_of(name: &str) = format!("Permission of {name}"), format!("Autorisation de {name}");
        permission = "Permission", "Autorisation";
        view_hidden = "View items, hidden passwords", "Voir les éléments, mots de passe masqués";
        view = "View items", "Voir les éléments";
        edit_hidden = "Edit items, hidden passwords", "Modifier les éléments, mots de passe masqués";
        edit = "Edit items", "Modifier les éléments";
        manage = "Manage collection", "Gérer la collection";
        groups_kept(n: u64) = format!("{n} {} also have access; they are kept.", plural(crate::Lang::En, n, "group", "groups")),
            format!("{n} {} également accès ; ils sont conservés.", plural(crate::Lang::Fr, n, "groupe a", "groupes ont"));
        my_items_of(email: &str) = format!("Items of {email}"), format!("Éléments de {email}");
        own_collection = "This is a member’s own collection. It can’t be edited.", "C’est la collection personnelle d’un membre. Elle ne peut pas être modifiée.";
        search_items = "Search this organization", "Rechercher dans cette organisation";
        search_collection(name: &str) = format!("Search in {name}"), format!("Rechercher dans {name}");
        empty_title = "No items yet", "Aucun élément";
        empty_text = "Add the first login, card, note or identity of this organization, or create a collection for it.",
            "Ajoutez le premier identifiant, carte, note ou identité de cette organisation, ou créez une collection pour l’accueillir.";
        empty_collection_title = "This collection is empty", "Cette collection est vide";
        empty_collection_text = "Add an item to it, or assign existing items from their menu.",
            "Ajoutez-y un élément, ou attribuez-lui des éléments existants depuis leur menu.";
        empty_unassigned_title = "Every item is in a collection", "Tous les éléments sont dans une collection";
        empty_unassigned_text = "Items without a collection are seen by owners and admins only.",
            "Les éléments sans collection ne sont visibles que des propriétaires et des administrateurs.";
        empty_trash_title = "The trash is empty", "La corbeille est vide";
        empty_trash_text = "Items deleted in this organization stay here until they are deleted permanently.",
            "Les éléments supprimés dans cette organisation restent ici jusqu’à leur suppression définitive.";
        empty_search_title = "Nothing found", "Aucun résultat";
        empty_search_text(what: &str) = format!("Nothing here matches “{what}”."), format!("Rien ici ne correspond à « {what} ».");
        may_not_create = "You may not create collections in this organization.", "Vous ne pouvez pas créer de collections dans cette organisation.";
        may_not_edit_collection = "Only those who manage this collection may edit it.", "Seules les personnes qui gèrent cette collection peuvent la modifier.";
        no_collection_for_items = "Create a collection first: items of an organization live in collections.",
            "Créez d’abord une collection : les éléments d’une organisation se trouvent dans des collections.";

        // Members (A-101 to A-10C).
        members_search = "Search by name or email", "Rechercher par nom ou adresse";
        all = "All", "Tous";
        invited = "Invited", "Invités";
        needs_confirmation = "Needs confirmation", "À confirmer";
        revoked = "Revoked", "Révoqués";
        status_filter = "Status", "Statut";
        status_invited = "Invited", "Invité";
        status_accepted = "Needs confirmation", "À confirmer";
        status_revoked = "Revoked", "Révoqué";
        status_confirmed = "Confirmed", "Confirmé";
        members_caption = "Members", "Membres";
        col_name = "Name", "Nom";
        col_collections = "Collections", "Collections";
        col_role = "Role", "Rôle";
        col_status = "Status", "Statut";
        you = "You", "Vous";
        two_step_on = "Two-step login on", "Authentification à deux étapes activée";
        owner = "Owner", "Propriétaire";
        admin = "Admin", "Administrateur";
        user = "User", "Utilisateur";
        custom = "Custom", "Personnalisé";
        owner_help = "Everything, including the organization’s settings and owners.", "Tout, y compris les paramètres et les propriétaires de l’organisation.";
        admin_help = "Members, collections and items, but not owners.", "Les membres, les collections et les éléments, mais pas les propriétaires.";
        user_help = "The items of the collections given to them.", "Les éléments des collections qui leur sont attribuées.";
        custom_help = "Chosen permissions, one by one.", "Des autorisations choisies une à une.";
        collections_n(n: u64) = format!("{n} {}", plural(crate::Lang::En, n, "collection", "collections")),
            format!("{n} {}", plural(crate::Lang::Fr, n, "collection", "collections"));
        confirm_banner(n: u64) = format!("{n} {} waiting for confirmation. Compare the fingerprint phrase, then confirm.",
                plural(crate::Lang::En, n, "member is", "members are")),
            format!("{n} {} une confirmation. Comparez la phrase d’empreinte, puis confirmez.",
                plural(crate::Lang::Fr, n, "membre attend", "membres attendent"));
        actions_of(name: &str) = format!("Actions for {name}"), format!("Actions pour {name}");

        invite = "Invite member", "Inviter un membre";
        invite_title = "Invite members", "Inviter des membres";
        emails = "Email addresses", "Adresses e-mail";
        emails_help = "Up to 20, separated by commas or lines.", "20 au maximum, séparées par des virgules ou des lignes.";
        emails_required = "Write at least one email address.", "Indiquez au moins une adresse e-mail.";
        email_wrong(email: &str) = format!("“{email}” is not an email address."), format!("« {email} » n’est pas une adresse e-mail.");
        too_many_emails = "At most 20 addresses at once.", "20 adresses au maximum à la fois.";
        role = "Role", "Rôle";
        permissions = "Permissions", "Autorisations";
        collections = "Collections", "Collections";
        collections_invite_help = "What they can open once confirmed.", "Ce qu’ils pourront ouvrir une fois confirmés.";
        no_collections = "This organization has no collections yet.", "Cette organisation n’a pas encore de collections.";
        add_collection = "Add a collection", "Ajouter une collection";
        no_collections_chosen = "No collection chosen yet.", "Aucune collection choisie.";
        access_help_member = "Each collection is given with one permission.", "Chaque collection est donnée avec une autorisation.";
        send_invitations = "Send invitations", "Envoyer les invitations";
        invited_title = "Invitations are ready", "Les invitations sont prêtes";
        invited_text = "Each person must open their own link. When mail is set up on this server it has been sent too.",
            "Chaque personne doit ouvrir son propre lien. Si la messagerie est configurée sur ce serveur, il a aussi été envoyé.";
        link_for(email: &str) = format!("Invitation link for {email}"), format!("Lien d’invitation pour {email}");
        copy_link_for(email: &str) = format!("Copy the link for {email}"), format!("Copier le lien pour {email}");
        link_copied = "Link copied", "Lien copié";
        invited_n(n: u64) = format!("{n} {}", plural(crate::Lang::En, n, "member invited", "members invited")),
            format!("{n} {}", plural(crate::Lang::Fr, n, "membre invité", "membres invités"));

        resend = "Resend invitation", "Renvoyer l’invitation";
        resent(email: &str) = format!("Invitation for {email} renewed"), format!("Invitation pour {email} renouvelée");
        confirm = "Confirm", "Confirmer";
        confirm_title(name: &str) = format!("Confirm {name}"), format!("Confirmer {name}");
        confirm_text = "Ask them, by another way than this one, for their fingerprint phrase (in their account page). If it is the same, you hand the organization’s key to the right person.",
            "Demandez-leur, par un autre moyen que celui-ci, leur phrase d’empreinte (dans la page de leur compte). Si elle est identique, vous remettez la clé de l’organisation à la bonne personne.";
        fingerprint = "Fingerprint phrase", "Phrase d’empreinte";
        fingerprint_loading = "Reading the fingerprint phrase…", "Lecture de la phrase d’empreinte…";
        confirmed(name: &str) = format!("{name} is confirmed"), format!("{name} est maintenant confirmé");
        edit_member = "Edit role and collections", "Modifier le rôle et les collections";
        edit_member_title(name: &str) = format!("Edit {name}"), format!("Modifier {name}");
        role_tab = "Role", "Rôle";
        collections_tab = "Collections", "Collections";
        member_saved(name: &str) = format!("{name} saved"), format!("{name} : enregistré");
        remove = "Remove", "Retirer";
        ask_remove(name: &str) = format!("Remove {name} from this organization?"), format!("Retirer {name} de cette organisation ?");
        ask_remove_more = "They lose access to its items at once. Their own account and own items stay.",
            "Cette personne perd aussitôt l’accès à ses éléments. Son compte et ses propres éléments sont conservés.";
        removed(name: &str) = format!("{name} removed"), format!("{name} : retiré");
        revoke = "Revoke access", "Révoquer l’accès";
        restore_access = "Restore access", "Rétablir l’accès";
        ask_revoke(name: &str) = format!("Revoke access of {name}?"), format!("Révoquer l’accès de {name} ?");
        ask_revoke_more = "They lose access to this organization’s items at once and free a seat. Role and collections are kept; you can restore their access later.",
            "Cette personne perd aussitôt l’accès aux éléments de cette organisation et libère une licence. Son rôle et ses collections sont conservés ; vous pourrez rétablir son accès plus tard.";
        revoked_done(name: &str) = format!("Access of {name} revoked"), format!("Accès de {name} révoqué");
        restored_done(name: &str) = format!("Access of {name} restored"), format!("Accès de {name} rétabli");
        empty_members_title = "No members yet", "Aucun membre";
        empty_members_text = "Invite the first members of this organization.", "Invitez les premiers membres de cette organisation.";
        empty_status_title = "Nobody here", "Personne ici";
        empty_search_members = "No name and no address matches.", "Aucun nom ni aucune adresse ne correspond.";
        empty_status_text = "No member has this status.", "Aucun membre n’a ce statut.";

        // Guards, shown as reasons (A-10C).
        only_owners = "Only an owner or the provider may manage owners.", "Seul un propriétaire ou le fournisseur peut gérer les propriétaires.";
        custom_not_admins = "A custom role may not manage owners and admins.", "Un rôle personnalisé ne peut pas gérer les propriétaires et les administrateurs.";
        not_self = "You can’t do this to yourself.", "Vous ne pouvez pas le faire pour vous-même.";
        last_owner = "The organization needs at least one confirmed owner.", "L’organisation a besoin d’au moins un propriétaire confirmé.";
        not_accepted = "They have not accepted the invitation yet.", "Cette personne n’a pas encore accepté l’invitation.";
        may_not_manage = "You may not manage members here.", "Vous ne pouvez pas gérer les membres ici.";
        custom_needs_plan = "Custom roles need the Enterprise plan.", "Les rôles personnalisés nécessitent la formule Enterprise.";
        no_key = "You don’t hold this organization’s key in this session.", "Vous ne détenez pas la clé de cette organisation dans cette session.";
        seats_full(seats: &str) = format!("All {seats} seats are taken. Ask the provider or an owner for more."),
            format!("Les {seats} licences sont toutes utilisées. Demandez-en d’autres au fournisseur ou à un propriétaire.");

        // Custom permissions.
        access_event_logs = "Access event logs", "Accéder aux journaux d’événements";
        access_import_export = "Import and export", "Importer et exporter";
        access_reports = "Access reports", "Accéder aux rapports";
        create_new_collections = "Create collections", "Créer des collections";
        edit_any_collection = "Edit any collection", "Modifier toutes les collections";
        delete_any_collection = "Delete any collection", "Supprimer toutes les collections";
        manage_groups = "Manage groups", "Gérer les groupes";
        manage_policies = "Manage policies", "Gérer les politiques";
        manage_sso = "Manage single sign-on", "Gérer l’authentification unique";
        manage_users = "Manage members", "Gérer les membres";
        manage_reset_password = "Recover accounts", "Récupérer les comptes";
        manage_scim = "Manage SCIM", "Gérer SCIM";
    }
}
